import { addDays, addMonths, civilDateOf, yearOf, type CivilDate } from '#shared/model/civil-date.ts'
import { amountAhead, amountAt } from './amount-at.ts'
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
import { daysAt } from './days-at.ts'
import { holidayAt } from './holiday-at.ts'
import { isMark, rememberedAt, type Line } from './line.ts'
import { nthDayAt, type MonthNamed } from './nth-day-at.ts'
import { timeAt } from './time-at.ts'
import { afterPoint, fixed, writtenDayAt, yearNumberAt } from './written-day.ts'

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

function fits(line: Line, introducedBy: Introducer, { form, tense, to }: Core, at: number): boolean {
  const sure = form === 'day' || form === 'weekday'
  // "the 12th" and "the end of May" are dates, "the Friday report" is not.
  const isArticle = line.grammar.sets.articles.has(line.tokens[at - 1]?.key ?? '')
  // "Calls me the Tuesday", as Germans and Spaniards say it, ends there.
  const isLast = form === 'weekday' && line.tokens[to]?.kind !== 'word'
  if (isArticle && !(form === 'day' || form === 'relative' || isLast)) return false
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
    amountAt(line, at, dayNamedAt) ??
    namedDayAt(line, at) ??
    nthDayAt(line, at, monthNamedAt) ??
    endOrStartAt(line, at) ??
    partAt(line, at) ??
    relativeAt(line, at) ??
    daysAt(line, at, introduced, writtenDayAt) ??
    writtenDayAt(line, at, introduced) ??
    daysAt(line, at, introduced, weekdayAt) ??
    weekdayAt(line, at, introduced) ??
    holidayAt(line, at, introduced) ??
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
  const ofUnit = end === null ? startOfUnit : endOfUnit
  if (offset !== null)
    return core(unit.to, offset.value < 0 ? 'past' : 'future', 'relative', () =>
      ofUnit(today, unit.value, offset.value),
    )
  // The start of the week is behind in what happened, and ahead in what is to do.
  return core(unit.to, 'either', 'relative', (direction) => {
    const current = ofUnit(today, unit.value, 0)
    if (direction === 'past') return current <= today ? current : ofUnit(today, unit.value, -1)
    return end !== null || current > today ? current : ofUnit(today, unit.value, 1)
  })
}

/** Mid December, early next week, late in March, the week of 7 December, next week on Friday, mid next month. */
function partAt(line: Line, at: number): Core | null {
  const { tokens, grammar, today } = line
  const { sets } = grammar
  const week = sets.weekOf.at(tokens, at)
  const ofWeek = week === null ? null : dayNamedAt(line, week.to)
  if (ofWeek !== null) return { ...ofWeek, form: 'relative' }
  const afterNext = sets.afterNext.at(tokens, at)
  if (afterNext !== null) return core(afterNext.to, 'future', 'relative', () => startOfUnit(today, 'week', 2))
  const glued = gluedMid(line, at)
  if (glued !== null) return glued
  const lead = (['early', 'mid', 'late'] as const)
    .map((set) => sets[set].at(tokens, at))
    .findIndex((found) => found !== null)
  const match = lead < 0 ? null : sets[(['early', 'mid', 'late'] as const)[lead] ?? 'mid'].at(tokens, at)
  if (match === null) return null
  const named = monthAt(line, match.to, true)
  if (named !== null) return { ...named, form: 'relative', on: (way) => addDays(named.on(way), [0, 14, 20][lead] ?? 0) }
  const offset = offsetAt(line, sets.articles.at(tokens, match.to)?.to ?? match.to) ?? offsetAt(line, match.to)
  const from = offset?.to ?? sets.articles.at(tokens, match.to)?.to ?? match.to
  const unit = grammar.units.at(tokens, from)
  const days = unit === null ? undefined : DAYS_INTO[unit.value]?.[lead]
  if (unit === null || days === undefined) {
    const later = relativeAt(line, match.to) ?? namedDayAt(line, match.to)
    return later === null ? null : { ...later }
  }
  const tense = offset === null ? 'either' : offset.value < 0 ? 'past' : offset.value > 0 ? 'future' : 'either'
  return core(unit.to, tense, 'relative', (way) => dayInto(today, unit.value, days, offset?.value ?? 0, way))
}

