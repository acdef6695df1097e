import { z } from 'zod'
import { documentHead } from './document.ts'

/** A group that the user made: "Berlin founders", "board". */
export const circle = documentHead.extend({
  kind: z.literal('circle'),
  name: z.string().max(500),
  notes: z.string().default(''),
})
