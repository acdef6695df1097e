import type { CivilDate, CivilTime } from '#shared/model/civil-date.ts'
import type { ConversationChannel } from '#shared/model/conversation-channel.ts'
import type { Line, Run } from './line.ts'
import type { DayHalf } from './day-half.ts'
import type { PersonMatch } from './person-at.ts'
import { spanOf, type Span, type SpanKind } from './span.ts'

/** A participant as read: who may be meant, and where they work as the line says it. */
export interface Participant {
  readonly match: PersonMatch
  organisation: string | null
}

/** What has been understood of the conversation so far; filled from left to right, each slot once. */
export interface Reading {
  channel: ConversationChannel | null
  /** The channel is a verb after which *at* says where it was. */
  encounter: boolean
  date: CivilDate | null
  time: CivilTime | null
  /** The time itself does not tell whether that is before noon. */
  timeIsOpen: boolean
  /** What the words of the day tell of that. */
  dayHalf: DayHalf | null
  minutes: number | null
  topic: Run | null
  /** An event where it took place, which is the topic when the line names none. */
  event: { readonly phrase: Run; readonly name: Run } | null
  readonly people: Participant[]
  /** Runs of words that were not understood, in the order of the line. */
  readonly notes: Run[]
  readonly spans: Span[]
}

export function emptyReading(): Reading {
  return {
    channel: null,
    encounter: false,
    date: null,
    time: null,
    timeIsOpen: false,
    dayHalf: null,
    minutes: null,
    topic: null,
    event: null,
    people: [],
    notes: [],
    spans: [],
  }
}

/** Takes back all that was read after `snapshot` was made; costs only what is taken back. */
export function snapshotOf(reading: Reading): () => void {
  const { people, notes, spans, ...slots } = reading
  const lengths = [people.length, notes.length, spans.length] as const
  return () => {
    Object.assign(reading, slots)
    people.length = lengths[0]
    notes.length = lengths[1]
    spans.length = lengths[2]
  }
}

export function mark(line: Line, reading: Reading, run: Run, kind: SpanKind): void {
  reading.spans.push(...spanOf(line, run, kind))
}

/** Keeps a run for the note, joined to the run before it where they touch. */
export function keep(reading: Reading, run: Run): void {
  const last = reading.notes.at(-1)
  if (last !== undefined && last.to === run.from)
    reading.notes[reading.notes.length - 1] = { from: last.from, to: run.to }
  else reading.notes.push(run)
}

export function addPerson(line: Line, reading: Reading, match: PersonMatch): void {
  reading.spans.push(...spanOf(line, match, 'person', { person: reading.people.length }))
  reading.people.push({ match, organisation: null })
}

/** Whether what begins at `at` shows that the words before it are complete. */
export function isEnd(line: Line, at: number, end: number): boolean {
  const token = line.tokens[at]
  return at >= end || token === undefined || token.kind === 'mark' || token.kind === 'tag' || token.kind === 'break'
}
