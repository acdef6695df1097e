import { expect, test } from 'vitest'
import type { CivilDate } from '#shared/model/civil-date.ts'
import { placeAsked } from './place-asked.ts'

const TODAY = '2026-11-23' as CivilDate

test.for([
  ['march 2024', '2024-03-01', '2024-03-31'],
  ['2024-02-29', '2024-02-29', '2024-02-29'],
  ['2019', '2019-01-01', '2019-12-31'],
  ['yesterday', '2026-11-22', '2026-11-22'],
  ['last quarter', '2026-07-01', '2026-09-30'],
  [' March ', '2026-03-01', '2026-03-31'],
])('%s is from %s to %s', ([text, from, to]) => {
  expect(placeAsked(text as string, TODAY)).toEqual({ from, to })
})

test.for(['', 'zeppelin', 'march 2024 with Ana', '2026-02-30', '0000'])('%s names no place in time', (text) => {
  expect(placeAsked(text, TODAY)).toBeNull()
})
