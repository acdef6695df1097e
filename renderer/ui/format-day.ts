/** Days and how they are said. A day is an ISO date, `2026-11-23`, without a time and without a zone. */

export type DayStyle = 'short' | 'weekday' | 'long' | 'month'

/**
 * - `short`: 23 Nov, with the year when it is another than that of `today`
 * - `weekday`: Mon, 23 Nov
 * - `long`: Monday, 23 November 2026
 * - `month`: November 2026
 */
export function formatDay(locale: string, day: string, style: DayStyle, today: string): string {
  const withYear = day.slice(0, 4) !== today.slice(0, 4)
  return formatterOf(locale, style, withYear).format(utc(day))
}

/** Mon, 23 Nov 2026: as a field shows a day, with all that is needed to read it again. */
export function formatTypedDay(locale: string, day: string): string {
  return formatterOf(locale, 'weekday', true).format(utc(day))
}

/** The day so many days on; negative is back. */
export function nextDays(day: string, count: number): string {
  return new Date(utc(day).getTime() + count * 86_400_000).toISOString().slice(0, 10)
}

/** How far `day` is from `today` in words: "yesterday", "3 days ago", "in 2 weeks", "last month". */
export function relativeDay(locale: string, day: string, today: string): string {
  const days = daysFrom(today, day)
  const size = Math.abs(days)
  if (size < 14) return relative(locale, days, 'day')
  if (size < 60) return relative(locale, Math.trunc(days / 7), 'week')
  if (size < 730) return relative(locale, Math.trunc(days / 30.44), 'month')
  return relative(locale, Math.trunc(days / 365.25), 'year')
}

/** Whole days from one day to another; negative where `to` is earlier. */
export function daysFrom(from: string, to: string): number {
  return Math.round((utc(to).getTime() - utc(from).getTime()) / 86_400_000)
}

/** The day it is here and now. */
export function localDay(now: Date): string {
  const pad = (value: number) => String(value).padStart(2, '0')
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`
}

const STYLES: Record<DayStyle, Intl.DateTimeFormatOptions> = {
  short: { day: 'numeric', month: 'short' },
  weekday: { weekday: 'short', day: 'numeric', month: 'short' },
  long: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
}

// Making an Intl formatter costs some hundred times what using it does.
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterOf(locale: string, style: DayStyle, withYear: boolean): Intl.DateTimeFormat {
  const key = `${locale} ${style} ${withYear}`
  let formatter = formatters.get(key)
  if (formatter === undefined) {
    const year = withYear ? ({ year: 'numeric' } as const) : {}
    formatter = new Intl.DateTimeFormat(locale, { ...STYLES[style], ...year, timeZone: 'UTC' })
    formatters.set(key, formatter)
  }
  return formatter
}

const relatives = new Map<string, Intl.RelativeTimeFormat>()

function relative(locale: string, value: number, unit: Intl.RelativeTimeFormatUnit): string {
  let format = relatives.get(locale)
  if (format === undefined) relatives.set(locale, (format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })))
  return format.format(value, unit)
}

function utc(day: string): Date {
  return new Date(`${day.slice(0, 10)}T00:00:00Z`)
}
