import type { CivilDate } from '#shared/model/civil-date.ts'

export const LOOK_EVERY_MS = 30_000

/**
 * Calls `onNewDay` when the calendar day is another one: at midnight, after sleep, after the clock was set.
 * It looks rather than counts, because timers stand still while a machine sleeps. Returns what stops it.
 */
export function watchDay(today: () => CivilDate, onNewDay: () => void): () => void {
  let day = today()
  const timer = setInterval(() => {
    const now = today()
    if (now === day) return
    day = now
    onNewDay()
  }, LOOK_EVERY_MS)
  timer.unref()
  return () => clearInterval(timer)
}
