import { z } from 'zod'
import { civilDate } from '#shared/model/civil-date-schema.ts'
import { instant } from '#shared/model/document.ts'
import { entryId, reframeId } from '#shared/model/id.ts'
import { barrier, beliefValue, story } from '#shared/model/reframe.ts'
import { done, procedure } from './procedure.ts'

const cardText = z.string().max(2000)

/**
 * A card: one that is in the journal, or a story that Rapport offers, which becomes a document with what is done to it. Its
 * words are those that the page shows: they are what the document begins with.
 */
const card = z.union([z.object({ id: reframeId }), z.object({ story, from: cardText, to: cardText })])
export type Card = z.infer<typeof card>

export const reframeCard = z.object({
  id: reframeId,
  barrier,
  from: z.string(),
  to: z.string(),
  inMyWords: z.string(),
  /** As they were answered, the one that holds last. */
  beliefs: z.array(z.object({ id: entryId, at: instant, on: civilDate, value: beliefValue })),
  order: z.string(),
  shown: z.boolean(),
  readOnly: z.boolean(),
})
export type ReframeCard = z.infer<typeof reframeCard>

export const mindsetCommands = {
  /** Makes the document of a story, so that it can be written on. Nothing to be undone: it says what was shown before. */
  openCard: procedure.input(z.object({ card })).output(z.object({ id: reframeId })),
  /** A card about a story of one's own. */
  addCard: procedure
    .input(z.object({ from: cardText.trim().min(1), to: cardText.trim().default('') }))
    .output(done.extend({ id: reframeId })),
  /** How much I believe the better story, now. */
  answerBelief: procedure.input(z.object({ card, value: beliefValue })).output(done.extend({ id: reframeId })),
  /** Puts a card away, or takes it out again. */
  showCard: procedure.input(z.object({ card, shown: z.boolean() })).output(done.extend({ id: reframeId })),
}

export const mindsetQueries = {
  /** The cards that are in the journal. The stories that nobody has written on are not among them. */
  cards: procedure.output(z.array(reframeCard)),
}
