import type { Clause } from './clauses.ts'
import { dateAt } from './date-at.ts'
import { dayHalfIn } from './day-half.ts'
import type { Fact } from './fact.ts'
import { lengthAt } from './length-at.ts'
import type { Line } from './line.ts'
import { isPossessive } from './person-at.ts'
import { isDeadline } from './topic-end.ts'
import { keep, mark, type Reading } from './reading.ts'
import { timeAt } from './time-at.ts'

export const time: Fact = { name: 'time', read: readTime }
export const date: Fact = { name: 'date', read: readDate }
export const owningDay: Fact = { name: 'owning day', read: readOwningDay }
export const length: Fact = { name: 'length', read: readLength }

function readTime(line: Line, reading: Reading, clause: Clause, at: number): number | null {
  const time = reading.time === null ? timeAt(line, at) : null
  if (time === null || time.to > clause.to) return null
  reading.time = time.time
  reading.timeIsOpen = time.isOpen
  if (time.date !== null) reading.date ??= time.date
  if (time.minutes !== null) reading.minutes ??= time.minutes
  mark(line, reading, time, 'time')
  return time.to
}

function readDate(line: Line, reading: Reading, clause: Clause, at: number): number | null {
  const date = reading.date === null ? dateAt(line, at) : null
  if (date === null || date.to > clause.to) return null
  if ((date.form === 'month' || date.form === 'quarter') && date.introducedBy === null) return null
  if (isDeadline(line, date)) return null
  reading.date = date.on('past')
  reading.dayHalf = dayHalfIn(line, date)
  // Of several days the first is the date, and the words stay.
  if (date.isRange === true) keep(reading, date)
  else mark(line, reading, date, 'date')
  return date.to
}

const MAX_WORDS_OF_AN_OWNING_DAY = 3

/** *Yesterday's* call, *Friday's* lunch, *last week's* meeting: the day that a conversation is called by. */
function readOwningDay(line: Line, reading: Reading, clause: Clause, at: number): number | null {
  if (reading.date !== null) return null
  const { tokens, grammar } = line
  for (let to = at + 1; to <= Math.min(clause.to - 1, at + MAX_WORDS_OF_AN_OWNING_DAY); to++) {
    const last = tokens[to - 1]
    if (last?.kind !== 'word') return null
    if (!isPossessive(line, last)) continue
    if (grammar.channels.at(tokens, to)?.value.verb !== false) return null
    const ending = grammar.words.people.possessives.find((one) => last.key.endsWith(one)) ?? ''
    const key = last.key.slice(0, last.key.length - ending.length)
    const plain = { ...line, tokens: tokens.with(to - 1, { ...last, key }) }
    const date = dateAt(plain, at)
    if (date?.to !== to) return null
    reading.date = date.on('past')
    reading.dayHalf = dayHalfIn(plain, date)
    mark(line, reading, { from: at, to }, 'date')
    return to
  }
  return null
}

function readLength(line: Line, reading: Reading, clause: Clause, at: number): number | null {
  const length = reading.minutes === null ? lengthAt(line, at) : null
  if (length === null || length.to > clause.to) return null
  reading.minutes = length.minutes
  mark(line, reading, length, 'minutes')
  return length.to
}
