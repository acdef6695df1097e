import { expect, test } from 'vitest'
import type { CivilDate } from '#shared/model/civil-date.ts'
import { dueOfTask } from './due-of-task.ts'

test('reads the day of a task as that of a follow-up, and none where it names none', () => {
  const today = '2026-11-23' as CivilDate
  for (const [text, due] of [
    ['send Priya the plan by Monday', '2026-11-30'],
    ['call Tom tomorrow', '2026-11-24'],
    ['follow up in 2 weeks', '2026-12-07'],
    ['finish the Friday report', null],
    ['call Tom', null],
    ['', null],
  ] as const) {
    expect(dueOfTask(text, today), text).toBe(due)
  }
})
