import { createContext, useContext, useSyncExternalStore } from 'react'
import { localDay } from './format-day.ts'

/** Overrides the day of the machine: for a preview, a test, or a host that knows better. */
export const TodayContext = createContext<string | null>(null)

/** The day it is, `2026-11-23`. Screens left open overnight turn the page at midnight. */
export function useToday(): string {
  const given = useContext(TodayContext)
  const local = useSyncExternalStore(watchMidnight, () => localDay(new Date()))
  return given ?? local
}

function watchMidnight(changed: () => void): () => void {
  // A sleeping machine misses timers, so that coming back to the window looks again.
  const timer = setInterval(changed, 60_000)
  document.addEventListener('visibilitychange', changed)
  return () => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', changed)
  }
}
