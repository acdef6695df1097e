import fc from 'fast-check'
import { expect, test } from 'vitest'
import { daysBetween } from './civil-date.ts'
import { civilDate } from './civil-date-schema.ts'
import { nextOccurrence, partialDate, yearsOn } from './partial-date.ts'

const day = (text: string) => civilDate.parse(text)

test.each([
  [{ m: 2, d: 29 }, true],
  [{ y: 2028, m: 2, d: 29 }, true],
  [{ y: 2000, m: 2, d: 29 }, true],
  [{ y: 2027, m: 2, d: 29 }, false],
  [{ y: 1900, m: 2, d: 29 }, false],
  [{ m: 2, d: 30 }, false],
  [{ m: 4, d: 31 }, false],
  [{ m: 12, d: 31 }, true],
  [{ m: 13, d: 1 }, false],
  [{ m: 0, d: 1 }, false],
  [{ m: 1, d: 0 }, false],
])('%o is a day of the calendar: %s', (date, expected) => {
  expect(partialDate.safeParse(date).success).toBe(expected)
})

test.each([
  [{ m: 11, d: 23 }, '2026-11-23', '2026-11-23'],
  [{ m: 11, d: 22 }, '2026-11-23', '2027-11-22'],
  [{ m: 1, d: 1 }, '2026-12-31', '2027-01-01'],
  [{ y: 1990, m: 12, d: 31 }, '2026-12-31', '2026-12-31'],
  // The 29th of February is kept on the 28th where there is none.
  [{ m: 2, d: 29 }, '2027-01-01', '2027-02-28'],
  [{ m: 2, d: 29 }, '2027-02-28', '2027-02-28'],
  [{ m: 2, d: 29 }, '2027-03-01', '2028-02-29'],
  [{ m: 2, d: 29 }, '2028-02-28', '2028-02-29'],
  [{ y: 1996, m: 2, d: 29 }, '2028-03-01', '2029-02-28'],
])('%o comes round from %s on %s', (date, from, expected) => {
  expect(nextOccurrence(date, day(from))).toBe(expected)
})

test('a date comes round within a year and a leap day, never in the past', () => {
  const dates = fc
    .record({ m: fc.integer({ min: 1, max: 12 }), d: fc.integer({ min: 1, max: 31 }) })
    .filter((date) => partialDate.safeParse(date).success)
  const from = fc
    .date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
    .map((date) => day(date.toISOString().slice(0, 10)))
  fc.assert(
    fc.property(dates, from, (date, start) => {
      const ahead = daysBetween(start, nextOccurrence(date, start))
      expect(ahead).toBeGreaterThanOrEqual(0)
      expect(ahead).toBeLessThanOrEqual(366)
    }),
  )
})

test('years are told where the year is known and not to come', () => {
  expect(yearsOn({ y: 1990, m: 2, d: 3 }, day('2027-02-03'))).toBe(37)
  expect(yearsOn({ y: 2027, m: 2, d: 3 }, day('2027-02-03'))).toBe(0)
  expect(yearsOn({ y: 2028, m: 2, d: 3 }, day('2027-02-03'))).toBeNull()
  expect(yearsOn({ m: 2, d: 3 }, day('2027-02-03'))).toBeNull()
})
