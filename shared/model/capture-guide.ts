import { z } from 'zod'

/** A question that one would ask a person, in one's own words. Taken away it is hidden: its answers stay. */
export const guidePrompt = z.object({
  question: z.string().min(1).max(500),
  /** Where it stands: a fractional index; equal ones by id. */
  order: z.string().max(200),
  hidden: z.boolean().default(false),
  /** Health, faith, family trouble: its answers can be left out of an export. */
  sensitive: z.boolean().default(false),
})
