import { addDays, addMonths, civilDateOf, parseCivilDate, type CivilDate } from '#shared/model/civil-date.ts'
import { nearestMonth, startOfUnit } from './calendar.ts'
import { ENGLISH_WORDS } from './english-words.ts'
import type { DateUnit, DateWords } from './language-words.ts'

/** Days of which a search speaks, both included, and the words that are left to look for. */
export interface DaysAsked {
  readonly from: CivilDate
  readonly to: CivilDate
  readonly rest: string
}

type Span = Pick<DaysAsked, 'from' | 'to'>

/**
 * Reads the first days named in words that are searched for: *march*, *march 2026*, *2026-03*, *2026-03-14*, *last
 * week*, *this month*, *yesterday*. A month without a year is the latest that has begun.
 * @returns null where no days are named, or only days to come
 */
export function daysAsked(
  text: string,
  today: CivilDate,
  { dates }: { readonly dates: DateWords } = ENGLISH_WORDS,
): DaysAsked | null {
  const words = text.trim().split(/\s+/)
  for (let at = 0; at < words.length; at++) {
    for (const count of [2, 1]) {
      const some = words.slice(at, at + count)
      const span = some.length < count ? null : spanOf(some.join(' ').toLowerCase(), today, dates)
      if (span !== null) return { ...span, rest: [...words.slice(0, at), ...words.slice(at + count)].join(' ') }
    }
  }
  return null
}

function spanOf(words: string, today: CivilDate, dates: DateWords): Span | null {
  const offset = Object.hasOwn(dates.days, words) ? dates.days[words] : undefined
  if (offset !== undefined) return offset > 0 ? null : daysFrom(addDays(today, offset), 'day')
  const day = parseCivilDate(words)
  if (day !== null) return daysFrom(day, 'day')
  const [first = '', second] = words.split(' ')
  const ofYear = /^(\d{4})-(\d{2})$/.exec(words)
  if (ofYear !== null) return monthSpan(civilDateOf(Number(ofYear[1]), Number(ofYear[2]), 1))
  const month = dates.months.findIndex(({ full, short }) => full.includes(first) || short.includes(first)) + 1
  if (month > 0 && second === undefined) {
    // *mar* is as much the beginning of a name.
    return dates.months.some(({ full }) => full.includes(first)) ? monthSpan(nearestMonth(today, month, 'past')) : null
  }
  if (month > 0 && second !== undefined && /^\d{4}$/.test(second)) {
    return monthSpan(civilDateOf(Number(second), month, 1))
  }
  const steps = dates.last.includes(first) ? -1 : dates.this.includes(first) ? 0 : null
  const unit = UNITS.find((one) => dates.units[one].includes(second ?? ''))
  return steps === null || unit === undefined ? null : daysFrom(startOfUnit(today, unit, steps), unit)
}

const UNITS: readonly DateUnit[] = ['week', 'month', 'quarter', 'year']

function monthSpan(first: CivilDate | null): Span | null {
  return first === null ? null : daysFrom(first, 'month')
}

function daysFrom(from: CivilDate, unit: DateUnit): Span {
  switch (unit) {
    case 'day':
      return { from, to: from }
    case 'week':
    case 'fortnight':
      return { from, to: addDays(from, unit === 'week' ? 6 : 13) }
    case 'month':
    case 'quarter':
    case 'year':
      return { from, to: addDays(addMonths(from, { month: 1, quarter: 3, year: 12 }[unit]), -1) }
  }
}
