import { civilDateOf, parseCivilDate, type CivilDate } from '#shared/model/civil-date.ts'
import {
  endOfUnit,
  moveBy,
  nearestDayOfMonth,
  nearestDayOfYear,
  nearestMonth,
  nearestQuarter,
  nearestWeekday,
  startOfUnit,
  weekdayInWeek,
  type Direction,
} from './calendar.ts'
import type { DateUnit } from './language-words.ts'
import { isMark, type Line, type Run } from './line.ts'
import type { Token } from './tokenise.ts'

/** A date that is written at a place of the line. */
export interface DateMatch extends Run {
  /** What it can say: *yesterday* is past, *next week* future, *Friday* either. */
  readonly tense: Direction | 'either'
  readonly on: (direction: Direction) => CivilDate
  /** `day` and `relative` are sure; `weekday`, `month` and `quarter` alone may be names or part of a text. */
  readonly form: 'day' | 'relative' | 'weekday' | 'month' | 'quarter'
  readonly introducedBy: Introducer | null
  /** A lone abbreviation: *Sat*, *Jun*. */
  readonly short: boolean
}

type Introducer = 'by' | 'on' | 'in' | 'forDay'

type Core = Pick<DateMatch, 'to' | 'tense' | 'on' | 'form' | 'short'>

/** The date that begins at token `from`, its preposition included; null where none does. */
export function dateAt(line: Line, from: number): DateMatch | null {
  const known = line.dates.get(from)
  if (known !== undefined) return known
  const found = findDate(line, from)
  line.dates.set(from, found)
  return found
}

function findDate(line: Line, from: number): DateMatch | null {
  const { tokens, grammar } = line
  const token = tokens[from]
  if (token === undefined || token.kind !== 'word') return null
  for (const introducedBy of ['by', 'on', 'in', 'forDay'] as const) {
    const preposition = grammar.sets[introducedBy].at(tokens, from)
    if (preposition === null) continue
    const core = coreAt(line, skipLoosely(line, preposition.to), true)
    if (core !== null && fits(line, introducedBy, core, preposition.to)) return { ...core, from, introducedBy }
  }
  const core = coreAt(line, skipLoosely(line, from), false)
  return core === null ? null : { ...core, from, introducedBy: null }
}

function fits(line: Line, introducedBy: Introducer, { form, tense }: Core, at: number): boolean {
  const sure = form === 'day' || form === 'weekday'
  // "the 12th" is a date, "the Friday report" is not.
  if (line.grammar.sets.articles.has(line.tokens[at - 1]?.key ?? '') && form !== 'day') return false
  if (introducedBy === 'on') return sure
  if (introducedBy === 'in') return form !== 'weekday'
  // "book it for Friday", but "the plan for Q2" and "pictures for June".
  if (introducedBy === 'forDay') return (sure || form === 'relative') && tense !== 'past'
  return true
}

function skipLoosely(line: Line, at: number): number {
  const loosely = line.grammar.sets.loosely.at(line.tokens, at)
  return loosely === null ? at : loosely.to
}

function coreAt(line: Line, at: number, introduced: boolean): Core | null {
  const token = line.tokens[at]
  if (token === undefined || token.kind !== 'word') return null
  return (
    amountAt(line, at) ??
    namedDayAt(line, at) ??
    endOrStartAt(line, at) ??
    relativeAt(line, at) ??
    writtenDayAt(line, at, introduced) ??
    weekdayAt(line, at, introduced) ??
    quarterAt(line, at) ??
    monthAt(line, at, introduced) ??
    (introduced ? yearAt(line, at) : null)
  )
}

const core = (to: number, tense: Core['tense'], form: Core['form'], on: Core['on'], short = false): Core => ({
  to,
  tense,
  form,
  on,
  short,
})

/** In two weeks, 3 days ago, a month from now, in a fortnight. */
function amountAt(line: Line, at: number): Core | null {
  const { tokens, grammar, today } = line
  const { sets } = grammar
  const ahead = sets.aheadBefore.at(tokens, at)
  const ago = sets.agoBefore.at(tokens, at)
  const amount = amountOfUnits(line, ahead?.to ?? ago?.to ?? at)
  if (amount === null) return null
  const moved = (sign: number) => () => moveBy(today, sign * amount.count, amount.unit)
  if (ahead !== null) return core(amount.to, 'future', 'relative', moved(1))
  if (ago !== null) return core(amount.to, 'past', 'relative', moved(-1))
  const aheadAfter = sets.aheadAfter.at(tokens, amount.to)
  if (aheadAfter !== null) return core(aheadAfter.to, 'future', 'relative', moved(1))
  const agoAfter = sets.agoAfter.at(tokens, amount.to)
  return agoAfter === null ? null : core(agoAfter.to, 'past', 'relative', moved(-1))
}

