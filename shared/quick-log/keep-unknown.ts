import { daysBetween } from '#shared/model/civil-date.ts'
import type { Clause } from './clauses.ts'
import { companionAt } from './companion-at.ts'
import { dateAt } from './date-at.ts'
import { isMark, trimRun, type Line } from './line.ts'
import { keepProse, partEnd } from './prose.ts'
import { isMention, personAt } from './person-at.ts'
import { isWhenItHappened, isWhenOrHowLong } from './topic-end.ts'
import { keep, type Reading } from './reading.ts'

const MAX_UNKNOWN_WORDS = 6
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
  if (isSaid(line, at)) return keepText(line, reading, clause, at)
  const limit = Math.min(clause.to, at + MAX_UNKNOWN_WORDS + 1)
  for (let next = at + 1; next < limit; next++) {
    // "Dinner with the board, met Tom Wolfe"
    const isBefore = isMark(line.tokens[next], ',') && isMeeting(line, reading, next + 1, clause.to)
    if (isMark(line.tokens[next]) && !isBefore) break
    if (isBefore) {
      keep(reading, { from: at, to: next })
      return next
    }
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

/** *She …*, *wants …*, *to discuss …*: from here on it is what was said. */
function isSaid(line: Line, at: number): boolean {
  const { subjects, saying, being, infinitive } = line.grammar.sets
  return [subjects, saying, being, infinitive].some((set) => set.at(line.tokens, at) !== null)
}

/** Keeps the rest of the clause from `at`, word for word. */
function keepText(line: Line, reading: Reading, clause: Clause, at: number): number {
  const opening = isMark(line.tokens[at - 1], '"“‘«¿¡[') && line.tokens[at - 1]?.spaceAfter === false ? 1 : 0
  return keepProse(line, reading, clause, Math.max(clause.from, at - opening)).to
}

/**
 * The same for a sentence that is the whole of what one knows: *Ana loved the deck yesterday* was yesterday, as far as nothing
 * else says when.
 */
export function keepSaid(line: Line, reading: Reading, clause: Clause, at: number): number {
  if (reading.date === null && reading.channel === null && reading.notes.length === 0) {
    const end = trimRun(line, { from: at, to: partEnd(line, at, clause.to) }).to
    for (let from = Math.max(at + 1, end - 5); from < end; from++) {
      const date = dateAt(line, from)
      if (date === null || date.to !== end || date.tense === 'future' || !isWhenItHappened(line, date)) continue
      // "Leaving Bosch end of January" is rather the one to come.
      const [behind, ahead] = ([date.on('past'), date.on('future')] as const).map((day) =>
        Math.abs(daysBetween(line.today, day)),
      )
      const isBehind = date.tense === 'past' || (behind ?? 0) <= (ahead ?? 0)
      if (isBehind && (date.form === 'relative' || date.form === 'day')) reading.date = date.on('past')
      break
    }
  }
  return keepText(line, reading, clause, at)
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

/** *Met* Tom Wolfe, where nobody has been named yet. */
function isMeeting(line: Line, reading: Reading, at: number, end: number): boolean {
  const met = reading.people.length === 0 ? line.grammar.sets.encounters.at(line.tokens, at) : null
  return met !== null && personAt(line, met.to, end, 'list') !== null
}

export function isVague(line: Line, channel: string): boolean {
  return line.grammar.words.vagueChannels.some((vague) => vague === channel)
}
