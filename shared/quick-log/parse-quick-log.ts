import type { CivilDate, CivilTime } from '#shared/model/civil-date.ts'
import { splitClauses, type Clause } from './clauses.ts'
import type { Draft, DraftFollowUp, DraftPerson, KnownPerson } from './draft.ts'
import { ENGLISH_WORDS } from './english-words.ts'
import { conversationNames, followUpOf } from './follow-up.ts'
import type { LanguageWords } from './language-words.ts'
import { lineOf, textOf, type Line } from './line.ts'
import { draftPeople, noteOf, readConversation, restSpans } from './read-conversation.ts'
import type { Reading } from './reading.ts'
import { bySpanOrder, spanOf, type Span } from './span.ts'

export interface ParsedLine {
  readonly draft: Draft
  readonly spans: readonly Span[]
}

/**
 * Understands a line of the one-line language (docs/quick-log.md). Pure; never throws, whatever the line; takes time in
 * proportion to its length. What is not understood stays in the note: nothing typed is dropped.
 * @param now the civil date and time of the user's clock
 * @param known everybody whom the line may name; an index is made once for each array, so hand over the same one
 * @param words the table of the language
 */
export function parseQuickLog(
  line: string,
  now: { readonly date: CivilDate; readonly time: CivilTime },
  known: readonly KnownPerson[],
  words: LanguageWords = ENGLISH_WORDS,
): ParsedLine {
  const context = lineOf(line, now, known, words)
  const clauses = withRemarks(context, splitClauses(context))
  const plain = clauses.filter(({ trigger }) => trigger === null)
  const reading = readConversation(context, plain)
  const { people, indexes } = draftPeople(reading.people)
  const hasFollowUps = plain.length < clauses.length
  const hasConversation = plain.length > 0 && !(hasFollowUps && isOnlyNames(context, reading, plain))
  const names = conversationNames(people)
  const followUps: DraftFollowUp[] = []
  const spans: Span[] = reading.spans.map((span) => ({ ...span, person: personIndex(span, indexes) }))
  for (const clause of clauses) {
    if (clause.trigger === null) continue
    const read = followUpOf(context, clause, followUps.length, names, !hasConversation)
    followUps.push(read.followUp)
    spans.push(...read.spans)
  }
  spans.push(...restSpans(context, reading))
  if (hasConversation) spans.push(...tagSpans(context))
  const conversation = hasConversation ? conversationOf(context, reading, people) : null
  return { draft: { conversation, followUps }, spans: spans.toSorted(bySpanOrder) }
}

function conversationOf(line: Line, reading: Reading, people: readonly DraftPerson[]): Draft['conversation'] {
  return {
    channel: reading.channel ?? 'other',
    date: reading.date ?? line.today,
    time: reading.time,
    minutes: reading.minutes,
    people,
    topic: reading.topic === null ? '' : textOf(line, reading.topic),
    tags: tagsOf(line),
    note: noteOf(line, reading),
  }
}

/** In a line that begins with a follow-up, what is said about nobody and no meeting belongs to the follow-up before. */
function withRemarks(line: Line, clauses: readonly Clause[]): Clause[] {
  const first = clauses[0]
  if (first === undefined || first.trigger === null) return [...clauses]
  const plain = clauses.filter(({ trigger }) => trigger === null)
  const reading = readConversation(line, plain)
  if (reading.channel !== null || reading.people.length > 0) return [...clauses]
  const joined: Clause[] = []
  for (const clause of clauses) {
    const last = joined.at(-1)
    if (clause.trigger !== null || last === undefined) joined.push(clause)
    else joined[joined.length - 1] = { ...last, to: clause.to, tail: clause.tail }
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
