import type { CancelledLeaving, JobReport, JobState } from '#shared/contract/job-contract.ts'
import type { Failure } from '#shared/contract/journal-errors.ts'
import type { Topic } from '#shared/contract/query-topics.ts'
import { bugMark } from './bug-mark.ts'

export interface JobControl {
  /** Work is done in steps: says how far it is, lets other messages through, and throws `JobCancelled` when asked to stop. */
  step(done: number, total: number): Promise<void>
  /** As `step` without the pause, for a callback that cannot wait. True when the job is asked to stop. */
  report(done: number, total: number): boolean
  /** What there is to say of it, also if it does not come to its end. */
  tell(report: JobReport): void
}

export class JobCancelled extends Error {
  constructor() {
    super('The job was cancelled.')
    this.name = 'JobCancelled'
  }
}

export interface Jobs {
  /**
   * Starts work that takes longer than a message should, and answers its id at once.
   * @param options.cancelled what it leaves when it is stopped: all are when the journal is closed
   */
  start(
    kind: JobState['kind'],
    options: { cancellable: boolean; cancelled: CancelledLeaving },
    work: (job: JobControl) => Promise<JobReport>,
  ): string
  state(id: string): JobState | null
  list(): JobState[]
  cancel(id: string): void
  /** Resolves when the running job of this kind has ended, however; null where none runs. */
  endOf(kind: JobState['kind']): Promise<void> | null
  /** Asks every job to stop and waits until all have. */
  close(): Promise<void>
}

const MAX_ENDED = 50
const REPORT_EVERY_MS = 100

/**
 * @param touch is told of `job:<id>` and `jobs` when a job moves
 * @param failure the expected failure that an error is; null for a bug
 * @param bug is told of one
 */
export function openJobs(options: {
  newId: () => string
  now: () => number
  touch: (topics: readonly Topic[]) => void
  failure: (error: unknown) => Failure | null
  bug: (error: unknown) => void
}): Jobs {
  const states = new Map<string, JobState>()
  const stopping = new Set<string>()
  const running = new Map<string, Promise<void>>()

  const update = (id: string, change: Partial<JobState>) => {
    const state = states.get(id)
    if (state === undefined) return
    states.set(id, { ...state, ...change })
    options.touch([`job:${id}`])
  }
  const failureOf = (error: unknown): Failure => {
    const expected = options.failure(error)
    if (expected === null) options.bug(error)
    return expected ?? { code: 'JOB_BUG', data: { detail: bugMark(error) } }
  }
  const forgetOldest = () => {
    const ended = [...states.values()].filter(({ state }) => state !== 'running')
    for (const { id } of ended.slice(0, Math.max(0, ended.length - MAX_ENDED))) states.delete(id)
  }

  return {
    start(kind, { cancellable, cancelled }, work) {
      const id = options.newId()
      const nothingYet = { done: 0, total: 0, failure: null, leaving: null, report: null }
      states.set(id, { id, kind, state: 'running', cancellable, ...nothingYet })
      let reportedAt = 0
      const report = (done: number, total: number) => {
        if (options.now() - reportedAt >= REPORT_EVERY_MS || done === total) {
          reportedAt = options.now()
          update(id, { done, total })
        }
        return stopping.has(id)
      }
      const control: JobControl = {
        report,
        tell: (told) => update(id, { report: told }),
        async step(done, total) {
          const stop = report(done, total)
          await new Promise<void>((resolve) => setImmediate(resolve))
          if (stop || stopping.has(id)) throw new JobCancelled()
        },
      }
      const ended = Promise.resolve()
        .then(() => work(control))
        .then(
          (result) => update(id, { state: 'done', report: result }),
          (error: unknown) =>
            error instanceof JobCancelled
              ? update(id, { state: 'cancelled', leaving: cancelled })
              : update(id, { state: 'failed', failure: failureOf(error) }),
        )
        .finally(() => {
          stopping.delete(id)
          running.delete(id)
          forgetOldest()
          options.touch(['jobs'])
        })
      running.set(id, ended)
      options.touch(['jobs'])
      return id
    },
    state: (id) => states.get(id) ?? null,
    list: () => [...states.values()],
    cancel(id) {
      if (states.get(id)?.state === 'running' && states.get(id)?.cancellable) stopping.add(id)
    },
    endOf(kind) {
      const id = [...running.keys()].find((one) => states.get(one)?.kind === kind)
      return id === undefined ? null : (running.get(id) ?? null)
    },
    async close() {
      for (const id of running.keys()) stopping.add(id)
      await Promise.all(running.values())
    },
  }
}
