import { expect, test } from 'vitest'
import type { CivilDate } from '#shared/model/civil-date.ts'
import { goalOfLine } from './goal-line.ts'

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
