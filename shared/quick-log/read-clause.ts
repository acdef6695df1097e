import type { Clause } from './clauses.ts'
import { companionAt } from './companion-at.ts'
import { dateAt } from './date-at.ts'
import { isGrammar, isVague, keepText, keepUnknown } from './keep-unknown.ts'
import { lengthAt } from './length-at.ts'
import { isMark, isWithin, trimRun, type Line } from './line.ts'
import { isMention, personAt, type PersonMatch } from './person-at.ts'
import { isEvent, readEvent, readNamedEvent } from './read-event.ts'
import { readParticipants, readPlace } from './read-participants.ts'
import { isDeadline, topicEnd } from './read-topic.ts'
import { isEnd, keep, mark, type Reading } from './reading.ts'
import { timeAt } from './time-at.ts'

/** How a clause was read: whether all of it was understood, and whether it began with what makes a conversation. */
export interface ClauseReading {
  readonly understood: boolean
  readonly startsConversation: boolean
}

const MAX_WORDS_BEFORE_A_CHANNEL = 4
const MAX_CHARACTERS_OF_A_TOPIC = 2000

/** Reads a clause of the conversation into `reading`; what it cannot place goes to the note, word for word. */
export function readClause(line: Line, reading: Reading, clause: Clause): ClauseReading {
  const anchor = lastAnchor(line, clause)
  let understood = true
  let startsConversation = false
  let at = clause.from
  if (isAboutSomebody(line, clause)) {
    at = keepText(line, reading, clause, at)
    understood = false
  }
  while (at < clause.to) {
    if (separates(line, at)) {
      at += 1
      continue
    }
    const people = reading.people.length
    const { channel } = reading
    const isFirst = understood && !startsConversation
    const next = readItem(line, reading, clause, at, isFirst, anchor)
    if (isFirst) startsConversation = reading.people.length > people || reading.channel !== channel
    if (next === null) understood = false
    at = next ?? keepUnknown(line, reading, clause, at, anchor)
  }
  return { understood, startsConversation }
}

/** *She likes tea* says something of her; *she called* is a conversation, and so is *we met*. */
function isAboutSomebody(line: Line, clause: Clause): boolean {
  const subject = line.grammar.sets.subjects.at(line.tokens, clause.from)
  if (subject === null || line.grammar.sets.openers.at(line.tokens, clause.from) !== null) return false
  return line.grammar.channels.at(line.tokens, subject.to)?.value.verb !== true
}

/** Marks and tags stand between the parts, but `&` and `+` join people and `@` begins a name or a place. */
function separates(line: Line, at: number): boolean {
  const token = line.tokens[at]
  if (token?.kind === 'tag' || token?.kind === 'break') return true
  return token?.kind === 'mark' && !isMark(token, '&+@')
}

type Read = (
  line: Line,
  reading: Reading,
  clause: Clause,
  at: number,
  isFirst: boolean,
  anchor: number,
) => number | null

/** The first reader that understands what stands at `at`; answers where it ends. */
const readItem: Read = (line, reading, clause, at, isFirst, anchor) =>
  readWith(line, reading, clause, at) ??
  readNamedEvent(line, reading, at, clause.to) ??
  readHow(line, reading, clause, at) ??
  (isFirst ? readFirstPerson(line, reading, clause, at) : null) ??
  readTime(line, reading, clause, at) ??
  readDate(line, reading, clause, at) ??
  readLength(line, reading, clause, at) ??
  readTopic(line, reading, clause, at) ??
  readChannel(line, reading, clause, at, anchor) ??
  readLaterPerson(line, reading, clause, at) ??
  (at < anchor || isFirst ? readOpener(line, reading, clause, at, anchor) : null) ??
  readPlace(line, reading, at, clause.to)

function readWith(line: Line, reading: Reading, clause: Clause, at: number): number | null {
  const { sets } = line.grammar
  const companion = companionAt(line, at, clause.to)
  if (companion !== null) {
    mark(line, reading, { from: at, to: companion.from }, 'word')
    return readParticipants(line, reading, companion.person, clause.to)
  }
  if (sets.with.at(line.tokens, at) !== null) return null
  const hasPeople = reading.people.length > 0
  const toward = reading.channel === null ? null : sets.toward.at(line.tokens, at)
  const joint = hasPeople ? sets.and.at(line.tokens, at) : toward
  const from = joint?.to ?? at
  const person = isMention(line.tokens, from) || joint !== null ? personAt(line, from, clause.to, 'list') : null
  if (person === null) return null
  mark(line, reading, { from: at, to: from }, 'word')
  return readParticipants(line, reading, person, clause.to)
}