function amountOfUnits(line: Line, at: number): { count: number; unit: DateUnit; to: number } | null {
  const { tokens, grammar } = line
  const glued = /^(\d{1,3})(\p{L}+)$/u.exec(tokens[at]?.key ?? '')
  if (glued !== null) {
    const unit = grammar.units.at([{ ...(tokens[at] as Token), key: glued[2] ?? '' }], 0)
    return unit === null ? null : { count: Number(glued[1]), unit: unit.value, to: at + 1 }
  }
  const digits = /^\d{1,3}$/.test(tokens[at]?.key ?? '')
  const number = digits ? { value: Number(tokens[at]?.key), to: at + 1 } : grammar.numbers.at(tokens, at)
  const unit = grammar.units.at(tokens, number?.to ?? at)
  return number === null || unit === null ? null : { count: number.value, unit: unit.value, to: unit.to }
}

function namedDayAt(line: Line, at: number): Core | null {
  const named = line.grammar.days.at(line.tokens, at)
  if (named === null) return null
  const date = moveBy(line.today, named.value, 'day')
  const tense = named.value < 0 ? 'past' : named.value > 0 ? 'future' : 'either'
  return core(skipDayPart(line, named.to), tense, 'relative', () => date)
}

/** End of month, the end of next quarter, end of March, beginning of next year, EOM. */
function endOrStartAt(line: Line, at: number): Core | null {
  const { tokens, grammar, today } = line
  const short = grammar.ends.at(tokens, at)
  if (short !== null) return core(short.to, 'future', 'relative', () => endOfUnit(today, short.value, 0))
  const end = grammar.sets.endOf.at(tokens, at)
  const start = end === null ? grammar.sets.startOf.at(tokens, at) : null
  const from = end?.to ?? start?.to
  if (from === undefined) return null
  const month = grammar.months.at(tokens, from)
  if (month !== null) {
    const first = (direction: Direction) => nearestMonth(today, month.value.number, direction) ?? today
    if (start !== null) return core(month.to, 'either', 'relative', first)
    return core(month.to, 'either', 'relative', (direction) => {
      // The end of this month is to come although the month has begun.
      const last = endOfUnit(nearestMonth(today, month.value.number, 'past') ?? today, 'month', 0)
      return direction === 'past'
        ? last <= today
          ? last
          : endOfUnit(moveBy(last, -1, 'year'), 'month', 0)
        : last >= today
          ? last
          : endOfUnit(first('future'), 'month', 0)
    })
  }
  const offset = offsetAt(line, from)
  const unit = grammar.units.at(tokens, offset?.to ?? from)
  if (unit === null) return null
  const units = offset?.value ?? (start === null ? 0 : 1)
  const ofUnit = end === null ? startOfUnit : endOfUnit
  return core(unit.to, units < 0 ? 'past' : 'future', 'relative', () => ofUnit(today, unit.value, units))
}

/** Last, this, next as -1, 0, 1. */
function offsetAt(line: Line, at: number): { value: -1 | 0 | 1; to: number } | null {
  const { last, this: current, next } = line.grammar.sets
  const found = [last, current, next].map((set) => set.at(line.tokens, at))
  const value = found.findIndex((match) => match !== null)
  const match = found[value]
  return match === undefined || match === null ? null : { value: (value - 1) as -1 | 0 | 1, to: match.to }
}

