import { expect, test } from 'vitest'
import type { CivilDate } from '#shared/model/civil-date.ts'
import { daysAsked } from './days-asked.ts'

// A Monday.
const today = '2026-11-23' as CivilDate

test.each([
  ['march', '2026-03-01', '2026-03-31', ''],
  ['December', '2025-12-01', '2025-12-31', ''],
  ['feb 2024', '2024-02-01', '2024-02-29', ''],
  ['2026-03', '2026-03-01', '2026-03-31', ''],
  ['2026-03-14', '2026-03-14', '2026-03-14', ''],
  ['last week', '2026-11-16', '2026-11-22', ''],
  ['this month', '2026-11-01', '2026-11-30', ''],
  ['last year', '2025-01-01', '2025-12-31', ''],
  ['yesterday', '2026-11-22', '2026-11-22', ''],
  ['2025', '2025-01-01', '2025-12-31', ''],
  ['14 march', '2026-03-14', '2026-03-14', ''],
  ['Ilse march 14', '2026-03-14', '2026-03-14', 'Ilse'],
  ['24 december', '2025-12-24', '2025-12-24', ''],
  ['3 may 2024 printer', '2024-05-03', '2024-05-03', 'printer'],
  ['14.3.2026', '2026-03-14', '2026-03-14', ''],
  ['last friday', '2026-11-20', '2026-11-20', ''],
  ['friday', '2026-11-20', '2026-11-20', ''],
  ['3 days ago', '2026-11-20', '2026-11-20', ''],
  ['ilse 2 weeks ago', '2026-11-09', '2026-11-09', 'ilse'],
  ['ilse last week printer', '2026-11-16', '2026-11-22', 'ilse printer'],
] as const)('%s means the days from %s to %s', (text, from, to, rest) => {
  expect(daysAsked(text, today)).toEqual({ from, to, rest })
})

test('words that name no days, days that are none, and days to come are only words', () => {
  for (const text of [
    '',
    'ilse',
    'mar',
    'last',
    '2026-13',
    '2026-02-30',
    'tomorrow',
    'constructor',
    'last supper',
    'fri',
    '12',
    '7',
    '1.2',
    '3/4',
    '2 weeks',
    'next friday',
    'in 2 weeks',
    '1805',
    'room 2126',
  ]) {
    expect(daysAsked(text, today)).toBeNull()
  }
})
