import { z } from 'zod'

export const documentKind = z.enum(['person', 'conversation', 'follow-up', 'organisation', 'circle', 'preferences'])
export type DocumentKind = z.infer<typeof documentKind>

/** Milliseconds since 1970. Only for when something was recorded; what happened on a day is a CivilDate. */
export const instant = z.number().int().nonnegative()

/** What every document has. Unknown fields are kept: a newer Rapport on another device may have written them. */
export const documentHead = z.object({
  schema: z.number().int().positive(),
  createdAt: instant,
  /** In the trash since; may be restored for 30 days. */
  deletedAt: instant.optional(),
  /** Belongs to the sample journal, and goes with it. */
  sample: z.boolean().optional(),
})

/** Days that the trash keeps a document before it is forgotten. */
export const TRASH_DAYS = 30
