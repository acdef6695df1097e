import { expect, test } from 'vitest'
import type { ConversationRow } from '#shared/contract/rows.ts'
import { journalDays } from './journal-days.ts'

const on = (date: string) => ({ date }) as ConversationRow

test('conversations of a day stand together, and months begin with their newest day', () => {
  const rows = ['2026-11-23', '2026-11-23', '2026-11-20', '2026-10-31', '2025-10-31'].map(on)
  const days = journalDays(rows)
  expect(days.map(({ date, conversations }) => [date, conversations.length])).toEqual([
    ['2026-11-23', 2],
    ['2026-11-20', 1],
    ['2026-10-31', 1],
    ['2025-10-31', 1],
  ])
  expect(days.map(({ beginsMonth }) => beginsMonth)).toEqual([true, false, true, true])
})
