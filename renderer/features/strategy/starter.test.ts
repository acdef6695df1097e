import { expect, test } from 'vitest'
import type { CivilDate } from '#shared/model/civil-date.ts'
import { MAX_STARTED, starterOf } from './starter.ts'

const TODAY = '2026-11-23' as CivilDate

test('S8: three answers make at most one goal and four types of people', () => {
  const answers = {
    goal: 'To find a co-founder by March 2027. To be of use.',
    people: 'Engineering leaders a step ahead. Two or three investors. Somebody who disagrees with me.',
    minutesAWeek: 60,
  }
  const started = starterOf(answers, TODAY)
  expect(started).toEqual({
    goal: { title: 'To find a co-founder', neededBy: '2027-03-01' },
    types: ['Engineering leaders a step ahead', 'Two or three investors', 'Somebody who disagrees with me'],
    kinds: ['know'],
  })
  const many = starterOf({ ...answers, people: 'a, b, c, d, e, A' }, TODAY)
  expect(many.types).toEqual(['A', 'b', 'c', 'd'])
  expect(many.types.length + many.kinds.length).toBe(MAX_STARTED)
})

test('S8: little time is few types, and no answer is still a beginning', () => {
  expect(starterOf({ goal: '', people: '', minutesAWeek: 15 }, TODAY)).toEqual({
    goal: null,
    types: [],
    kinds: ['know', 'challenge'],
  })
  expect(starterOf({ goal: ' … ', people: '- mentors\n- peers', minutesAWeek: 15 }, TODAY)).toEqual({
    goal: null,
    types: ['mentors', 'peers'],
    kinds: [],
  })
})
