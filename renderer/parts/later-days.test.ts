import { expect, test } from 'vitest'
import type { CivilDate } from '#shared/model/civil-date.ts'
import { laterDays } from './later-days.ts'

const days = (today: string) => laterDays(today as CivilDate).map(({ id, day }) => `${id} ${day}`)

test('offers tomorrow, the next Monday, two weeks and a month', () => {
  expect(days('2026-11-25')).toEqual([
    'tomorrow 2026-11-26',
    'next-week 2026-11-30',
    'two-weeks 2026-12-09',
    'month 2026-12-25',
  ])
})

test('offers a day once: on a Sunday next week begins tomorrow', () => {
  expect(days('2026-11-29')).toEqual(['tomorrow 2026-11-30', 'two-weeks 2026-12-13', 'month 2026-12-29'])
})

test('stays in the month that lacks the day', () => {
  expect(days('2026-01-31').at(-1)).toBe('month 2026-02-28')
})
