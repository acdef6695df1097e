/** Days within which what one wrote counts as answered. */
export const ANSWER_DAYS = 21
/** A conversation of at most so many minutes fits between two others. */
export const SHORT_MINUTES = 15

export interface ReachOut {
  /** The day on which I wrote, days since 1970. */
  readonly day: number
  /** For how long one had not spoken by then. */
  readonly silentDays: number
  /** From how many days on a silence is long for this person. */
  readonly maxDays: number
  /** The day of the first answer, whenever that was; null without one. */
  readonly answerDay: number | null
}

/** Days until what was written was answered; null where it was not within three weeks. */
export function daysToAnswer({ day, answerDay }: Pick<ReachOut, 'day' | 'answerDay'>): number | null {
  const days = answerDay === null ? null : answerDay - day
  return days !== null && days <= ANSWER_DAYS ? days : null
}

/**
 * Whether this says something: I wrote after a silence that was long for them, and it was answered, or three weeks are over.
 * What was written last week is no failure yet.
 */
export function isTelling(one: ReachOut, today: number): boolean {
  return one.silentDays > one.maxDays && (daysToAnswer(one) !== null || today - one.day > ANSWER_DAYS)
}

/**
 * What at least half of the numbers do not exceed, the larger one where two are in the middle: "usually within 3 days" is never
 * said too favourably.
 */
export function usual(numbers: readonly number[]): number | null {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? null
}

/** What at least half of the numbers reach, the smaller one where two are in the middle. */
export function usualAtLeast(numbers: readonly number[]): number | null {
  return numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)] ?? null
}

/**
 * The latest rows of a period, at most `most`, and since when they are all that there is: a count that says "since" a day is
 * true of that day. Where there are more, days are left out whole, the earliest first.
 * @param rows the latest first, those of the period; one more than `most` where there are more
 */
export function inWholeDays<Row extends { readonly day: number }>(
  rows: readonly Row[],
  { most, since }: { most: number; since: number },
): { rows: readonly Row[]; since: number } {
  const next = rows[most]
  if (next === undefined) return { rows, since }
  const whole = rows.slice(0, most).filter(({ day }) => day > next.day)
  return { rows: whole, since: next.day + 1 }
}
