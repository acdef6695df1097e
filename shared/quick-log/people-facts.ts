import type { Clause } from './clauses.ts'
import { companionAt } from './companion-at.ts'
import { dateAt } from './date-at.ts'
import type { Fact } from './fact.ts'
import { isGrammar, keepSaid } from './keep-unknown.ts'
import { isMark, type Line } from './line.ts'
import { isMention, personAt, type PersonMatch } from './person-at.ts'
import { isEvent, readEvent } from './read-event.ts'
import { readParticipants } from './read-participants.ts'
import { addPerson, isEnd, keep, mark, snapshotOf, type Reading } from './reading.ts'
import { behindAsides } from './giving-begun.ts'
import { describedAt } from './someone-at.ts'
import { timeAt } from './time-at.ts'

const MAX_WORDS_BEFORE_HOW = 4

/** *with Ana*, *and Tom*, *email to Ana*, *@Ana*. */
export const companions: Fact = { name: 'companions', read: readWith }

/** Somebody at the start: *Ana called*, *Ana Ruiz: …*, *@Ana …*, *took Ana to lunch*. */
export const firstPerson: Fact = {
  name: 'first person',
  read: (line, reading, clause, at, { isFirst, anchor }) =>
    isFirst
      ? (readTaken(line, reading, clause, at, anchor) ??
        readDescribed(line, reading, clause, at) ??
        readFirstPerson(line, reading, clause, at))
      : null,
}

/** A name without *with*: coffee yesterday, *Ana*. */
export const laterPerson: Fact = { name: 'later person', read: readLaterPerson }

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

/** *Took Tom to lunch*, *had Ana over for dinner*. */
function readTaken(line: Line, reading: Reading, clause: Clause, at: number, anchor: number): number | null {
  const taking = line.grammar.sets.taking.at(line.tokens, at)
  const person = taking === null ? null : personAt(line, taking.to, clause.to, 'object')
  if (taking === null || person === null || hasChannelWord(line, person)) return null
  const undo = snapshotOf(reading)
  const end = readParticipants(line, reading, person, clause.to)
  const how = howBehind(line, reading, end, clause.to)
  // A later *with* names who it was.
  const isOne = how !== null && anchor <= how
  if (!isOne) undo()
  else for (const word of [taking, { from: end, to: how }]) mark(line, reading, { from: at, ...word }, 'word')
  return isOne ? how : null
}

/** *The bride's mother, Mrs Okafor,* rang; *Ana, our treasurer,* e-mailed: with what they are beside the name. */
function readDescribed(line: Line, reading: Reading, clause: Clause, at: number): number | null {
  const { tokens, grammar } = line
  const acts = (to: number) => to < clause.to && grammar.channels.at(tokens, to)?.value.verb === true
  const described = describedAt(line, at)
  const [who] = described?.people ?? []
  if (described !== null && who !== undefined && described.people.length === 1 && acts(described.to)) {
    addPerson(line, reading, who)
    keep(reading, { from: at, to: who.from })
    return described.to
  }
  const person = personAt(line, at, clause.to, 'list')
  const to = person === null || !isMark(tokens[person.to], ',') ? null : behindAsides(line, person.to, acts)
  if (person === null || to === null || !acts(to) || to === person.to) return null
  addPerson(line, reading, person)
  keep(reading, { from: person.to + 1, to: to - 1 })
  return to
}

