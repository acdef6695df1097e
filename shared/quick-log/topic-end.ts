import { daysBetween } from '#shared/model/civil-date.ts'
import { skipConnectors } from './connectors.ts'
import { companionAt } from './companion-at.ts'
import { dateAt } from './date-at.ts'
import type { DateMatch } from './date-match.ts'
import { lengthAt } from './length-at.ts'
import { isMark, type Line } from './line.ts'
import { isEnd, type Reading } from './reading.ts'
import { timeAt } from './time-at.ts'

const MAX_WORDS_OF_A_LIST_ITEM = 3
const MAX_TOKENS_OF_A_LIST = 40

/** Where the topic that begins at `from` ends: at a clause, a participant, or what says when and how long. */
export function topicEnd(line: Line, reading: Reading, from: number, end: number): number {
  const { tokens } = line
  for (let at = from + 1; at < end; at++) {
    if (isMark(tokens[at], ',') && !goesOnAsList(line, at, end)) return at
    if (reading.people.length === 0 && companionAt(line, at, end) !== null) return at
    if (isNextSentence(line, at) || isSaidOfSomebody(line, at, from, end)) return at
    const own = ownOfTopic(line, at)
    if (own !== null) at = own - 1
    else if (isWhenOrHowLong(line, reading, at, end)) return at
  }
  return end
}

/** About the merger *and she* mentioned: what is said begins. */
function isNextSentence(line: Line, at: number): boolean {
  const { sets } = line.grammar
  const next = skipConnectors(line, at)
  return next > at && sets.subjects.at(line.tokens, next) !== null && !sets.me.has(line.tokens[next]?.key ?? '')
}

/** Without a mark, as one dictates: about the new role *she starts* in January. What only goes on with a noun ends with it. */
function isSaidOfSomebody(line: Line, at: number, from: number, end: number): boolean {
  const { tokens, grammar } = line
  const subject = at > from + 1 ? grammar.sets.subjects.at(tokens, at) : null
  if (subject === null) return false
  // "The deck she'll send" goes on with the deck, and *she's* has its verb within.
  const verb = /['’]/u.test(tokens[at]?.key ?? '')
    ? null
    : (grammar.sets.being.at(tokens, subject.to) ?? grammar.sets.saying.at(tokens, subject.to))
  const to = verb?.to ?? (/['’]/u.test(tokens[at]?.key ?? '') ? subject.to : null)
  return to !== null && to < end && tokens[to]?.kind === 'word'
}

/**
 * Where a day, a time or a length ends that belongs to what was talked about: the *flight* at 5pm, a raise *of* 3m, the launch
 * on a day that is nearer ahead than behind. Null where none such begins at `at`.
 */
function ownOfTopic(line: Line, at: number): number | null {
  const { tokens, grammar, today } = line
  const before = tokens[at - 1]?.key ?? ''
  const isOf = grammar.sets.of.has(before)
  const isScheduled = isOf || grammar.sets.scheduled.has(before)
  const length = lengthAt(line, at)
  // "Raising 10m": a letter may be millions.
  if (length !== null)
    return isOf || (!length.introduced && /^\d+\p{L}$/u.test(tokens[at]?.key ?? '')) ? length.to : null
  const date = dateAt(line, at)
  if (date === null) return isScheduled ? (timeAt(line, at)?.to ?? null) : null
  if (isOf || (isScheduled && date.tense !== 'past')) return date.to
  if (date.form !== 'day' || date.tense !== 'either') return null
  const [behind = 0, ahead = 0] = [date.on('past'), date.on('future')].map((day) => Math.abs(daysBetween(today, day)))
  return ahead < behind ? date.to : null
}

/** Whether a date, time or length that is still wanted stands at `at`, and nothing but more of the kind after it. */
export function isWhenOrHowLong(line: Line, reading: Reading, at: number, end: number): boolean {
  const isHow = (to: number) => reading.channel === null && line.grammar.channels.at(line.tokens, to) !== null
  const ends = (to: number) => to <= end && (isEnd(line, to, end) || continues(line, to) || isHow(to))
  const date = reading.date === null ? dateAt(line, at) : null
  if (date !== null && isWhenItHappened(line, date) && ends(date.to)) return true
  const length = reading.minutes === null ? lengthAt(line, at) : null
  if (length !== null && ends(length.to)) return true
  const time = reading.time === null ? timeAt(line, at) : null
  return time !== null && ends(time.to)
}

/** *By Friday* is no day on which it happened. */
export function isDeadline(line: Line, { from, introducedBy }: DateMatch): boolean {
  return introducedBy === 'by' || line.grammar.sets.by.has(line.tokens[from - 1]?.key ?? '')
}

/** A date inside a text says when it happened only if it can be past and is no part of a phrase: *the Friday report*. */
export function isWhenItHappened(line: Line, date: DateMatch): boolean {
  if (date.tense === 'future' || isDeadline(line, date) || date.form === 'month' || date.form === 'quarter')
    return false
  const before = line.tokens[date.from - 1]
  const { sets } = line.grammar
  return (
    before === undefined ||
    !(sets.articles.has(before.key) || sets.since.has(before.key) || sets.forDay.has(before.key))
  )
}

function continues(line: Line, at: number): boolean {
  const { sets } = line.grammar
  if ([sets.with, sets.about, sets.for].some((set) => set.at(line.tokens, at) !== null)) return true
  return dateAt(line, at) !== null || timeAt(line, at) !== null || lengthAt(line, at) !== null
}

/** *pricing, packaging and support* is one topic; *hiring, great chat* is a topic and a note. */
function goesOnAsList(line: Line, comma: number, end: number): boolean {
  const { tokens, grammar } = line
  if (grammar.sets.subjects.at(tokens, comma + 1) !== null) return false
  let words = 0
  for (let at = comma + 1; at < Math.min(end, comma + MAX_TOKENS_OF_A_LIST); at++) {
    if (grammar.sets.and.at(tokens, at) !== null) return true
    if (isMark(tokens[at], ',')) words = 0
    else if (++words > MAX_WORDS_OF_A_LIST_ITEM) return false
  }
  return false
}
