import type { Clause } from './clauses.ts'
import { companionAt } from './companion-at.ts'
import type { FactPlace } from './fact.ts'
import { FACTS } from './facts.ts'
import { keepSaid, keepUnknown } from './keep-unknown.ts'
import { isMark, type Line } from './line.ts'
import { isMention, personAt } from './person-at.ts'
import { isNoTalk, keepProse, partEnd } from './prose.ts'
import { keep, snapshotOf, type Reading } from './reading.ts'

/** How a clause was read: whether all of it was understood, and whether it began with what makes a conversation. */
export interface ClauseReading {
  readonly understood: boolean
  readonly startsConversation: boolean
}

/**
 * Reads a clause of the conversation into `reading`; what it cannot place goes to the note, word for word. Its head says who,
 * how and when, up to the first part between commas that has words of its own: what that one and all after it say of days
 * and times belongs to what was said.
 */
export function readClause(line: Line, reading: Reading, clause: Clause): ClauseReading {
  const anchor = lastAnchor(line, clause)
  let understood = true
  let startsConversation = false
  let at = clause.from
  if (isAboutSomebody(line, clause)) {
    at = keepSaid(line, reading, clause, at)
    understood = false
  }
  while (at < clause.to) {
    if (isMark(line.tokens[at], ',') && endsHead(line, reading, clause, at + 1, anchor)) {
      return { understood: false, startsConversation, ...keepProse(line, reading, clause, at + 1) }
    }
    if (separates(line, at)) {
      // "The *#infra* migration slips": between kept words it is one of them.
      if (line.tokens[at]?.kind === 'tag' && reading.notes.at(-1)?.to === at) keep(reading, { from: at, to: at + 1 })
      at += 1
      continue
    }
    const people = reading.people.length
    const { channel } = reading
    const isFirst = understood && !startsConversation
    const next = readFact(line, reading, clause, at, { isFirst, anchor })
    if (isFirst) startsConversation = reading.people.length > people || reading.channel !== channel
    if (next === null) understood = false
    at = next ?? keepUnknown(line, reading, clause, at, anchor)
  }
  return { understood, startsConversation }
}

/**
 * Whether the part of the clause that begins at `from` has words of its own. While nobody is named and nothing says how, a
 * later part may still do so, and what begins with *in*, *about*, *for* goes on with the head.
 */
function endsHead(line: Line, reading: Reading, clause: Clause, from: number, anchor: number): boolean {
  if (isNoTalk(reading) || (reading.people.length === 0 && anchor >= from)) return false
  const { sets } = line.grammar
  const lead = [sets.placeIn, sets.placeAt, sets.with, sets.about, sets.for, sets.how, sets.and]
  const isProse = sets.subjects.at(line.tokens, from) !== null
  if (!isProse && lead.some((set) => set.at(line.tokens, from) !== null)) return false
  const end = partEnd(line, from, clause.to)
  const undo = snapshotOf(reading)
  let at = from
  while (at < end) {
    const next = separates(line, at) ? at + 1 : readFact(line, reading, clause, at, { isFirst: false, anchor })
    if (next === null) break
    at = next
  }
  undo()
  return at < end
}

/** *She likes tea* says something of her; *she called* is a conversation, and so is *we met*. */
function isAboutSomebody(line: Line, clause: Clause): boolean {
  const person = personAt(line, clause.from, clause.to, 'list')
  // "Ms. Ortiz is upset about lunch duty": of somebody known it is said as well, and they are meant.
  if (person !== null && person.people.length === 0 && isWhatTheyAre(line, person.to)) return true
  const subject = line.grammar.sets.subjects.at(line.tokens, clause.from)
  if (subject === null || line.grammar.sets.openers.at(line.tokens, clause.from) !== null) return false
  const channel = line.grammar.channels.at(line.tokens, subject.to)
  // "He came back for two more" is no visit.
  const isBack = channel?.value.channel === 'meeting' && line.grammar.sets.back.at(line.tokens, channel.to) !== null
  return channel?.value.verb !== true || isBack
}

/** *Is upset*, *has a peanut allergy*; but *had lunch*, *had a coffee* is a conversation. */
function isWhatTheyAre(line: Line, at: number): boolean {
  const { sets, channels } = line.grammar
  const being = sets.being.at(line.tokens, at)
  if (being === null) return false
  return channels.at(line.tokens, sets.articles.at(line.tokens, being.to)?.to ?? being.to) === null
}

/** Marks and tags stand between the parts, but `&` and `+` join people and `@` begins a name or a place. */
function separates(line: Line, at: number): boolean {
  const token = line.tokens[at]
  if (token?.kind === 'tag' || token?.kind === 'break') return true
  return token?.kind === 'mark' && !isMark(token, '&+@')
}

/** The first fact that is understood at `at`; answers where it ends. */
function readFact(line: Line, reading: Reading, clause: Clause, at: number, where: FactPlace): number | null {
  for (const fact of FACTS) {
    const end = fact.read(line, reading, clause, at, where)
    if (end !== null) return end
  }
  return null
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
