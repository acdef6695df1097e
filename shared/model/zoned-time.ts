import { fromEpochMilliseconds, toZonedDateTimeISO } from 'temporal-polyfill/fns/Instant'
import * as PlainDateTime from 'temporal-polyfill/fns/PlainDateTime'
import { toInstant, toPlainDateTime } from 'temporal-polyfill/fns/ZonedDateTime'
import type { CivilDate, CivilTime } from './civil-date.ts'

/** A day and a time of a clock. */
export interface CivilMoment {
  readonly date: CivilDate
  readonly time: CivilTime
}

/**
 * When a clock in `zone` shows that time, in milliseconds since 1970. A time that the clock leaves out (spring) is as much later as
 * it leaves out; one that it shows twice (autumn) is the first: what RFC 5545 §3.3.5 asks for.
 * @throws RangeError where this machine does not know the zone
 */
export function instantOfClock({ date, time }: CivilMoment, zone: string): number {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const [hour, minute] = time.split(':').map(Number) as [number, number]
  const local = PlainDateTime.create(year, month, day, hour, minute)
  return toInstant(PlainDateTime.toZonedDateTime(local, zone, { disambiguation: 'compatible' })).epochMilliseconds
}

/**
 * What a clock in `zone` shows then; before the first and after the last day of the calendar, the first and the last time of those.
 * @throws RangeError where this machine does not know the zone, or it is no time
 */
export function clockAt(unixMs: number, zone: string): CivilMoment {
  const text = PlainDateTime.toString(toPlainDateTime(toZonedDateTimeISO(fromEpochMilliseconds(unixMs), zone)))
  // Years of other lengths are written with a sign.
  if (text.startsWith('-') || text.startsWith('0000')) return FIRST
  if (text.startsWith('+')) return LAST
  return { date: text.slice(0, 10) as CivilDate, time: text.slice(11, 16) as CivilTime }
}

const FIRST: CivilMoment = { date: '0001-01-01' as CivilDate, time: '00:00' as CivilTime }
const LAST: CivilMoment = { date: '9999-12-31' as CivilDate, time: '23:59' as CivilTime }
