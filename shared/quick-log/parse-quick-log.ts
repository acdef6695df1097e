import type { CivilDate, CivilTime } from '#shared/model/civil-date.ts'
import type { ClauseKind, ReadClause, Talk } from './clause-kind.ts'
import { CLAUSE_KINDS, type Draft } from './clause-kinds.ts'
import { splitClauses, type Clause } from './clauses.ts'
import { conversationNames } from './conversation-names.ts'
import { inHalf } from './day-half.ts'
import type { DraftConversation, DraftPerson, KnownPerson } from './draft.ts'
import { ENGLISH_WORDS } from './english-words.ts'
import type { LanguageWords } from './language-words.ts'
import { lineOf, textOf, type Line } from './line.ts'
import { draftPeople, noteOf, readConversation, restSpans } from './read-conversation.ts'
import type { Reading } from './reading.ts'
import { bySpanOrder, spanOf, type Span } from './span.ts'

export interface ParsedLine {
  readonly draft: Draft
  /** What stands beside the conversation, in the order of the line. */
  readonly clauses: readonly ReadClause[]
  readonly spans: readonly Span[]
}

/**
 * Understands a line of the one-line language (docs/quick-log.md). Pure; never throws, whatever the line; takes time in
 * proportion to its length. What is not understood stays in the note: nothing typed is dropped.
 * @param now the civil date and time of the user's clock
 * @param known everybody whom the line may name; an index is made once for each array, so hand over the same one
 * @param words the table of the language
 * @param kinds the kinds of clauses that are read beside the conversation
 */
export function parseQuickLog(
  line: string,
  now: { readonly date: CivilDate; readonly time: CivilTime },
  known: readonly KnownPerson[],
  words: LanguageWords = ENGLISH_WORDS,
  kinds: readonly ClauseKind[] = CLAUSE_KINDS,
): ParsedLine {
  const context = lineOf(line, now, known, words)
  const clauses = withRemarks(context, splitClauses(context, kinds))
  const plain = clauses.filter(({ begun }) => begun === null)
  const reading = readConversation(context, plain)
  const { people, indexes } = draftPeople(reading.people)
  const isPlanOnly = plain.length < clauses.length && isOnlyNames(context, reading, plain)
  let conversation = plain.length > 0 && !isPlanOnly ? conversationOf(context, reading, people) : null
  const names = conversationNames(people)
  const keepsTags = conversation === null
  const spans: Span[] = reading.spans.map((span) => ({ ...span, person: personIndex(span, indexes) }))
  const lists: Record<string, unknown[]> = Object.fromEntries(kinds.map(({ list }) => [list, []]))
  const read: ReadClause[] = []
  for (const { begun, ...clause } of clauses) {
    if (begun === null) continue
    const { kind, words: beginning } = begun
    const list = (lists[kind.list] ??= [])
    const found = kind.read(context, clause, beginning, { index: list.length, conversation: names, keepsTags })
    read.push({ kind, index: list.length, read: found.read })
    list.push(found.read)
    spans.push(...found.spans)
    if (found.talk !== undefined && found.talk !== null && found.talk.people.length > 0 && isOpen(conversation)) {
      conversation = talkOf(context, found.talk, conversation)
      spans.push(...talkSpans(context, found.talk))
    }
  }
  spans.push(...restSpans(context, reading))
  if (!keepsTags) spans.push(...tagSpans(context))
  // Each list was filled by its own kind.
  return { draft: { conversation, ...lists } as Draft, clauses: read, spans: spans.toSorted(bySpanOrder) }
}

/** Nothing says yet how it was, or with whom. */
function isOpen(conversation: DraftConversation | null): boolean {
  return conversation === null || (conversation.channel === 'other' && conversation.people.length === 0)
}

/** The conversation that a gift tells of: introduced Ana to Tom *by e-mail*. What else the line says is its note. */
function talkOf(line: Line, { how, date, people }: Talk, said: DraftConversation | null): DraftConversation {
  const participants = people.map((match) => ({ match, organisation: null }))
  return {
    time: null,
    topic: '',
    note: '',
    tags: tagsOf(line),
    ...said,
    channel: how.channel,
    date: date ?? said?.date ?? line.today,
    minutes: said?.minutes ?? null,
    people: draftPeople(participants).people,
  }
}

function talkSpans(line: Line, { how, people }: Talk): Span[] {
  const { indexes } = draftPeople(people.map((match) => ({ match, organisation: null })))
  return [
    ...spanOf(line, how, 'channel'),
    ...people.flatMap((match, index) => spanOf(line, match, 'person', { person: indexes[index] ?? null })),
  ]
}

function conversationOf(line: Line, reading: Reading, people: readonly DraftPerson[]): DraftConversation {
  return {
    channel: reading.channel ?? 'other',
    date: reading.date ?? line.today,
    time: timeOf(reading),
    minutes: reading.minutes,
    people,
    topic: reading.topic === null ? '' : textOf(line, reading.topic),
    tags: tagsOf(line),
    note: noteOf(line, reading),
  }
}

/** Dinner at seven was in the evening, and so was a call *last night* at nine. */
function timeOf({ time, timeIsOpen, dayHalf, channel }: Reading): CivilTime | null {
  const half = dayHalf ?? (channel === 'dinner' ? 'evening' : null)
  return time === null || !timeIsOpen || half === null ? time : inHalf(time, half)
}

/** In a line that begins with a plan, what is said about nobody and no meeting belongs to the clause before. */
function withRemarks(line: Line, clauses: readonly Clause[]): Clause[] {
  const first = clauses[0]
  if (first === undefined || first.begun === null) return [...clauses]
  const plain = clauses.filter(({ begun }) => begun === null)
  const reading = readConversation(line, plain)
  if (reading.channel !== null || reading.people.length > 0) return [...clauses]
  const joined: Clause[] = []
  for (const clause of clauses) {
    const last = joined.at(-1)
    if (clause.begun !== null || last === undefined || last.begun?.kind.saysAll === true) joined.push(clause)
    else joined[joined.length - 1] = { ...last, to: clause.to, tail: clause.tail, own: last.own ?? last.to }
  }
  return joined
}

/** Names alone say for whom a follow-up is, not that one has spoken with them. */
function isOnlyNames(line: Line, reading: Reading, plain: readonly Clause[]): boolean {
  const { channel, date, time, minutes, topic, notes, people } = reading
  if (channel !== null || date !== null || time !== null || minutes !== null || topic !== null || notes.length > 0)
    return false
  if (people.some(({ organisation }) => organisation !== null)) return false
  return !plain.some(({ from, to }) => line.tokens.slice(from, to).some(({ kind }) => kind === 'tag'))
}

/** Tags without `#`, each once whatever its case. */
function tagsOf(line: Line): string[] {
  const tags = new Map<string, string>()
  for (const token of line.tokens) {
    const tag = token.text.slice(1)
    if (token.kind === 'tag' && !tags.has(tag.toLowerCase())) tags.set(tag.toLowerCase(), tag)
  }
  return [...tags.values()]
}

function tagSpans(line: Line): Span[] {
  return line.tokens.flatMap(({ kind }, at) => (kind === 'tag' ? spanOf(line, { from: at, to: at + 1 }, 'tag') : []))
}

function personIndex({ person }: Span, indexes: readonly number[]): number | null {
  return person === null ? null : (indexes[person] ?? null)
}
