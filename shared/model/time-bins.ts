import {
  addDays,
  addMonths,
  civilDateOf,
  daysBetween,
  monthOf,
  weekdayOf,
  yearOf,
  type CivilDate,
  type Weekday,
} from './civil-date.ts'

/** Days from one to another, both included. */
export interface Period {
  readonly from: CivilDate
  readonly to: CivilDate
}

export const TIME_UNITS = ['day', 'week', 'month', 'quarter', 'year'] as const
export type TimeUnit = (typeof TIME_UNITS)[number]

/** More are neither told apart on a screen nor counted in a moment. */
export const MAX_BINS = 800

/** The shortest that each is. */
export const SHORTEST_DAYS: Readonly<Record<TimeUnit, number>> = { day: 1, week: 7, month: 28, quarter: 90, year: 365 }
const MONTHS: Readonly<Record<'month' | 'quarter' | 'year', number>> = { month: 1, quarter: 3, year: 12 }

/** The day, week, month, quarter or year that `day` is in. @param weekStart the first day of a week, as the locale says */
export function binAround(day: CivilDate, unit: TimeUnit, weekStart: Weekday): Period {
  if (unit === 'day') return { from: day, to: day }
  if (unit === 'week') {
    const from = addDays(day, -((weekdayOf(day) - weekStart + 7) % 7))
    return { from, to: addDays(from, 6) }
  }
  const months = MONTHS[unit]
  const month = Math.floor((monthOf(day) - 1) / months) * months + 1
  // A day of the calendar lies in a month of it.
  const from = civilDateOf(yearOf(day), month, 1) ?? day
  return { from, to: addDays(addMonths(from, months), -1) }
}

/** The next one behind it, or before it where `steps` is negative; at the ends of the calendar itself. */
export function binBeside(bin: Period, unit: TimeUnit, weekStart: Weekday, steps: 1 | -1): Period {
  return binAround(steps === 1 ? addDays(bin.to, 1) : addDays(bin.from, -1), unit, weekStart)
}

/** All that touch the days from `from` to `to`, whole, in order. */
export function binsBetween({ from, to }: Period, unit: TimeUnit, weekStart: Weekday): Period[] {
  const bins: Period[] = []
  for (let bin = binAround(from, unit, weekStart); ;) {
    bins.push(bin)
    const next = binBeside(bin, unit, weekStart, 1)
    if (next.from > to || next.from <= bin.from || bins.length > MAX_BINS) return bins
    bin = next
  }
}

/** Whether so many days are few enough of a unit to be counted at once. */
export function fitsBins({ from, to }: Period, unit: TimeUnit): boolean {
  return daysBetween(from, to) / SHORTEST_DAYS[unit] <= MAX_BINS - 2
}

/**
 * The smallest unit that has room on a screen.
 * @param pixelsADay how wide a day is
 * @param room how many pixels a bin wants at least
 */
export function unitFor(pixelsADay: number, room: number): TimeUnit {
  return TIME_UNITS.find((unit) => SHORTEST_DAYS[unit] * pixelsADay >= room) ?? 'year'
}