/** So many days into the unit that lies `offset` away; into the nearest one where that is 0. */
function dayInto(today: CivilDate, unit: DateUnit, days: number, offset: number, way: Direction): CivilDate {
  const day = (units: number) => addDays(startOfUnit(today, unit, units), days)
  if (offset !== 0) return day(offset)
  const current = day(0)
  if (way === 'past') return current <= today ? current : day(-1)
  return current >= today ? current : day(1)
}

/** How far into a week, a month, a quarter, a year its beginning, its middle and its last part are. */
const DAYS_INTO: Partial<Record<DateUnit, readonly [number, number, number]>> = {
  week: [0, 2, 3],
  month: [0, 14, 20],
  quarter: [0, 45, 60],
  year: [0, 181, 273],
}

/** Mid-December, midweek. */
function gluedMid(line: Line, at: number): Core | null {
  const { tokens, grammar, today } = line
  const token = tokens[at]
  const mid = grammar.words.dates.mid.find((word) => token?.key.startsWith(word) === true && token.key !== word)
  if (token === undefined || mid === undefined) return null
  const rest = { ...token, key: token.key.slice(mid.length).replace(/^[-‐‑]/, '') }
  const month = grammar.months.at([rest], 0)
  if (month !== null) {
    const { number } = month.value
    return core(at + 1, 'either', 'relative', (way) => addDays(nearestMonth(today, number, way) ?? today, 14))
  }
  const unit = grammar.units.at([rest], 0)?.value
  const days = unit === undefined || unit === 'week' ? undefined : DAYS_INTO[unit]?.[1]
  if (unit !== undefined && days !== undefined)
    return core(at + 1, 'either', 'relative', (way) => dayInto(today, unit, days, 0, way))
  if (unit !== 'week') return null
  return core(at + 1, 'either', 'relative', (way) => {
    const wednesday = weekdayInWeek(today, 3, 0)
    return way === 'past' && wednesday > today
      ? addDays(wednesday, -7)
      : way === 'future' && wednesday < today
        ? addDays(wednesday, 7)
        : wednesday
  })
}

/** Which month is meant after *the first Monday of*: December, next month, the month. */
function monthNamedAt(line: Line, at: number): MonthNamed | null {
  const { grammar, tokens, today } = line
  const month = grammar.months.at(tokens, at)
  if (month !== null) {
    const year = yearNumberAt(line, month.to)
    const first = year === null ? null : civilDateOf(year.value, month.value.number, 1)
    if (year !== null && first !== null) return { to: year.to, firsts: () => [first] }
    return { to: month.to, firsts: (way) => yearsAround(today, month.value.number, way) }
  }
  const offset = offsetAt(line, at)
  const article = articleEnd(line, at)
  const unit = grammar.units.at(tokens, offset?.to ?? article ?? at)
  if (unit === null || (unit.value !== 'month' && unit.value !== 'quarter')) return null
  const { value } = unit
  if (offset !== null) return { to: unit.to, firsts: () => [startOfUnit(today, value, offset.value)] }
  const step = (way: Direction) => (way === 'past' ? -1 : 1)
  return { to: unit.to, firsts: (way) => [startOfUnit(today, value, 0), startOfUnit(today, value, step(way))] }
}

function articleEnd(line: Line, at: number): number | null {
  return line.grammar.sets.articles.at(line.tokens, at)?.to ?? null
}

/** The first of that month in this year and the one before or after. */
function yearsAround(today: CivilDate, month: number, way: Direction): CivilDate[] {
  const first = civilDateOf(yearOf(today), month, 1) ?? today
  return [first, addMonths(first, way === 'past' ? -12 : 12)]
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
  return dayInUnit(line, at, unit, offset) === null
    ? null
    : (line.grammar.weekdays.at(line.tokens, onDay(line, at))?.to ?? null)
}