/** A known name that begins a sentence stays in it too. */
function readFirstPerson(line: Line, reading: Reading, clause: Clause, at: number): number | null {
  const { tokens, grammar } = line
  const open = personAt(line, at, clause.to, 'open')
  const listed = personAt(line, at, clause.to, 'list')
  // "Tom B." is more than the Tom who is known.
  const known = open !== null && listed !== null && listed.to > open.to ? listed : open
  const person = known ?? listed
  if (person === null) return null
  const says = grammar.sets.saying.at(tokens, person.to) !== null
  if (known === null && isEvent(line, person)) {
    const isPlain = person.described === undefined
    if (isPlain && (says || isFullName(line, person, clause))) return readEvent(reading, person, person)
    return null
  }
  const undo = snapshotOf(reading)
  const before = reading.people.length
  const end = readParticipants(line, reading, person, clause.to)
  const next = grammar.channels.at(tokens, end)
  const hasActed = next?.value.verb === true && !hasChannelWord(line, person)
  // "Ana/Tom lunch", "Ana and Tom: …": several are people where one alone might be anything: "coffee with Ana - Middle."
  const areSeveral =
    reading.people.length - before > 1 &&
    !hasChannelWord(line, person) &&
    (next !== null || isIntro(line, end) || end === clause.to)
  const isName =
    !hasChannelWord(line, person) &&
    grammar.sets.openers.at(tokens, at) === null &&
    grammar.sets.taking.at(tokens, at) === null
  const how = isName ? howBehind(line, reading, end, clause.to) : null
  if (how !== null) {
    mark(line, reading, { from: end, to: how }, 'word')
    return how
  }
  if (known === null && !says && !hasActed && !areSeveral && !isFullName(line, person, clause)) {
    undo()
    return null
  }
  const goesOn = !isEnd(line, end, clause.to) && !isGrammar(line, reading, end, clause.to)
  if (!goesOn || isMention(tokens, at) || (areSeveral && isIntro(line, end))) return end
  // A sentence about somebody: the name is its subject and stays in the note.
  return keepSaid(line, reading, clause, at)
}

/** Had Ana *over for* dinner, took Tom *to* lunch, Ana *on the* phone: where the word begins that says how. */
function howBehind(line: Line, reading: Reading, from: number, end: number): number | null {
  const { tokens, grammar } = line
  const { how, toward, articles, notNames } = grammar.sets
  if (reading.channel !== null || [how, toward].every((set) => set.at(tokens, from) === null)) {
    if (reading.channel !== null || !notNames.has(tokens[from]?.key ?? '')) return null
  }
  for (let at = from; at < Math.min(end, from + MAX_WORDS_BEFORE_HOW); at++) {
    const channel = grammar.channels.at(tokens, at)
    if (channel !== null) return at > from && !channel.value.verb && channel.to <= end ? at : null
    if (![how, toward, articles, notNames].some((set) => set.at(tokens, at)?.to === at + 1)) return null
  }
  return null
}

/** *Eva, lunch, Tue*, *Nils / walk / 40 min*: a name in a list, and how right behind it. */
function isListed(line: Line, { to }: PersonMatch, clause: Clause): boolean {
  if (!isMark(line.tokens[to], ',/|')) return false
  const channel = line.grammar.channels.at(line.tokens, to + 1)
  return channel?.value.verb === false && isEnd(line, channel.to, clause.to)
}

/** Ana <> Tom *intro* call: one word before it. */
function isIntro(line: Line, at: number): boolean {
  return line.tokens[at]?.look === 'word' && line.grammar.channels.at(line.tokens, at + 1) !== null
}

function isFullName(line: Line, person: PersonMatch, clause: Clause): boolean {
  if (hasChannelWord(line, person)) return false
  if (isListed(line, person, clause)) return true
  if (person.to - person.from < 2) return person.to === clause.to && isHeading(line, clause)
  return (
    isEnd(line, person.to, clause.to) ||
    line.grammar.channels.at(line.tokens, person.to) !== null ||
    dateAt(line, person.to) !== null ||
    timeAt(line, person.to) !== null
  )
}

/** *Bob - promised to …*, *Bob: coffee yesterday*, *Bob: moves to Rome*: a word of its own before what is said of him. */
function isHeading(line: Line, { to, leadsOn }: Clause): boolean {
  if (!isMark(line.tokens[to], ':-–—|')) return false
  const { channels, sets } = line.grammar
  return leadsOn || [channels, sets.saying, sets.subjects].some((words) => words.at(line.tokens, to + 1) !== null)
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
