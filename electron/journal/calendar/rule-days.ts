import ICAL from 'ical.js'
import { WEEKDAY_CODES } from '#shared/model/block-rule.ts'
import {
  addDays,
  addMonths,
  dayOfMonth,
  daysBetween,
  monthOf,
  weekdayOf,
  yearOf,
  type CivilDate,
} from '#shared/model/civil-date.ts'

/** How many days ical.js may look at on the way to those that are wanted. */
const MOST_STEPS = 2000

/**
 * The days of a rule from `from` on, at most `limit` and none behind `to`, in order. Bounded whatever the rule: one that never
 * ends, never begins or has no day gives what was found on the way. An endless one is begun near `from`, however old it is.
 */
export function daysOfRule(
  rule: ICAL.Recur,
  start: CivilDate,
  {
    from,
    to,
    limit,
    mostSteps = MOST_STEPS,
  }: { readonly from: CivilDate; readonly to: CivilDate; readonly limit: number; readonly mostSteps?: number },
): CivilDate[] {
  const days: CivilDate[] = []
  try {
    const iterator = bounded(rule.iterator(timeOf(begunNear(rule, start, from))), mostSteps)
    for (let next = iterator.next(); next !== null && days.length < limit; next = iterator.next()) {
      const day = next.toString().slice(0, 10) as CivilDate
      if (day > to) break
      if (day >= from && day >= start && day > (days.at(-1) ?? '') && agrees(rule, start, day)) days.push(day)
    }
  } catch (error) {
    // What ical.js finds out only on the way: days that do not go together.
    if (!(error instanceof Error)) throw error
  }
  return days
}

class TooManySteps extends Error {}

type Iterator = ReturnType<ICAL.Recur['iterator']>

/** Every way round in an iterator passes here: a rule without a day would go round for ever. */
function bounded(iterator: Iterator, mostSteps: number): Iterator {
  const checks = iterator as unknown as { check_contracting_rules(): boolean }
  const check = checks.check_contracting_rules.bind(iterator)
  let steps = 0
  checks.check_contracting_rules = () => {
    if (++steps > mostSteps) throw new TooManySteps()
    return check()
  }
  return iterator
}

/**
 * A day on which the same rule could have begun, at least one round before `start` and not long before `from`: ical.js gives the
 * first day of a rule unlooked at, and that one is then too early. A counted rule begins where it begins.
 */
function begunNear(rule: ICAL.Recur, start: CivilDate, from: CivilDate): CivilDate {
  if (rule.count !== null) return start
  const days = Math.max(0, daysBetween(start, from))
  const roundsOf = (length: number) => Math.max(0, Math.floor(days / (length * rule.interval)) - 1) - 1
  if (rule.freq === 'DAILY') return addDays(start, roundsOf(1) * rule.interval)
  if (rule.freq === 'WEEKLY') return addDays(start, roundsOf(7) * rule.interval * 7)
  // The 31st is not moved: the month that it would come to may have none.
  return dayOfMonth(start) > 28 ? start : addMonths(start, roundsOf(31) * rule.interval)
}

/** Whether a day is one of those that the parts of a rule name, each by itself. */
function agrees({ parts, freq, interval }: ICAL.Recur, start: CivilDate, day: CivilDate): boolean {
  // Where months are named, ical.js comes every month or year, whatever the interval.
  if (freq === 'MONTHLY' && (monthCount(day) - monthCount(start)) % interval !== 0) return false
  const numbersOf = (name: 'BYMONTH' | 'BYMONTHDAY') => (parts[name] ?? []).map(Number)
  const months = numbersOf('BYMONTH')
  if (months.length > 0 && !months.includes(monthOf(day))) return false
  const monthDays = numbersOf('BYMONTHDAY')
  const fromEnd = dayOfMonth(day) - 1 - lengthOfMonth(day)
  if (monthDays.length > 0 && !monthDays.includes(dayOfMonth(day)) && !monthDays.includes(fromEnd)) return false
  const weekdays = (parts['BYDAY'] ?? []).map(String)
  if (weekdays.length === 0) return true
  const code = WEEKDAY_CODES[weekdayOf(day) - 1] ?? ''
  if (freq !== 'MONTHLY') return weekdays.includes(code)
  const nth = [`${Math.ceil(dayOfMonth(day) / 7)}${code}`, `-${Math.ceil(-fromEnd / 7)}${code}`]
  return weekdays.some((weekday) => weekday === code || nth.includes(weekday.replace('+', '')))
}

function monthCount(day: CivilDate): number {
  return yearOf(day) * 12 + monthOf(day)
}

function lengthOfMonth(day: CivilDate): number {
  const first = `${day.slice(0, 8)}01` as CivilDate
  return daysBetween(first, addMonths(first, 1))
}

function timeOf(date: CivilDate): ICAL.Time {
  const [year = 1970, month = 1, day = 1] = date.split('-').map(Number)
  return ICAL.Time.fromData({ year, month, day, isDate: true })
}
