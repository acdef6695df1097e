import type { JobReport } from '#shared/contract/job-contract.ts'
import type { JobControl } from './commands/jobs.ts'
import type { Engine } from './engine.ts'
import { compareRows } from './projections/compare-rows.ts'
import { countDocuments } from './rebuild-rows.ts'

type Problem = Extract<JobReport, { kind: 'check' }>['problems'][number]

/** File, documents and rows, each checked against what it should be. Changes nothing. */
export async function checkJournal({ store, projections }: Engine, job: JobControl): Promise<JobReport> {
  const documents = countDocuments(store)
  const total = documents * 2 + 1
  const problems: Problem[] = checkFile(store.database)
  let done = 1
  await job.step(done, total)
  for (const { id, kind, problem } of store.checkAll()) {
    problems.push({ where: 'document', id, message: `${kind}: ${problem}` })
  }
  for (const { id, kind, problem } of store.quarantined()) {
    problems.push({ where: 'document', id, message: `${kind}, set aside earlier: ${problem}` })
  }
  done += documents
  await job.step(done, total)
  if (projections.areCurrent) {
    for (const message of compareRows(projections, store)) problems.push({ where: 'rows', id: null, message })
  } else problems.push({ where: 'rows', id: null, message: 'The rows are being made again.' })
  await job.step(total, total)
  return { kind: 'check', documents, problems }
}

function checkFile(database: Engine['store']['database']): Problem[] {
  const found = database.pragma('integrity_check(100)') as { integrity_check: string }[]
  return found
    .filter(({ integrity_check: message }) => message !== 'ok')
    .map(({ integrity_check: message }) => ({ where: 'file', id: null, message }))
}
