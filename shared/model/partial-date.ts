import { z } from 'zod'
import { civilDateOf, isLeapYear, yearOf, type CivilDate } from './civil-date.ts'

const LONGEST_MONTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/**
 * A day of the year whose year may be unknown: a birthday, an anniversary (RFC 6350 `--0203`).
 * `{ m: 2, d: 29 }` is allowed without a year; with one, only in a leap year.
 */
export const partialDate = z
  .object({
    y: z.number().int().min(1).max(9999).optional(),
    m: z.number().int().min(1).max(12),
    d: z.number().int().min(1).max(31),
  })
  .refine(isInCalendar, 'no such day')
export type PartialDate = z.infer<typeof partialDate>

function isInCalendar({ y, m, d }: { y?: number | undefined; m: number; d: number }): boolean {
  if (d > (LONGEST_MONTHS[m - 1] ?? 0)) return false
  return y === undefined || m !== 2 || d !== 29 || isLeapYear(y)
}

/**
 * The first day on or after `from` on which the date comes round. 29 February is kept on the 28th
 * in years that lack it, so that the day does not slip into March.
 */
export function nextOccurrence(date: PartialDate, from: CivilDate): CivilDate {
  const inYear = (year: number) => {
    const day = date.m === 2 && date.d === 29 && !isLeapYear(year) ? 28 : date.d
    const found = civilDateOf(year, date.m, day)
    if (found === null) throw new Error(`partial date outside the calendar: ${date.m}-${date.d}`)
    return found
  }
  const thisYear = inYear(yearOf(from))
  return thisYear >= from ? thisYear : inYear(yearOf(from) + 1)
}

/** Full years on `on`, when the year is known and not after it; otherwise null. */
export function yearsOn(date: PartialDate, on: CivilDate): number | null {
  if (date.y === undefined) return null
  const years = yearOf(on) - date.y
  return years < 0 ? null : years
}