/** Last Tuesday, this week, next month, next March, this weekend, next Q2. */
function relativeAt(line: Line, at: number): Core | null {
  const { tokens, grammar, today } = line
  const offset = offsetAt(line, at)
  if (offset === null) return null
  const tense = offset.value < 0 ? 'past' : offset.value > 0 ? 'future' : 'either'
  const way = (direction: Direction): Direction => (tense === 'either' ? direction : tense)
  const weekday = grammar.weekdays.at(tokens, offset.to)
  if (weekday !== null) {
    const nearest = (direction: Direction) => nearestWeekday(today, weekday.value.number, way(direction))
    const inWeek = weekdayInWeek(today, weekday.value.number, 0)
    return core(skipDayPart(line, weekday.to), tense, 'relative', (direction) => {
      if (offset.value !== 0) return nearest(direction)
      return (direction === 'past' ? inWeek <= today : inWeek >= today) ? inWeek : nearest(direction)
    })
  }
  const weekend = grammar.sets.weekend.at(tokens, offset.to)
  if (weekend !== null) {
    return core(weekend.to, tense, 'relative', (direction) => {
      const saturday = weekdayInWeek(today, 6, offset.value)
      return offset.value === 0 && direction === 'past' && saturday > today ? weekdayInWeek(today, 6, -1) : saturday
    })
  }
  const month = grammar.months.at(tokens, offset.to)
  if (month !== null) {
    return core(
      month.to,
      tense,
      'relative',
      (direction) => nearestMonth(today, month.value.number, way(direction)) ?? today,
    )
  }
  const unit = grammar.units.at(tokens, offset.to)
  if (unit === null || unit.value === 'day') return null
  return core(inUnit(line, unit.to, unit.value, offset.value) ?? unit.to, tense, 'relative', (direction) => {
    if (offset.value === 0 && direction === 'future') return endOfUnit(today, unit.value, 0)
    return dayInUnit(line, unit.to, unit.value, offset.value) ?? startOfUnit(today, unit.value, offset.value)
  })
}

/** Next week Friday. */
function inUnit(line: Line, at: number, unit: DateUnit, offset: number): number | null {
  return dayInUnit(line, at, unit, offset) === null ? null : (line.grammar.weekdays.at(line.tokens, at)?.to ?? null)
}

function dayInUnit(line: Line, at: number, unit: DateUnit, offset: number): CivilDate | null {
  const weekday = unit === 'week' ? line.grammar.weekdays.at(line.tokens, at) : null
  return weekday === null ? null : weekdayInWeek(line.today, weekday.value.number, offset)
}

/** 2026-11-12, 12.11.2026, 12 Nov, Nov 12th 2026, the 12th of November, Thursday 12 Nov, the 12th. */
function writtenDayAt(line: Line, at: number, introduced: boolean): Core | null {
  const { tokens, grammar } = line
  const weekday = grammar.weekdays.at(tokens, at)
  if (weekday !== null) {
    const from = isMark(tokens[weekday.to], ',.') ? weekday.to + 1 : weekday.to
    return dayMonthAt(line, from) ?? numericAt(line, from, introduced)
  }
  const day = dayMonthAt(line, at) ?? numericAt(line, at, introduced)
  if (day !== null) return day
  const ordinal = introduced ? dayNumberAt(line, at) : null
  if (ordinal === null || !ordinal.ordinal || nearestDayOfMonth(line.today, ordinal.value, 'past') === null) return null
  const onDay = (direction: Direction) => nearestDayOfMonth(line.today, ordinal.value, direction) ?? line.today
  return core(ordinal.to, 'either', 'day', onDay)
}

function dayMonthAt(line: Line, at: number): Core | null {
  const { tokens, grammar } = line
  const dayFirst = dayNumberAt(line, at)
  if (dayFirst !== null) {
    const of = grammar.sets.of.at(tokens, dayFirst.to)?.to ?? dayFirst.to
    const month = grammar.months.at(tokens, of)
    return month === null ? null : dayOfYear(line, month.value.number, dayFirst.value, month.to)
  }
  const month = grammar.months.at(tokens, at)
  if (month === null) return null
  const day = dayNumberAt(line, month.to)
  // "June 30 min" is half an hour with June.
  if (day === null || isLengthUnit(line, day.to)) return null
  return dayOfYear(line, month.value.number, day.value, day.to)
}

function dayOfYear(line: Line, month: number, day: number, to: number): Core | null {
  const year = yearNumberAt(line, isMark(line.tokens[to], ',') ? to + 1 : to)
  if (year !== null) {
    const date = civilDateOf(year.value, month, day)
    return date === null ? null : fixed(line, date, year.to)
  }
  if (nearestDayOfYear(line.today, month, day, 'past') === null) return null
  return core(to, 'either', 'day', (direction) => nearestDayOfYear(line.today, month, day, direction) ?? line.today)
}

function fixed(line: Line, date: CivilDate, to: number): Core {
  return core(to, date < line.today ? 'past' : date > line.today ? 'future' : 'either', 'day', () => date)
}

