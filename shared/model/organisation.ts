import { z } from 'zod'
import { documentHead } from './document.ts'
import { organisationId } from './id.ts'

export const organisation = documentHead.extend({
  kind: z.literal('organisation'),
  name: z.string().max(500),
  notes: z.string().default(''),
  /** Whoever is in this one is in that one; undone, they are in this one again. */
  mergedInto: organisationId.nullable().default(null),
})
