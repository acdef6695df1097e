import type { BackupRow, JobState } from '#shared/contract/job-contract.ts'
import { basename } from 'node:path'
import type { Topic } from '#shared/contract/query-topics.ts'
import { checkJournal } from './check-journal.ts'
import type { Jobs } from './runtime/jobs.ts'
import { Refusal } from './runtime/refusal.ts'
import { listBackups, type Backup } from './documents/backup-files.ts'
import { backUp } from './documents/backups.ts'
import type { Engine } from './engine.ts'
import type { CommandHandlers, QueryHandlers } from './implement-contract.ts'
import type { JournalOptions } from './journal.ts'
import { countDocuments } from './rebuild-rows.ts'
import { addSample, removeSample } from './sample-jobs.ts'

type JobCommands = Pick<
  CommandHandlers,
  'cancelJob' | 'rebuild' | 'check' | 'addSample' | 'removeSample' | 'backUp' | 'restoreBackup'
>
type JobQueries = Pick<QueryHandlers, 'job' | 'jobs' | 'backups'>

/** Work that takes longer than a message should: started, watched, stopped. */
export function jobHandlers(
  engine: () => Engine,
  jobs: Jobs,
  options: JournalOptions,
  {
    restore,
    startRebuild,
    touch,
  }: {
    restore: (file: string, passphrase: string | null) => Promise<string | null>
    startRebuild: () => string
    touch: (topics: readonly Topic[]) => void
  },
): { commands: JobCommands; queries: JobQueries } {
  const find = (id: string): JobState => {
    const state = jobs.state(id)
    if (state === null) throw new Refusal('JOB_UNKNOWN', {})
    return state
  }
  return {
    commands: {
      backUp: () => ({ job: startBackup(engine, jobs, options, touch) }),
      restoreBackup: ({ file, passphrase }) => ({
        job: jobs.start('restore', { cancellable: false, cancelled: 'nothing-changed' }, async () => {
          if (jobs.list().some(({ kind, state }) => kind !== 'restore' && state === 'running')) {
            throw new Refusal('JOURNAL_BUSY', {})
          }
          const keptAt = await restore(file, passphrase)
          return { kind: 'restore', documents: countDocuments(engine().store), keptAt }
        }),
      }),
      cancelJob: ({ job }) => {
        jobs.cancel(find(job).id)
        return {}
      },
      rebuild: () => ({
        job: runningOf(jobs, 'rebuild') ?? startRebuild(),
      }),
      check: () => ({
        job:
          runningOf(jobs, 'check') ??
          jobs.start('check', { cancellable: true, cancelled: 'nothing-changed' }, (job) =>
            checkJournal(engine(), job),
          ),
      }),
      addSample: () => ({
        job: jobs.start('sample', { cancellable: true, cancelled: 'part-of-sample-added' }, (job) =>
          addSample(engine(), options, job),
        ),
      }),
      removeSample: () => ({
        job: jobs.start('sample', { cancellable: true, cancelled: 'part-of-sample-left' }, (job) =>
          removeSample(engine(), job),
        ),
      }),
    },
    queries: {
      backups: () => listBackups(options.folder).map(toBackupRow),
      job: ({ job }) => find(job),
      jobs: () => jobs.list(),
    },
  }
}

/** Starts a backup, or answers the one that is being made. @returns the job's id */
export function startBackup(
  engine: () => Engine,
  jobs: Jobs,
  options: JournalOptions,
  touch: (topics: readonly Topic[]) => void,
): string {
  const running = runningOf(jobs, 'backup')
  if (running !== null) return running
  return jobs.start('backup', { cancellable: true, cancelled: 'no-backup' }, async (job) => {
    const step = (part: number) => job.step(Math.floor(part * 100), 100)
    // All the rows would go into the log, several times as large as the file, which stands still while it is copied.
    while (runningOf(jobs, 'rebuild') !== null) await step(0)
    const made = await backUp(engine().openFile(), options.folder, { key: options.key, now: options.now(), step })
    touch(['backups', 'info'])
    return { kind: 'backup', backup: toBackupRow(made) }
  })
}

/** The id of the job of this kind that is running: of some kinds there is one at a time, whoever asks. */
function runningOf(jobs: Jobs, wanted: JobState['kind']): string | null {
  return jobs.list().find(({ kind, state }) => kind === wanted && state === 'running')?.id ?? null
}

function toBackupRow({ file, at, bytes, reason }: Backup): BackupRow {
  return { file: basename(file), at, bytes, reason }
}
