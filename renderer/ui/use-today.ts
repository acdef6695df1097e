import { createContext, useContext, useSyncExternalStore } from 'react'
import { eachMinute } from './each-minute.ts'
import { localDay } from './format-day.ts'

/** Overrides the day of the machine: for a preview, a test, or a host that knows better. */
export const TodayContext = createContext<string | null>(null)

/** The day it is, `2026-11-23`. Screens left open overnight turn the page at midnight. */
export function useToday(): string {
  const given = useContext(TodayContext)
  const local = useSyncExternalStore(eachMinute, () => localDay(new Date()))
  return given ?? local
}
