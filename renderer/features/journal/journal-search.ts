import { parseCivilDate, type CivilDate } from '#shared/model/civil-date.ts'
import { CONVERSATION_CHANNELS, type ConversationChannel } from '#shared/model/conversation-channel.ts'

/** What the Journal is narrowed by, as it stands in its address. */
export type JournalSearch = {
  tag?: string | undefined
  channel?: ConversationChannel | undefined
  from?: CivilDate | undefined
  to?: CivilDate | undefined
}

/** Reads an address: what makes no sense is left out. */
export function journalSearch({ tag, channel, from, to }: Record<string, unknown>): JournalSearch {
  const day = (text: unknown) => (typeof text === 'string' ? (parseCivilDate(text) ?? undefined) : undefined)
  return journalFilter({
    tag: typeof tag === 'string' && tag !== '' && tag.length <= 100 ? tag : undefined,
    channel: CONVERSATION_CHANNELS.find((known) => known === channel),
    from: day(from),
    to: day(to),
  })
}

/** Without the parts that do not narrow, as the query wants it. */
export function journalFilter(search: JournalSearch): { [K in keyof JournalSearch]?: NonNullable<JournalSearch[K]> } {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined))
}
