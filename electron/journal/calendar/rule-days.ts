import type ICAL from 'ical.js'
import { WEEKDAY_CODES } from '#shared/model/block-rule.ts'
import { dayNumber, dayNumberToCivilDate, type CivilDate } from '#shared/model/civil-date.ts'

/** How many more days, weeks or months may be looked at. One may be shared by many rules. */
export interface RuleSteps {
  left: number
}

/** More than the months of all years of the calendar, or the days of half a century. */
const MAX_STEPS = 20_000

/**
 * The days of a rule from `from` on, at most `limit` and none behind `to`, in order (RFC 5545, section 3.3.10). Bounded whatever
 * the rule: it is looked at by its days, weeks or months, at most so many of them, and one without COUNT is begun at `from`, however
 * old it is. ical.js, which reads rules, goes through all that came before, and counts what a rule does not have.
 */
export function daysOfRule(
  rule: ICAL.Recur,
  start: CivilDate,
  {
    from,
    to,
    limit,
    steps = { left: MAX_STEPS },
  }: { readonly from: CivilDate; readonly to: CivilDate; readonly limit: number; readonly steps?: RuleSteps },
): CivilDate[] {
  const [first, wanted] = [dayNumber(start), dayNumber(from)]
  const last = Math.min(
    dayNumber(to),
    rule.until ? dayNumber(rule.until.toString().slice(0, 10) as CivilDate) : Infinity,
  )
  const periods = periodsOf(rule, first)
  const days: CivilDate[] = []
  let counted = 0
  for (let at = rule.count === null ? periods.containing(Math.max(first, wanted)) : 0; steps.left > 0; at++) {
    steps.left--
    const { begins, days: found } = periods.at(at)
    if (begins > last) break
    for (const day of found) {
      if (day > last || days.length >= limit || (rule.count !== null && counted >= rule.count)) return days
      if (day < first) continue
      counted++
      if (day >= wanted) days.push(dayNumberToCivilDate(day))
    }
  }
  return days
}

/** The days, weeks or months that a rule looks at, by their place from the one of its first day on; days since 1970. */
interface Periods {
  at(place: number): { readonly begins: number; readonly days: readonly number[] }
  /** The place of the last one that begins no later. */
  containing(day: number): number
}

function periodsOf(rule: ICAL.Recur, start: number): Periods {
  const { interval } = rule
  const has = filterOf(rule, start)
  const positions = (rule.parts['BYSETPOS'] ?? []).map(Number)
  const daysOf = (begins: number, length: number) => {
    const days: number[] = []
    for (let day = begins; day < begins + length; day++) if (has(day)) days.push(day)
    if (positions.length === 0) return { begins, days }
    const placed = positions.flatMap((position) => days.at(position > 0 ? position - 1 : position) ?? [])
    return { begins, days: [...new Set(placed)].toSorted((a, b) => a - b) }
  }
  if (rule.freq === 'MONTHLY') {
    const first = monthCount(start)
    return {
      at(place) {
        const month = first + place * interval
        const begins = firstOfMonth(month)
        return daysOf(begins, firstOfMonth(month + 1) - begins)
      },
      containing: (day) => Math.floor((monthCount(day) - first) / interval),
    }
  }
  const isWeekly = rule.freq === 'WEEKLY'
  // Of ical.js Sunday is 1; the first of January 1970 was a Thursday.
  const begins = isWeekly ? start - ((((start + 5 - rule.wkst) % 7) + 7) % 7) : start
  const length = isWeekly ? 7 : 1
  return {
    at: (place) => daysOf(begins + place * length * interval, length),
    containing: (day) => Math.floor((day - begins) / (length * interval)),
  }
}

/** Whether a day is one of those that the parts of a rule name; where they name none, those of its first day. */
function filterOf({ parts, freq }: ICAL.Recur, start: number): (day: number) => boolean {
  const months = (parts['BYMONTH'] ?? []).map(Number)
  const monthDays = (parts['BYMONTHDAY'] ?? []).map(Number)
  const weekdays = (parts['BYDAY'] ?? []).map(String)
  // A week has no days of a month (RFC 5545, section 3.3.10).
  if (freq === 'WEEKLY' && monthDays.length > 0) return () => false
  if (freq === 'WEEKLY' && weekdays.length === 0) weekdays.push(weekdayCode(start))
  if (freq === 'MONTHLY' && weekdays.length === 0 && monthDays.length === 0) monthDays.push(dayOfMonth(start))
  const named = new Set(weekdays.map((weekday) => weekday.replace('+', '')))
  return (day) => {
    if (months.length > 0 && !months.includes(utc(day).getUTCMonth() + 1)) return false
    if (monthDays.length === 0 && named.size === 0) return true
    const [fromBegin, fromEnd] = monthDays.length > 0 || freq === 'MONTHLY' ? placeInMonth(day) : [0, 0]
    if (monthDays.length > 0 && !monthDays.includes(fromBegin) && !monthDays.includes(fromEnd)) return false
    if (named.size === 0) return true
    const code = weekdayCode(day)
    if (named.has(code)) return true
    return named.has(`${Math.ceil(fromBegin / 7)}${code}`) || named.has(`${Math.floor(fromEnd / 7)}${code}`)
  }
}

/** Counted from the first of its month, which is 1, and from the last, which is -1. */
function placeInMonth(day: number): [number, number] {
  return [dayOfMonth(day), day - firstOfMonth(monthCount(day) + 1)]
}

function weekdayCode(day: number): string {
  return WEEKDAY_CODES[(((day + 3) % 7) + 7) % 7] ?? ''
}

function dayOfMonth(day: number): number {
  return utc(day).getUTCDate()
}

function monthCount(day: number): number {
  const date = utc(day)
  return date.getUTCFullYear() * 12 + date.getUTCMonth()
}

function firstOfMonth(month: number): number {
  // Not Date.UTC, which takes the years before 100 for those of another century.
  return Math.round(
    new Date(0).setUTCFullYear(Math.floor(month / 12), month - Math.floor(month / 12) * 12, 1) / 86_400_000,
  )
}

function utc(day: number): Date {
  return new Date(day * 86_400_000)
}
