import type { CivilDate } from '#shared/model/civil-date.ts'
import type { Every } from '#shared/model/every.ts'
import { moveBy, nearestWeekday } from './calendar.ts'
import type { DateUnit } from './language-words.ts'
import type { Line, Run } from './line.ts'

/** How often something comes again, as it is written, and when it comes first. */
export interface EveryMatch extends Run {
  readonly every: Every
  readonly first: CivilDate
}

const UNITS: Readonly<Record<DateUnit, { readonly letter: 'D' | 'W' | 'M' | 'Y'; readonly times: number }>> = {
  day: { letter: 'D', times: 1 },
  week: { letter: 'W', times: 1 },
  fortnight: { letter: 'W', times: 2 },
  month: { letter: 'M', times: 1 },
  quarter: { letter: 'M', times: 3 },
  year: { letter: 'Y', times: 1 },
}
const MAX_COUNT = 999

/** *Every month*, *every two weeks*, *every other Friday*; the last of several. */
export function everyIn(line: Line, from: number, to: number): EveryMatch | null {
  for (let at = to - 1; at >= from; at--) {
    const match = everyAt(line, at)
    if (match !== null && match.to <= to) return match
  }
  return null
}

function everyAt(line: Line, from: number): EveryMatch | null {
  const { tokens, grammar, today } = line
  const every = grammar.sets.every.at(tokens, from)
  if (every === null) return null
  const { count, to } = countAt(line, every.to)
  const unit = grammar.units.at(tokens, to)
  if (unit !== null) {
    const { letter, times } = UNITS[unit.value]
    if (count * times > MAX_COUNT) return null
    return { from, to: unit.to, every: `P${count * times}${letter}`, first: moveBy(today, count, unit.value) }
  }
  const weekday = grammar.weekdays.at(tokens, to)
  if (weekday === null) return null
  return { from, to: weekday.to, every: `P${count}W`, first: nearestWeekday(today, weekday.value.number, 'future') }
}

/** Every *other*, every *2*, every *two*; one where nothing is said. */
function countAt({ tokens, grammar }: Line, at: number): { readonly count: number; readonly to: number } {
  const other = grammar.sets.other.at(tokens, at)
  if (other !== null) return { count: 2, to: other.to }
  if (/^[1-9]\d{0,2}$/.test(tokens[at]?.key ?? '')) return { count: Number(tokens[at]?.key), to: at + 1 }
  const number = grammar.numbers.at(tokens, at)
  return number === null || number.value < 1 ? { count: 1, to: at } : { count: number.value, to: number.to }
}
