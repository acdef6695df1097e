import type { CommandRequest, CommandOutput } from '#shared/contract/contract.ts'
import type { CommandContext } from '#journal/runtime/command-context.ts'
import { notFound } from '#journal/documents/journal-error.ts'
import { survivorInRows } from '#journal/projections/survivor.ts'
import { isAhead } from './is-ahead.ts'
import { compareNamed, participantFinder } from './named-documents.ts'
import { requireDocument } from './require-document.ts'

/** Changes the fields that are given; what is still to come after that is a plan. Who stays in the conversation keeps the note about them. */
export function editConversation(
  context: CommandContext,
  input: CommandRequest<'editConversation'>,
): CommandOutput<'editConversation'> {
  const { id, people, tags, ...fields } = input
  const { undo } = context.run('editConversation', (write) => {
    const { content } = requireDocument(write, id, 'conversation')
    for (const [field, value] of Object.entries(fields)) if (value !== undefined) write.set(id, [field], value)
    if (fields.date !== undefined || fields.time !== undefined) {
      const { date = content.date, time = content.time } = fields
      if (isAhead(context, date, time)) write.set(id, ['planned'], date)
    }
    if (tags !== undefined) {
      for (const tag of Object.keys(content.tags)) if (!tags.includes(tag)) write.set(id, ['tags', tag], undefined)
      for (const tag of tags) write.set(id, ['tags', tag], true)
    }
    if (people !== undefined) {
      const participants = participantFinder(context.sql, write, context.newEntryId)
      const wanted = people.map((one) => participants.idOf(one))
      const { gone, added } = compareNamed(context.sql, Object.keys(content.participants), wanted)
      for (const person of gone) write.set(id, ['participants', person], undefined)
      for (const person of added) write.set(id, ['participants', person], true)
    }
  })
  return { undo }
}

/** A plan has happened: on its day, or on the one that is given. What is no plan stays as it is. */
export function confirmPlan(
  context: CommandContext,
  { id, date }: CommandRequest<'confirmPlan'>,
): CommandOutput<'confirmPlan'> {
  const { undo } = context.run('confirmPlan', (write) => {
    const { content } = requireDocument(write, id, 'conversation')
    if (content.planned === undefined) return
    write.set(id, ['planned'], undefined)
    // Who confirms it before its day says that it has happened already.
    const today = context.today()
    const happened = date ?? content.date
    write.set(id, ['date'], happened > today ? today : happened)
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
    if (first === undefined) throw notFound(person)
    write.set(id, ['participantNotes', first], note === '' ? undefined : note)
    // Who was taken out on another device meanwhile stays, with what was noted about them.
    if (note !== '') write.keep(id, ['participants', first])
    // Their notes are shown as one, and were edited as one.
    for (const other of others) write.set(id, ['participantNotes', other], undefined)
  })
  return { undo }
}
