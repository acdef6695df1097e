import { civilDateOf, type CivilDate } from '#shared/model/civil-date.ts'
import { nearestDayOfMonth, nearestDayOfYear, type Direction } from './calendar.ts'
import { core, type Core } from './date-match.ts'
import { isMark, type Line } from './line.ts'

const MAX_YEARS_IN_TWO_DIGITS = 5

/** 2026-11-12, 12.11.2026, 12 Nov, Nov 12th 2026, the 12th of November, Thursday 12 Nov, the 12th. */
export function writtenDayAt(line: Line, at: number, introduced: boolean): Core | null {
  const { tokens, grammar } = line
  const weekday = grammar.weekdays.at(tokens, at)
  if (weekday !== null) {
    const from = isMark(tokens[weekday.to], ',.') ? weekday.to + 1 : weekday.to
    const number = grammar.sets.on.at(tokens, from)?.to ?? from
    return dayMonthAt(line, number) ?? numericAt(line, from, introduced) ?? ordinalAt(line, number)
  }
  const day = dayMonthAt(line, at) ?? numericAt(line, at, introduced)
  if (day !== null) return day
  return introduced ? ordinalAt(line, at) : null
}

/** The 12th, Monday the 12th. */
function ordinalAt(line: Line, at: number): Core | null {
  const ordinal = dayNumberAt(line, at)
  if (ordinal === null || !ordinal.ordinal || nearestDayOfMonth(line.today, ordinal.value, 'past') === null) return null
  const onDay = (direction: Direction) => nearestDayOfMonth(line.today, ordinal.value, direction) ?? line.today
  return core(ordinal.to, 'either', 'day', onDay)
}

function dayMonthAt(line: Line, at: number): Core | null {
  const { tokens, grammar } = line
  const dayFirst = dayNumberAt(line, at) ?? dayInWordsAt(line, at)
  if (dayFirst !== null) {
    const of = grammar.sets.of.at(tokens, dayFirst.to)?.to ?? dayFirst.to
    const month = grammar.months.at(tokens, of)
    return month === null ? null : dayOfYear(line, month.value.number, dayFirst.value, month.to)
  }
  const month = grammar.months.at(tokens, at)
  if (month === null) return gluedMonthAt(line, at)
  const day = dayNumberAt(line, afterPoint(line, month.to))
  // "June 30 min" is half an hour with June.
  if (day === null || isLengthUnit(line, day.to)) return null
  return dayOfYear(line, month.value.number, day.value, day.to)
}

/** Past the point of *Nov.* where a number follows, or stood before. */
export function afterPoint(line: Line, at: number): number {
  const point = line.tokens[at]
  return isMark(point, '.') && point?.spaceBefore === false ? at + 1 : at
}

/** 20-Nov-2026, 20Nov, 20-nov-26, Nov-20. */
function gluedMonthAt(line: Line, at: number): Core | null {
  const token = line.tokens[at]
  const parts = /^(?:(\d{1,2})[-‐‑/.]?(\p{L}{3,})|(\p{L}{3,})[-‐‑/.](\d{1,2}))(?:[-‐‑/.]?(\d{4}|\d{2}))?$/u.exec(
    token?.key ?? '',
  )
  if (token === undefined || parts === null) return null
  const month = line.grammar.months.at([{ ...token, key: parts[2] ?? parts[3] ?? '' }], 0)
  const day = Number(parts[1] ?? parts[4])
  if (month === null || day < 1 || day > 31) return null
  if (parts[5] === undefined) return dayOfYear(line, month.value.number, day, at + 1)
  const year = yearOf(line, parts[5])
  const date = year === null ? null : civilDateOf(year, month.value.number, day)
  return date === null ? null : fixed(line, date, at + 1)
}

function dayOfYear(line: Line, month: number, day: number, to: number): Core | null {
  const year = yearNumberAt(line, isMark(line.tokens[to], ',') ? to + 1 : afterPoint(line, to))
  if (year !== null) {
    const date = civilDateOf(year.value, month, day)
    return date === null ? null : fixed(line, date, year.to)
  }
  if (nearestDayOfYear(line.today, month, day, 'past') === null) return null
  return core(to, 'either', 'day', (direction) => nearestDayOfYear(line.today, month, day, direction) ?? line.today)
}

/** A date whose year is written. */
export function fixed(line: Line, date: CivilDate, to: number): Core {
  return core(to, date < line.today ? 'past' : date > line.today ? 'future' : 'either', 'day', () => date)
}