/** Dates in digits. `12/11` is left alone: nothing tells the day from the month. */
function numericAt(line: Line, at: number, introduced: boolean): Core | null {
  const key = line.tokens[at]?.key ?? ''
  if (line.tokens[at]?.first !== 'digit') return null
  const iso = /^\d{4}-\d{2}-\d{2}$/.test(key) ? parseCivilDate(key) : null
  if (iso !== null) return fixed(line, iso, at + 1)
  const parts = /^(\d{1,2})([./])(\d{1,2})(?:\2(\d{4}))?$/.exec(key)
  if (parts === null || (parts[4] === undefined && !introduced)) return null
  const [first, second] = [Number(parts[1]), Number(parts[3])]
  const dayFirst = parts[2] === '.' || first > 12
  if (parts[2] === '/' && first <= 12 && second <= 12 && first !== second) return null
  const [day, month] = dayFirst ? [first, second] : [second, first]
  if (parts[4] === undefined) return month > 12 ? null : dayOfYear(line, month, day, at + 1)
  const date = civilDateOf(Number(parts[4]), month, day)
  return date === null ? null : fixed(line, date, at + 1)
}

function dayNumberAt(line: Line, at: number): { value: number; ordinal: boolean; to: number } | null {
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

function isLengthUnit(line: Line, at: number): boolean {
  const { minutes, hours } = line.grammar.sets
  return minutes.at(line.tokens, at) !== null || hours.at(line.tokens, at) !== null
}

function yearNumberAt(line: Line, at: number): { value: number; to: number } | null {
  const key = line.tokens[at]?.key ?? ''
  return /^(19|20|21)\d\d$/.test(key) ? { value: Number(key), to: at + 1 } : null
}

/** Tuesday, Friday next week, Thursday evening. */
function weekdayAt(line: Line, at: number, introduced: boolean): Core | null {
  const { tokens, grammar, today } = line
  const weekday = grammar.weekdays.at(tokens, at)
  if (weekday === null) return null
  const { number, short } = weekday.value
  const offset = offsetAt(line, weekday.to)
  const unit = offset === null ? null : grammar.units.at(tokens, offset.to)
  if (offset !== null && unit !== null && unit.value === 'week') {
    const tense = offset.value < 0 ? 'past' : offset.value > 0 ? 'future' : 'either'
    return core(unit.to, tense, 'day', () => weekdayInWeek(today, number, offset.value))
  }
  if (!introduced && isDoubtful(line, at)) return null
  return core(skipDayPart(line, weekday.to), 'either', 'weekday', (way) => nearestWeekday(today, number, way), short)
}

function quarterAt(line: Line, at: number): Core | null {
  const key = line.tokens[at]?.key ?? ''
  const prefix = line.grammar.words.dates.quarter.find((word) => key.startsWith(word))
  const quarter = prefix === undefined ? '' : key.slice(prefix.length)
  if (!/^[1-4]$/.test(quarter)) return null
  const year = yearNumberAt(line, at + 1)
  const date = year === null ? null : civilDateOf(year.value, Number(quarter) * 3 - 2, 1)
  if (year !== null && date !== null) return { ...fixed(line, date, year.to), form: 'quarter' }
  const { today } = line
  return core(at + 1, 'either', 'quarter', (way) => nearestQuarter(today, Number(quarter), way) ?? today)
}

function monthAt(line: Line, at: number, introduced: boolean): Core | null {
  const { tokens, grammar, today } = line
  const month = grammar.months.at(tokens, at)
  if (month === null || (!introduced && isDoubtful(line, at))) return null
  const { number, short } = month.value
  const year = yearNumberAt(line, month.to)
  const date = year === null ? null : civilDateOf(year.value, number, 1)
  if (year !== null && date !== null) return { ...fixed(line, date, year.to), form: 'relative' }
  return core(month.to, 'either', 'month', (way) => nearestMonth(today, number, way) ?? today, short)
}

function yearAt(line: Line, at: number): Core | null {
  const year = yearNumberAt(line, at)
  const date = year === null ? null : civilDateOf(year.value, 1, 1)
  return year === null || date === null ? null : { ...fixed(line, date, year.to), form: 'relative' }
}

function isDoubtful(line: Line, at: number): boolean {
  const token = line.tokens[at]
  return token !== undefined && token.first !== 'upper' && line.grammar.sets.doubtful.has(token.key)
}

function skipDayPart(line: Line, at: number): number {
  return line.grammar.sets.dayParts.at(line.tokens, at)?.to ?? at
}