/** Next week, *on* Friday. */
function onDay(line: Line, at: number): number {
  const from = isMark(line.tokens[at], ',') ? at + 1 : at
  return line.grammar.sets.on.at(line.tokens, from)?.to ?? at
}

function dayInUnit(line: Line, at: number, unit: DateUnit, offset: number): CivilDate | null {
  const weekday = unit === 'week' ? line.grammar.weekdays.at(line.tokens, onDay(line, at)) : null
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
  const later = weekdayLater(line, weekday.to, number)
  if (later !== null) return later
  if (!introduced && isDoubtful(line, at) && !isLoneWeekday(line, at, weekday.to)) return null
  if (grammar.sets.weekOn.at(tokens, weekday.to) !== null && tokens[weekday.to + 1]?.kind !== 'word')
    return core(weekday.to + 1, 'future', 'day', () => moveBy(nearestWeekday(today, number, 'future'), 1, 'week'))
  return core(skipDayPart(line, weekday.to), 'either', 'weekday', (way) => nearestWeekday(today, number, way), short)
}

/** Friday of next week, Friday the week after next, Friday before last. */
function weekdayLater(line: Line, at: number, number: number): Core | null {
  const { tokens, grammar, today } = line
  const { sets } = grammar
  const afterNext = sets.afterNext.at(tokens, at)
  if (afterNext !== null) return core(afterNext.to, 'future', 'day', () => weekdayInWeek(today, number, 2))
  const beforeLast = sets.beforeLast.at(tokens, at)
  if (beforeLast !== null)
    return core(beforeLast.to, 'past', 'day', () => addDays(nearestWeekday(today, number, 'past'), -7))
  const of = sets.of.at(tokens, at) ?? sets.in.at(tokens, at)
  const offset = of === null ? null : offsetAt(line, of.to)
  const unit = offset === null ? null : grammar.units.at(tokens, offset.to)
  if (offset !== null && unit?.value === 'week') {
    const tense = offset.value < 0 ? 'past' : offset.value > 0 ? 'future' : 'either'
    return core(unit.to, tense, 'day', () => weekdayInWeek(today, number, offset.value))
  }
  const ahead = sets.aheadBefore.at(tokens, at)
  const amount = ahead === null ? null : amountAhead(line, ahead.to)
  if (amount === null) return null
  // Friday in two weeks: the one of that week.
  return core(amount.to, 'future', 'day', () => weekdayInWeek(amount.on('future'), number, 0))
}

/** In any case a day where nothing follows it and no sentence goes before: lunch with tom *sat*, but not *we sat*. */
function isLoneWeekday(line: Line, at: number, to: number): boolean {
  const before = line.tokens[at - 1]
  const next = line.tokens[to]
  if (line.grammar.weekdays.at(line.tokens, at) === null || before === undefined) return false
  const { sets } = line.grammar
  const isSentence = sets.subjects.has(before.key) || sets.articles.has(before.key) || sets.of.has(before.key)
  const ends =
    next === undefined || next.kind !== 'word' || sets.about.at(line.tokens, to) !== null || timeAt(line, to) !== null
  // "Remind me sat to ring mum"
  const isOfTask = sets.me.has(before.key) && sets.infinitive.at(line.tokens, to) !== null
  // "Lunch sat with Mei", but not "Ana sat with Mei"; "wed nite".
  const isOfTalk =
    line.grammar.channels.at(line.tokens, at - 1)?.value.verb === false && sets.with.at(line.tokens, to) !== null
  return !isSentence && (ends || isOfTalk || isOfTask || sets.dayParts.at(line.tokens, to) !== null)
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
  const year = yearNumberAt(line, afterPoint(line, month.to))
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

/** Friday *evening*, yesterday *in the afternoon*, Saturday *at night*. */
function skipDayPart({ tokens, grammar }: Line, at: number): number {
  const { dayParts, placeIn, articles } = grammar.sets
  const inside = placeIn.at(tokens, at)?.to ?? at
  const from = inside > at ? (articles.at(tokens, inside)?.to ?? inside) : at
  return dayParts.at(tokens, from)?.to ?? at
}