/** Dates in digits. `12/11` is left alone: nothing tells the day from the month. */
function numericAt(line: Line, at: number, introduced: boolean): Core | null {
  const key = line.tokens[at]?.key ?? ''
  if (line.tokens[at]?.startsWithDigit !== true) return null
  const iso = /^(\d{4})([-./])(\d{1,2})\2(\d{1,2})$/.exec(key)
  const yearFirst = iso === null ? null : civilDateOf(Number(iso[1]), Number(iso[3]), Number(iso[4]))
  if (yearFirst !== null) return fixed(line, yearFirst, at + 1)
  if (line.grammar.sets.notDates.has(key)) return null
  const parts = /^(\d{1,2})([./])(\d{1,2})(?:\2(\d{4}|\d{2}))?$/.exec(key)
  if (parts === null) return null
  const [first, second] = [Number(parts[1]), Number(parts[3])]
  if (parts[4] === undefined && !introduced && !isOneDate(line, at, parts)) return null
  // Decimal numbers are numbers: in 1.5 hours, by 2.5 points.
  if (parts[4] === undefined && parts[2] === '.' && !isMark(line.tokens[at + 1], '.') && isCounted(line, at + 1))
    return null
  const dayFirst = parts[2] === '.' || first > 12
  if (parts[2] === '/' && first <= 12 && second <= 12 && first !== second) return null
  const [day, month] = dayFirst ? [first, second] : [second, first]
  if (parts[4] === undefined) return month > 12 ? null : dayOfYear(line, month, day, at + 1)
  const year = yearOf(line, parts[4])
  const date = year === null ? null : civilDateOf(year, month, day)
  return date === null ? null : fixed(line, date, at + 1)
}

/** 11/20 and 20/11 have one reading; 20.11 may be a number. */
function isOneDate(line: Line, at: number, parts: RegExpExecArray): boolean {
  const [first, second] = [Number(parts[1]), Number(parts[3])]
  const isOne = first > 12 !== second > 12 && first <= 31 && second <= 31
  if (parts[2] === '/') return isOne && !isCounted(line, at + 1)
  // 20.11. with its second point, in the middle of a line.
  if (isMark(line.tokens[at + 1], '.') && at === 0) return true
  return isMark(line.tokens[at + 1], '.') && line.tokens[at + 2] !== undefined && line.tokens[at + 2]?.look !== 'name'
}

/** Whether a noun or a unit follows: 1.5 *hours*, 11/20 *people*. */
function isCounted(line: Line, at: number): boolean {
  const { sets, units } = line.grammar
  const isUnit = [sets.minutes, sets.hours, units].some((set) => set.at(line.tokens, at) !== null)
  const token = line.tokens[at]
  if (isUnit || token?.kind === 'symbol' || isMark(token, '%')) return true
  const goesOn = [sets.with, sets.about, sets.for, sets.at, sets.and, sets.on].some(
    (set) => set.at(line.tokens, at) !== null,
  )
  return token?.kind === 'word' && token.look === 'word' && !goesOn && !sets.subjects.has(token.key)
}

/** A year of two digits is near: 20.11.26 is a date, 1.2.10 the number of a release. */
function yearOf(line: Line, digits: string): number | null {
  if (digits.length === 4) return Number(digits)
  const thisYear = Number(line.today.slice(0, 4))
  const year = thisYear - (thisYear % 100) + Number(digits)
  return Math.abs(year - thisYear) <= MAX_YEARS_IN_TWO_DIGITS ? year : null
}

export function dayNumberAt(line: Line, at: number): { value: number; ordinal: boolean; to: number } | null {
  const parts = /^(\d{1,2})(\p{L}*)$/u.exec(line.tokens[at]?.key ?? '')
  if (parts === null) return null
  const ending = parts[2] ?? ''
  if (ending !== '' && !line.grammar.words.dates.ordinals.includes(ending)) return null
  const value = Number(parts[1])
  if (value < 1 || value > 31) return null
  // `12. Nov`: the point makes an ordinal where a month follows.
  const point =
    ending === '' && isMark(line.tokens[at + 1], '.') && line.grammar.months.at(line.tokens, at + 2) !== null
  return { value, ordinal: ending !== '', to: point ? at + 2 : at + 1 }
}

/** *The third* of November: a day only where its month stands behind it, since anything may be the third. */
export function dayInWordsAt(
  { tokens, grammar }: Line,
  at: number,
): { value: number; ordinal: boolean; to: number } | null {
  const day = grammar.daysInWords.at(tokens, at)
  return day === null ? null : { value: day.value, ordinal: true, to: day.to }
}

function isLengthUnit(line: Line, at: number): boolean {
  const { minutes, hours } = line.grammar.sets
  return minutes.at(line.tokens, at) !== null || hours.at(line.tokens, at) !== null
}

export function yearNumberAt(line: Line, at: number): { value: number; to: number } | null {
  const key = line.tokens[at]?.key ?? ''
  return /^(19|20|21)\d\d$/.test(key) ? { value: Number(key), to: at + 1 } : null
}
