import type { CivilDate, CivilTime } from '#shared/model/civil-date.ts'
import type { PersonId } from '#shared/model/id.ts'
import { NO_CORRECTIONS } from './corrections.ts'
import type { KnownPerson } from './draft.ts'
import { parseQuickLog } from './parse-quick-log.ts'
import { understandLine } from './understand-line.ts'

/** What is known of a meeting that is over. */
export interface PastMeeting {
  readonly on: CivilDate
  readonly time: CivilTime | null
  /** Null where it has no length. */
  readonly minutes: number | null
  readonly people: readonly { readonly id: PersonId; readonly name: string }[]
}

/** The line that such a meeting begins with, up to where one writes on: `met Ana Ruiz at 10:00, 45 min, `. */
export function lineOfMeeting({ on, time, minutes, people }: PastMeeting, today: CivilDate): string {
  const names = people.map(({ name }) => name)
  const last = names.pop()
  const who = names.length === 0 ? last : `${names.join(', ')} and ${last}`
  const said = [
    `met ${who}${on === today ? '' : ` on ${on}`}${time === null ? '' : ` at ${time}`}`,
    ...(minutes === null ? [] : [`${minutes} min`]),
  ]
  return said.map((part) => `${part}, `).join('')
}

/** Whether the line is read as that meeting and nothing else. A name may read as something else, or be that of two people. */
export function isReadAs(line: string, meeting: PastMeeting, known: readonly KnownPerson[], today: CivilDate): boolean {
  const now = { date: today, time: '23:59' as CivilTime }
  const { conversation, clauses } = understandLine(line, parseQuickLog(line, now, known), known, NO_CORRECTIONS, today)
  if (conversation === null || clauses.length > 0 || conversation.note !== '' || conversation.topic !== null)
    return false
  const ids = new Set(conversation.people.map(({ id }) => id))
  return (
    ids.size === meeting.people.length &&
    conversation.people.length === ids.size &&
    conversation.tags.length === 0 &&
    conversation.people.every(({ standing }) => standing !== 'unsure') &&
    meeting.people.every(({ id }) => ids.has(id)) &&
    conversation.date.value === meeting.on &&
    (conversation.time?.value ?? null) === meeting.time &&
    (conversation.minutes?.value ?? null) === meeting.minutes
  )
}
