import { expect, test } from 'vitest'
import type { CivilDate } from '#shared/model/civil-date.ts'
import { typedDay, typedPartialDay } from './typed-day.ts'

/** A Sunday. */
const TODAY = '2026-11-29' as CivilDate

test('words that name a day and nothing else are that day, ahead or behind', () => {
  for (const [text, ahead, behind] of [
    ['fri', '2026-12-04', '2026-11-27'],
    ['2 weeks', '2026-12-13', '2026-11-15'],
    ['2w', '2026-12-13', '2026-11-15'],
    [' in 3 months ', '2027-02-28', '2027-02-28'],
    ['2 weeks ago', '2026-11-15', '2026-11-15'],
    ['a month', '2026-12-29', '2026-10-29'],
    ['yesterday', '2026-11-28', '2026-11-28'],
    ['tomorrow', '2026-11-30', '2026-11-30'],
    ['1 March', '2027-03-01', '2026-03-01'],
    ['12th', '2026-12-12', '2026-11-12'],
    ['12', '2026-12-12', '2026-11-12'],
    ['may', '2027-05-01', '2026-05-01'],
    ['christmas', '2026-12-25', '2025-12-25'],
    ['by friday', '2026-12-04', '2026-11-27'],
    ['end of next quarter', '2027-03-31', '2027-03-31'],
    ['2027-03-01', '2027-03-01', '2027-03-01'],
  ] as const) {
    expect(typedDay(text, TODAY, { toward: 'future' }), text).toBe(ahead)
    expect(typedDay(text, TODAY, { toward: 'past' }), text).toBe(behind)
  }
})

test('words that name no day, or something besides, are none', () => {
  for (const text of ['', ' ', 'soon', '1 March or so', 'tomorrow with Ana', 'noon', '31/2', '32', '+3', 'ago']) {
    expect(typedDay(text, TODAY), text).toBeNull()
  }
})

test('two numbers are read in the order of the region, where only one reading is possible in that one', () => {
  for (const [text, dayFirst, monthFirst] of [
    ['3/4', '2027-04-03', '2027-03-04'],
    ['3/4/27', '2027-04-03', '2027-03-04'],
    ['3-4-2027', '2027-04-03', '2027-03-04'],
    ['13/4', '2027-04-13', '2027-04-13'],
    ['4/13', '2027-04-13', '2027-04-13'],
    ['3.4.', '2027-04-03', '2027-04-03'],
    ['3.4.2027', '2027-04-03', '2027-04-03'],
  ] as const) {
    expect(typedDay(text, TODAY, { dayFirst: true }), text).toBe(dayFirst)
    expect(typedDay(text, TODAY, { dayFirst: false }), text).toBe(monthFirst)
  }
})

test('a day as a field shows it is read as that day, in each region of English', () => {
  const shown = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const
  for (const locale of ['en-GB', 'en-US', 'en-CA', 'en-AU', 'en-IE', 'en-IN', 'en-ZA', 'en-NZ']) {
    const format = new Intl.DateTimeFormat(locale, shown)
    for (let at = Date.UTC(2027, 11, 31); at >= Date.UTC(2025, 0, 1); at -= 86_400_000) {
      const said = format.format(at)
      expect(typedDay(said, TODAY), said).toBe(new Date(at).toISOString().slice(0, 10))
    }
  }
})

test('a day that comes round is read with its year or without', () => {
  for (const [text, date] of [
    ['3 May', { m: 5, d: 3 }],
    ['May 3rd', { m: 5, d: 3 }],
    ['3 May 1980', { y: 1980, m: 5, d: 3 }],
    ['May 3, 1980', { y: 1980, m: 5, d: 3 }],
    ['1980-05-03', { y: 1980, m: 5, d: 3 }],
    ['29 Feb', { m: 2, d: 29 }],
    ['3.5.', { m: 5, d: 3 }],
    ['3/5/80', { y: 1980, m: 5, d: 3 }],
    ['3/5/12', { y: 2012, m: 5, d: 3 }],
    ['29 Feb 2023', null],
    ['31/4', null],
    ['friday', null],
    ['12', null],
    ['3 May or so', null],
    ['', null],
  ] as const) {
    expect(typedPartialDay(text, TODAY), text).toEqual(date)
  }
  expect(typedPartialDay('5/3', TODAY, { dayFirst: false })).toEqual({ m: 5, d: 3 })
})
