import type { CivilTime } from '#shared/model/civil-date.ts'
import { clockAt, instantOfClock } from '#shared/model/zoned-time.ts'
import type { EventTime, ReadEvent } from './read-event.ts'
import { meetingRule } from './meeting-rule.ts'
import { keysOf, type MeetingClock, type MeetingWhen } from './meeting-times.ts'

/** What of an event was not understood. `zone`: its clock is taken for that of this machine; `rule`: its first time stands alone. */
export type EventDoubt = 'zone' | 'rule'

/**
 * When an event is, in zones that this machine knows.
 * @param resolve the IANA zone that a name of the file means; null where nothing tells
 */
export function meetingOfEvent(
  { start, minutes, rrule, also, except }: Pick<ReadEvent, 'start' | 'minutes' | 'rrule' | 'also' | 'except'>,
  resolve: (zone: string) => string | null,
): { readonly when: MeetingWhen; readonly doubts: readonly EventDoubt[] } {
  const doubts: EventDoubt[] = []
  const zone = start.zone === null ? null : resolve(start.zone)
  if (start.zone !== null && zone === null) doubts.push('zone')
  const rule = rrule === null ? null : meetingRule(rrule, start, zone)
  if (rrule !== null && rule === null) doubts.push('rule')
  const place = { zone, resolve }
  return {
    when: {
      start: { date: start.date, time: start.time },
      zone,
      minutes,
      rule,
      also: also.map((one) => clockIn(one, place)),
      except: except.map((one) => keyOfTime(one, resolve)),
    },
    doubts,
  }
}

/** How an event names a time of its series: by the instant where it says the zone, else by day and clock, or the day alone. */
export function keyOfTime({ date, time, zone }: EventTime, resolve: (zone: string) => string | null): string {
  if (time === null) return date
  const known = zone === null ? null : resolve(zone)
  return known === null ? `${date}T${time}` : `@${instantOfClock({ date, time }, known)}`
}

/**
 * The key by which a series knows the time that another event of its names, in whatever zone or form.
 * @param key as `keyOfTime` gives it
 */
export function keyInSeries(key: string, { start, zone }: Pick<MeetingWhen, 'start' | 'zone'>): string {
  const clock = clockOfKey(key, zone)
  if (clock === null) return key
  return keysOf({ date: clock.date, time: start.time === null ? null : (clock.time ?? start.time) }, zone)[0]
}

/** Null for an instant where the series has no zone: nobody knows by which clock. */
function clockOfKey(key: string, zone: string | null): MeetingClock | null {
  if (key.startsWith('@')) return zone === null ? null : clockAt(Number(key.slice(1)), zone)
  const [date, time] = key.split('T') as [MeetingClock['date'], CivilTime | undefined]
  return { date, time: time ?? null }
}

function clockIn(
  { date, time, zone: written }: EventTime,
  { zone, resolve }: { readonly zone: string | null; readonly resolve: (zone: string) => string | null },
): MeetingClock {
  const own = written === null ? null : resolve(written)
  if (time === null || own === null || zone === null || own === zone) return { date, time }
  return clockAt(instantOfClock({ date, time }, own), zone)
}
