import { expect, test } from 'vitest'
import { daysToAnswer, inWholeDays, isTelling, usual, usualAtLeast } from './evidence.ts'

const wrote = { day: 100, silentDays: 130, maxDays: 120, answerDay: 103 }

test('an answer counts within three weeks, and a silence is long from the day after the longest', () => {
  expect(daysToAnswer(wrote)).toBe(3)
  expect(daysToAnswer({ day: 100, answerDay: 121 })).toBe(21)
  expect(daysToAnswer({ day: 100, answerDay: 122 })).toBeNull()
  expect(isTelling(wrote, 103)).toBe(true)
  expect(isTelling({ ...wrote, silentDays: 120 }, 103)).toBe(false)
})

test('what was not answered is counted when three weeks are over, and not before', () => {
  const waiting = { ...wrote, answerDay: null }
  expect(isTelling(waiting, 121)).toBe(false)
  expect(isTelling(waiting, 122)).toBe(true)
})

test('what is usual is never said too favourably', () => {
  expect(usual([9, 1, 3, 5, 2])).toBe(3)
  expect(usual([1, 2, 5, 9])).toBe(5)
  expect(usual([])).toBeNull()
  expect(usualAtLeast([1, 2, 5, 9])).toBe(2)
  expect(usualAtLeast([1, 2, 5])).toBe(2)
})

test('a count that is cut begins with a whole day', () => {
  const rows = [9, 8, 8, 7, 7, 7].map((day) => ({ day }))
  expect(inWholeDays(rows, { most: 10, since: 1 })).toEqual({ rows, since: 1 })
  expect(inWholeDays(rows, { most: 4, since: 1 })).toEqual({ rows: [{ day: 9 }, { day: 8 }, { day: 8 }], since: 8 })
})
