import { expect, test } from 'vitest'
import { seededRandom } from '#support/seeded-random.ts'
import { driftsOf, LOOK_BACK_DAYS, ownRhythm } from './own-rhythm.ts'

const weekly = Array.from({ length: 8 }, (_, week) => week * 7)

test('R5: speaks weekly, drifts from two to twelve weeks on, and is silent by itself behind them', () => {
  expect(ownRhythm(weekly, 49 + 13)).toEqual({ gapDays: 7, driftDays: null })
  expect(ownRhythm(weekly, 49 + 14)).toEqual({ gapDays: 7, driftDays: 14 })
  expect(ownRhythm(weekly, 49 + 84)).toEqual({ gapDays: 7, driftDays: 84 })
  expect(ownRhythm(weekly, 49 + 85)).toEqual({ gapDays: 7, driftDays: null })
})

test('six notes of one week, and fewer than six gaps, are no rhythm', () => {
  expect(ownRhythm([0, 1, 2, 3, 4, 5], 30)).toBeNull()
  expect(ownRhythm([0, 1, 2, 3, 4, 5, 6], 30)).toBeNull()
  expect(ownRhythm(weekly.slice(0, 6), 60)).toBeNull()
  expect(ownRhythm([0, 0, 7, 7, 14, 14, 21], 60)).toBeNull()
  expect(ownRhythm([], 60)).toBeNull()
})

test('the middle of an even number of gaps is between two, and what is to come is not looked at', () => {
  expect(ownRhythm([0, 2, 4, 10, 16, 20, 24], 24)?.gapDays).toBe(4)
  expect(ownRhythm([0, 4, 8, 12, 16, 20, 24, 500], 30)).toEqual({ gapDays: 4, driftDays: null })
})

test('only what is recent makes the rhythm of now', () => {
  const before = Array.from({ length: 30 }, (_, at) => at * 2)
  const since = Array.from({ length: 13 }, (_, at) => 100 + at * 30)
  expect(ownRhythm([...before, ...since], 470)?.gapDays).toBe(30)
})

test('the days of drifting are those on which the rhythm says so, each once, however the days lie', () => {
  const random = seededRandom(11)
  let drifting = 0
  for (let person = 0; person < 150; person++) {
    // From daily to every half a year, so that what is recent also reaches further back than is looked.
    const [usual, spoken] = [1 + random(180), [20_000 + random(100)]]
    for (let at = 0; at < 5 + random(20); at++) spoken.push((spoken.at(-1) ?? 0) + 1 + random(2 * usual))
    const drifts = driftsOf(spoken)
    for (let today = 19_990; today < (spoken.at(-1) ?? 0) + 2 * LOOK_BACK_DAYS; today++) {
      const near = spoken.filter((day) => day <= today && day >= today - LOOK_BACK_DAYS)
      const rhythm = ownRhythm(near, today)
      const expected = rhythm === null || rhythm.driftDays === null ? [] : [rhythm.gapDays]
      const told = drifts.filter(({ from, until }) => from <= today && today <= until).map(({ gapDays }) => gapDays)
      if (String(told) !== String(expected)) expect([spoken, today, told]).toEqual([spoken, today, expected])
      drifting += told.length
    }
  }
  expect(drifting).toBeGreaterThan(10_000)
})
