import { z } from 'zod'
import { documentHead } from './document.ts'
import { circleId } from './id.ts'

/** A group that the user made: "Berlin founders", "board". */
export const circle = documentHead.extend({
  kind: z.literal('circle'),
  name: z.string().max(500),
  notes: z.string().default(''),
  /** Whoever is in this one is in that one; undone, they are in this one again. */
  mergedInto: circleId.nullable().default(null),
})
