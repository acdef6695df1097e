import {
  addDays,
  addMonths,
  civilDateOf,
  dayOfMonth,
  monthOf,
  weekdayOf,
  yearOf,
  type CivilDate,
} from '#shared/model/civil-date.ts'
import type { DateUnit } from './language-words.ts'

/** Which way a date without a year, or a weekday, is looked for: what happened is past, what is to do is to come. */
export type Direction = 'past' | 'future'

const MAX_LEAP_GAP_YEARS = 8

/** The nearest such weekday (1–7), never today itself. */
export function nearestWeekday(today: CivilDate, weekday: number, direction: Direction): CivilDate {
  const ahead = (weekday - weekdayOf(today) + 7) % 7
  if (direction === 'future') return addDays(today, ahead === 0 ? 7 : ahead)
  return addDays(today, ahead - 7)
}

/** That weekday in the week of today, moved by `weeks`. Weeks begin on Monday. */
export function weekdayInWeek(today: CivilDate, weekday: number, weeks: number): CivilDate {
  return addDays(startOfUnit(today, 'week', weeks), weekday - 1)
}

/** The nearest such day of the year, which may be today; null where no year has it. */
export function nearestDayOfYear(today: CivilDate, month: number, day: number, direction: Direction): CivilDate | null {
  const step = direction === 'future' ? 1 : -1
  for (let years = 0; years <= MAX_LEAP_GAP_YEARS; years++) {
    const date = civilDateOf(yearOf(today) + years * step, month, day)
    if (date !== null && (direction === 'future' ? date >= today : date <= today)) return date
  }
  return null
}

/** The nearest such day of a month (the 12th), which may be today. */
export function nearestDayOfMonth(today: CivilDate, day: number, direction: Direction): CivilDate | null {
  for (let months = 0; months <= 12; months++) {
    const month = startOfUnit(today, 'month', direction === 'future' ? months : -months)
    const date = civilDateOf(yearOf(month), monthOf(month), day)
    if (date !== null && (direction === 'future' ? date >= today : date <= today)) return date
  }
  return null
}

/** The first day of the nearest such month: one that has begun, or that is still to begin. */
export function nearestMonth(today: CivilDate, month: number, direction: Direction): CivilDate | null {
  const first = civilDateOf(yearOf(today), month, 1)
  if (first === null) return null
  if (direction === 'future') return first > today ? first : addMonths(first, 12)
  return first <= today ? first : addMonths(first, -12)
}

/** The first day of the nearest such quarter (1–4): one that has begun, or that is still to begin. */
export function nearestQuarter(today: CivilDate, quarter: number, direction: Direction): CivilDate | null {
  return nearestMonth(today, quarter * 3 - 2, direction)
}

/** The first day of the unit that today is in, moved by `offset` units. */
export function startOfUnit(today: CivilDate, unit: DateUnit, offset: number): CivilDate {
  const firstOfMonth = addDays(today, 1 - dayOfMonth(today))
  switch (unit) {
    case 'day':
      return addDays(today, offset)
    case 'week':
      return addDays(today, 1 - weekdayOf(today) + 7 * offset)
    case 'fortnight':
      return addDays(today, 14 * offset)
    case 'month':
      return addMonths(firstOfMonth, offset)
    case 'quarter':
      return addMonths(firstOfMonth, -((monthOf(today) - 1) % 3) + 3 * offset)
    case 'year':
      return addMonths(firstOfMonth, 1 - monthOf(today) + 12 * offset)
  }
}

/** The last day of that unit; of a week its Friday, the end of the working week, or Sunday once that is over. */
export function endOfUnit(today: CivilDate, unit: DateUnit, offset: number): CivilDate {
  if (unit === 'week') {
    const friday = weekdayInWeek(today, 5, offset)
    return friday < today ? weekdayInWeek(today, 7, offset) : friday
  }
  if (unit === 'day' || unit === 'fortnight') return startOfUnit(today, unit, offset)
  return addDays(startOfUnit(today, unit, offset + 1), -1)
}

/** Today moved by an amount of units. */
export function moveBy(today: CivilDate, amount: number, unit: DateUnit): CivilDate {
  switch (unit) {
    case 'day':
      return addDays(today, amount)
    case 'week':
      return addDays(today, amount * 7)
    case 'fortnight':
      return addDays(today, amount * 14)
    case 'month':
      return addMonths(today, amount)
    case 'quarter':
      return addMonths(today, amount * 3)
    case 'year':
      return addMonths(today, amount * 12)
  }
}
