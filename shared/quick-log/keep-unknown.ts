import type { Clause } from './clauses.ts'
import { companionAt } from './companion-at.ts'
import { dateAt } from './date-at.ts'
import { isMark, trimRun, type Line } from './line.ts'
import { isMention, personAt } from './person-at.ts'
import { isWhenItHappened, isWhenOrHowLong } from './topic-end.ts'
import { keep, type Reading } from './reading.ts'

const MAX_UNKNOWN_WORDS = 4
const MAX_TOKENS_IN_PARENTHESES = 40

/** Keeps what was not understood: one word while the conversation is still to come, else the rest of the clause. */
export function keepUnknown(line: Line, reading: Reading, clause: Clause, at: number, anchor: number): number {
  const close = isMark(line.tokens[at - 1], '(（') ? closingAt(line, at, clause.to) : null
  if (close !== null) {
    keep(reading, { from: at, to: close })
    return close + 1
  }
  const incomplete = reading.channel === null || reading.people.length === 0
  if (incomplete && anchor > at && reading.people.length === 0) {
    keep(reading, { from: at, to: at + 1 })
    return at + 1
  }
  const limit = Math.min(clause.to, at + MAX_UNKNOWN_WORDS + 1)
  for (let next = at + 1; next < limit; next++) {
    if (isMark(line.tokens[next])) break
    if (!isGrammar(line, reading, next, clause.to)) continue
    keep(reading, { from: at, to: next })
    return next
  }
  return keepText(line, reading, clause, at)
}

function closingAt(line: Line, from: number, end: number): number | null {
  const last = Math.min(end, from + MAX_TOKENS_IN_PARENTHESES)
  for (let at = from; at < last; at++) if (isMark(line.tokens[at], ')）')) return at
  return null
}

/** Keeps the rest of the clause from `at`, apart from a sure date at its very end. */
export function keepText(line: Line, reading: Reading, clause: Clause, at: number): number {
  const end = trimRun(line, { from: at, to: clause.to }).to
  for (let from = Math.max(at + 1, end - 5); reading.date === null && from < end; from++) {
    const date = dateAt(line, from)
    if (date === null || date.to !== end || date.tense === 'future' || !isWhenItHappened(line, date)) continue
    if (date.form !== 'relative' && date.form !== 'day') continue
    keep(reading, { from: at, to: from })
    return from
  }
  const opening = isMark(line.tokens[at - 1], '"“‘«¿¡[') && line.tokens[at - 1]?.spaceAfter === false ? 1 : 0
  keep(reading, { from: Math.max(clause.from, at - opening), to: clause.tail })
  return clause.to
}

/** Whether at `at` something begins that the conversation still lacks. */
export function isGrammar(line: Line, reading: Reading, at: number, end: number): boolean {
  const { tokens, grammar } = line
  const { sets } = grammar
  const about = reading.topic === null ? sets.about.at(tokens, at) : null
  if (about !== null && !sets.weakAbout.has(tokens[at]?.key ?? '')) return true
  if (companionAt(line, at, end) !== null) return true
  if (reading.channel === null && grammar.channels.at(tokens, at) !== null) return true
  const toward = reading.channel !== null && reading.people.length === 0 ? sets.toward.at(tokens, at) : null
  if (toward !== null && personAt(line, toward.to, end, 'list') !== null) return true
  return isMention(tokens, at) || isWhenOrHowLong(line, reading, at, end)
}

export function isVague(line: Line, channel: string): boolean {
  return line.grammar.words.vagueChannels.some((vague) => vague === channel)
}
