import { expect, test } from 'vitest'
import type { CivilDate } from './civil-date.ts'
import { every } from './every-schema.ts'
import { nextDay, partsOfEvery } from './every.ts'

const next = (text: string, first: string, day: string) => nextDay(text, first as CivilDate, day as CivilDate)

test('the next day is counted from the first one, and lies after the day that is given', () => {
  expect(next('P1M', '2026-11-03', '2026-11-03')).toBe('2026-12-03')
  expect(next('P1M', '2026-11-03', '2026-11-20')).toBe('2026-12-03')
  expect(next('P1M', '2026-11-03', '2026-12-03')).toBe('2027-01-03')
  expect(next('P2W', '2026-11-02', '2026-11-16')).toBe('2026-11-30')
  expect(next('P1D', '2020-01-01', '2026-11-23')).toBe('2026-11-24')
  expect(next('P1Y', '2024-02-29', '2027-03-01')).toBe('2028-02-29')
})

test('what comes on the 31st comes on the 31st again after a shorter month', () => {
  expect(next('P1M', '2026-01-31', '2026-01-31')).toBe('2026-02-28')
  expect(next('P1M', '2026-01-31', '2026-02-28')).toBe('2026-03-31')
})

test('the calendar ends: what would come after it does not', () => {
  expect(next('P1D', '9999-12-30', '9999-12-30')).toBe('9999-12-31')
  expect(next('P1M', '9999-11-30', '9999-11-30')).toBe('9999-12-30')
  for (const [often, day] of [
    ['P1D', '9999-12-31'],
    ['P1W', '9999-12-28'],
    ['P1M', '9999-12-01'],
    ['P999Y', '9990-02-28'],
  ] as const)
    expect(next(often, day, day)).toBeNull()
  expect(next('P1D', '1970-01-01', '9999-12-31')).toBeNull()
})

test('takes one unit, and a number that is not nothing', () => {
  expect(partsOfEvery('P12W')).toEqual({ count: 12, unit: 'week' })
  for (const wrong of ['P0M', 'P1M1D', 'PT1H', 'P1000D', '1M', 'P-1M', ''])
    expect(every.safeParse(wrong).success).toBe(false)
})
