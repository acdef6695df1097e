import { z } from 'zod'
import type { CivilDate } from './civil-date.ts'
import { civilDate } from './civil-date-schema.ts'
import { every } from './every-schema.ts'
import { documentHead, instant } from './document.ts'
import { documentId, entryId, personId } from './id.ts'

export const actor = z.enum(['me', 'them'])
export type Actor = z.infer<typeof actor>

export const followUpEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('done'), at: instant }),
  z.object({ type: z.literal('snoozed'), at: instant, until: civilDate }),
  z.object({ type: z.literal('reopened'), at: instant }),
])
export type FollowUpEvent = z.infer<typeof followUpEvent>

const fields = documentHead.extend({
  kind: z.literal('follow-up'),
  text: z.string().max(2000),
  people: z.record(personId, z.literal(true)).default({}),
  /** Who will do it. */
  actor: actor.optional(),
  /** What documents called `actor` when they were first kept. Read where there is no `actor`, and written no more. */
  owedBy: actor.optional(),
  due: civilDate.nullable().default(null),
  /** Once it is done it comes again, as a follow-up of its own; null for what is done once and for all. */
  every: every.nullable().default(null),
  /** The day of the first one, from which all others are counted; null where this is the first. */
  everyFrom: civilDate.nullable().default(null),
  /** What it came of: a conversation, or a review in which it was decided. */
  origin: documentId.nullable().default(null),
  events: z.record(entryId, followUpEvent).default({}),
})
export const followUp = fields.refine((one) => actorOf(one) !== undefined, { path: ['actor'], error: 'is missing' })
export type FollowUp = z.infer<typeof followUp>

/** Who will do it, whichever name the document has for that; undefined for what is no follow-up yet. */
export function actorOf(said: {
  readonly actor?: Actor | undefined
  readonly owedBy?: Actor | undefined
}): Actor | undefined {
  return said.actor ?? said.owedBy
}

export interface FollowUpState {
  readonly done: boolean
  /** When it was done, by the clock of the device that said so. */
  readonly doneAt: number | null
  /** The day to show it on: the last snooze since it was (re)opened, else `due`. */
  readonly due: CivilDate | null
  readonly snoozed: boolean
  /** On how many days it was put off since it was (re)opened, as the calendar of UTC has it: the same on every device. */
  readonly putOff: number
}

const MS_A_DAY = 86_400_000

/**
 * Folds the dated events of a follow-up into its state. Done beats snoozed whatever their order, because two
 * devices may have said one each; only a later `reopened` takes `done` back. Same instant: done wins.
 */
export function followUpState(followUp: Pick<FollowUp, 'due' | 'events'>): FollowUpState {
  let reopenedAt = -1
  let doneAt: number | null = null
  let snooze: { at: number; until: CivilDate; id: string } | null = null
  const daysPutOff = new Set<number>()
  const events = Object.entries(followUp.events)
  for (const [, event] of events) {
    if (event.type === 'reopened') reopenedAt = Math.max(reopenedAt, event.at)
  }
  for (const [id, event] of events) {
    if (event.type === 'done' && event.at >= reopenedAt) doneAt = Math.max(doneAt ?? 0, event.at)
    if (event.type !== 'snoozed' || event.at < reopenedAt) continue
    daysPutOff.add(Math.floor(event.at / MS_A_DAY))
    const later = snooze === null || event.at > snooze.at || (event.at === snooze.at && id > snooze.id)
    if (later) snooze = { at: event.at, until: event.until, id }
  }
  const done = doneAt !== null
  return {
    done,
    doneAt,
    due: snooze?.until ?? followUp.due,
    snoozed: !done && snooze !== null,
    putOff: daysPutOff.size,
  }
}
