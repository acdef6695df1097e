import { fromEpochMilliseconds, toZonedDateTimeISO } from 'temporal-polyfill/fns/Instant'
import { getTimeZoneTransition, offsetNanoseconds } from 'temporal-polyfill/fns/ZonedDateTime'
import { weekdayOf, type CivilDate } from '#shared/model/civil-date.ts'
import { WEEKDAY_CODES } from '#shared/model/block-rule.ts'

/** A change of the clock of a zone: what it shows the moment before, and by how many minutes it is ahead of UTC then and after. */
export interface ClockChange {
  /** The year, month and day of the clock as it was. */
  readonly date: CivilDate
  /** `HHMMSS` of the clock as it was. */
  readonly time: string
  readonly before: number
  readonly after: number
}

/** A change that comes each year, as RFC 5545 writes it. */
export interface YearlyChange extends ClockChange {
  /** Without `RRULE:`. */
  readonly rrule: string
}

export type ZoneRules =
  /** No change to come: one offset for good. */
  | { readonly kind: 'fixed'; readonly offset: number }
  | { readonly kind: 'yearly'; readonly changes: readonly YearlyChange[] }
  /** By no rule of the calendar (a moon, a decree): each by itself, as far as they are known. */
  | { readonly kind: 'listed'; readonly offset: number; readonly changes: readonly ClockChange[] }

const YEARS = 10
const MS_A_MINUTE = 60_000
const MS_A_YEAR = 366 * 86_400_000

/**
 * How the clock of a zone changes from `from` on. Rules are found in the changes of ten years, as this machine knows them, and hold
 * only where each of those years follows them.
 * @throws RangeError where this machine does not know the zone
 */
export function zoneRules(zone: string, fromMs: number): ZoneRules {
  const changes = changesOf(zone, fromMs)
  const first = offsetAt(zone, fromMs)
  if (changes.length === 0) return { kind: 'fixed', offset: first }
  const byMonth = Map.groupBy(changes, ({ date, after }) => `${date.slice(5, 7)} ${after}`)
  const yearly = [...byMonth.values()].map(yearlyOf)
  if (byMonth.size === 2 && yearly.every((change) => change !== null)) return { kind: 'yearly', changes: yearly }
  return { kind: 'listed', offset: first, changes }
}

function changesOf(zone: string, fromMs: number): ClockChange[] {
  const changes: ClockChange[] = []
  let at = toZonedDateTimeISO(fromEpochMilliseconds(fromMs), zone)
  while (true) {
    const next = getTimeZoneTransition(at, 'next')
    if (next === null || next.epochMilliseconds > fromMs + YEARS * MS_A_YEAR) return changes
    const before = offsetAt(zone, next.epochMilliseconds - 1)
    const after = minutesOf(offsetNanoseconds(next))
    // The clock as it was, one moment before: written as the time at which it would have gone on.
    const shown = new Date(next.epochMilliseconds + before * MS_A_MINUTE).toISOString()
    const date = shown.slice(0, 10) as CivilDate
    if (before !== after) changes.push({ date, time: shown.slice(11, 19).replaceAll(':', ''), before, after })
    at = next
  }
}

/** One rule for the same change of several years; null where they follow none, or a year is without it. */
function yearlyOf(changes: readonly ClockChange[]): YearlyChange | null {
  const [first] = changes
  const years = new Set(changes.map(({ date }) => date.slice(0, 4)))
  if (first === undefined || changes.length < YEARS - 1 || years.size < changes.length) return null
  const weekday = weekdayOf(first.date)
  const isAlike = changes.every(
    ({ date, time, before }) => time === first.time && before === first.before && weekdayOf(date) === weekday,
  )
  if (!isAlike) return null
  const days = changes.map(({ date }) => Number(date.slice(8, 10)))
  const code = WEEKDAY_CODES[weekday - 1]
  const month = Number(first.date.slice(5, 7))
  const begin = `FREQ=YEARLY;BYMONTH=${month}`
  const lengthOf = ({ date }: ClockChange) => new Date(Date.UTC(Number(date.slice(0, 4)), month, 0)).getUTCDate()
  // The last of the month, unless its days say as well that it is the second, which stays the second in longer months.
  if (changes.every((change, index) => (days[index] ?? 0) > lengthOf(change) - 7)) {
    return { ...first, rrule: `${begin};BYDAY=-1${code}` }
  }
  const nth = Math.ceil((days[0] ?? 1) / 7)
  if (days.every((day) => Math.ceil(day / 7) === nth)) return { ...first, rrule: `${begin};BYDAY=${nth}${code}` }
  const earliest = Math.min(...days)
  if (days.some((day) => day > earliest + 6)) return null
  const week = Array.from({ length: 7 }, (_, index) => earliest + index)
  return { ...first, rrule: `${begin};BYDAY=${code};BYMONTHDAY=${week.join(',')}` }
}

function offsetAt(zone: string, unixMs: number): number {
  return minutesOf(offsetNanoseconds(toZonedDateTimeISO(fromEpochMilliseconds(unixMs), zone)))
}

function minutesOf(nanoseconds: number): number {
  return Math.round(nanoseconds / 60_000_000_000)
}
