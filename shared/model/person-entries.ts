import { z } from 'zod'
import { civilDate } from './civil-date-schema.ts'
import { entryId, organisationId, personId } from './id.ts'
import { partialDate } from './partial-date.ts'

const line = z.string().max(2000)
const label = z.string().max(200)

export const channelEntry = z.object({
  kind: z.enum(['email', 'phone', 'profile', 'website', 'message', 'address', 'other']),
  label: label.default(''),
  value: line,
  preferred: z.boolean().default(false),
})
export type ChannelEntry = z.infer<typeof channelEntry>
export const roleEntry = z.object({
  organisation: organisationId.nullable(),
  title: line.default(''),
  from: civilDate.nullable().default(null),
  to: civilDate.nullable().default(null),
})
export const placeEntry = z.object({ label: label.default(''), text: line })
export const dateEntry = z.object({ date: partialDate, label })
export const needEntry = z.object({
  text: line,
  heardOn: civilDate.nullable().default(null),
})
export const offerEntry = z.object({ text: line })
/** Somebody who cannot help with a need, as the user said on that day. */
export const helperPutAside = z.object({ need: entryId, person: personId, on: civilDate })
/** What a prompt of the capture guide was answered with, and the day from which it is known. */
export const answerEntry = z.object({ text: z.string().max(20_000), on: civilDate })
export type AnswerEntry = z.infer<typeof answerEntry>

/** Where a record came from, so that the same import finds its person again. `ref` is that source's own name for it. */
export const externalRef = z.object({
  source: z.string().max(100),
  ref: z.string().max(500),
})