/** Met Ana *for coffee*, talked *on the phone*: the plainer word wins. */
function readHow(line: Line, reading: Reading, clause: Clause, at: number): number | null {
  const { tokens, grammar } = line
  const how = grammar.sets.how.at(tokens, at)
  if (how === null) return null
  const from = grammar.sets.articles.at(tokens, how.to)?.to ?? how.to
  const word = grammar.channels.at(tokens, from)
  if (word === null || word.value.verb || word.to > clause.to) return null
  if (!isEnd(line, word.to, clause.to) && !isGrammar(line, reading, word.to, clause.to)) return null
  const { channel } = reading
  const upgrades = channel === null || isVague(line, channel) || (channel === 'call' && word.value.channel === 'video')
  if (!upgrades && channel !== word.value.channel) return null
  reading.channel = word.value.channel
  mark(line, reading, { from: at, to: word.to }, 'channel')
  return word.to
}

/** Somebody at the start: *Ana called*, *Ana Ruiz: …*, *@Ana …*; a known name that begins a sentence stays in it too. */
function readFirstPerson(line: Line, reading: Reading, clause: Clause, at: number): number | null {
  const { tokens, grammar } = line
  const known = personAt(line, at, clause.to, 'open')
  const person = known ?? personAt(line, at, clause.to, 'list')
  if (person === null) return null
  const next = grammar.channels.at(tokens, person.to)
  if (
    known === null &&
    !(next?.value.verb === true && !hasChannelWord(line, person)) &&
    !isFullName(line, person, clause)
  )
    return null
  if (known === null && isEvent(line, person)) return readEvent(reading, person, person)
  const end = readParticipants(line, reading, person, clause.to)
  const goesOn = !isEnd(line, end, clause.to) && !isGrammar(line, reading, end, clause.to)
  if (!goesOn || isMention(tokens, at)) return end
  // A sentence about somebody: the name is its subject and stays in the note.
  return keepText(line, reading, clause, at)
}

function isFullName(line: Line, person: PersonMatch, clause: Clause): boolean {
  if (hasChannelWord(line, person)) return false
  if (person.to - person.from < 2) return person.to === clause.to && isHeading(line, clause)
  return (
    isEnd(line, person.to, clause.to) ||
    line.grammar.channels.at(line.tokens, person.to) !== null ||
    dateAt(line, person.to) !== null ||
    timeAt(line, person.to) !== null
  )
}

/** *Bob - promised to …*, *Bob: coffee yesterday*: a word of its own before a plan or a conversation. */
function isHeading(line: Line, { to, leadsOn }: Clause): boolean {
  if (!isMark(line.tokens[to], ':-–—|')) return false
  return leadsOn || line.grammar.channels.at(line.tokens, to + 1) !== null
}

function hasChannelWord(line: Line, { from, to }: PersonMatch): boolean {
  for (let at = from; at < to; at++) if (line.grammar.channels.at(line.tokens, at) !== null) return true
  return false
}

/** A name without *with*: coffee yesterday, *Ana*; but not met in *the Berlin* office. */
function readLaterPerson(line: Line, reading: Reading, clause: Clause, at: number): number | null {
  if (reading.channel === null || reading.people.length > 0) return null
  if (line.grammar.sets.articles.has(line.tokens[at - 1]?.key ?? '')) return null
  const person = personAt(line, at, clause.to, 'list')
  return person === null ? null : readParticipants(line, reading, person, clause.to)
}

function readTime(line: Line, reading: Reading, clause: Clause, at: number): number | null {
  const time = reading.time === null ? timeAt(line, at) : null
  if (time === null || time.to > clause.to) return null
  reading.time = time.time
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
  mark(line, reading, date, 'date')
  return date.to
}

