import { z } from 'zod'
import { daysBetween, type CivilDate } from './civil-date.ts'
import { civilDate } from './civil-date-schema.ts'

/** From how many days on somebody was away, and is met with a welcome instead of with all that came due meanwhile. */
export const DAYS_AWAY = 21

/** The last two days on which Today was opened on a machine. */
export const visits = z.object({ last: civilDate, before: civilDate.nullable() })
export type Visits = z.infer<typeof visits>

/** What is noted when Today is opened. @param isWelcomed the welcome was put away: one was not away any more */
export function withVisit(noted: Visits | null, today: CivilDate, isWelcomed: boolean): Visits {
  if (isWelcomed) return { last: today, before: today }
  return noted?.last === today ? noted : { last: today, before: noted?.last ?? null }
}

/**
 * The day since which one was away; null where one was not.
 * @param written the last day before today on which something was written down, on any device; null for none
 */
export function awaySince(noted: Visits | null, today: CivilDate, written: CivilDate | null): CivilDate | null {
  const visited = noted !== null && noted.last >= today ? noted.before : (noted?.last ?? null)
  const days = [visited, written].filter((day) => day !== null)
  const last = days.toSorted().at(-1)
  return last !== undefined && daysBetween(last, today) >= DAYS_AWAY ? last : null
}
