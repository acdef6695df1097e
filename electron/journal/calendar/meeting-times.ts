import { addDays, type CivilDate, type CivilTime } from '#shared/model/civil-date.ts'
import { clockAt, instantOfClock } from '#shared/model/zoned-time.ts'
import { readRule } from './read-rule.ts'
import { daysOfRule } from './rule-days.ts'
import type { MeetingRule } from './meeting-rule.ts'

/** A day and a time of the clock of a meeting; of whole days the day alone. */
export interface MeetingClock {
  readonly date: CivilDate
  readonly time: CivilTime | null
}

/** When a meeting is, by the clock of where it was made: it stays at nine there when clocks change. */
export interface MeetingWhen {
  readonly start: MeetingClock
  /** An IANA name; null for whole days, and for whatever clock one looks at. */
  readonly zone: string | null
  readonly minutes: number
  readonly rule: MeetingRule | null
  /** Times besides those of the rule. */
  readonly also: readonly MeetingClock[]
  /** Times that are not, or stand elsewhere: see `keysOf`. */
  readonly except: readonly string[]
}

/** One time that a meeting is. */
export interface MeetingTime {
  /** By which exceptions name it: the same however it is moved. */
  readonly key: string
  /** What the clock of whoever asks shows. */
  readonly date: CivilDate
  readonly time: CivilTime | null
  /** The last day that it touches. */
  readonly lastDate: CivilDate
  /** Milliseconds since 1970. */
  readonly startsAt: number
  readonly endsAt: number
}

const MIDNIGHT = '00:00' as CivilTime
const MAX_ALSO = 2000

/**
 * When a meeting is from `from` to `to`, by a clock in `zone`; in order, at most `limit`. What goes on for days is found by any of them.
 * Bounded whatever the rule: an endless one is begun near `from` (`daysOfRule`).
 */
export function timesOfMeeting(
  when: MeetingWhen,
  {
    from,
    to,
    zone,
    limit,
  }: { readonly from: CivilDate; readonly to: CivilDate; readonly zone: string; readonly limit: number },
): MeetingTime[] {
  const days = Math.ceil(when.minutes / 1440)
  // A day elsewhere is the one before, or after.
  const span = { from: addDays(from, -1 - days), to: addDays(to, 1), limit: limit + days + 3 }
  const except = new Set(when.except)
  const found = new Map<string, MeetingTime>()
  for (const clock of clocksOf(when, span)) {
    const keys = keysOf(clock, when.zone)
    if (keys.some((key) => except.has(key))) continue
    const time = timeOf(clock, when, zone)
    if (time.lastDate >= from && time.date <= to) found.set(time.key, time)
  }
  return [...found.values()].toSorted((a, b) => a.startsAt - b.startsAt).slice(0, limit)
}

/** The first is that by which a time is known; the others are how files name it besides: by its day, or its clock without a zone. */
export function keysOf({ date, time }: MeetingClock, zone: string | null): [string, ...string[]] {
  if (time === null) return [date]
  const civil = `${date}T${time}`
  return zone === null ? [civil, date] : [`@${instantOfClock({ date, time }, zone)}`, civil, date]
}

function* clocksOf(
  { start, rule, also }: MeetingWhen,
  span: { readonly from: CivilDate; readonly to: CivilDate; readonly limit: number },
): Generator<MeetingClock> {
  // The first counts whether the rule has it or not.
  yield start
  for (const clock of also.slice(0, MAX_ALSO)) yield clock
  if (rule === null) return
  const read = readRule(rule.rrule)
  if ('problem' in read) return
  const to = rule.until !== null && rule.until < span.to ? rule.until : span.to
  if (to < span.from) return
  for (const date of daysOfRule(read.rule, start.date, { ...span, to })) yield { date, time: start.time }
}

function timeOf(clock: MeetingClock, { zone: own, minutes }: MeetingWhen, zone: string): MeetingTime {
  const [key] = keysOf(clock, own)
  const { date, time } = clock
  if (time === null) {
    const lastDate = addDays(date, Math.max(1, Math.round(minutes / 1440)) - 1)
    const startsAt = instantOfClock({ date, time: MIDNIGHT }, zone)
    return {
      key,
      date,
      time,
      lastDate,
      startsAt,
      endsAt: instantOfClock({ date: addDays(lastDate, 1), time: MIDNIGHT }, zone),
    }
  }
  const startsAt = instantOfClock({ date, time }, own ?? zone)
  const endsAt = startsAt + minutes * 60_000
  // One that ends at midnight is not of the next day.
  const last = minutes === 0 ? startsAt : endsAt - 1
  return { key, ...clockAt(startsAt, zone), lastDate: clockAt(last, zone).date, startsAt, endsAt }
}
