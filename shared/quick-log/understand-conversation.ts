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

export interface UnderstoodConversation {
  readonly channel: Part<ConversationChannel>
  readonly date: Part<CivilDate>
  readonly time: Part<CivilTime> | null
  readonly minutes: Part<number> | null
  readonly people: readonly UnderstoodPerson[]
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

  const people = draft.people.flatMap((person, index) => {
    const span = spans.find((one) => one.kind === 'person' && one.person === index) ?? null
    const understood = personOf(understanding, person, span)
    understanding.people.set(person.name, understood)
    return understood ?? []
  })
  const topic = partOf(understanding, 'topic', draft.topic, first('topic'))
  const isNoTopic = draft.topic === '' || isReturned(understanding, topic, withLead(understanding, spans, topic))
  return {
    people,
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
  return { channel, date, time: null, minutes: null, people: [], topic: null, tags: [], note: '' }
}

function personOf(understanding: Understanding, person: DraftPerson, span: Span | null): UnderstoodPerson | null {
  const written = withoutAt(wordsOf(understanding, span) || person.name)
  const part = { key: partKey('person', written), written, span }
  const { organisation } = person
  const gone = isReturned(understanding, part, organisation === null ? written : `${written} (${organisation})`)
  return gone ? null : understoodPerson(understanding, person, { written, span })
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
