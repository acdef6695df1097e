// Its functions, not its classes: pages then carry what is called, and nothing else.
import { fromEpochMilliseconds, toZonedDateTimeISO } from 'temporal-polyfill/fns/Instant'
import * as PlainDate from 'temporal-polyfill/fns/PlainDate'
import { toPlainDate } from 'temporal-polyfill/fns/ZonedDateTime'
// The type alone: pages that only reckon with days do without zod.
import type { z } from 'zod'

/** A day of the calendar, `2026-11-23`, without a time and without a zone. Years 0001 to 9999. */
export type CivilDate = string & z.core.$brand<'CivilDate'>

/** A time of the day, `09:30`, 24 hours. */
export type CivilTime = string & z.core.$brand<'CivilTime'>

/** 1 is Monday, 7 is Sunday (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

const MS_A_DAY = 86_400_000
const FIRST_DAY = -719_162
const LAST_DAY = 2_932_896

/** Reads `text` as a CivilDate; null where it is none (also `2026-02-30`). */
export function parseCivilDate(text: string): CivilDate | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (match === null) return null
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number]
  if (year === 0 || month < 1 || month > 12 || day < 1) return null
  const longest = month === 2 ? (isLeapYear(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
  return day <= longest ? (text as CivilDate) : null
}

/** The date of year, month (1–12) and day (1–31); null where the calendar has no such day. */
export function civilDateOf(year: number, month: number, day: number): CivilDate | null {
  const pad = (value: number, length: number) => String(value).padStart(length, '0')
  return parseCivilDate(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`)
}

/** The calendar day that `unixMs` falls on in `timeZone` (an IANA name). */
export function civilDateAt(unixMs: number, timeZone: string): CivilDate {
  return PlainDate.toString(toPlainDate(toZonedDateTimeISO(fromEpochMilliseconds(unixMs), timeZone))) as CivilDate
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
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  return PlainDate.toString(PlainDate.addMonths(PlainDate.create(year, month, day), months)) as CivilDate
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
