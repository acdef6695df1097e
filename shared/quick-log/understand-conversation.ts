import type { CivilDate, CivilTime } from '#shared/model/civil-date.ts'
import type { ConversationChannel } from '#shared/model/conversation-channel.ts'
import { asKey, partKey } from './corrections.ts'
import type { DraftConversation, DraftPerson } from './draft.ts'
import type { Span } from './span.ts'
import {
  corrected,
  isReturned,
  partOf,
  understoodPerson,
  wordsOf,
  type Part,
  type Understanding,
  type UnderstoodPerson,
} from './understanding.ts'
import { wordKey } from './tokenise.ts'

export interface UnderstoodOrganisation extends Part<string> {
  readonly person: UnderstoodPerson
}

export interface UnderstoodConversation {
  readonly channel: Part<ConversationChannel>
  readonly date: Part<CivilDate>
  readonly time: Part<CivilTime> | null
  readonly minutes: Part<number> | null
  readonly people: readonly UnderstoodPerson[]
  /** Where people who are known work, as far as the journal did not know it. */
  readonly organisations: readonly UnderstoodOrganisation[]
  readonly topic: Part<string> | null
  readonly tags: readonly Part<string>[]
  readonly note: string
}

/** The conversation as the user says that it is meant, but for what comes back into its note. */
export function understandConversation(
  understanding: Understanding,
  draft: DraftConversation,
  spans: readonly Span[],
): UnderstoodConversation {
  const first = (kind: Span['kind']) => spans.find((span) => span.kind === kind && span.clause === null)
  const kept = <Value>(part: Part<Value | null>): Part<Value> | null => {
    const { value } = part
    return value === null || isReturned(understanding, part) ? null : corrected({ ...part, value }, understanding)
  }
  const orElse = <Value>(part: Part<Value>, value: Value): Part<Value> =>
    isReturned(understanding, part) ? { ...part, value, written: '', span: null } : corrected(part, understanding)

  const organisations: UnderstoodOrganisation[] = []
  const people = draft.people.flatMap((person, index) => {
    const [span = null, ...again] = spans.filter((one) => one.kind === 'person' && one.person === index)
    const understood = personOf(understanding, person, span, again)
    understanding.people.set(person.name, understood)
    organisations.push(...organisationsOf(understanding, understood, person, { span, spans }))
    return understood ?? []
  })
  const topic = partOf(understanding, 'topic', draft.topic, first('topic'))
  const isNoTopic = draft.topic === '' || isReturned(understanding, topic, withLead(understanding, spans, topic))
  return {
    people,
    organisations,
    channel: orElse(partOf(understanding, 'channel', draft.channel, first('channel')), 'other'),
    date: orElse(partOf(understanding, 'date', draft.date, first('date')), understanding.today),
    time: kept(partOf(understanding, 'time', draft.time, first('time'))),
    minutes: kept(partOf(understanding, 'minutes', draft.minutes, first('minutes'))),
    topic: isNoTopic ? null : topic,
    tags: draft.tags.flatMap((tag) => {
      const span = spans.find((one) => one.kind === 'tag' && asKey(wordsOf(understanding, one)) === `#${asKey(tag)}`)
      const read = { key: partKey('tag', tag), value: tag, written: `#${tag}`, span: span ?? null }
      return isReturned(understanding, read) ? [] : read
    }),
    note: draft.note,
  }
}

/** What was taken out of a plan needs a note to go to. */
export function emptyConversation(understanding: Understanding): UnderstoodConversation {
  const channel = partOf<ConversationChannel>(understanding, 'channel', 'other', undefined)
  const date = partOf(understanding, 'date', understanding.today, undefined)
  return { channel, date, time: null, minutes: null, people: [], organisations: [], topic: null, tags: [], note: '' }
}

/** @param again where the line names them once more */
function personOf(
  understanding: Understanding,
  person: DraftPerson,
  span: Span | null,
  again: readonly Span[],
): UnderstoodPerson | null {
  const written = withoutAt(wordsOf(understanding, span) || person.name)
  const part = { key: partKey('person', written), written, span }
  const { organisation } = person
  const others = again.map((one) => withoutAt(wordsOf(understanding, one))).filter((words) => words !== written)
  const text = [organisation === null ? written : `${written} (${organisation})`, ...new Set(others)].join(', ')
  const gone = isReturned(understanding, part, text)
  return gone ? null : understoodPerson(understanding, person, { written, span })
}

/**
 * Where somebody known works, if the line says it: nothing where the journal knows it, a part of its own where it knows of
 * none. Where it knows another, nothing tells which holds, and the words go to the note.
 */
function organisationsOf(
  understanding: Understanding,
  understood: UnderstoodPerson | null,
  { organisation }: DraftPerson,
  at: { readonly span: Span | null; readonly spans: readonly Span[] },
): UnderstoodOrganisation[] {
  if (understood === null || understood.id === null || organisation === null) return []
  const known = understanding.known.find(({ id }) => id === understood.id)?.organisation ?? ''
  if (wordKey(known) === wordKey(organisation)) return []
  const span =
    at.spans.find(
      (one) =>
        one.kind === 'organisation' &&
        one.start >= (at.span?.end ?? 0) &&
        asKey(wordsOf(understanding, one)) === asKey(organisation),
    ) ?? null
  const part = { ...partOf(understanding, 'organisation', organisation, span ?? undefined), written: organisation }
  const text = wordsWith(understanding.line, at.span, span) ?? `${understood.written} (${organisation})`
  const start = at.span?.start ?? 0
  if (known !== '') understanding.returned.push({ start, text })
  else if (!isReturned(understanding, { ...part, span: at.span }, text)) return [{ ...part, person: understood }]
  return []
}

/** *Sam from Acme*, *Sam (Acme)*: with what closes it. */
function wordsWith(line: string, person: Span | null, organisation: Span | null): string | null {
  if (person === null || organisation === null) return null
  const end = /^\s*[)）]/.exec(line.slice(organisation.end))?.[0].length ?? 0
  return withoutAt(line.slice(person.start, organisation.end + end))
}

/** "about pricing": the topic together with the word of the grammar right before it. */
function withLead({ line }: Understanding, spans: readonly Span[], { span }: Part<string>): string {
  if (span === null) return ''
  const lead = spans.find(({ kind, end, start }) => {
    return kind === 'word' && start < span.start && line.slice(end, span.start).trim() === ''
  })
  return line.slice(lead?.start ?? span.start, span.end)
}

function withoutAt(name: string): string {
  return name.startsWith('@') ? name.slice(1) : name
}
