import { civilDateOf, type CivilDate } from '#shared/model/civil-date.ts'
import { amountAt } from './amount-at.ts'
import {
  endOfUnit,
  moveBy,
  nearestMonth,
  nearestQuarter,
  nearestWeekday,
  startOfUnit,
  weekdayInWeek,
  type Direction,
} from './calendar.ts'
import type { DateUnit } from './language-words.ts'
import { core, type Core, type DateMatch, type Introducer } from './date-match.ts'
import { rememberedAt, type Line } from './line.ts'
import { fixed, writtenDayAt, yearNumberAt } from './written-day.ts'

/** The date that begins at token `from`, its preposition included; null where none does. */
export const dateAt = rememberedAt(findDate)

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
  // "the 12th" and "the end of May" are dates, "the Friday report" is not.
  if (line.grammar.sets.articles.has(line.tokens[at - 1]?.key ?? '') && !(form === 'day' || form === 'relative'))
    return false
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

function namedDayAt(line: Line, at: number): Core | null {
  const named = line.grammar.days.at(line.tokens, at)
  if (named === null) return null
  const date = moveBy(line.today, named.value, 'day')
  const tense = named.value < 0 ? 'past' : named.value > 0 ? 'future' : 'either'
  return core(skipDayPart(line, named.to), tense, 'relative', () => date)
}

/** End of month, the end of next quarter, end of March, end of Q1, beginning of next year, EOM, EOD Thursday. */
function endOrStartAt(line: Line, at: number): Core | null {
  const { tokens, grammar, today } = line
  const short = grammar.ends.at(tokens, at)
  if (short !== null) {
    const ofDay = short.value === 'day' ? dayNamedAt(line, short.to) : null
    return ofDay ?? core(short.to, 'future', 'relative', () => endOfUnit(today, short.value, 0))
  }
  const end = grammar.sets.endOf.at(tokens, at)
  const start = end === null ? grammar.sets.startOf.at(tokens, at) : null
  const from = end?.to ?? start?.to
  if (from === undefined) return null
  const named = monthAt(line, from, true) ?? quarterAt(line, from)
  if (named !== null) {
    const length = named.form === 'quarter' ? 'quarter' : 'month'
    const on = start === null ? (direction: Direction) => endNearest(today, named, length, direction) : named.on
    return core(named.to, named.tense, 'relative', on)
  }
  const offset = offsetAt(line, from)
  const unit = grammar.units.at(tokens, offset?.to ?? from)
  if (unit === null) return null
  const ofDay = unit.value === 'day' && offset === null ? dayNamedAt(line, unit.to) : null
  if (ofDay !== null) return ofDay
  const units = offset?.value ?? (start === null ? 0 : 1)
  const ofUnit = end === null ? startOfUnit : endOfUnit
  return core(unit.to, units < 0 ? 'past' : 'future', 'relative', () => ofUnit(today, unit.value, units))
}

/** The end of this month is to come although the month has begun. */
function endNearest(today: CivilDate, named: Core, unit: DateUnit, direction: Direction): CivilDate {
  if (named.tense !== 'either') return endOfUnit(named.on(direction), unit, 0)
  const last = endOfUnit(named.on('past'), unit, 0)
  if (direction === 'past') return last <= today ? last : endOfUnit(moveBy(last, -1, 'year'), unit, 0)
  return last >= today ? last : endOfUnit(named.on('future'), unit, 0)
}

/** EOD *Thursday*, by the end of day *on 12 Nov*. */
function dayNamedAt(line: Line, at: number): Core | null {
  const from = line.grammar.sets.on.at(line.tokens, at)?.to ?? at
  return (
    namedDayAt(line, from) ?? relativeAt(line, from) ?? writtenDayAt(line, from, true) ?? weekdayAt(line, from, true)
  )
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
  if (grammar.sets.weekOn.at(tokens, weekday.to) !== null && tokens[weekday.to + 1]?.kind !== 'word')
    return core(weekday.to + 1, 'future', 'day', () => moveBy(nearestWeekday(today, number, 'future'), 1, 'week'))
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
  return token !== undefined && token.look !== 'name' && line.grammar.sets.doubtful.has(token.key)
}

function skipDayPart(line: Line, at: number): number {
  return line.grammar.sets.dayParts.at(line.tokens, at)?.to ?? at
}
