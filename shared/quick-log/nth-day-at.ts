import { addDays, addMonths, dayOfMonth, type CivilDate } from '#shared/model/civil-date.ts'
import { nearestWeekday, type Direction } from './calendar.ts'
import { core, type Core } from './date-match.ts'
import type { Line } from './line.ts'
import { dayInWordsAt, dayNumberAt } from './written-day.ts'

/** The months that may be meant, by their first days; the nearest one that fits is. */
export interface MonthNamed {
  readonly to: number
  readonly firsts: (way: Direction) => readonly CivilDate[]
}

/** The first Monday of December, last Friday of the month, the 15th of next month, 5th next month. */
export function nthDayAt(
  line: Line,
  from: number,
  monthAt: (line: Line, at: number) => MonthNamed | null,
): Core | null {
  const { tokens, grammar } = line
  const { sets } = grammar
  const nth = grammar.nth.at(tokens, from)
  const weekday = nth === null ? null : grammar.weekdays.at(tokens, nth.to)
  if (nth !== null && weekday !== null) {
    const of = sets.of.at(tokens, weekday.to) ?? sets.in.at(tokens, weekday.to)
    const month = of === null ? null : monthAt(line, of.to)
    const { number } = weekday.value
    return month === null ? null : dayOf(line, month, (first) => nthWeekday(first, number, nth.value))
  }
  const number = sets.on.at(tokens, from)?.to ?? from
  const day = dayNumberAt(line, number) ?? dayInWordsAt(line, number)
  if (day === null) return null
  const of = sets.of.at(tokens, day.to)
  if (of === null && !day.ordinal) return null
  // "The 5th of May" is read as a date that is written out.
  if (grammar.months.at(tokens, of?.to ?? day.to) !== null) return null
  const month = monthAt(line, of?.to ?? day.to)
  if (month === null) return null
  return dayOf(line, month, (first) => {
    const date = addDays(first, day.value - 1)
    return dayOfMonth(date) === day.value ? date : null
  })
}

function dayOf(line: Line, { to, firsts }: MonthNamed, dayIn: (first: CivilDate) => CivilDate | null): Core | null {
  const { today } = line
  const nearest = (way: Direction): CivilDate | null => {
    const days = firsts(way)
      .map(dayIn)
      .filter((day) => day !== null)
    return days.find((day) => (way === 'past' ? day <= today : day >= today)) ?? days[0] ?? null
  }
  const [past, future] = [nearest('past'), nearest('future')]
  if (past === null || future === null) return null
  const tense = past !== future ? 'either' : past < today ? 'past' : past > today ? 'future' : 'either'
  return core(to, tense, 'day', (way) => (way === 'past' ? past : future))
}

/** @param nth from 1; -1 is the last */
function nthWeekday(first: CivilDate, weekday: number, nth: number): CivilDate | null {
  if (nth < 0) return nearestWeekday(addMonths(first, 1), weekday, 'past')
  const day = addDays(nearestWeekday(addDays(first, -1), weekday, 'future'), 7 * (nth - 1))
  return day.slice(0, 7) === first.slice(0, 7) ? day : null
}
