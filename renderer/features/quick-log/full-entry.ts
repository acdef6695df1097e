import type { JournalClient } from '#shared/contract/contract.ts'
import type { CivilDate, CivilTime } from '#shared/model/civil-date.ts'
import type { ConversationChannel } from '#shared/model/conversation-channel.ts'
import type { Actor } from '#shared/model/follow-up.ts'
import type { PersonId } from '#shared/model/id.ts'
import { dayClause } from '#shared/quick-log/day-clause.ts'
import { askClause, giveClause, introductionClause, needClause } from '#shared/quick-log/giving-clauses.ts'
import type { Every } from '#shared/model/every.ts'
import { followUpClause } from '#shared/quick-log/follow-up-clause.ts'
import { parseQuickLog } from '#shared/quick-log/parse-quick-log.ts'
import { saidOf } from '#shared/quick-log/clause-kind.ts'
import type { Corrections } from '#shared/quick-log/corrections.ts'
import { understandLine, type Understood } from '#shared/quick-log/understand-line.ts'
import type { UnderstoodPerson } from '#shared/quick-log/understanding.ts'

/** What the full entry of a conversation begins with. */
export interface FullEntry {
  readonly date: CivilDate
  readonly time: CivilTime | null
  readonly minutes: number | null
  readonly channel: ConversationChannel
  readonly people: readonly { readonly id: PersonId | null; readonly name: string }[]
  readonly topic: string
  readonly tags: readonly string[]
  readonly notes: string
  readonly followUps: readonly {
    readonly key: string
    readonly text: string
    readonly due: CivilDate | null
    readonly actor: Actor
    readonly every: Every | null
  }[]
}

/** What was understood of a line, laid out as a full entry. Nothing of it is left out. */
export function fullEntryOf({ conversation, clauses }: Understood, today: CivilDate): FullEntry {
  const followUps = saidOf(followUpClause, clauses)
  const days = saidOf(dayClause, clauses)
  const giving = [
    ...saidOf(giveClause, clauses),
    ...saidOf(needClause, clauses),
    ...saidOf(askClause, clauses),
    ...saidOf(introductionClause, clauses),
  ]
  const people =
    conversation?.people ??
    everybodyOnce([
      ...followUps.flatMap((followUp) => followUp.people),
      ...days.map(({ person }) => person),
      ...giving.flatMap((one) => one.people),
    ])
  // The full entry asks for names alone: where somebody works, what day of theirs comes round, and what was given, goes into
  // the notes.
  const asNotes = [
    ...people.flatMap(({ id, name, organisation }) =>
      id === null && organisation !== null ? [`${name} (${organisation})`] : [],
    ),
    ...(conversation?.organisations ?? []).map(({ person, value }) => `${person.name} (${value})`),
    ...days.map(({ written }) => written),
    ...giving.map(({ written }) => written),
  ]
  return {
    date: conversation?.date.value ?? today,
    time: conversation?.time?.value ?? null,
    minutes: conversation?.minutes?.value ?? null,
    channel: conversation?.channel.value ?? 'other',
    people: people.map(({ id, name }) => ({ id, name })),
    topic: conversation?.topic?.value ?? '',
    tags: conversation?.tags.map(({ value }) => value) ?? [],
    notes: [conversation?.note ?? '', ...asNotes].filter(Boolean).join('\n'),
    followUps: followUps.map(({ key, text, due, every, actor }) => ({
      key,
      text,
      due: due.value,
      actor: actor.value,
      every: every?.value ?? null,
    })),
  }
}

/** Reads a line that comes from another window, with what was corrected there: for the desktop's "full entry". */
export async function readFullEntry(
  client: JournalClient,
  { text, corrections }: { readonly text: string; readonly corrections: Corrections },
  now: { readonly date: CivilDate; readonly time: CivilTime },
): Promise<FullEntry> {
  const known = await client.queries.peopleMentioned({ line: text })
  return fullEntryOf(understandLine(text, parseQuickLog(text, now, known), known, corrections, now.date), now.date)
}

function everybodyOnce(people: readonly UnderstoodPerson[]): UnderstoodPerson[] {
  return [...new Map(people.map((person) => [person.key, person])).values()]
}
