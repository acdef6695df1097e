import type { CivilDate, CivilTime } from '#shared/model/civil-date.ts'
import type { ConversationChannel } from '#shared/model/conversation-channel.ts'
import type { OwedBy } from '#shared/model/follow-up.ts'
import type { PersonId } from '#shared/model/id.ts'
import type { DraftFollowUp, DraftPerson, KnownPerson } from './draft.ts'
import type { ParsedLine } from './parse-quick-log.ts'
import type { Span, SpanKind } from './span.ts'
import { asKey, IN_NOTE, NEW_PERSON, NO_DAY, partKey, type Corrections } from './corrections.ts'

/** A value that was read from words of the line, or holds without any: then `written` is ''. */
export interface Part<Value> {
  /** Names it in `Corrections`. Stays the same while its words do. */
  readonly key: string
  readonly value: Value
  readonly written: string
}

export interface UnderstoodPerson {
  readonly key: string
  /** As the journal has it, or as typed for somebody new. */
  readonly name: string
  readonly organisation: string | null
  /** Null for somebody new. */
  readonly id: PersonId | null
  /** `unsure`: several are called that, and the user has not said who is meant; `id` is the likeliest. */
  readonly standing: 'known' | 'new' | 'unsure'
  /** Everybody who may be meant, likeliest first. */
  readonly candidates: readonly PersonId[]
  /** The words as typed, without `@`. */
  readonly written: string
}

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

export interface UnderstoodFollowUp {
  readonly key: string
  readonly text: string
  readonly due: Part<CivilDate | null>
  readonly owedBy: Part<OwedBy>
  readonly people: readonly UnderstoodPerson[]
}

/** What a line says, with the user's corrections: what the chips show and Enter saves. */
export interface Understood {
  readonly conversation: UnderstoodConversation | null
  readonly followUps: readonly UnderstoodFollowUp[]
}

/** Words that were taken out of their chip, and where they stood. */
interface Returned {
  readonly start: number
  readonly text: string
}

/** Puts the user's corrections over what the parser read. Nothing typed is dropped: what leaves a chip joins the note. */
export function understandLine(
  line: string,
  { draft, spans }: ParsedLine,
  known: readonly KnownPerson[],
  corrections: Corrections,
  today: CivilDate,
): Understood {
  const returned: Returned[] = []
  const isReturned = (part: { key: string; written: string }, start: number, text = part.written) => {
    if (corrections[part.key] !== IN_NOTE || part.written === '') return false
    returned.push({ start, text })
    return true
  }
  const first = (kind: SpanKind) => spans.find((span) => span.kind === kind && span.followUp === null)
  const words = (span: Span | undefined) => (span === undefined ? '' : line.slice(span.start, span.end))
  const part = <Value>(kind: SpanKind, value: Value): { part: Part<Value>; start: number } => {
    const span = first(kind)
    return { part: { key: partKey(kind, words(span)), value, written: words(span) }, start: span?.start ?? 0 }
  }

  const peopleByDraftName = new Map<string, UnderstoodPerson | null>()
  const readPeople = (people: readonly DraftPerson[]) =>
    people.flatMap((person, index) => {
      const span = spans.find((one) => one.kind === 'person' && one.person === index)
      const written = withoutAt(words(span) || person.name)
      const key = partKey('person', written)
      const gone = isReturned({ key, written }, span?.start ?? 0, withOrganisation(written, person.organisation))
      const understood = gone ? null : understoodPerson(person, written, known, corrections[key])
      peopleByDraftName.set(person.name, understood)
      return understood ?? []
    })

  const conversation = draft.conversation
  let shown: Omit<UnderstoodConversation, 'note'> | null = null
  if (conversation !== null) {
    const channel = part('channel', conversation.channel)
    const date = part('date', conversation.date)
    const time = part('time', conversation.time)
    const minutes = part('minutes', conversation.minutes)
    const topic = part('topic', conversation.topic)
    const people = readPeople(conversation.people)
    shown = {
      people,
      channel: isReturned(channel.part, channel.start)
        ? { ...channel.part, value: 'other', written: '' }
        : corrected(channel.part, corrections),
      date: isReturned(date.part, date.start)
        ? { ...date.part, value: today, written: '' }
        : corrected(date.part, corrections),
      time: keptOrNull(time, isReturned, corrections),
      minutes: keptOrNull(minutes, isReturned, corrections),
      topic:
        conversation.topic === '' || isReturned(topic.part, topic.start, withLead(line, spans, first('topic')))
          ? null
          : topic.part,
      tags: conversation.tags.flatMap((tag) => {
        const span = spans.find((one) => one.kind === 'tag' && asKey(words(one)) === `#${asKey(tag)}`)
        const read = { key: partKey('tag', tag), value: tag, written: `#${tag}` }
        return isReturned(read, span?.start ?? 0) ? [] : read
      }),
    }
  }

  const triggers = new Map<string, number>()
  const followUps = draft.followUps.flatMap((followUp, index): UnderstoodFollowUp[] => {
    const of = spans.filter((span) => span.followUp === index)
    const trigger = asKey(words(of.find(({ kind }) => kind === 'word')))
    const time = triggers.get(trigger) ?? 0
    triggers.set(trigger, time + 1)
    const name = `${trigger} ${time}`
    const whole = of.find(({ kind }) => kind === 'follow-up')
    const key = partKey('follow-up', name)
    if (isReturned({ key, written: words(whole) || followUp.text }, whole?.start ?? line.length)) return []
    const dueWords = words(of.find(({ kind }) => kind === 'date'))
    const dueKey = partKey('due', `${name} ${dueWords}`)
    const choice = corrections[dueKey]
    const due = choice === undefined ? followUp.due : choice === NO_DAY ? null : (choice as CivilDate)
    const owner = partKey('owner', name)
    return [
      {
        key,
        // The words of a day that is none after all are part of what is to be done.
        text: choice === NO_DAY && dueWords !== '' ? `${followUp.text} ${dueWords}` : followUp.text,
        due: { key: dueKey, value: due, written: dueWords },
        owedBy: { key: owner, value: (corrections[owner] as OwedBy | undefined) ?? followUp.owedBy, written: '' },
        people: peopleOf(followUp, peopleByDraftName, known, corrections),
      },
    ]
  })

  // What was taken out of a plan needs a note to go to.
  if (shown === null && returned.length > 0) shown = emptyConversation(today)
  if (shown === null) return { conversation: null, followUps }
  const noteStart = first('note')?.start ?? 0
  return { conversation: { ...shown, note: joined(conversation?.note ?? '', noteStart, returned) }, followUps }
}

