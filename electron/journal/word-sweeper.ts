import { isJournalError, toJournalError } from './documents/journal-error.ts'
import type { Projections } from './projections/projections.ts'

export interface WordSweeper {
  /** Begins where there is anything to do. */
  wake(): void
  stop(): void
}

const PAUSE_MS = 10
// Not while the first screen is being asked for.
const AFTER_OPENING_MS = 10_000

/** Takes the words of what was forgotten out of the full-text index, a little at a time between other messages. */
export function startWordSweeper({ forgottenWords }: Projections): WordSweeper {
  let timer: NodeJS.Timeout | null = null
  let isStopped = false
  const wakeIn = (ms: number) => {
    if (isStopped || timer !== null || !forgottenWords.areLeft) return
    timer = setTimeout(step, ms)
    timer.unref()
  }
  const step = () => {
    timer = null
    try {
      forgottenWords.step()
    } catch (error) {
      // The disk is full: it goes on with the next commit, or at the next start.
      if (isJournalError(toJournalError(error))) return
      throw error
    }
    wakeIn(PAUSE_MS)
  }
  wakeIn(AFTER_OPENING_MS)
  return {
    wake: () => wakeIn(PAUSE_MS),
    stop() {
      isStopped = true
      if (timer !== null) clearTimeout(timer)
    },
  }
}
