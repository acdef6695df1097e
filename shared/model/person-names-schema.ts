import { z } from 'zod'
import type { PersonNames } from './person-name.ts'

const part = z.string().max(200).default('')

/** PersonNames in what comes from outside; a part left out is empty. */
export const personNames = z.object({
  given: part,
  family: part,
  display: part,
  phonetic: part,
  nick: part,
}) satisfies z.ZodType<PersonNames>
