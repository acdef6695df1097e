import type { JobControl } from './runtime/jobs.ts'
import type { JobReport } from '#shared/contract/job-contract.ts'
import { toJournalError } from './documents/journal-error.ts'
import type { Engine } from './engine.ts'

/** Makes every row again from documents, as a job. */
export async function rebuildRows({ projections, store }: Engine, job: JobControl): Promise<JobReport> {
  const total = countDocuments(store)
  const before = store.quarantined().length
  let documents = 0
  try {
    for (const done of projections.rebuild((kind) => store.each(kind))) {
      documents = done
      await job.step(done, total)
    }
    reindex(store, projections)
  } catch (error) {
    throw toJournalError(error)
  }
  return { kind: 'rebuild', documents, quarantined: store.quarantined().length - before }
}

/** As the job, at once: for a small journal, or one that nobody looks at yet. */
export function rebuildRowsNow({ projections, store }: Engine): void {
  for (const _ of projections.rebuild((kind) => store.each(kind)));
  reindex(store, projections)
}

/** What devices compare is made again, too: the rows know what is part of the sample, which stays here. */
function reindex(store: Engine['store'], { sql }: Engine['projections']): void {
  const sample = new Set(sql('SELECT n FROM entries WHERE sample = 1').pluck().all())
  store.reindex((n) => sample.has(n))
}

export function countDocuments(store: Engine['store']): number {
  return Object.values(store.counts()).reduce((sum, count) => sum + count, 0)
}
