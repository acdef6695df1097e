import { z } from 'zod'
import { guidePrompt } from '#shared/model/capture-guide.ts'
import { civilDate } from '#shared/model/civil-date-schema.ts'
import { conversationId, entryId, personId } from '#shared/model/id.ts'
import { answerEntry } from '#shared/model/person-entries.ts'
import { done, procedure } from './procedure.ts'
import { personLink } from './rows.ts'

export const guideCommands = {
  /** Adds a prompt behind the others, or changes the one that `id` names. Taken away it is hidden: its answers stay. */
  putPrompt: procedure
    .input(z.object({ id: entryId.nullable(), prompt: guidePrompt.omit({ order: true }) }))
    .output(done.extend({ id: entryId })),
  /** Puts a prompt before another one, or behind all. */
  movePrompt: procedure.input(z.object({ id: entryId, before: entryId.nullable() })).output(done),
  /** An answer that is empty is taken away. */
  answerPrompt: procedure
    .input(
      z.object({
        person: personId,
        prompt: entryId,
        text: answerEntry.shape.text,
        /** The day from which it is known; today where it is left out. */
        on: civilDate.optional(),
      }),
    )
    .output(done),
  /** Remembers that a prompt was offered for somebody, so that it is left alone for a while. Leaves nothing to undo. */
  offerPrompt: procedure.input(z.object({ person: personId, prompt: entryId })).output(z.object({})),
  /** Adds a line to what somebody cares about, as what they care about. */
  keepCares: procedure.input(z.object({ person: personId, text: z.string().min(1).max(20_000) })).output(done),
  /** What was to be asked was answered: question and answer go to what was learned in a conversation, and the question is done. */
  learnAnswer: procedure
    .input(z.object({ person: personId, conversation: conversationId, text: z.string().min(1).max(20_000) }))
    .output(done),
}

export const guideQueries = {
  /** The one thing to ask after a conversation was written down; nulls where there is none. */
  afterLogging: procedure.input(z.object({ id: conversationId })).output(
    z.object({
      person: personLink.nullable(),
      /** What was noted to ask them; '' where nothing was. */
      askNext: z.string(),
      prompt: z.object({ id: entryId, question: z.string() }).nullable(),
      /** What the note says that `person` cares about, and their page does not yet; '' where it says nothing. */
      cares: z.string(),
    }),
  ),
}
