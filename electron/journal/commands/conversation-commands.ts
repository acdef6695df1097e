import type { Participant } from '#shared/contract/conversations-contract.ts'
import type { CommandRequest, CommandOutput } from '#shared/contract/contract.ts'
import type { CivilDate, CivilTime } from '#shared/model/civil-date.ts'
import type { ConversationChannel } from '#shared/model/conversation-channel.ts'
import type { OwedBy } from '#shared/model/follow-up.ts'
import { followUpId, type ConversationId } from '#shared/model/id.ts'
import type { CommandContext } from '#journal/runtime/command-context.ts'
import { JournalError } from '#journal/documents/journal-error.ts'
import { survivorInRows } from '#journal/projections/survivor.ts'
import { compareNamed, participantFinder, type Participants } from './named-documents.ts'
import { requireDocument } from './require-document.ts'

export interface NewFollowUp {
  readonly text: string
  readonly due: CivilDate | null
  readonly owedBy: OwedBy
  readonly people: readonly Participant[]
}

export interface NewConversation {
  readonly date: CivilDate
  readonly time: CivilTime | null
  readonly minutes: number | null
  readonly channel: ConversationChannel
  readonly people: readonly Participant[]
  readonly topic: string
  readonly tags: readonly string[]
  readonly notes: string
  readonly learned: string
  readonly followUps: readonly NewFollowUp[]
}

/** Logs a conversation with its follow-ups and the people who are new, all or nothing. */
export function logConversation(context: CommandContext, input: NewConversation): CommandOutput<'logConversation'> {
  const { result, undo } = context.run('logConversation', (write) => {
    const participants = participantFinder(context.sql, write, context.newEntryId)
    const id = write.create('conversation', {
      date: input.date,
      time: input.time,
      minutes: input.minutes,
      channel: input.channel,
      participants: Object.fromEntries(input.people.map((one) => [participants.idOf(one), { note: '' }])),
      topic: input.topic.trim(),
      tags: Object.fromEntries(input.tags.map((tag) => [tag, true as const])),
      notes: input.notes,
      learned: input.learned,
    }) as string as ConversationId
    const followUps = input.followUps.map((followUp) =>
      followUpId.parse(write.create('follow-up', { ...toFollowUp(followUp, participants), origin: id })),
    )
    return { id, newPeople: participants.created, followUps }
  })
  return { ...result, undo }
}

/** Changes the fields that are given. Who stays in the conversation keeps the note about them. */
export function editConversation(
  context: CommandContext,
  input: CommandRequest<'editConversation'>,
): CommandOutput<'editConversation'> {
  const { id, people, tags, ...fields } = input
  const { undo } = context.run('editConversation', (write) => {
    const { content } = requireDocument(write, id, 'conversation')
    for (const [field, value] of Object.entries(fields)) if (value !== undefined) write.set(id, [field], value)
    if (tags !== undefined) {
      for (const tag of Object.keys(content.tags)) if (!tags.includes(tag)) write.set(id, ['tags', tag], undefined)
      for (const tag of tags) write.set(id, ['tags', tag], true)
    }
    if (people !== undefined) {
      const participants = participantFinder(context.sql, write, context.newEntryId)
      const wanted = people.map((one) => participants.idOf(one))
      const { gone, added } = compareNamed(context.sql, Object.keys(content.participants), wanted)
      for (const person of gone) write.set(id, ['participants', person], undefined)
      for (const person of added) write.set(id, ['participants', person], { note: '' })
    }
  })
  return { undo }
}

/** What the user noted about one of those who took part. */
export function setParticipantNote(
  context: CommandContext,
  { id, person, note }: CommandRequest<'setParticipantNote'>,
): CommandOutput<'setParticipantNote'> {
  const { undo } = context.run('setParticipantNote', (write) => {
    const { content } = requireDocument(write, id, 'conversation')
    // A conversation names people as they were: somebody merged since is there by the old id.
    const isMeant = (named: string) => survivorInRows(context.sql, named) === survivorInRows(context.sql, person)
    const [first, ...others] = Object.keys(content.participants).filter(isMeant)
    if (first === undefined)
      throw new JournalError('not-found', `That person is not in the conversation (any more): ${person}.`)
    write.set(id, ['participants', first, 'note'], note)
    // Their notes are shown as one, and were edited as one.
    for (const other of others) write.set(id, ['participants', other, 'note'], '')
  })
  return { undo }
}

export function scheduleFollowUp(
  context: CommandContext,
  input: NewFollowUp & { origin: ConversationId | null },
): CommandOutput<'scheduleFollowUp'> {
  const { result, undo } = context.run('scheduleFollowUp', (write) => {
    const participants = participantFinder(context.sql, write, context.newEntryId)
    return write.create('follow-up', { ...toFollowUp(input, participants), origin: input.origin })
  })
  return { id: followUpId.parse(result), undo }
}

function toFollowUp({ text, due, owedBy, people }: NewFollowUp, participants: Participants) {
  return {
    text: text.trim(),
    due,
    owedBy,
    people: Object.fromEntries(people.map((one) => [participants.idOf(one), true as const])),
  }
}
