import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'

/** A day of the calendar, `2026-11-23`, without a time and without a zone. Years 0001 to 9999. */
export const civilDate = z.iso
  .date()
  .refine((text) => !text.startsWith('0000'), 'there is no year 0')
  .brand<'CivilDate'>()
export type CivilDate = z.infer<typeof civilDate>

/** A time of the day, `09:30`, 24 hours. */
export const civilTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .brand<'CivilTime'>()
export type CivilTime = z.infer<typeof civilTime>

/** 1 is Monday, 7 is Sunday (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

const MS_A_DAY = 86_400_000
const FIRST_DAY = -719_162
const LAST_DAY = 2_932_896

/** Reads `text` as a CivilDate; null where it is none (also `2026-02-30`). */
export function parseCivilDate(text: string): CivilDate | null {
  const parsed = civilDate.safeParse(text)
  return parsed.success ? parsed.data : null
}

/** The date of year, month (1–12) and day (1–31); null where the calendar has no such day. */
export function civilDateOf(year: number, month: number, day: number): CivilDate | null {
  const pad = (value: number, length: number) => String(value).padStart(length, '0')
  return parseCivilDate(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`)
}

/** The calendar day that `unixMs` falls on in `timeZone` (an IANA name). */
export function civilDateAt(unixMs: number, timeZone: string): CivilDate {
  const zoned = Temporal.Instant.fromEpochMilliseconds(unixMs).toZonedDateTimeISO(timeZone)
  return zoned.toPlainDate().toString() as CivilDate
}

/** Days since 1970-01-01, negative before it. Rows keep dates as this number. */
export function dayNumber(date: CivilDate): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / MS_A_DAY)
}

/** The inverse of `dayNumber`. Before the first and after the last day there is none: those stand for themselves. */
export function dayNumberToCivilDate(days: number): CivilDate {
  return new Date(Math.min(Math.max(days, FIRST_DAY), LAST_DAY) * MS_A_DAY).toISOString().slice(0, 10) as CivilDate
}

/** `date` moved by whole days, which may be negative; not beyond the first and last day of the calendar. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return dayNumberToCivilDate(dayNumber(date) + days)
}

/** `date` moved by whole months; a day that the month lacks becomes its last day (31 Jan + 1 → 28 Feb). */
export function addMonths(date: CivilDate, months: number): CivilDate {
  return Temporal.PlainDate.from(date).add({ months }).toString() as CivilDate
}

/** Whole days from `from` to `to`; negative where `to` is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return dayNumber(to) - dayNumber(from)
}

export function weekdayOf(date: CivilDate): Weekday {
  // 1970-01-01 was a Thursday, ISO weekday 4.
  return (((((dayNumber(date) + 3) % 7) + 7) % 7) + 1) as Weekday
}

export function yearOf(date: CivilDate): number {
  return Number(date.slice(0, 4))
}

/** 1–12. */
export function monthOf(date: CivilDate): number {
  return Number(date.slice(5, 7))
}

/** 1–31. */
export function dayOfMonth(date: CivilDate): number {
  return Number(date.slice(8, 10))
}

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}
