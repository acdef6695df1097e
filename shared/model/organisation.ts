import { z } from 'zod'
import { documentHead } from './document.ts'

export const organisation = documentHead.extend({
  kind: z.literal('organisation'),
  name: z.string().max(500),
  notes: z.string().default(''),
})
