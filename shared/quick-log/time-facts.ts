import type { Clause } from './clauses.ts'
import { dateAt } from './date-at.ts'
import { dayHalfIn } from './day-half.ts'
import type { Fact } from './fact.ts'
import { lengthAt } from './length-at.ts'
import type { Line } from './line.ts'
import { isDeadline } from './topic-end.ts'
import { keep, mark, type Reading } from './reading.ts'
import { timeAt } from './time-at.ts'

export const time: Fact = { name: 'time', read: readTime }
export const date: Fact = { name: 'date', read: readDate }
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

function readLength(line: Line, reading: Reading, clause: Clause, at: number): number | null {
  const length = reading.minutes === null ? lengthAt(line, at) : null
  if (length === null || length.to > clause.to) return null
  reading.minutes = length.minutes
  mark(line, reading, length, 'minutes')
  return length.to
}
