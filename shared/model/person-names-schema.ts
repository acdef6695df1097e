import { z } from 'zod'
import type { PersonNames } from './person-name.ts'

const text = z.string().max(200)
const part = text.default('')

/** PersonNames in what comes from outside; a part left out is empty. */
export const personNames = z.object({
  given: part,
  family: part,
  display: part,
  phonetic: part,
  nick: part,
}) satisfies z.ZodType<PersonNames>

/** Some parts of a name. Not `personNames.partial()`: zod fills defaults in there too, and would empty what is left out. */
export const personNameParts = z.object({
  given: text.optional(),
  family: text.optional(),
  display: text.optional(),
  phonetic: text.optional(),
  nick: text.optional(),
})
