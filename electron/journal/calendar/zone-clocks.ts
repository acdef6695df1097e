import { fromEpochMilliseconds, toZonedDateTimeISO } from 'temporal-polyfill/fns/Instant'
import { getTimeZoneTransition, offsetNanoseconds } from 'temporal-polyfill/fns/ZonedDateTime'
import { dayNumber, type CivilDate, type CivilTime } from '#shared/model/civil-date.ts'
import { clockAt, instantOfClock, type CivilMoment } from '#shared/model/zoned-time.ts'

/** The clocks of zones, for many times of few of them. */
export interface ZoneClocks {
  /** As `instantOfClock`. @throws RangeError where this machine does not know the zone */
  instantOf(moment: CivilMoment, zone: string): number
  /** As `clockAt`. @throws RangeError where this machine does not know the zone */
  clockOf(unixMs: number, zone: string): CivilMoment
}

/** A stretch of a year in which a clock does not change. */
interface Stretch {
  readonly begins: number
  readonly ends: number
  readonly offset: number
}

const MS_A_DAY = 86_400_000
const MAX_YEARS = 5000

/**
 * Clocks that keep when they change, by zone and year, for as long as they are held: to ask for each time alone costs some fifty times
 * as much. Within a day of a change or of a new year it is asked all the same.
 */
export function openZoneClocks(): ZoneClocks {
  const years = new Map<string, readonly Stretch[]>()
  /** Of each zone the one that was asked for last, which is the next one as well, mostly. */
  const latest = new Map<string, Stretch>()

  function stretchAt(unixMs: number, zone: string): Stretch | undefined {
    const year = new Date(unixMs).getUTCFullYear()
    const key = `${year} ${zone}`
    let stretches = years.get(key)
    if (stretches === undefined) {
      stretches = stretchesOf(zone, year)
      if (years.size >= MAX_YEARS) years.clear()
      years.set(key, stretches)
    }
    return stretches.find(({ ends }) => unixMs < ends)
  }

  /** Null where the clock changes within a day, or a year does. */
  function offsetNear(unixMs: number, zone: string): number | null {
    let stretch = latest.get(zone)
    if (stretch === undefined || !isWithin(stretch, unixMs)) {
      stretch = stretchAt(unixMs, zone)
      if (stretch === undefined || !isWithin(stretch, unixMs)) return null
      latest.set(zone, stretch)
    }
    return stretch.offset
  }

  return {
    instantOf(moment, zone) {
      const shown = dayNumber(moment.date) * MS_A_DAY + minutesOf(moment.time) * 60_000
      const offset = offsetNear(shown, zone)
      return offset === null ? instantOfClock(moment, zone) : shown - offset
    },
    clockOf(unixMs, zone) {
      const offset = offsetNear(unixMs, zone)
      if (offset === null) return clockAt(unixMs, zone)
      const text = new Date(unixMs + offset).toISOString()
      return { date: text.slice(0, 10) as CivilDate, time: text.slice(11, 16) as CivilTime }
    },
  }
}

function isWithin({ begins, ends }: Stretch, unixMs: number): boolean {
  return unixMs - MS_A_DAY >= begins && unixMs + MS_A_DAY < ends
}

function stretchesOf(zone: string, year: number): Stretch[] {
  const begins = new Date(0).setUTCFullYear(year, 0, 1)
  const ends = new Date(0).setUTCFullYear(year + 1, 0, 1)
  let at = toZonedDateTimeISO(fromEpochMilliseconds(begins), zone)
  const stretches: Stretch[] = []
  // Of the years at the ends of the calendar nothing is kept.
  if (year < 2 || year > 9998) return stretches
  while (true) {
    const next = getTimeZoneTransition(at, 'next')
    const until = next === null ? ends : Math.min(next.epochMilliseconds, ends)
    stretches.push({ begins: at.epochMilliseconds, ends: until, offset: offsetNanoseconds(at) / 1_000_000 })
    if (next === null || until === ends) return stretches
    at = next
  }
}

function minutesOf(time: CivilTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}
