import type { JobReport } from '#shared/contract/job-contract.ts'
import type { JobControl } from './runtime/jobs.ts'
import { checkTable, tableNames } from './documents/integrity.ts'
import type { Engine } from './engine.ts'
import { compareRows } from './projections/compare-rows.ts'
import { countDocuments } from './rebuild-rows.ts'

type Problem = Extract<JobReport, { kind: 'check' }>['problems'][number]

/** File, documents and rows, each checked against what it should be. Changes nothing, and the journal answers meanwhile. */
export async function checkJournal({ kinds, store, projections }: Engine, job: JobControl): Promise<JobReport> {
  const documents = countDocuments(store)
  const total = documents * 2 + 1
  const problems: Problem[] = []
  for (const table of tableNames(store.database)) {
    for (const message of checkTable(store.database, table)) problems.push({ where: 'file', id: null, message })
    await job.step(0, total)
  }
  let looked = 0
  for (const found of store.checkAll()) {
    looked++
    if (found.problem !== null)
      problems.push({ where: 'document', id: found.id, message: `${found.kind}: ${found.problem}` })
    if (looked % DOCUMENTS_A_STEP === 0) await job.step(Math.min(looked, documents), total)
  }
  for (const { id, kind, problem } of store.quarantined()) {
    problems.push({ where: 'document', id, message: `${kind}, set aside earlier: ${problem}` })
  }
  if (projections.areCurrent) {
    let made = 0
    for (const step of compareRows(projections, store, kinds)) {
      if (typeof step === 'string') problems.push({ where: 'rows', id: null, message: step })
      else made = Math.max(made, step)
      await job.step(documents + Math.min(made, documents), total)
    }
  } else problems.push({ where: 'rows', id: null, message: 'The rows are being made again.' })
  await job.step(total, total)
  return { kind: 'check', documents, problems }
}

const DOCUMENTS_A_STEP = 100
