import { expect, test } from 'vitest'
import { parseImportDate, parseImportDay, parseSlashDate, slashDate, slashOrder } from './import-date.ts'

test.each([
  ['05 Mar 2024', '2024-03-05'],
  ['05. Mär. 2024', '2024-03-05'],
  ['05 Mär 2024', '2024-03-05'],
  ['5. März 2024', '2024-03-05'],
  ['24 Okt 2022', '2022-10-24'],
  ['1 Dez. 2021', '2021-12-01'],
  ['17 Mai 2020', '2020-05-17'],
  ['05.12.2021', '2021-12-05'],
  ['2021-12-05', '2021-12-05'],
  ['05-Mar-24', '2024-03-05'],
  ['05.03.24', '2024-03-05'],
  ['Mar 5, 2024', '2024-03-05'],
])('reads the day %s', (text, day) => expect(parseImportDay(text)).toBe(day))

test.each(['31 Feb 2021', '05 Foo 2024', '05 Mar', '', '3/4/2024', '00 Jan 2024', '2024', 'x'.repeat(1000)])(
  'gives no day for "%s"',
  (text) => expect(parseImportDay(text)).toBeNull(),
)

test.each([
  ['1980-02-29', { y: 1980, m: 2, d: 29 }],
  ['19800229', { y: 1980, m: 2, d: 29 }],
  ['1980-02-29T00:00:00Z', { y: 1980, m: 2, d: 29 }],
  ['--02-29', { m: 2, d: 29 }],
  [' --02-29', { m: 2, d: 29 }],
  ['--0203', { m: 2, d: 3 }],
  ['0000-02-29', { m: 2, d: 29 }],
  ['29.02.', { m: 2, d: 29 }],
  ['29 February', { m: 2, d: 29 }],
  ['05.03.75', { y: 1975, m: 3, d: 5 }],
  ['December 24th, 1975', { y: 1975, m: 12, d: 24 }],
])('reads the date %s', (text, date) => expect(parseImportDate(text)).toEqual(date))

test.each(['1975-02-29', '--13-01', '--02-30', '---15', '1980', 'circa 1800', '0/0/00'])(
  'gives no date for %s',
  (text) => {
    expect(parseImportDate(text)).toBeNull()
  },
)

test('a date with slashes is read where only one order is possible', () => {
  expect(slashDate(slash('12/24/1975'), null)).toEqual({ y: 1975, m: 12, d: 24 })
  expect(slashDate(slash('24/12/75'), null)).toEqual({ y: 1975, m: 12, d: 24 })
  expect(slashDate(slash('3/3/2001'), null)).toEqual({ y: 2001, m: 3, d: 3 })
  expect(slashDate(slash('3/4/1981'), null)).toBeNull()
  expect(slashDate(slash('31/13/1981'), null)).toBeNull()
})

test('one date that tells decides for the others of its file', () => {
  const order = slashOrder([slash('3/4/1981'), slash('17/5/1980'), slash('1/1/2000')])
  expect(order).toBe('day first')
  expect(slashDate(slash('3/4/1981'), order)).toEqual({ y: 1981, m: 4, d: 3 })
  expect(slashOrder([slash('3/4/1981')])).toBeNull()
})

function slash(text: string) {
  const date = parseSlashDate(text)
  if (date === null) throw new Error(`no date with slashes: ${text}`)
  return date
}
