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

/** All that say a day: one timer looks for them all. */
const watching = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

function watchMidnight(changed: () => void): () => void {
  if (watching.size === 0) {
    timer = setInterval(look, 60_000)
    // A sleeping machine misses timers, so that coming back to the window looks again.
    document.addEventListener('visibilitychange', look)
  }
  watching.add(changed)
  return () => {
    watching.delete(changed)
    if (watching.size > 0) return
    clearInterval(timer)
    document.removeEventListener('visibilitychange', look)
  }
}

function look(): void {
  for (const changed of watching) changed()
}
