import { expect, test } from 'vitest'
import { daysFrom, formatDay, localDay, relativeDay } from './format-day.ts'

const today = '2026-11-23'

test('says near days by their names and far ones by weeks, months and years', () => {
  const said = (day: string) => relativeDay('en-GB', day, today)
  expect(said('2026-11-23')).toBe('today')
  expect(said('2026-11-22')).toBe('yesterday')
  expect(said('2026-11-24')).toBe('tomorrow')
  expect(said('2026-11-20')).toBe('3 days ago')
  expect(said('2026-12-06')).toBe('in 13 days')
  expect(said('2026-12-07')).toBe('in 2 weeks')
  expect(said('2026-09-01')).toBe('2 months ago')
  expect(said('2023-11-01')).toBe('3 years ago')
  expect(relativeDay('de', '2026-11-21', today)).toBe('vorgestern')
})

test('leaves out the year of today', () => {
  expect(formatDay('en-GB', '2026-11-12', 'short', today)).toBe('12 Nov')
  expect(formatDay('en-GB', '2025-11-12', 'short', today)).toBe('12 Nov 2025')
  expect(formatDay('en-US', '2026-11-12', 'long', today)).toBe('Thursday, November 12, 2026')
})

test('counts days across a change of the clocks and a leap day', () => {
  expect(daysFrom('2026-10-24', '2026-10-26')).toBe(2)
  expect(daysFrom('2028-02-28', '2028-03-01')).toBe(2)
  expect(daysFrom('2026-11-23', '2026-11-20')).toBe(-3)
})

test('takes the day of the machine, not that of Greenwich', () => {
  expect(localDay(new Date(2026, 0, 5, 0, 5))).toBe('2026-01-05')
  expect(localDay(new Date(2026, 0, 5, 23, 55))).toBe('2026-01-05')
})
