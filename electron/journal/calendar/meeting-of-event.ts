import { dayNumber, type CivilTime } from '#shared/model/civil-date.ts'
import { clockAt, instantOfClock } from '#shared/model/zoned-time.ts'
import type { EventTime, ReadEvent } from './read-event.ts'
import { meetingRule } from './meeting-rule.ts'
import { keysOf, type MeetingClock, type MeetingWhen } from './meeting-times.ts'
import type { RuleSteps } from './rule-days.ts'

/**
 * What of an event was not understood. `zone`: its clock is taken for that of this machine; `rule`: its first time stands alone;
 * `time`: one of its times is none of the calendar, and is left out.
 */
export type EventDoubt = 'zone' | 'rule' | 'time'

type Resolve = (zone: string) => string | null

const MINUTES_A_DAY = 1440
const MAX_MINUTES = 366 * MINUTES_A_DAY
const ENDS_OF_CALENDAR = ['0001-01-01 00:00', '9999-12-31 23:59']

/**
 * When an event is, in zones that this machine knows.
 * @param resolve the IANA zone that a name of the file means; null where nothing tells
 * @param steps see `meetingRule`
 */
export function meetingOfEvent(
  event: Pick<ReadEvent, 'start' | 'end' | 'duration' | 'rrule' | 'also' | 'except'>,
  { resolve, steps }: { readonly resolve: Resolve; readonly steps: RuleSteps },
): { readonly when: MeetingWhen; readonly doubts: readonly EventDoubt[] } {
  const { start, rrule } = event
  const doubts: EventDoubt[] = []
  const zone = start.zone === null ? null : resolve(start.zone)
  if (start.zone !== null && zone === null) doubts.push('zone')
  const rule = rrule === null ? null : meetingRule(rrule, start, zone, steps)
  if (rrule !== null && rule === null) doubts.push('rule')
  const also = event.also.map((one) => clockIn(one, { zone, resolve }))
  if (also.includes(null)) doubts.push('time')
  return {
    when: {
      start: { date: start.date, time: start.time },
      zone,
      minutes: minutesOf(event, resolve),
      rule,
      also: also.filter((one) => one !== null),
      except: event.except.map((one) => keyOfTime(one, resolve)),
    },
    doubts,
  }
}

/** How an event names a time of its series: by the instant where it says the zone, else by day and clock, or the day alone. */
export function keyOfTime({ date, time, zone }: EventTime, resolve: Resolve): string {
  if (time === null) return date
  const known = zone === null ? null : resolve(zone)
  return known === null ? `${date}T${time}` : `@${instantOfClock({ date, time }, known)}`
}

/**
 * The key by which a series knows the time that another event of its names, in whatever zone or form.
 * @param key as `keyOfTime` gives it
 */
export function keyInSeries(key: string, series: Pick<MeetingWhen, 'start' | 'zone'>): string {
  const clock = clockInSeries(key, series)
  return clock === null ? key : keysOf(clock, series.zone)[0]
}

/** That time by the clock of the series; null for an instant where the series has no zone: nobody knows by which clock. */
export function clockInSeries(key: string, { start, zone }: Pick<MeetingWhen, 'start' | 'zone'>): MeetingClock | null {
  const clock = clockOfKey(key, zone)
  return clock && { date: clock.date, time: start.time === null ? null : (clock.time ?? start.time) }
}

function clockOfKey(key: string, zone: string | null): MeetingClock | null {
  if (key.startsWith('@')) return zone === null ? null : clockAt(Number(key.slice(1)), zone)
  const [date, time] = key.split('T') as [MeetingClock['date'], CivilTime | undefined]
  return { date, time: time ?? null }
}

/** Null for a time that a clock in `zone` shows on no day of the calendar. */
function clockIn(
  { date, time, zone: written }: EventTime,
  { zone, resolve }: { readonly zone: string | null; readonly resolve: Resolve },
): MeetingClock | null {
  const own = written === null ? null : resolve(written)
  if (time === null || own === null || zone === null || own === zone) return { date, time }
  const clock = clockAt(instantOfClock({ date, time }, own), zone)
  // Where a clock stands still: see `clockAt`.
  const isBeyond = ENDS_OF_CALENDAR.includes(`${clock.date} ${clock.time}`)
  return isBeyond ? null : clock
}

type Timed = Parameters<typeof instantOfClock>[0]

/**
 * How long it takes; of whole days 1440 each. Of a beginning and an end in one zone by its clock, as they are written there, and also where
 * one of them says none that is known; of two zones by what lies between.
 */
function minutesOf({ start, end, duration }: Pick<ReadEvent, 'start' | 'end' | 'duration'>, resolve: Resolve): number {
  const minutes = end === null ? duration : minutesBetween(start, end, resolve)
  if (minutes !== null && minutes > 0) return Math.min(minutes, MAX_MINUTES)
  return start.time === null ? MINUTES_A_DAY : 0
}

function minutesBetween(start: EventTime, end: EventTime, resolve: Resolve): number {
  if (start.time !== null && end.time !== null && start.zone !== end.zone) {
    const [from, to] = [start, end].map(({ zone }) => (zone === null ? null : resolve(zone)))
    if (from && to && from !== to) {
      return Math.round((instantOfClock(end as Timed, to) - instantOfClock(start as Timed, from)) / 60_000)
    }
  }
  return civilMinutes(end) - civilMinutes(start)
}

function civilMinutes({ date, time }: Pick<EventTime, 'date' | 'time'>): number {
  return dayNumber(date) * MINUTES_A_DAY + Number(time?.slice(0, 2) ?? 0) * 60 + Number(time?.slice(3, 5) ?? 0)
}
