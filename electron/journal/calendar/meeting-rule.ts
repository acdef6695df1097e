import type ICAL from 'ical.js'
import { addDays, monthOf, dayOfMonth, type CivilDate, type CivilTime } from '#shared/model/civil-date.ts'
import { clockAt } from '#shared/model/zoned-time.ts'
import { readRule } from './read-rule.ts'
import { daysOfRule, type RuleSteps } from './rule-days.ts'

/** A rule by civil days, with the day after which it has none where it ends. */
export interface MeetingRule {
  /** Of days, weeks or months, with neither COUNT nor UNTIL. */
  readonly rrule: string
  readonly until: CivilDate | null
}

// More than can be counted in a moment: as if it had no end.
const MAX_COUNTED = 10_000
const ENDS = /^(\d{4})(\d{2})(\d{2})(?:T([01]\d|2[0-3])([0-5]\d)\d{2}(Z)?)?$/

/**
 * A rule of a calendar as one of civil days: what comes each year is told by months, and how often it comes by its last day, so that a
 * series of any age is expanded near the days that are asked for. Null for what is not understood: what comes within a day, by weeks
 * or days of a year, or has no day; and for what is counted where no steps are left.
 * @param start the first day, which counts whether the rule has it or not (RFC 5545, section 3.8.5.3)
 * @param zone of the clock of `time`; null for whole days, and for whatever clock one looks at
 * @param steps with which what is counted may be counted: one of many a file is read with them all
 */
export function meetingRule(
  written: string,
  { date: start, time }: { readonly date: CivilDate; readonly time: CivilTime | null },
  zone: string | null,
  steps: RuleSteps,
): MeetingRule | null {
  const parts = new Map<string, string>()
  for (const part of written.split(';')) {
    const [name = '', value = ''] = part.split('=')
    if (name === '' || name.startsWith('X-')) continue
    if (parts.has(name)) return null
    parts.set(name, value)
  }
  const take = (name: string) => {
    const value = parts.get(name)
    parts.delete(name)
    return value
  }
  const [ends, counted] = [take('UNTIL'), take('COUNT')]
  // Some programs repeat there what the beginning says.
  const sameAs = { BYHOUR: time?.slice(0, 2), BYMINUTE: time?.slice(3, 5), BYSECOND: '00' }
  for (const [name, value] of Object.entries(sameAs)) {
    const said = take(name)
    if (said !== undefined && said.padStart(2, '0') !== value) return null
  }
  if (!toMonths(parts, start)) return null
  const rrule = [...parts].map(([name, value]) => `${name}=${value}`).join(';')
  const read = readRule(rrule)
  if ('problem' in read) return null
  const until = ends === undefined ? null : lastDay(ends, time, zone)
  if (ends !== undefined && until === null) return null
  if (counted === undefined) return { rrule, until }
  const count = Number(counted)
  if (!Number.isInteger(count) || count < 1) return null
  if (count > MAX_COUNTED) return { rrule, until: null }
  const last = lastCounted(read.rule, start, { count, steps })
  return last === null ? null : { rrule, until: last }
}

/** Turns a yearly rule into the monthly one of the same days; false where there is none. */
function toMonths(parts: Map<string, string>, start: CivilDate): boolean {
  if (parts.get('FREQ') !== 'YEARLY') return true
  if (parts.has('BYYEARDAY') || parts.has('BYWEEKNO')) return false
  const years = Number(parts.get('INTERVAL') ?? '1')
  const months = parts.get('BYMONTH')?.split(',') ?? []
  // "The second Monday" of a year, without a month, is one of the year.
  if (months.length === 0 && parts.has('BYDAY')) return false
  if ((years > 1 || parts.has('BYSETPOS')) && months.length > 1) return false
  if (months.length === 0 && !parts.has('BYMONTHDAY')) parts.set('BYMONTH', String(monthOf(start)))
  else if (months.length === 0 && years > 1) return false
  if (!parts.has('BYDAY') && !parts.has('BYMONTHDAY')) parts.set('BYMONTHDAY', String(dayOfMonth(start)))
  parts.set('FREQ', 'MONTHLY')
  if (years > 1) {
    const [month = String(monthOf(start))] = months
    if (Number(month) !== monthOf(start) || years > 30) return false
    parts.set('INTERVAL', String(12 * years))
  } else parts.delete('INTERVAL')
  return true
}

/** The last day that may be one: the end is an instant, or a time of the same clock, or a day. */
function lastDay(ends: string, time: CivilTime | null, zone: string | null): CivilDate | null {
  const [, year, month, day, hour, minute, zulu] = ENDS.exec(ends) ?? []
  if (year === undefined) return null
  const date = `${year}-${month}-${day}` as CivilDate
  if (Number.isNaN(Date.parse(`${date}T00:00:00Z`))) return null
  if (hour === undefined || time === null) return date
  const clock =
    zulu === 'Z' && zone !== null
      ? clockAt(Date.parse(`${date}T${hour}:${minute}:00Z`), zone)
      : { date, time: `${hour}:${minute}` as CivilTime }
  return clock.time >= time ? clock.date : addDays(clock.date, -1)
}

/** The day of the last of so many; null where the steps do not last. */
function lastCounted(
  rule: ICAL.Recur,
  start: CivilDate,
  { count, steps }: { readonly count: number; readonly steps: RuleSteps },
): CivilDate | null {
  const days = daysOfRule(rule, start, { from: start, to: '9999-12-31' as CivilDate, limit: count, steps })
  if (steps.left <= 0) return null
  // The first counts although the rule has another day.
  const isFirstCounted = days[0] === start
  return (isFirstCounted ? days.at(-1) : (days.slice(0, count - 1).at(-1) ?? start)) ?? start
}
