import type { Clause } from './clauses.ts'
import { dateAt } from './date-at.ts'
import { dayHalfIn } from './day-half.ts'
import { lengthAt } from './length-at.ts'
import { isMark, isWithin, trimRun, type Line, type Run } from './line.ts'
import { keep, mark, type Reading } from './reading.ts'
import { timeAt } from './time-at.ts'
import { isDeadline } from './topic-end.ts'

const MAX_TOKENS_OF_WHEN = 12
export const MAX_CHARACTERS_OF_A_TOPIC = 2000

/** Nothing says yet with whom or how it was. */
export function isNoTalk({ channel, people }: Reading): boolean {
  return channel === null && people.length === 0
}

/** Where the part that begins at `from` ends: at a comma outside parentheses, or with its clause. */
export function partEnd(line: Line, from: number, end: number): number {
  let depth = 0
  for (let at = from; at < end; at++) {
    if (isMark(line.tokens[at], '(（')) depth += 1
    else if (isMark(line.tokens[at], ')）')) depth -= 1
    else if (depth <= 0 && isMark(line.tokens[at], ',')) return at
  }
  return end
}

/**
 * Keeps the rest of a clause word for word. Only a part between commas that is nothing but a day, a time or a length (*…,
 * yesterday*) says when it was.
 */
export function keepProse(line: Line, reading: Reading, clause: Clause, from: number): { readonly to: number } {
  let kept = from
  for (let at = from; at < clause.to;) {
    const end = partEnd(line, at, clause.to)
    const part = { from: at, to: end }
    if (readWhen(line, reading, part) || readAbout(line, reading, part)) {
      if (at > kept) keep(reading, { from: kept, to: at })
      kept = end + 1
    }
    at = end + 1
  }
  if (kept < clause.to) keep(reading, { from: kept, to: clause.tail })
  return { to: clause.to }
}

/** *…, about the seed round*, *Discussed the rollout.*: a part that does nothing but name what it was about. */
export function readAbout(line: Line, reading: Reading, { from, to }: Run): boolean {
  const { sets } = line.grammar
  const about = reading.topic === null ? sets.about.at(line.tokens, from) : null
  const first = about === null ? undefined : line.tokens[about.to]
  if (about === null || first?.kind !== 'word' || first.startsWithDigit || about.to >= to) return false
  if (sets.weakAbout.has(line.tokens[from]?.key ?? '') || !isWithin(line, { from, to }, MAX_CHARACTERS_OF_A_TOPIC))
    return false
  // "Talked about it" is a sentence.
  if (sets.notNames.has(first.key) && about.to + 1 >= to) return false
  mark(line, reading, { from, to: about.to }, 'word')
  reading.topic = trimRun(line, { from: about.to, to })
  mark(line, reading, reading.topic, 'topic')
  return true
}

/** Reads a run that is nothing but days, times and lengths which the conversation still lacks; false where it is more. */
export function readWhen(line: Line, reading: Reading, run: Run): boolean {
  if (run.to - run.from > MAX_TOKENS_OF_WHEN) return false
  const read: (() => void)[] = []
  const wants = { date: reading.date === null, time: reading.time === null, minutes: reading.minutes === null }
  for (let at = run.from; at < run.to;) {
    if (line.tokens[at]?.kind !== 'word') {
      at += 1
      continue
    }
    const time = wants.time ? timeAt(line, at) : null
    const date = wants.date && time === null ? dateAt(line, at) : null
    const length = wants.minutes && time === null && date === null ? lengthAt(line, at) : null
    const found = time ?? date ?? length
    if (found === null || found.to > run.to) return false
    if (time !== null) {
      wants.time = false
      read.push(() => {
        reading.time = time.time
        reading.timeIsOpen = time.isOpen
        if (time.date !== null) reading.date ??= time.date
        if (time.minutes !== null) reading.minutes ??= time.minutes
        mark(line, reading, time, 'time')
      })
    } else if (date !== null) {
      if (date.tense === 'future' || isDeadline(line, date)) return false
      if ((date.form === 'month' || date.form === 'quarter') && date.introducedBy === null) return false
      wants.date = false
      read.push(() => {
        reading.date = date.on('past')
        reading.dayHalf = dayHalfIn(line, date)
        mark(line, reading, date, 'date')
      })
    } else if (length !== null) {
      wants.minutes = false
      read.push(() => {
        reading.minutes = length.minutes
        mark(line, reading, length, 'minutes')
      })
    }
    at = found.to
  }
  for (const take of read) take()
  return read.length > 0
}
