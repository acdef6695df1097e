import { z } from 'zod'
import { documentHead, instant } from './document.ts'
import { entryId } from './id.ts'
import { STORIES } from './stories.ts'

export const story = z.enum(STORIES)

/** Which story a card is about: one of those that Rapport offers, or one of the user's own. */
export const barrier = z.enum([...STORIES, 'own'])
export type Barrier = z.infer<typeof barrier>

export const beliefValue = z.number().int().min(0).max(10)

/** How much the user believed the better story at that moment. Written whole, never averaged. */
export const belief = z.object({ at: instant, value: beliefValue })
export type Belief = z.infer<typeof belief>

export const REFRAME_TEXTS = ['from', 'to', 'inMyWords'] as const
export const reframeText = z.enum(REFRAME_TEXTS)
export type ReframeText = z.infer<typeof reframeText>

/** A story that stops me, and the one that I would rather go by. */
export const reframe = documentHead.extend({
  kind: z.literal('reframe'),
  barrier,
  from: z.string().default(''),
  to: z.string().default(''),
  inMyWords: z.string().default(''),
  beliefs: z.record(entryId, belief).default({}),
  /** A fractional index among all cards; '' where the user has moved none: then the order is that of the stories. */
  order: z.string().max(200).default(''),
  /** Put away, a card is offered no more, on any device. */
  shown: z.boolean().default(true),
})
export type Reframe = z.infer<typeof reframe>

export interface DatedBelief extends Belief {
  readonly id: string
}

/** Beliefs in the order in which they were answered, the last one holds; of the same instant by the key of the entry. */
export function beliefLine(beliefs: Reframe['beliefs']): DatedBelief[] {
  return Object.entries(beliefs)
    .map(([id, { at, value }]) => ({ id, at, value }))
    .toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}
