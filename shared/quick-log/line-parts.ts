import type { CivilDate, CivilTime } from '#shared/model/civil-date.ts'
import type { ConversationChannel } from '#shared/model/conversation-channel.ts'
import type { OwedBy } from '#shared/model/follow-up.ts'
import type { PersonId } from '#shared/model/id.ts'
import type { Understood, UnderstoodPerson } from './understand-line.ts'

/** What `logLine` is to log of a line, as the contract wants it (`line-contract.ts`). */
export type LinePart =
  | {
      readonly kind: 'conversation'
      readonly channel: ConversationChannel
      readonly date: CivilDate
      readonly time: CivilTime | null
      readonly minutes: number | null
      readonly people: Somebody[]
      readonly topic: string
      readonly tags: string[]
      readonly notes: string
    }
  | {
      readonly kind: 'follow-up'
      readonly text: string
      readonly due: CivilDate | null
      readonly owedBy: OwedBy
      readonly people: Somebody[]
    }

type Somebody = { id: PersonId } | { name: string; organisation: string | null }

/** The parts of a line as it is understood and corrected; an ambiguous name means the likeliest. */
export function lineParts({ conversation, followUps }: Understood): LinePart[] {
  const planned = followUps.map(({ text, due, owedBy, people }): LinePart => ({
    kind: 'follow-up',
    text,
    due: due.value,
    owedBy: owedBy.value,
    people: people.map(toSomebody),
  }))
  if (conversation === null) return planned
  const { channel, date, time, minutes, people, topic, tags, note } = conversation
  const talk: LinePart = {
    kind: 'conversation',
    channel: channel.value,
    date: date.value,
    time: time?.value ?? null,
    minutes: minutes?.value ?? null,
    people: people.map(toSomebody),
    topic: topic?.value ?? '',
    tags: tags.map(({ value }) => value),
    notes: note,
  }
  return [talk, ...planned]
}

function toSomebody({ id, name, organisation }: UnderstoodPerson): Somebody {
  return id === null ? { name, organisation } : { id }
}
