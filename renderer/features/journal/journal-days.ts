import type { ConversationRow } from '#shared/contract/rows.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'

export interface JournalDay {
  readonly date: CivilDate
  readonly conversations: readonly ConversationRow[]
  /** The first day shown of its month. */
  readonly beginsMonth: boolean
}

/** Conversations, newest first, put together by day. */
export function journalDays(rows: readonly ConversationRow[]): JournalDay[] {
  const days: { date: CivilDate; conversations: ConversationRow[]; beginsMonth: boolean }[] = []
  for (const row of rows) {
    const last = days.at(-1)
    if (last?.date === row.date) last.conversations.push(row)
    else {
      const beginsMonth = last?.date.slice(0, 7) !== row.date.slice(0, 7)
      days.push({ date: row.date, conversations: [row], beginsMonth })
    }
  }
  return days
}
