import { expect, test } from 'vitest'
import type { CivilDate } from '#shared/model/civil-date.ts'
import { dayOfWords, goalOfLine } from './goal-line.ts'

const TODAY = '2026-11-23' as CivilDate

test('a goal says by when it is needed where its line ends with it', () => {
  for (const [text, title, neededBy] of [
    ['a seat on a board by March 2027', 'a seat on a board', '2027-03-01'],
    ['Find a mentor, by 1 March', 'Find a mentor', '2027-03-01'],
    ['be ready by end of Q1', 'be ready', '2027-03-31'],
    ['Be known by peers', 'Be known by peers', null],
    ['the March report', 'the March report', null],
    ['by June', 'by June', null],
  ] as const) {
    expect(goalOfLine(text, TODAY), text).toEqual({ title, neededBy })
  }
})

test('words that name a day and nothing else are that day', () => {
  for (const [text, day] of [
    ['1 March', '2027-03-01'],
    [' in 3 months ', '2027-02-23'],
    ['end of next quarter', '2027-03-31'],
    ['2027-03-01', '2027-03-01'],
    ['1 March or so', null],
    ['soon', null],
    ['', null],
  ] as const) {
    expect(dayOfWords(text, TODAY), text).toBe(day)
  }
})
