import type { PersonId } from '#shared/model/id.ts'
import type { Clause } from './clauses.ts'
import type { DraftPerson, KnownPerson } from './draft.ts'
import { isMark, textOf, trimRun, type Line, type Run } from './line.ts'
import { readClause } from './read-clause.ts'
import { personAt } from './person-at.ts'
import { isNoTalk, partEnd, readAbout, readWhen } from './prose.ts'
import { addPerson, emptyReading, keep, snapshotOf, type Participant, type Reading } from './reading.ts'
import { spanOf, type Span } from './span.ts'
import { wordKey } from './tokenise.ts'

// What is longer is rather told than named.
const MAX_TOKENS_OF_AN_ABOUT = 12

/**
 * Reads the clauses that are not follow-ups. The first says who, how and when; a later one may add what is still
 * missing (*Ana Ruiz: coffee yesterday*); all others are the note.
 */
export function readConversation(line: Line, clauses: readonly Clause[]): Reading {
  const reading = emptyReading()
  clauses.forEach((clause, index) => {
    if (index > 0 && (isWhenFirst(line, reading, clause) || isAboutClause(line, reading, clause))) return
    const undo = snapshotOf(reading)
    const wants = reading.channel === null || reading.people.length === 0
    const fresh = reading.notes.length === 0
    const lacksAll = reading.channel === null && reading.people.length === 0
    const nobody = reading.people.length === 0
    const { understood, startsConversation } = readClause(line, reading, clause)
    // "Board dinner: Ana, Tom" says who after what was not understood.
    const saysWho = understood && nobody && reading.people.length > 0
    if (index === 0 || saysWho || (fresh && understood) || (startsConversation && (lacksAll || (fresh && wants))))
      return
    undo()
    keep(reading, { from: clause.from, to: clause.tail })
  })
  if (reading.channel === null && reading.people.length === 0) readMentioned(line, reading)
  settleEvent(reading)
  return reading
}

/** *An hour and a half, worth it.*: nothing but when or how long up to its first comma, or altogether. */
function isWhenFirst(line: Line, reading: Reading, { from, to, tail }: Clause): boolean {
  if (readWhen(line, reading, { from, to })) return true
  const end = partEnd(line, from, to)
  if (isNoTalk(reading) || end === to) return false
  if (!readWhen(line, reading, { from, to: end })) return false
  keep(reading, { from: end + 1, to: tail })
  return true
}

/** *Discussed the rollout.*, *Topic: supplier audit*: a short clause of its own that names what it was about. */
function isAboutClause(line: Line, reading: Reading, { from, to, tail }: Clause): boolean {
  const end = partEnd(line, from, to)
  if (isNoTalk(reading) || end - from > MAX_TOKENS_OF_AN_ABOUT || !readAbout(line, reading, { from, to: end }))
    return false
  if (end < to) keep(reading, { from: end + 1, to: tail })
  return true
}

/** Where nothing else says who it was with, the known people of the note: introduced *Ana* to *Tom*. */
function readMentioned(line: Line, reading: Reading): void {
  for (const note of reading.notes) {
    for (let at = note.from; at < note.to; at++) {
      const person = personAt(line, at, note.to, 'open')
      if (person === null) continue
      addPerson(line, reading, person)
      at = person.to - 1
    }
  }
}

/** An event where it took place makes it an event, and is its topic; with a topic of its own, the place is a note. */
function settleEvent(reading: Reading): void {
  const { event } = reading
  if (event === null) return
  const isPlain = reading.channel === null || reading.channel === 'meeting' || reading.channel === 'other'
  if (isPlain) reading.channel = 'event'
  if (isPlain && reading.topic === null) {
    reading.topic = event.name
    return
  }
  reading.notes.push(event.phrase)
  reading.notes.sort((a, b) => a.from - b.from)
}

/** The note: runs with nothing but marks between them as they stand in the line, others joined by their separator. */
export function noteOf(line: Line, reading: Reading): string {
  let note = ''
  for (const run of joinedNotes(line, reading.notes)) {
    const text = textWithFirstTag(line, run)
    if (text === '') continue
    note += note === '' ? text : separatorBefore(line, run, note) + text
  }
  return note
}

/** *#infra is late*: a tag that begins a sentence is a word of it as well, as one in the middle is. */
function textWithFirstTag(line: Line, run: Run): string {
  const text = textOf(line, run)
  const at = trimRun(line, run).from - 1
  const tag = at >= run.from ? line.tokens[at] : undefined
  return text === '' || tag?.kind !== 'tag' || (at > 0 && !isMark(line.tokens[at - 1])) ? text : `${tag.text} ${text}`
}

/** The spans of the note and the topic; the others were made as they were read. */
export function restSpans(line: Line, reading: Reading): Span[] {
  const notes = reading.notes.flatMap((run) => spanOf(line, trimRun(line, run), 'note'))
  if (reading.event === null || reading.topic !== reading.event.name) return notes
  const word = { from: reading.event.phrase.from, to: reading.event.name.from }
  return [...notes, ...spanOf(line, word, 'word'), ...spanOf(line, reading.event.name, 'topic')]
}

function joinedNotes(line: Line, notes: readonly Run[]): Run[] {
  const joined: Run[] = []
  for (const run of notes) {
    const last = joined.at(-1)
    if (last !== undefined && line.tokens.slice(last.to, run.from).every((token) => isMark(token))) {
      joined[joined.length - 1] = { from: last.from, to: run.to }
    } else joined.push(run)
  }
  return joined
}

function separatorBefore(line: Line, run: Run, note: string): string {
  const mark = line.tokens[trimRun(line, run).from - 1]
  if (/[.!?…,;:]$/u.test(note) || mark === undefined || !isMark(mark, ',;:.-–—')) return ' '
  return mark.spaceBefore ? ` ${mark.text} ` : `${mark.text} `
}

/** The people of a reading for the draft, each once; spans keep pointing at the right one through `indexes`. */
export function draftPeople(participants: readonly Participant[]): { people: DraftPerson[]; indexes: number[] } {
  const people: DraftPerson[] = []
  const indexes: number[] = []
  const places = new Map<string, number>()
  for (const participant of participants) {
    const person = draftPerson(participant)
    const key = person.id ?? wordKey(person.name)
    const place = places.get(key)
    const same = place === undefined ? undefined : people[place]
    // Two strangers of one name who work in different places are two people.
    const differ = person.organisation !== null && (same?.organisation ?? person.organisation) !== person.organisation
    if (place === undefined || same === undefined || differ) {
      places.set(key, people.length)
      indexes.push(people.length)
      people.push(person)
      continue
    }
    indexes.push(place)
    if (same.organisation === null) people[place] = { ...same, organisation: person.organisation }
  }
  return { people, indexes }
}

function draftPerson({ match, organisation }: Participant): DraftPerson {
  const people = atOrganisation(match.people, organisation)
  const only = people.length === 1 ? people[0] : undefined
  const candidates: PersonId[] = only === undefined ? people.map(({ id }) => id) : []
  return { name: only?.name ?? match.name, organisation, id: only?.id ?? null, candidates }
}

/** Those of the people who work there, when any does. */
function atOrganisation(people: readonly KnownPerson[], organisation: string | null): readonly KnownPerson[] {
  if (organisation === null) return people
  const key = wordKey(organisation)
  const there = people.filter((person) => person.organisation !== '' && wordKey(person.organisation) === key)
  return there.length > 0 ? there : people
}
