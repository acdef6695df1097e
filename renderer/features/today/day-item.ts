import type { MeetingRow } from '#shared/contract/calendar-contract.ts'
import type { FollowUpRow, PersonLink } from '#shared/contract/rows.ts'
import type { TodayReason, UpcomingRow } from '#shared/contract/today-contract.ts'
import type { FollowUpId } from '#shared/model/id.ts'

export type ReasonOf<Kind extends TodayReason['kind']> = Extract<TodayReason, { kind: Kind }>

/** One line of Today, of what comes up or of some day: somebody, or something, with why it stands there. */
export interface DayItem {
  /** The same as long as the line is about the same. */
  readonly id: string
  readonly person: (PersonLink & { readonly photo?: string | null }) | null
  readonly reasons: readonly TodayReason[]
}

/** What can be done, put off or confirmed: the most telling promise or plan of a line; null where there is none. */
export function thingOf({ reasons }: DayItem): ReasonOf<'promise'> | ReasonOf<'plan'> | null {
  return reasons.find((reason) => reason.kind === 'promise' || reason.kind === 'plan') ?? null
}

/** A meeting of a calendar that is over, of which it is not said yet whether it happened; null where there is none. */
export function overMeetingOf({ reasons }: DayItem): MeetingRow | null {
  for (const reason of reasons) if (reason.kind === 'meeting' && reason.meeting.isOver) return reason.meeting
  return null
}

/** The follow-up that a line is about; null where it is about something else. */
export function followUpOf(item: DayItem): FollowUpRow | null {
  const thing = thingOf(item)
  return thing?.kind === 'promise' ? thing.followUp : null
}

/** All that was promised, either way: it is put off together. */
export function promisesOf({ reasons }: DayItem): FollowUpId[] {
  return reasons.flatMap((reason) => (reason.kind === 'promise' ? [reason.followUp.id] : []))
}

/**
 * What a session is through with: a line as far as one thing of it goes. Done with that, whoever has another reason comes
 * again with it.
 */
export function sessionKey(item: DayItem): string {
  const thing = thingOf(item)
  if (thing === null) return item.id
  return `${item.id}/${thing.kind === 'promise' ? thing.followUp.id : thing.conversation}`
}

/** A line of what comes up. */
export function upcomingItem({ id, person, reason }: UpcomingRow): DayItem {
  return { id, person, reasons: [reason] }
}

/** A line of some day. */
export function somedayItem(followUp: FollowUpRow): DayItem {
  return { id: followUp.id, person: followUp.people[0] ?? null, reasons: [{ kind: 'promise', followUp }] }
}

/** What a line is called in a list of what was done: the thing, or who it is about. */
export function nameOf(item: DayItem): string {
  const thing = thingOf(item)
  if (thing?.kind === 'promise') return thing.followUp.text
  return item.person?.name ?? (thing?.kind === 'plan' ? thing.topic : '')
}
