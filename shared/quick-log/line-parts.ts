import type { CivilDate, CivilTime } from '#shared/model/civil-date.ts'
import type { ConversationChannel } from '#shared/model/conversation-channel.ts'
import type { PersonId } from '#shared/model/id.ts'
import type { ClausePart } from './clause-kinds.ts'
import { toSomebody, type Somebody } from './line-person.ts'
import type { Understood } from './understand-line.ts'

export interface ConversationPart {
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

/** Where somebody known works, as the line says it. */
export interface RolePart {
  readonly kind: 'role'
  readonly person: PersonId
  readonly organisation: string
}

/** What `logLine` is to log of a line as it is understood and corrected, as the contract wants it (`line-contract.ts`). */
export function lineParts({ conversation, clauses }: Understood): (ConversationPart | RolePart | ClausePart)[] {
  // Each kind makes its own part, of which `ClausePart` is the sum.
  const parts = clauses.map(({ kind, said }) => kind.part(said) as ClausePart)
  if (conversation === null) return parts
  const { channel, date, time, minutes, people, topic, tags, note } = conversation
  const talk: ConversationPart = {
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
  const roles = conversation.organisations.flatMap(({ value, person }): RolePart[] =>
    person.id === null ? [] : [{ kind: 'role', person: person.id, organisation: value }],
  )
  return [talk, ...roles, ...parts]
}
