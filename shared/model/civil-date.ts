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
  return day <= daysInMonth(year, month) ? (text as CivilDate) : null
}

/** @param month 1–12 */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** The date of year, month (1–12) and day (1–31); null where the calendar has no such day. */
export function civilDateOf(year: number, month: number, day: number): CivilDate | null {
  return parseCivilDate(`${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`)
}

/** The calendar day that `unixMs` falls on in `timeZone` (an IANA name). */
export function civilDateAt(unixMs: number, timeZone: string): CivilDate {
  return PlainDate.toString(toPlainDate(toZonedDateTimeISO(fromEpochMilliseconds(unixMs), timeZone))) as CivilDate
}

/** Days since 1970-01-01, negative before it. Rows keep dates as this number. */
export function dayNumber(date: CivilDate): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / MS_A_DAY)
}

/** As `dayNumber`, of a day of the calendar by its parts, without a text in between: for whoever asks of thousands. */
export function dayNumberOf(year: number, month: number, day: number): number {
  // Years begin in March here, so that the day of a leap year is their last (howardhinnant.github.io/date_algorithms.html).
  const since = month > 2 ? year : year - 1
  const inYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return since * 365 + Math.floor(since / 4) - Math.floor(since / 100) + Math.floor(since / 400) + inYear - 719_468
}

/** The inverse of `dayNumber`. Before the first and after the last day there is none: those stand for themselves. */
export function dayNumberToCivilDate(days: number): CivilDate {
  return new Date(Math.min(Math.max(days, FIRST_DAY), LAST_DAY) * MS_A_DAY).toISOString().slice(0, 10) as CivilDate
}

/** `date` moved by whole days, which may be negative; not beyond the first and last day of the calendar. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return dayNumberToCivilDate(dayNumber(date) + days)
}

/**
 * `date` moved by whole months; a day that the month lacks becomes its last day (31 Jan + 1 → 28 Feb). Not beyond the first and
 * last day of the calendar.
 */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const since = yearOf(date) * 12 + monthOf(date) - 1 + months
  const [year, month] = [Math.floor(since / 12), (((since % 12) + 12) % 12) + 1]
  if (year < 1) return dayNumberToCivilDate(FIRST_DAY)
  if (year > 9999) return dayNumberToCivilDate(LAST_DAY)
  const day = Math.min(dayOfMonth(date), daysInMonth(year, month))
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}` as CivilDate
}

function padded(value: number, length: number): string {
  return String(value).padStart(length, '0')
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
