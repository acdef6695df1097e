import type { DocumentWriter, Plain } from '#journal/documents/document-store.ts'
import type { CommandRequest, CommandOutput } from '#shared/contract/contract.ts'
import { derivedId } from '#journal/documents/derived-id.ts'
import { isJournalError } from '#journal/documents/journal-error.ts'
import { nextDay } from '#shared/model/every.ts'
import { addDays } from '#shared/model/civil-date.ts'
import { actorOf, followUpState, type FollowUp, type FollowUpEvent } from '#shared/model/follow-up.ts'
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
  { text, due, actor, every, people }: Omit<CommandRequest<'scheduleFollowUp'>, 'origin'>,
  participants: Participants,
) {
  return {
    text: text.trim(),
    due,
    actor,
    every,
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
    // Another day, or another rhythm, is a new first one.
    if (fields.due !== undefined || fields.every !== undefined) write.set(id, ['everyFrom'], null)
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
  return context.runForEach('completeFollowUps', ids, (write, id) => {
    const { content } = requireDocument(write, id, 'follow-up')
    if (followUpState(content).done) return
    const done = { type: 'done', at: Math.max(context.now(), lastEventAt(content)) }
    write.set(id, ['events', context.newEntryId()], done)
    if (content.every !== null) comeAgain(context, write, id, { ...content, every: content.every })
  })
}

/**
 * Makes the follow-up that comes after this one. Its id follows from this one's: done on two devices, it comes again once.
 * One that is there already, because this one was done and opened again, comes back as it is.
 */
function comeAgain(
  context: CommandContext,
  write: DocumentWriter,
  id: FollowUpId,
  { text, people, due, every, everyFrom, origin, ...rest }: FollowUp & { every: string },
): void {
  const today = context.today()
  const first = everyFrom ?? due ?? today
  const last = due === null || due < today ? today : due
  const nextDue = nextDay(every, first, last)
  if (nextDue === null) return
  const next = derivedId('follow-up after', id)
  const present = write.read(next)
  if (present !== null) {
    if (present.content.deletedAt !== undefined) write.set(next, ['deletedAt'], undefined)
    return
  }
  const content = {
    text,
    people,
    actor: actorOf(rest) ?? 'me',
    due: nextDue,
    every,
    everyFrom: first,
    origin,
  }
  try {
    write.createDerived('follow-up', content, next)
  } catch (error) {
    // Whoever has forgotten the next one wants none.
    if (!isJournalError(error, 'forgotten')) throw error
  }
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
