import { z } from 'zod'
import { addDays, daysBetween, weekdayOf, type CivilDate, type Weekday } from './civil-date.ts'
import { periodAround, periodToReview, type Period, type RegularRhythm } from './review-period.ts'

/** The longest in front: where several have their day, that one is offered first. */
export const REGULAR_RHYTHMS = ['yearly', 'quarterly', 'monthly', 'weekly'] as const satisfies RegularRhythm[]
export const regularRhythm = z.enum(REGULAR_RHYTHMS)

/** How long an offer stands after its day: afterwards it would be a reproach. */
const DAYS_OFFERED = { weekly: 4, monthly: 7, quarterly: 14, yearly: 21 } as const satisfies Record<
  RegularRhythm,
  number
>
/** How far from the turn of a period a review can be offered. */
export const MAX_DAYS_FROM_TURN = 28

/**
 * On which day a review is offered; null: not at all. Of a week its weekday, 1 Monday to 7 Sunday. Of the others counted from the
 * turn of the period: 1 is the first day after it, -1 its last day.
 */
export const reviewDays = z.object({
  weekly: z.number().int().min(1).max(7).nullable().default(5),
  monthly: daysFromTurn().default(null),
  quarterly: daysFromTurn().default(1),
  yearly: daysFromTurn().default(null),
})
export type ReviewDays = z.infer<typeof reviewDays>
/** What `reviewDays` makes of nothing. */
export const DEFAULT_REVIEW_DAYS: ReviewDays = { weekly: 5, monthly: null, quarterly: 1, yearly: null }

/** What is no day of a rhythm. @returns whether `on` can be set for `rhythm` */
export function isDayOf(rhythm: RegularRhythm, on: number | null): boolean {
  return reviewDays.shape[rhythm].safeParse(on).success
}

export interface OfferedReview extends Period {
  readonly rhythm: RegularRhythm
  /** The day from which on it is offered. */
  readonly on: CivilDate
}

/** What has its day today, or had it a few days ago, by what is set; the longest period in front. */
export function reviewsOffered(days: ReviewDays, today: CivilDate, weekStart: Weekday): OfferedReview[] {
  return REGULAR_RHYTHMS.flatMap((rhythm) => {
    const at = days[rhythm]
    if (at === null || at === 0) return []
    const offered = rhythm === 'weekly' ? ofWeek(at, today, weekStart) : ofTurn(rhythm, at, today, weekStart)
    return offered !== null && daysBetween(offered.on, today) < DAYS_OFFERED[rhythm] ? [{ ...offered, rhythm }] : []
  })
}

type Dated = Period & { readonly on: CivilDate }

function ofWeek(weekday: number, today: CivilDate, weekStart: Weekday): Dated {
  const on = addDays(today, -((weekdayOf(today) - weekday + 7) % 7))
  return { ...periodToReview('weekly', on, weekStart), on }
}

/** The latest turn whose day has come. */
function ofTurn(rhythm: RegularRhythm, at: number, today: CivilDate, weekStart: Weekday): Dated | null {
  let period = periodAround(rhythm, today, weekStart)
  // Of the present one the last days, of the one before the first days after it, or its last days where those of the present are not yet.
  for (let back = 0; back < 3; back++) {
    const on = addDays(period.to, at > 0 ? at : at + 1)
    if (on <= today) return { ...period, on }
    period = periodAround(rhythm, addDays(period.from, -1), weekStart)
  }
  return null
}

function daysFromTurn() {
  return z.number().int().min(-MAX_DAYS_FROM_TURN).max(MAX_DAYS_FROM_TURN).nullable()
}