/** True where there is nothing to save: an empty line. */
export function saysNothing({ conversation, followUps }: Understood): boolean {
  if (followUps.length > 0) return false
  if (conversation === null) return true
  const { people, topic, tags, note, channel, date, time, minutes } = conversation
  const typed = [channel.written, date.written, time?.written, minutes?.written, note, topic?.value].some(Boolean)
  return !typed && people.length === 0 && tags.length === 0
}

function corrected<Value>(part: Part<Value>, corrections: Corrections): Part<Value> {
  const choice = corrections[part.key]
  if (choice === undefined || choice === IN_NOTE) return part
  return { ...part, value: (typeof part.value === 'number' ? Number(choice) : choice) as Value }
}

function keptOrNull<Value>(
  { part, start }: { part: Part<Value | null>; start: number },
  isReturned: (part: Part<unknown>, start: number) => boolean,
  corrections: Corrections,
): Part<Value> | null {
  const { key, value, written } = part
  return value === null || isReturned(part, start) ? null : corrected({ key, value, written }, corrections)
}

function understoodPerson(
  person: Pick<DraftPerson, 'name' | 'organisation' | 'id' | 'candidates'>,
  written: string,
  known: readonly KnownPerson[],
  choice: string | undefined,
): UnderstoodPerson {
  const key = partKey('person', written)
  const candidates = person.id === null ? person.candidates : [person.id]
  const likeliest = candidates[0]
  const stranger = { key, written, candidates, name: written, organisation: person.organisation, id: null }
  if (likeliest === undefined || choice === NEW_PERSON) return { ...stranger, standing: 'new' }
  const chosen = candidates.find((id) => id === choice)
  const id = chosen ?? likeliest
  const found = known.find((one) => one.id === id)
  return {
    ...stranger,
    id,
    name: found?.name ?? person.name,
    organisation: found?.organisation || person.organisation,
    standing: chosen === undefined && candidates.length > 1 ? 'unsure' : 'known',
  }
}

/** The people of a follow-up are those of the conversation, or whom the journal knows by that name, or new. */
function peopleOf(
  { people }: DraftFollowUp,
  conversation: ReadonlyMap<string, UnderstoodPerson | null>,
  known: readonly KnownPerson[],
  corrections: Corrections,
): UnderstoodPerson[] {
  return people.flatMap((name) => {
    const same = conversation.get(name)
    if (same !== undefined) return same ?? []
    const key = partKey('person', name)
    // The name stays in the words of the follow-up.
    if (corrections[key] === IN_NOTE) return []
    const candidates = peopleCalled(name, known)
    return understoodPerson({ name, organisation: null, id: null, candidates }, name, known, corrections[key])
  })
}

/** Likeliest first: by whole name before first or nick name, then the latest conversation. */
function peopleCalled(name: string, known: readonly KnownPerson[]): PersonId[] {
  const is = (text: string) => text !== '' && text.localeCompare(name, undefined, { sensitivity: 'base' }) === 0
  const whole = known.filter((person) => is(person.name))
  const part = known.filter((person) => is(person.given) || is(person.nick) || is(person.family))
  return (whole.length > 0 ? whole : part)
    .toSorted((a, b) => (b.lastConversation ?? '').localeCompare(a.lastConversation ?? ''))
    .map(({ id }) => id)
}

function emptyConversation(today: CivilDate): Omit<UnderstoodConversation, 'note'> {
  const channel = { key: partKey('channel', ''), value: 'other', written: '' } as const
  const date = { key: partKey('date', ''), value: today, written: '' }
  return { channel, date, time: null, minutes: null, people: [], topic: null, tags: [] }
}

/** "about pricing": the topic together with the word of the grammar right before it. */
function withLead(line: string, spans: readonly Span[], span: Span | undefined): string {
  if (span === undefined) return ''
  const lead = spans.find(({ kind, end, start }) => {
    return kind === 'word' && start < span.start && line.slice(end, span.start).trim() === ''
  })
  return line.slice(lead?.start ?? span.start, span.end)
}

function withoutAt(name: string): string {
  return name.startsWith('@') ? name.slice(1) : name
}

function withOrganisation(name: string, organisation: string | null): string {
  return organisation === null ? name : `${name} (${organisation})`
}

/** What comes back stands before or after the note, as it did in the line, each on a line of its own. */
function joined(note: string, noteStart: number, returned: readonly Returned[]): string {
  const inOrder = returned.toSorted((a, b) => a.start - b.start)
  const before = inOrder.filter(({ start }) => note !== '' && start < noteStart)
  const after = inOrder.filter((one) => !before.includes(one))
  return [...before.map(({ text }) => text), note, ...after.map(({ text }) => text)].filter(Boolean).join('\n')
}
