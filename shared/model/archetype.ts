import { z } from 'zod'
import { documentHead } from './document.ts'
import { outlineOrder } from './goal.ts'
import { goalId } from './id.ts'

export const MAX_SEATS = 50
export const seatsWanted = z.number().int().min(0).max(MAX_SEATS)

/** A kind of person that one wants around: "CFO outside my industry". People take its seats by `person.archetypes`. */
export const archetype = documentHead.extend({
  kind: z.literal('archetype'),
  name: z.string().max(500),
  why: z.string().max(2000).default(''),
  seats: seatsWanted.default(1),
  /** The goals that it serves; none is fine. */
  goals: z.record(goalId, z.literal(true)).default({}),
  order: outlineOrder.default(''),
  notes: z.string().default(''),
})
