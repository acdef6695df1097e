import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  civilDateAt,
  civilDateOf,
  dayNumber,
  dayNumberToCivilDate,
  dayNumberOf,
  dayOfMonth,
  daysBetween,
  isLeapYear,
  monthOf,
  parseCivilDate,
  weekdayOf,
  yearOf,
} from './civil-date.ts'
import { civilDate, civilTime } from './civil-date-schema.ts'

const day = (text: string) => civilDate.parse(text)
const anyDay = fc.integer({ min: dayNumber(day('0001-01-01')), max: dayNumber(day('9999-12-31')) })

test('every day of the years 1 to 9999 comes back from its number', () => {
  fc.assert(
    fc.property(anyDay, (number) => {
      const date = dayNumberToCivilDate(number)
      expect(parseCivilDate(date)).toBe(date)
      expect(dayNumber(date)).toBe(number)
      expect(dayNumberOf(yearOf(date), monthOf(date), dayOfMonth(date))).toBe(number)
    }),
  )
})

test('moving past the last day of the calendar stays on it, and is still a date', () => {
  expect(addDays(day('9999-12-31'), 1)).toBe('9999-12-31')
  expect(addDays(day('9999-12-01'), 3650)).toBe('9999-12-31')
  expect(addDays(day('0001-01-01'), -1)).toBe('0001-01-01')
})

test('a day of the calendar is told from one that is none', () => {
  expect(parseCivilDate('2028-02-29')).toBe('2028-02-29')
  for (const text of [
    '2027-02-29',
    '2026-13-01',
    '2026-1-1',
    '26-01-01',
    '2026-01-01T00:00',
    '',
    '0000-01-01',
    '10000-01-01',
  ]) {
    expect(parseCivilDate(text)).toBeNull()
  }
  expect(civilDateOf(2026, 2, 29)).toBeNull()
  expect(civilDateOf(2026, 11, 3)).toBe('2026-11-03')
})

test('the day depends on the zone', () => {
  const instant = Date.UTC(2026, 10, 23, 23, 30)
  expect(civilDateAt(instant, 'UTC')).toBe('2026-11-23')
  expect(civilDateAt(instant, 'Europe/Berlin')).toBe('2026-11-24')
  expect(civilDateAt(instant, 'America/Los_Angeles')).toBe('2026-11-23')
  expect(civilDateAt(Date.UTC(2026, 10, 23, 12), 'Pacific/Kiritimati')).toBe('2026-11-24')
})

test('days are counted across leap days and years, and weekdays follow', () => {
  expect(daysBetween(day('2028-02-28'), day('2028-03-01'))).toBe(2)
  expect(daysBetween(day('2027-02-28'), day('2027-03-01'))).toBe(1)
  expect(addDays(day('2026-12-31'), 1)).toBe('2027-01-01')
  expect(weekdayOf(day('2026-11-23'))).toBe(1)
  expect(weekdayOf(day('1969-12-28'))).toBe(7)
  expect([1900, 2000, 2027, 2028].map(isLeapYear)).toEqual([false, true, false, true])
})

test('a month later is the same day, or the last one there is', () => {
  expect(addMonths(day('2026-01-31'), 1)).toBe('2026-02-28')
  expect(addMonths(day('2028-01-31'), 1)).toBe('2028-02-29')
  expect(addMonths(day('2026-11-23'), 3)).toBe('2027-02-23')
  expect(addMonths(day('2026-01-31'), -2)).toBe('2025-11-30')
  expect(addMonths(day('2026-01-15'), -1)).toBe('2025-12-15')
  expect(addMonths(day('0099-12-31'), 1)).toBe('0100-01-31')
  expect(addMonths(day('9999-12-05'), 1)).toBe('9999-12-31')
  expect(addMonths(day('0001-01-05'), -1)).toBe('0001-01-01')
})

test('a time has 24 hours and 60 minutes', () => {
  for (const text of ['00:00', '09:30', '23:59']) expect(civilTime.safeParse(text).success).toBe(true)
  for (const text of ['24:00', '9:30', '09:60', '09:30:00', '']) expect(civilTime.safeParse(text).success).toBe(false)
})
