import {
  addDays,
  addMonths,
  civilDateOf,
  parseCivilDate,
  type CivilDate,
  type CivilTime,
} from '#shared/model/civil-date.ts'
import { nearestMonth, startOfUnit } from './calendar.ts'
import { dateAt } from './date-at.ts'
import { ENGLISH_WORDS } from './english-words.ts'
import type { DateUnit, DateWords, LanguageWords } from './language-words.ts'
import { lineOf } from './line.ts'
import { typedDay } from './typed-day.ts'

/** Days of which a search speaks, both included, and the words that are left to look for. */
export interface DaysAsked {
  readonly from: CivilDate
  readonly to: CivilDate
  readonly rest: string
}

type Span = Pick<DaysAsked, 'from' | 'to'>

/**
 * Reads the first days named in words that are searched for: *march*, *march 2026*, *2026-03*, *2026-03-14*, *last
 * week*, *this month*, *yesterday*, *2025*, and a single day as a line says it: *14 march*, *last friday*, *3 days ago*. A
 * month or a day without a year is the latest that has begun.
 * @returns null where no days are named, or only days to come
 */
export function daysAsked(text: string, today: CivilDate, language: LanguageWords = ENGLISH_WORDS): DaysAsked | null {
  const words = text.trim().split(/\s+/)
  for (let at = 0; at < words.length; at++) {
    for (let count = MAX_WORDS_OF_A_DAY; count > 0; count--) {
      const some = words.slice(at, at + count)
      const said = some.join(' ').toLowerCase()
      const span: Span | 'ahead' | null =
        some.length < count ? null : (spanOf(said, today, language.dates) ?? dayOf(said, today, language))
      if (span === 'ahead') {
        // *next friday* is not the last one.
        at += count - 1
        break
      }
      if (span !== null) return { ...span, rest: [...words.slice(0, at), ...words.slice(at + count)].join(' ') }
    }
  }
  return null
}

/** *14 march 2026*, *on the 14th of march*. */
const MAX_WORDS_OF_A_DAY = 5
const DAY_IN_DIGITS = /^\d{1,2}[./-]\d{1,2}[./-]\d{4}$/

/** A day, in words that could hardly be anything else: never a number or part of a word alone. */
function dayOf(said: string, today: CivilDate, language: LanguageWords): Span | 'ahead' | null {
  if (DAY_IN_DIGITS.test(said)) return dayBefore(typedDay(said, today, { toward: 'past', words: language }), today)
  const isWeekday = language.dates.weekdays.some(({ full }) => full.includes(said))
  if (!said.includes(' ') && !isWeekday) return null
  const line = lineOf(said, { date: today, time: '00:00' as CivilTime }, [], language)
  const match = line.tokens.length === 0 ? null : dateAt(line, 0)
  return match === null || match.to < line.tokens.length ? null : dayBefore(match.on('past'), today)
}

function dayBefore(day: CivilDate | null, today: CivilDate): Span | 'ahead' | null {
  if (day === null) return null
  return day > today ? 'ahead' : daysFrom(day, 'day')
}

function spanOf(words: string, today: CivilDate, dates: DateWords): Span | null {
  const offset = Object.hasOwn(dates.days, words) ? dates.days[words] : undefined
  if (offset !== undefined) return offset > 0 ? null : daysFrom(addDays(today, offset), 'day')
  const day = parseCivilDate(words)
  if (day !== null) return daysFrom(day, 'day')
  if (/^(19|20)\d\d$/.test(words)) return daysFrom(civilDateOf(Number(words), 1, 1) ?? today, 'year')
  const [first = '', second, ...others] = words.split(' ')
  if (others.length > 0) return null
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
