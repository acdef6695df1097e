import type { Database } from './documents/database.ts'
import type { Projections } from './projections/projections.ts'

export interface WordSweeper {
  /** Begins where there is anything to do. */
  wake(): void
  /** Somebody asks or writes: a large file is not rewritten now. */
  noteUse(): void
  /** Ends it. What is left of a small journal goes at once; of a large one the next start goes on. */
  close(): void
}

export interface Sweeping {
  /** Up to so many pages of 4 kB a file is rewritten at once. */
  readonly maxPagesAtOnce?: number
  /** Nobody has asked for anything for so long when a larger one is. */
  readonly quietMs?: number
}

const PAUSE_MS = 10
// Not while the first screen is being asked for.
const AFTER_OPENING_MS = 10_000
// The file is being copied, or its rows are being made: it takes seconds.
const RETRY_MS = 1000
/** Some 16 MB, which are rewritten in a third of a second on a slow machine (docs/decisions/forgotten-words.md). */
const MAX_PAGES_AT_ONCE = 4096
const QUIET_MS = 5 * 60_000

interface SweeperOptions extends Sweeping {
  readonly failed?: (error: unknown) => void
}

/**
 * Takes the words of what was forgotten out of the full-text index, a little at a time between other messages, and
 * then writes the file anew: a small one at once, a large one when nobody is at the machine.
 * @param options.failed is told why it had to stop: nobody waits for it
 */
export function startWordSweeper(
  database: Database,
  projections: Projections,
  { maxPagesAtOnce = MAX_PAGES_AT_ONCE, quietMs = QUIET_MS, failed = () => {} }: SweeperOptions = {},
): WordSweeper {
  const words = projections.forgottenWords
  let timer: NodeJS.Timeout | null = null
  let isClosed = false
  let usedAt = monotonicMs()
  const isSmall = () => Number(database.pragma('page_count', { simple: true })) <= maxPagesAtOnce

  const wakeIn = (ms: number) => {
    if (isClosed || timer !== null || !words.areLeft) return
    timer = setTimeout(step, ms)
    timer.unref()
  }
  /** For how long the next step has to wait. */
  const waitMs = () => {
    if (words.nextStep !== 'rewrite') return 0
    // Half of the pages are not used yet, or not any more.
    if (!projections.areCurrent) return RETRY_MS
    if (isSmall()) return 0
    return Math.max(0, usedAt + quietMs - monotonicMs())
  }
  const step = () => {
    timer = null
    const wait = attempted(waitMs)
    if (wait === null) return
    if (wait > 0) return wakeIn(wait)
    const end = advance()
    if (end !== 'failed') wakeIn(end === 'on' ? PAUSE_MS : RETRY_MS)
  }
  /** Null where it failed: it goes on with the next commit, or at the next start. */
  const attempted = <Result>(work: () => Result): Result | null => {
    try {
      return work()
    } catch (error) {
      failed(error)
      return null
    }
  }
  const advance = (): 'on' | 'waits' | 'failed' => attempted(() => (words.step() ? 'on' : 'waits')) ?? 'failed'
  wakeIn(AFTER_OPENING_MS)
  return {
    wake: () => wakeIn(PAUSE_MS),
    noteUse: () => void (usedAt = monotonicMs()),
    close() {
      isClosed = true
      if (timer !== null) clearTimeout(timer)
      while (words.areLeft && isSmall() && projections.areCurrent) if (advance() !== 'on') return
    },
  }
}

/** `performance` is made by Node when it is first asked for, which takes longer than opening a journal's file. */
function monotonicMs(): number {
  const [seconds, nanoseconds] = process.hrtime()
  return seconds * 1000 + nanoseconds / 1e6
}
