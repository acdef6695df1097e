import { expect, test } from 'vitest'
import type { CivilDate } from './civil-date.ts'
import { periodAround, periodToReview, rhythmOfPeriod } from './review-period.ts'

const day = (text: string) => text as CivilDate

test('weeks begin as the locale says, months, quarters and years as the calendar does', () => {
  expect(periodAround('weekly', day('2026-11-25'), 1)).toEqual({ from: '2026-11-23', to: '2026-11-29' })
  expect(periodAround('weekly', day('2026-11-25'), 7)).toEqual({ from: '2026-11-22', to: '2026-11-28' })
  expect(periodAround('weekly', day('2026-11-22'), 7)).toEqual({ from: '2026-11-22', to: '2026-11-28' })
  expect(periodAround('monthly', day('2024-02-29'), 1)).toEqual({ from: '2024-02-01', to: '2024-02-29' })
  expect(periodAround('quarterly', day('2026-11-25'), 1)).toEqual({ from: '2026-10-01', to: '2026-12-31' })
  expect(periodAround('yearly', day('2026-11-25'), 1)).toEqual({ from: '2026-01-01', to: '2026-12-31' })
})

test('one looks back upon what is nearly over, and before that upon what was', () => {
  expect(periodToReview('weekly', day('2026-11-27'), 1).to).toBe('2026-11-29')
  expect(periodToReview('weekly', day('2026-11-26'), 1).to).toBe('2026-11-22')
  expect(periodToReview('quarterly', day('2026-10-02'), 1)).toEqual({ from: '2026-07-01', to: '2026-09-30' })
  expect(periodToReview('yearly', day('2026-12-20'), 1).from).toBe('2026-01-01')
  expect(periodToReview('monthly', day('2026-11-27'), 1).from).toBe('2026-11-01')
})

test('a period tells which rhythm it is of', () => {
  expect(rhythmOfPeriod({ from: day('2026-07-01'), to: day('2026-09-30') }, 1)).toBe('quarterly')
  expect(rhythmOfPeriod({ from: day('2026-11-23'), to: day('2026-11-29') }, 1)).toBe('weekly')
  expect(rhythmOfPeriod({ from: day('2026-11-23'), to: day('2026-11-29') }, 7)).toBe('other')
  expect(rhythmOfPeriod({ from: day('2026-11-23'), to: day('2026-12-07') }, 1)).toBe('other')
})