function readLength(line: Line, reading: Reading, clause: Clause, at: number): number | null {
  const length = reading.minutes === null ? lengthAt(line, at) : null
  if (length === null || length.to > clause.to) return null
  reading.minutes = length.minutes
  mark(line, reading, length, 'minutes')
  return length.to
}

function readTopic(line: Line, reading: Reading, clause: Clause, at: number): number | null {
  const about = reading.topic === null ? line.grammar.sets.about.at(line.tokens, at) : null
  if (about === null) return null
  const from = isMark(line.tokens[about.to], ':') ? about.to + 1 : about.to
  // "talked about it" is a sentence.
  const isPronoun = line.grammar.sets.notNames.has(line.tokens[from]?.key ?? '') && isEnd(line, from + 1, clause.to)
  if (isPronoun && from < clause.to) return null
  const to = topicEnd(line, reading, from, clause.to)
  if (!isWithin(line, { from, to }, MAX_CHARACTERS_OF_A_TOPIC)) {
    keep(reading, { from: at, to })
    return to
  }
  mark(line, reading, { from: at, to: about.to }, 'word')
  if (from >= clause.to) return Math.min(from, clause.to)
  reading.topic = trimRun(line, { from, to })
  mark(line, reading, reading.topic, 'topic')
  return to
}

function readChannel(line: Line, reading: Reading, clause: Clause, at: number, anchor: number): number | null {
  const { tokens, grammar } = line
  const word = grammar.channels.at(tokens, at)
  if (word === null || word.to > clause.to) return null
  const beside = reading.spans.at(-1)
  const besideChannel = beside?.kind === 'channel' && beside.end === tokens[at - 1]?.end
  if (reading.channel !== null && !besideChannel) return null
  // Far into a clause that names nobody, a noun is part of what was said.
  const isFar =
    tokens.slice(clause.from, Math.min(at, clause.from + 12)).filter(({ kind }) => kind === 'word').length >
    MAX_WORDS_BEFORE_A_CHANNEL
  if (!word.value.verb && isFar && reading.people.length === 0 && reading.date === null && anchor <= at) return null
  if (reading.channel === null || isVague(line, reading.channel)) reading.channel = word.value.channel
  reading.encounter ||= grammar.sets.encounters.at(tokens, at) !== null
  mark(line, reading, { from: at, to: word.to }, 'channel')
  return reading.people.length > 0
    ? skipMe(line, reading, word.to)
    : readObject(line, reading, clause, word.to, word.value.verb, anchor)
}

/** Whom a channel is followed by: called *Bob*, email *to Ana*, coffee *Tom*. */
function readObject(line: Line, reading: Reading, clause: Clause, at: number, verb: boolean, anchor: number): number {
  const toward = line.grammar.sets.toward.at(line.tokens, at)
  const from = toward?.to ?? at
  // A later *with* names the participants, so that what stands here is a date: met Sat with Ana.
  if (anchor > at && dateAt(line, at) !== null) return at
  const person = personAt(line, from, clause.to, verb ? 'object' : 'list')
  if (person === null) return skipMe(line, reading, at)
  mark(line, reading, { from: at, to: from }, 'word')
  return readParticipants(line, reading, person, clause.to)
}

/** Ana called *me*. */
function skipMe(line: Line, reading: Reading, at: number): number {
  const me = line.grammar.sets.me.at(line.tokens, at)
  if (me === null) return at
  mark(line, reading, { from: at, to: me.to }, 'word')
  return me.to
}

/** *had a* before the conversation; only where one follows. */
function readOpener(line: Line, reading: Reading, _clause: Clause, at: number, anchor: number): number | null {
  const opener = line.grammar.sets.openers.at(line.tokens, at)
  if (opener === null || anchor < opener.to || reading.channel !== null || reading.people.length > 0) return null
  mark(line, reading, { from: at, to: opener.to }, 'word')
  return opener.to
}

/** The last place of the clause where a channel or a participant stands; -1 where there is none. */
function lastAnchor(line: Line, clause: Clause): number {
  const { tokens, grammar } = line
  let found = -1
  for (let at = clause.from; at < clause.to; at++) {
    if (companionAt(line, at, clause.to) !== null || isMention(tokens, at)) found = at
    else if (found < 0 && grammar.channels.at(tokens, at) !== null) found = at
  }
  return found
}
