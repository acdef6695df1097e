import type { JobReport, JournalProblem } from '#shared/contract/job-contract.ts'
import type { JobControl } from './runtime/jobs.ts'
import { checksumOf } from './documents/checksum.ts'
import { readProblemText } from './documents/document-problem.ts'
import { checkTable, tableNames } from './documents/integrity.ts'
import { isJournalError, toJournalError } from './documents/journal-error.ts'
import type { Engine } from './engine.ts'
import { compareRows } from './projections/compare-rows.ts'
import { finishesOf } from '#shared/model/review.ts'
import { countDocuments } from './rebuild-rows.ts'

/**
 * File, documents and rows, each checked against what it should be. Changes nothing, and the journal answers meanwhile. Where
 * one part of the file cannot be read, it is named and the others are looked at.
 */
export async function checkJournal(engine: Engine, job: JobControl): Promise<JobReport> {
  const problems: JournalProblem[] = []
  /** Tells of a page that cannot be read as of the part that was being looked at. */
  const part = async <Result>(table: string, work: () => Result | Promise<Result>): Promise<Result | null> => {
    try {
      return await work()
    } catch (error) {
      const told = toJournalError(error)
      if (!isJournalError(told, 'damaged', 'io')) throw error
      const detail = error instanceof Error ? error.message : String(error)
      problems.push({ code: 'FILE_DAMAGED', table, detail })
      return null
    }
  }
  const documents = (await part('documents', () => countDocuments(engine.store))) ?? 0
  const total = documents * 2 + 1
  await part('sqlite_schema', () => checkTables(engine, job, total, problems))
  await part('documents', () => checkDocuments(engine, job, documents, problems))
  await part('reviews', () => checkReviews(engine, problems))
  await part('quarantine', () => {
    for (const { id, kind, problem } of engine.store.quarantined())
      problems.push({ code: 'DOCUMENT_SET_ASIDE', id, kind, ...readProblemText(problem) })
  })
  await part('rows', () => checkRows(engine, job, documents, problems))
  await job.step(total, total)
  return { kind: 'check', documents, problems }
}

async function checkTables(
  { store }: Engine,
  job: JobControl,
  total: number,
  problems: JournalProblem[],
): Promise<void> {
  for (const table of tableNames(store.database)) {
    // Some tables go while they are not needed, and may have gone since they were listed.
    if (!tableNames(store.database).includes(table)) continue
    const { found, orphans } = checkTable(store.database, table)
    for (const detail of found) problems.push({ code: 'FILE_DAMAGED', table, detail })
    if (orphans > 0) problems.push({ code: 'ROWS_ORPHANED', table, count: orphans })
    await job.step(0, total)
  }
}

async function checkDocuments(
  { store }: Engine,
  job: JobControl,
  documents: number,
  problems: JournalProblem[],
): Promise<void> {
  let looked = 0
  let wrongMarks = store.strayMarks()
  for (const found of store.checkAll()) {
    looked++
    const { id, kind, problem } = found
    if (problem !== null) problems.push({ code: 'DOCUMENT_UNREADABLE', id, kind, ...readProblemText(problem) })
    if (!found.isIndexed) wrongMarks++
    if (looked % DOCUMENTS_A_STEP === 0) await job.step(Math.min(looked, documents), documents * 2 + 1)
  }
  if (wrongMarks > 0) problems.push({ code: 'SYNC_INDEX_WRONG', count: wrongMarks })
}

/** What was frozen must be what it was, whoever wrote it since. */
function checkReviews({ store }: Engine, problems: JournalProblem[]): void {
  for (const { id, content } of store.each('review')) {
    if (content.kind !== 'review') continue
    const { from, to } = content
    for (const { frozen, sha256 } of finishesOf(content)) {
      if (checksumOf(frozen) !== sha256) problems.push({ code: 'REVIEW_CHANGED', id, from, to })
    }
  }
}

async function checkRows(
  { kinds, store, projections }: Engine,
  job: JobControl,
  documents: number,
  problems: JournalProblem[],
): Promise<void> {
  if (!projections.areCurrent) return void problems.push({ code: 'ROWS_NOT_READY' })
  let made = 0
  for (const step of compareRows(projections, store, kinds)) {
    if (typeof step === 'number') made = Math.max(made, step)
    else problems.push(step)
    await job.step(documents + Math.min(made, documents), documents * 2 + 1)
  }
}

const DOCUMENTS_A_STEP = 100
