import { addDays, daysBetween, type CivilDate, type CivilTime } from '#shared/model/civil-date.ts'
import { readRule } from './read-rule.ts'
import { daysOfRule } from './rule-days.ts'
import type { MeetingRule } from './meeting-rule.ts'
import { openZoneClocks, type ZoneClocks } from './zone-clocks.ts'

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
  /** Where it is what became of a series from one of its times on; `rule`, `also` and `except` are those of the series. */
  readonly movedFrom?: MovedFrom
}

/** The series of which all times from one on were moved. */
export interface MovedFrom {
  readonly start: MeetingClock
  readonly zone: string | null
  /** The first that was moved, as the series has it. */
  readonly first: MeetingClock
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
 * @param clocks those of many meetings, where there are many
 */
export function timesOfMeeting(
  when: MeetingWhen,
  {
    from,
    to,
    zone,
    limit,
    clocks = openZoneClocks(),
  }: {
    readonly from: CivilDate
    readonly to: CivilDate
    readonly zone: string
    readonly limit: number
    readonly clocks?: ZoneClocks
  },
): MeetingTime[] {
  const days = Math.ceil(when.minutes / 1440)
  // A day elsewhere is the one before, or after.
  const span = { from: addDays(from, -1 - days), to: addDays(to, 1), limit: limit + days + 3 }
  const except = new Set(when.except)
  const own = when.movedFrom === undefined ? when.zone : when.movedFrom.zone
  const found = new Map<string, MeetingTime>()
  for (const { said, clock } of placesOf(when, span)) {
    if (clock.date < span.from || clock.date > span.to) continue
    const keys = keysOf(said, own, clocks)
    if (keys.some((key) => except.has(key))) continue
    const time = timeOf(clock, when, { zone, clocks })
    if (time.lastDate >= from && time.date <= to) found.set(keys[0], { key: keys[0], ...time })
  }
  return [...found.values()].toSorted((a, b) => a.startsAt - b.startsAt).slice(0, limit)
}

/** The first is that by which a time is known; the others are how files name it besides: by its day, or its clock without a zone. */
export function keysOf(
  { date, time }: MeetingClock,
  zone: string | null,
  clocks: ZoneClocks = openZoneClocks(),
): [string, ...string[]] {
  if (time === null) return [date]
  const civil = `${date}T${time}`
  return zone === null ? [civil, date] : [`@${clocks.instantOf({ date, time }, zone)}`, civil, date]
}

/** A time as it is said, by which it is known, and where it stands. */
interface Place {
  readonly said: MeetingClock
  readonly clock: MeetingClock
}

function* placesOf(
  { start, rule, also, movedFrom }: MeetingWhen,
  span: { readonly from: CivilDate; readonly to: CivilDate; readonly limit: number },
): Generator<Place> {
  const series = movedFrom?.start ?? start
  const said = movedFrom?.first ?? start
  const days = daysBetween(said.date, start.date)
  const placeOf = (one: MeetingClock): Place => ({
    said: one,
    clock: movedFrom === undefined ? one : { date: addDays(one.date, days), time: start.time },
  })
  // The first counts whether the rule has it or not.
  yield { said, clock: start }
  for (const one of also.slice(0, MAX_ALSO)) yield placeOf(one)
  if (rule === null) return
  const read = readRule(rule.rrule)
  if ('problem' in read) return
  const last = addDays(span.to, -days)
  const to = rule.until !== null && rule.until < last ? rule.until : last
  const begin = addDays(span.from, -days)
  const from = begin < said.date ? said.date : begin
  if (to < from) return
  const wanted = { from, to, limit: span.limit }
  for (const date of daysOfRule(read.rule, series.date, wanted)) yield placeOf({ date, time: series.time })
}

function timeOf(
  { date, time }: MeetingClock,
  { zone: own, minutes }: MeetingWhen,
  { zone, clocks }: { readonly zone: string; readonly clocks: ZoneClocks },
): Omit<MeetingTime, 'key'> {
  if (time === null) {
    const lastDate = addDays(date, Math.max(1, Math.round(minutes / 1440)) - 1)
    const startsAt = clocks.instantOf({ date, time: MIDNIGHT }, zone)
    const endsAt = clocks.instantOf({ date: addDays(lastDate, 1), time: MIDNIGHT }, zone)
    return { date, time, lastDate, startsAt, endsAt }
  }
  const startsAt = clocks.instantOf({ date, time }, own ?? zone)
  const endsAt = startsAt + minutes * 60_000
  // One that ends at midnight is not of the next day.
  const last = minutes === 0 ? startsAt : endsAt - 1
  return { ...clocks.clockOf(startsAt, zone), lastDate: clocks.clockOf(last, zone).date, startsAt, endsAt }
}
