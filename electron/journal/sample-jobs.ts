import type { JobReport } from '#shared/contract/job-contract.ts'
import type { DocumentId, PersonId } from '#shared/model/id.ts'
import type { JobControl } from './runtime/jobs.ts'
import { parseSample, sampleDocuments } from './commands/sample-journal.ts'
import { clearSampleCanvas } from './commands/sample-canvas.ts'
import type { Engine } from './engine.ts'
import type { JournalOptions } from './journal.ts'
import { sampleReviews } from './sample-reviews.ts'

const DOCUMENTS_A_COMMIT = 100

/** Adds the sample journal; a second time adds nothing. */
export async function addSample(engine: Engine, options: JournalOptions, job: JobControl): Promise<JobReport> {
  if (sampleIds(engine).length > 0) return { kind: 'sample', documents: 0 }
  const { commands, newId } = engine
  const sample = parseSample(options.sample())
  const people = new Map(sample.people.map(({ key }) => [key, newId() as PersonId]))
  const context = {
    people,
    today: commands.today(),
    now: commands.now(),
    timeZone: engine.queries.timeZone(),
    newEntryId: commands.newEntryId,
    newId,
  }
  const steps = [...sampleDocuments(sample, context)]
  await inCommits(engine, 'addSample', steps, job, (write, step) => step(write))
  // What they count must be there.
  const reviews = sampleReviews(engine, sample.reviews, (key) => people.get(key) as PersonId)
  const written: ReturnType<(typeof reviews)[number]>[] = []
  for (const freeze of reviews) {
    written.push(freeze())
    await job.step(steps.length + written.length, steps.length + reviews.length)
  }
  await inCommits(engine, 'addSample', written, job, (write, step) => step(write))
  return { kind: 'sample', documents: sampleIds(engine).length }
}

/** Takes away every document that came with the sample, whatever was done to it since; the others stay. */
export async function removeSample(engine: Engine, job: JobControl): Promise<JobReport> {
  const ids = sampleIds(engine)
  await inCommits(engine, 'removeSample', [ids], job, clearSampleCanvas)
  await inCommits(engine, 'removeSample', ids, job, (write, id) => write.purge(id))
  return { kind: 'sample', documents: ids.length }
}

/** Documents of the sample journal that are here. */
export function sampleIds({ commands }: Engine): DocumentId[] {
  const rows = commands.sql('SELECT id FROM entries WHERE sample = 1 ORDER BY n').all()
  return (rows as { id: DocumentId }[]).map(({ id }) => id)
}

async function inCommits<Step>(
  { store, commands: { device }, noteWrite }: Engine,
  command: string,
  steps: readonly Step[],
  job: JobControl,
  run: (write: Parameters<Parameters<Engine['store']['commit']>[1]>[0], step: Step) => void,
): Promise<void> {
  for (let done = 0; done < steps.length; done += DOCUMENTS_A_COMMIT) {
    const some = steps.slice(done, done + DOCUMENTS_A_COMMIT)
    try {
      store.commit({ command, device }, (write) => {
        for (const step of some) run(write, step)
      })
      noteWrite(null)
    } catch (error) {
      noteWrite(error)
      throw error
    }
    await job.step(Math.min(done + DOCUMENTS_A_COMMIT, steps.length), steps.length)
  }
}
