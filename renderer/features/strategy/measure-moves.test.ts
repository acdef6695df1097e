import { expect, test } from 'vitest'
import type { GoalId, MeasureId } from '#shared/model/id.ts'
import { leapOfMeasure, stepOfMeasure } from './measure-moves.ts'

const [board, known] = ['board', 'known'] as GoalId[] as [GoalId, GoalId]
const [talks, seats, first, own] = ['talks', 'seats', 'first', 'own'] as MeasureId[] as [
  MeasureId,
  MeasureId,
  MeasureId,
  MeasureId,
]
const GOALS = [board, known, null]
const MEASURES = [
  { id: talks, goal: board },
  { id: seats, goal: board },
  { id: first, goal: board },
  { id: own, goal: null },
]

test('a measure goes one place up or down within its goal', () => {
  expect(stepOfMeasure(talks, 1, MEASURES, GOALS)).toEqual({ id: talks, after: seats })
  expect(stepOfMeasure(first, -1, MEASURES, GOALS)).toEqual({ id: first, after: talks })
  expect(stepOfMeasure(seats, -1, MEASURES, GOALS)).toEqual({ id: seats, after: null })
})

test('at the end of its goal it goes on to the next one, also to one without measures, and out of all goals', () => {
  expect(stepOfMeasure(first, 1, MEASURES, GOALS)).toEqual({ id: first, goal: known, after: null })
  expect(stepOfMeasure(own, -1, MEASURES, GOALS)).toEqual({ id: own, goal: known, after: null })
  expect(leapOfMeasure(own, -1, [...MEASURES, { id: 'more' as MeasureId, goal: known }], GOALS)).toEqual({
    id: own,
    goal: known,
    after: 'more',
  })
})

test('there is no place before the first goal, and none behind what serves no goal', () => {
  expect(stepOfMeasure(talks, -1, MEASURES, GOALS)).toBeNull()
  expect(stepOfMeasure(own, 1, MEASURES, GOALS)).toBeNull()
  expect(leapOfMeasure(talks, -1, MEASURES, GOALS)).toBeNull()
  expect(leapOfMeasure('gone' as MeasureId, 1, MEASURES, GOALS)).toBeNull()
})
