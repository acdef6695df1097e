import { z } from 'zod'

/** The last millisecond of the year 9999: what comes later is no day of the calendar. */
const MAX_INSTANT = 253_402_300_799_999

/** Milliseconds since 1970. Only for when something was recorded; what happened on a day is a CivilDate. */
export const instant = z.number().int().nonnegative().max(MAX_INSTANT)

/** What every document has. Unknown fields are kept: a newer Rapport on another device may have written them. */
export const documentHead = z.object({
  schema: z.number().int().positive(),
  /** 0 where the change that made it is derived, and the one that says when is not here (yet). */
  createdAt: instant.default(0),
  /** In the trash since; may be restored for 30 days. */
  deletedAt: instant.optional(),
  /** Belongs to the sample journal, and goes with it. */
  sample: z.boolean().optional(),
})

/** Days that the trash keeps a document before it is forgotten. */
export const TRASH_DAYS = 30
