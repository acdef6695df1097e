import { expect, test } from 'vitest'
import type { CivilDate } from './civil-date.ts'
import { DEFAULT_REVIEW_DAYS, isDayOf, reviewsOffered, type ReviewDays } from './review-rhythms.ts'

const day = (text: string) => text as CivilDate
const NONE: ReviewDays = { weekly: null, monthly: null, quarterly: null, yearly: null }
const offered = (days: Partial<ReviewDays>, today: string, weekStart: 1 | 7 = 1) =>
  reviewsOffered({ ...NONE, ...days }, day(today), weekStart).map(
    ({ rhythm, from, to, on }) => `${rhythm} ${from}/${to} on ${on}`,
  )

test('a week is offered on its day and three days more, the week that is nearly over', () => {
  expect(offered({ weekly: 5 }, '2026-11-19')).toEqual([])
  for (const today of ['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23']) {
    expect(offered({ weekly: 5 }, today)).toEqual(['weekly 2026-11-16/2026-11-22 on 2026-11-20'])
  }
  expect(offered({ weekly: 5 }, '2026-11-24')).toEqual([])
})

test('early in the week it is the week before, as weeks begin where one lives', () => {
  expect(offered({ weekly: 1 }, '2026-11-23')).toEqual(['weekly 2026-11-16/2026-11-22 on 2026-11-23'])
  expect(offered({ weekly: 1 }, '2026-11-23', 7)).toEqual(['weekly 2026-11-15/2026-11-21 on 2026-11-23'])
})

test('a month, a quarter and a year are counted from their turn, before it and after it', () => {
  expect(offered({ monthly: -1 }, '2028-02-29')).toEqual(['monthly 2028-02-01/2028-02-29 on 2028-02-29'])
  expect(offered({ monthly: -1 }, '2028-03-03')).toEqual(['monthly 2028-02-01/2028-02-29 on 2028-02-29'])
  expect(offered({ monthly: -3 }, '2026-11-28')).toEqual(['monthly 2026-11-01/2026-11-30 on 2026-11-28'])
  expect(offered({ quarterly: 1 }, '2026-09-30')).toEqual([])
  expect(offered({ quarterly: 1 }, '2026-10-01')).toEqual(['quarterly 2026-07-01/2026-09-30 on 2026-10-01'])
  expect(offered({ quarterly: 1 }, '2026-10-15')).toEqual([])
  expect(offered({ yearly: 5 }, '2027-01-05')).toEqual(['yearly 2026-01-01/2026-12-31 on 2027-01-05'])
})

test('where several have their day the longest is in front', () => {
  expect(offered({ weekly: 5, monthly: 1, quarterly: 1, yearly: 1 }, '2027-01-01')).toEqual([
    'yearly 2026-01-01/2026-12-31 on 2027-01-01',
    'quarterly 2026-10-01/2026-12-31 on 2027-01-01',
    'monthly 2026-12-01/2026-12-31 on 2027-01-01',
    'weekly 2026-12-28/2027-01-03 on 2027-01-01',
  ])
})

test('near the ends of the calendar nothing breaks', () => {
  for (const today of ['0001-01-01', '9999-12-31']) {
    for (const on of [-28, -1, 1, 28]) {
      expect(offered({ weekly: 3, monthly: on, quarterly: on, yearly: on }, today).length).toBeLessThan(5)
    }
  }
})

test('weekly and quarterly to begin with; a week has seven days, and no turn a day zero', () => {
  expect(DEFAULT_REVIEW_DAYS).toEqual({ weekly: 5, monthly: null, quarterly: 1, yearly: null })
  expect(isDayOf('weekly', 8)).toBe(false)
  expect(isDayOf('monthly', 29)).toBe(false)
  expect(isDayOf('monthly', null)).toBe(true)
})
