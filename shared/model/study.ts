import { z } from 'zod'
import { story } from './reframe.ts'

/** What a study must say of itself to be shown. One without a source is refused. */
export const study = z.object({
  id: z.string().min(1),
  /** To which stories it is told. */
  stories: z.array(story).min(1),
  /** Who wrote it, and where. */
  source: z.string().trim().min(10),
  year: z.number().int().min(1900).max(2100),
  /** 3: a large randomised trial or a meta-analysis; 2: several studies; 1: one study, or a correlation. */
  strength: z.union([z.literal(1), z.literal(2), z.literal(3)]),
})
export type Study = z.infer<typeof study>
