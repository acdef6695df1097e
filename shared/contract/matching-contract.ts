import { z } from 'zod'
import { civilDate } from '#shared/model/civil-date-schema.ts'
import { askId, documentId, entryId, personId } from '#shared/model/id.ts'
import { matchFrom } from '#shared/model/match-from.ts'
import { done, procedure } from './procedure.ts'
import { personLink } from './rows.ts'

/** Why somebody could help: the line that says so, where it stands, and from which day it is. */
export const matchReason = z.object({
  from: matchFrom,
  text: z.string(),
  /** The words of the line that speak for it, as they are written there. */
  terms: z.array(z.string()),
  on: civilDate.nullable(),
  /** What to open to see it: the person, or the conversation. */
  source: documentId,
})

/** Somebody who could help, never without a reason. */
export const match = z.object({ person: personLink, reasons: z.array(matchReason).min(1) })
export type Match = z.infer<typeof match>

const limit = z.number().int().min(1).max(20).default(5)

export const matchingCommands = {
  /** Somebody cannot help with a need: they are not offered for it again, on any device. */
  putHelperAside: procedure.input(z.object({ person: personId, need: entryId, helper: personId })).output(done),
}

export const matchingQueries = {
  /** Who could help somebody with a need of theirs; nobody who was put aside for it. Empty where the need is gone. */
  needMatches: procedure.input(z.object({ person: personId, need: entryId, limit })).output(
    z.object({
      /** The most telling first. */
      likely: z.array(match),
      /** Of whom only a place, or how far up they are, speaks for it: at most three. */
      lessLikely: z.array(match),
      /** What they can learn from the user that would help: a line of their page. */
      mine: z.object({ text: z.string(), terms: z.array(z.string()) }).nullable(),
    }),
  ),
  /** Who could help the user with an ask; nobody who was asked already. */
  askMatches: procedure
    .input(z.object({ id: askId, limit }))
    .output(z.object({ likely: z.array(match), lessLikely: z.array(match) })),
}
