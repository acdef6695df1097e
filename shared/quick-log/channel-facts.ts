import type { Clause } from './clauses.ts'
import { dateAt } from './date-at.ts'
import { ownerAt } from './owner-at.ts'
import type { Fact } from './fact.ts'
import { lengthAt } from './length-at.ts'
import { timeAt } from './time-at.ts'
import { isGrammar, isVague } from './keep-unknown.ts'
import type { Line } from './line.ts'
import { endsObject, personAt } from './person-at.ts'
import { readParticipants } from './read-participants.ts'
import { describedAt } from './someone-at.ts'
import { addPerson, isEnd, keep, mark, type Reading } from './reading.ts'

const MAX_WORDS_BEFORE_A_CHANNEL = 4

/** *coffee*, *called Bob*, *email to Ana*. */
export const channel: Fact = {
  name: 'channel',
  read: (line, reading, clause, at, { anchor }) => readChannel(line, reading, clause, at, anchor),
}

/** Met Ana *for coffee*, talked *on the phone*: the plainer word wins. */
export const how: Fact = { name: 'how', read: readHow }

/** *had a* before the conversation; only where one follows. */
export const opener: Fact = {
  name: 'opener',
  read: (line, reading, _clause, at, { isFirst, anchor }) =>
    at < anchor || isFirst ? readOpener(line, reading, at, anchor) : null,
}

function readHow(line: Line, reading: Reading, clause: Clause, at: number): number | null {
  const { tokens, grammar } = line
  const how = grammar.sets.how.at(tokens, at)
  if (how === null) return null
  const from = grammar.sets.articles.at(tokens, how.to)?.to ?? how.to
  const word = grammar.channels.at(tokens, from)
  if (word === null || word.value.verb || word.to > clause.to) return null
  const isWhen = lengthAt(line, word.to) !== null || dateAt(line, word.to) !== null || timeAt(line, word.to) !== null
  const isSaid = grammar.sets.subjects.at(tokens, word.to) !== null
  if (!isEnd(line, word.to, clause.to) && !isWhen && !isSaid && !isGrammar(line, reading, word.to, clause.to))
    return null
  const { channel } = reading
  const upgrades = channel === null || isVague(line, channel) || (channel === 'call' && word.value.channel === 'video')
  if (!upgrades && channel !== word.value.channel) return null
  reading.channel = word.value.channel
  mark(line, reading, { from: at, to: word.to }, 'channel')
  return word.to
}

function readChannel(line: Line, reading: Reading, clause: Clause, at: number, anchor: number): number | null {
  const { tokens, grammar } = line
  const word = grammar.channels.at(tokens, at)
  if (word === null || word.to > clause.to) return null
  const beside = reading.spans.at(-1)
  const besideChannel = beside?.kind === 'channel' && beside.end === tokens[at - 1]?.end
  // "Gala on Friday: talked to Rosa": it says with whom, and the gala stays one.
  const saysWho = word.value.verb && reading.people.length === 0 && isVague(line, word.value.channel)
  if (reading.channel !== null && !besideChannel && !saysWho) return null
  // Far into a clause that names nobody, a noun is part of what was said.
  const isFar =
    tokens.slice(clause.from, Math.min(at, clause.from + 12)).filter(({ kind }) => kind === 'word').length >
    MAX_WORDS_BEFORE_A_CHANNEL
  if (!word.value.verb && isFar && reading.people.length === 0 && reading.date === null && anchor <= at) return null
  if (reading.channel === null || (isVague(line, reading.channel) && besideChannel))
    reading.channel = word.value.channel
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
  const named = personAt(
    line,
    from,
    clause.to,
    verb || isPlainObject(line, from, clause.to, toward !== null) ? 'object' : 'list',
  )
  const [who] = named === null ? (describedAt(line, from)?.people ?? []) : []
  const described = who !== undefined && who.to <= clause.to ? { ...who, described: { from, to: who.from } } : null
  const person = named ?? described
  // Picked *Nadia Petrova's* brain: by her whole name, though the first of it would be a name by itself.
  const owned = verb ? readOwner(line, reading, from, clause.to) : null
  if (owned !== null) return owned
  if (person === null) return skipMe(line, reading, at)
  mark(line, reading, { from: at, to: from }, 'word')
  return readParticipants(line, reading, person, clause.to)
}

/** Quick call *priya*, in a line without capitals; but a coffee *break*. */
function isPlainObject(line: Line, at: number, end: number, isAddressed: boolean): boolean {
  const { tokens, grammar } = line
  const key = tokens[at]?.key ?? ''
  if (tokens[at]?.look !== 'word' || key.length < 3 || grammar.sets.compounds.has(key)) return false
  const isEnd = endsObject(line, at + 1, end) || (isAddressed && endsObject(line, at + 2, end))
  const { weekdays, months } = grammar
  const isName = ({ look }: (typeof tokens)[number], place: number) =>
    look === 'name' && place > 0 && weekdays.at(tokens, place) === null && months.at(tokens, place) === null
  return isEnd && !tokens.some(isName)
}

/** Picked *Ana's brain*, visited *Tom's office*: whose it is, and the words stay. */
function readOwner(line: Line, reading: Reading, at: number, end: number): number | null {
  const owner = ownerAt(line, at)
  if (owner === null || owner.to >= end || line.tokens[owner.to]?.kind !== 'word') return null
  if (!line.grammar.sets.ownThings.has(line.tokens[owner.to]?.key ?? '')) return null
  addPerson(line, reading, owner)
  keep(reading, { from: at, to: owner.to + 1 })
  return owner.to + 1
}

/** Ana called *me*. */
function skipMe(line: Line, reading: Reading, at: number): number {
  const me = line.grammar.sets.me.at(line.tokens, at)
  if (me === null) return at
  mark(line, reading, { from: at, to: me.to }, 'word')
  return me.to
}

function readOpener(line: Line, reading: Reading, at: number, anchor: number): number | null {
  const opener = line.grammar.sets.openers.at(line.tokens, at)
  // "Gave *a* talk at PyCon": behind words that were kept it belongs to them.
  if (reading.notes.at(-1)?.to === at || line.tokens[opener?.to ?? at]?.kind === 'tag') return null
  if (opener === null || anchor < opener.to || reading.channel !== null || reading.people.length > 0) return null
  mark(line, reading, { from: at, to: opener.to }, 'word')
  return opener.to
}
