import { addDays, daysBetween, type CivilDate, type Weekday } from './civil-date.ts'
import type { ReviewRhythm } from './review.ts'
import { binAround, type Period } from './time-bins.ts'

export type { Period } from './time-bins.ts'

/** Days before the end of a period from which on one looks back upon it, and no longer upon the one before. */
const DAYS_BEFORE_END = { weekly: 3, monthly: 5, quarterly: 14, yearly: 21 } as const
export type RegularRhythm = keyof typeof DAYS_BEFORE_END

/** The week, month, quarter or year that `day` is in. @param weekStart the first day of a week, as the locale says */
export function periodAround(rhythm: RegularRhythm, day: CivilDate, weekStart: Weekday): Period {
  return binAround(day, UNITS[rhythm], weekStart)
}

const UNITS = { weekly: 'week', monthly: 'month', quarterly: 'quarter', yearly: 'year' } as const

/** The period upon which one looks back on a day: the present one where it is nearly over, else the one before. */
export function periodToReview(rhythm: RegularRhythm, day: CivilDate, weekStart: Weekday): Period {
  const present = periodAround(rhythm, day, weekStart)
  return daysBetween(day, present.to) < DAYS_BEFORE_END[rhythm]
    ? present
    : periodAround(rhythm, addDays(present.from, -1), weekStart)
}

/** Which rhythm has exactly that period; `other` where none has. */
export function rhythmOfPeriod({ from, to }: Period, weekStart: Weekday): ReviewRhythm {
  const regular = Object.keys(DAYS_BEFORE_END) as RegularRhythm[]
  return (
    regular.find((rhythm) => {
      const period = periodAround(rhythm, from, weekStart)
      return period.from === from && period.to === to
    }) ?? 'other'
  )
}
