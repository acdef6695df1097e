import type { DocumentWriter, Plain } from '#journal/documents/document-store.ts'
import type { CommandRequest, CommandOutput } from '#shared/contract/contract.ts'
import { addDays } from '#shared/model/civil-date.ts'
import { followUpState, type FollowUp, type FollowUpEvent } from '#shared/model/follow-up.ts'
import { followUpId, type FollowUpId } from '#shared/model/id.ts'
import type { CommandContext } from '#journal/runtime/command-context.ts'
import { compareNamed, participantFinder, type Participants } from './named-documents.ts'
import { requireDocument } from './require-document.ts'

export function scheduleFollowUp(
  context: CommandContext,
  { origin, ...followUp }: CommandRequest<'scheduleFollowUp'>,
): CommandOutput<'scheduleFollowUp'> {
  const { result, undo } = context.run('scheduleFollowUp', (write) => {
    const participants = participantFinder(context.sql, write, context.newEntryId)
    return write.create('follow-up', { ...toFollowUp(followUp, participants), origin })
  })
  return { id: followUpId.parse(result), undo }
}

/** What a new follow-up is made with, its people among them. */
export function toFollowUp(
  { text, due, actor, people }: Omit<CommandRequest<'scheduleFollowUp'>, 'origin'>,
  participants: Participants,
) {
  return {
    text: text.trim(),
    due,
    actor,
    people: Object.fromEntries(people.map((one) => [participants.idOf(one), true as const])),
  }
}

/** Changes the fields that are given. A new due day also ends a snooze: the user has said when. */
export function editFollowUp(
  context: CommandContext,
  input: CommandRequest<'editFollowUp'>,
): CommandOutput<'editFollowUp'> {
  const { id, people, ...fields } = input
  const { undo } = context.run('editFollowUp', (write) => {
    const { content } = requireDocument(write, id, 'follow-up')
    for (const [field, value] of Object.entries(fields)) if (value !== undefined) write.set(id, [field], value)
    if (fields.due !== undefined && followUpState(content).snoozed) removeSnoozes(write, id, content)
    if (people === undefined) return
    const participants = participantFinder(context.sql, write, context.newEntryId)
    const wanted = people.map((one) => participants.idOf(one))
    const { gone, added } = compareNamed(context.sql, Object.keys(content.people), wanted)
    for (const person of gone) write.set(id, ['people', person], undefined)
    for (const person of added) write.set(id, ['people', person], true)
  })
  return { undo }
}

function removeSnoozes(write: DocumentWriter, id: FollowUpId, content: FollowUp): void {
  for (const [event, { type }] of Object.entries(content.events)) {
    if (type === 'snoozed') write.set(id, ['events', event], undefined)
  }
}

/** Marks open follow-ups as done; those that are done stay as they are. */
export function completeFollowUps(
  context: CommandContext,
  { ids }: { ids: FollowUpId[] },
): Promise<CommandOutput<'completeFollowUps'>> {
  return addEvents(context, 'completeFollowUps', ids, (followUp, at) =>
    followUpState(followUp).done ? null : { type: 'done', at: Math.max(at, lastEventAt(followUp)) },
  )
}

export function reopenFollowUps(
  context: CommandContext,
  { ids }: { ids: FollowUpId[] },
): Promise<CommandOutput<'reopenFollowUps'>> {
  // After every other event, also when this machine's clock was set back: an event before them would not reopen.
  return addEvents(context, 'reopenFollowUps', ids, (followUp, at) =>
    followUpState(followUp).done ? { type: 'reopened', at: Math.max(at, lastEventAt(followUp) + 1) } : null,
  )
}

/** Hides follow-ups until a day; a day that is not after today is tomorrow. */
export function snoozeFollowUps(
  context: CommandContext,
  { ids, until }: CommandRequest<'snoozeFollowUps'>,
): Promise<CommandOutput<'snoozeFollowUps'>> {
  const today = context.today()
  const day = until > today ? until : addDays(today, 1)
  return addEvents(context, 'snoozeFollowUps', ids, (followUp, at) =>
    followUpState(followUp).done ? null : { type: 'snoozed', at: Math.max(at, lastEventAt(followUp) + 1), until: day },
  )
}

function addEvents(
  context: CommandContext,
  command: string,
  ids: readonly FollowUpId[],
  eventFor: (followUp: FollowUp, at: number) => FollowUpEvent | null,
): Promise<{ undo: string | null }> {
  return context.runForEach(command, ids, (write, id) => {
    const event = eventFor(requireDocument(write, id, 'follow-up').content, context.now())
    if (event !== null) write.set(id, ['events', context.newEntryId()], { ...event } as Plain)
  })
}

function lastEventAt(followUp: FollowUp): number {
  return Math.max(0, ...Object.values(followUp.events).map(({ at }) => at))
}
