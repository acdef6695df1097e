import type { JobReport, JournalProblem } from '#shared/contract/job-contract.ts'
import type { JobControl } from './runtime/jobs.ts'
import { checkTable, tableNames } from './documents/integrity.ts'
import type { Engine } from './engine.ts'
import { compareRows } from './projections/compare-rows.ts'
import { countDocuments } from './rebuild-rows.ts'

/** File, documents and rows, each checked against what it should be. Changes nothing, and the journal answers meanwhile. */
export async function checkJournal({ kinds, store, projections }: Engine, job: JobControl): Promise<JobReport> {
  const documents = countDocuments(store)
  const total = documents * 2 + 1
  const problems: JournalProblem[] = []
  for (const table of tableNames(store.database)) {
    const { found, orphans } = checkTable(store.database, table)
    for (const detail of found) problems.push({ code: 'FILE_DAMAGED', table, detail })
    if (orphans > 0) problems.push({ code: 'ROWS_ORPHANED', table, count: orphans })
    await job.step(0, total)
  }
  let looked = 0
  let wrongMarks = store.strayMarks()
  for (const found of store.checkAll()) {
    looked++
    const { id, kind, problem: detail } = found
    if (detail !== null) problems.push({ code: 'DOCUMENT_UNREADABLE', id, kind, detail })
    if (!found.isIndexed) wrongMarks++
    if (looked % DOCUMENTS_A_STEP === 0) await job.step(Math.min(looked, documents), total)
  }
  if (wrongMarks > 0) problems.push({ code: 'SYNC_INDEX_WRONG', count: wrongMarks })
  for (const { id, kind, problem: detail } of store.quarantined()) {
    problems.push({ code: 'DOCUMENT_SET_ASIDE', id, kind, detail })
  }
  if (projections.areCurrent) {
    let made = 0
    for (const step of compareRows(projections, store, kinds)) {
      if (typeof step === 'number') made = Math.max(made, step)
      else problems.push(step)
      await job.step(documents + Math.min(made, documents), total)
    }
  } else problems.push({ code: 'ROWS_NOT_READY' })
  await job.step(total, total)
  return { kind: 'check', documents, problems }
}

const DOCUMENTS_A_STEP = 100
