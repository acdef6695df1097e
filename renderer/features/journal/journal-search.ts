import { z } from 'zod'
import { civilDate } from '#shared/model/civil-date-schema.ts'
import { conversationChannel } from '#shared/model/conversation.ts'

/** What the Journal is narrowed by, as it stands in its address. What makes no sense is left out. */
export const journalSearch = z.object({
  tag: z.string().min(1).max(100).optional().catch(undefined),
  channel: conversationChannel.optional().catch(undefined),
  from: civilDate.optional().catch(undefined),
  to: civilDate.optional().catch(undefined),
})
export type JournalSearch = z.infer<typeof journalSearch>

/** Without the parts that do not narrow, as the query wants it. */
export function journalFilter(search: JournalSearch): { [K in keyof JournalSearch]?: NonNullable<JournalSearch[K]> } {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined))
}
