import { expect, test } from 'vitest'
import { addDays, daysBetween, type CivilDate } from './civil-date.ts'
import { binAround, binBeside, binsBetween, fitsBins, MAX_BINS, TIME_UNITS, unitFor } from './time-bins.ts'

const day = (text: string) => text as CivilDate

test('bins of each unit follow each other without a gap, each day in one of them', () => {
  for (const unit of TIME_UNITS) {
    for (const weekStart of [1, 6, 7] as const) {
      const bins = binsBetween({ from: day('2023-12-20'), to: day('2025-03-10') }, unit, weekStart)
      for (const [at, bin] of bins.entries()) {
        if (at > 0) expect(addDays(bins[at - 1]?.to ?? bin.from, 1)).toBe(bin.from)
        expect(binAround(bin.to, unit, weekStart)).toEqual(bin)
        expect(binAround(bin.from, unit, weekStart)).toEqual(bin)
      }
      expect((bins[0]?.from ?? '') <= '2023-12-20').toBe(true)
      expect((bins.at(-1)?.to ?? '') >= '2025-03-10').toBe(true)
    }
  }
})

test('one step to either side, over a leap day and a change of year', () => {
  expect(binBeside(binAround(day('2024-02-10'), 'month', 1), 'month', 1, 1).to).toBe('2024-03-31')
  expect(binBeside(binAround(day('2024-03-10'), 'month', 1), 'month', 1, -1).to).toBe('2024-02-29')
  expect(binBeside(binAround(day('2025-01-01'), 'week', 1), 'week', 1, -1)).toEqual({
    from: '2024-12-23',
    to: '2024-12-29',
  })
  expect(binBeside(binAround(day('2025-01-01'), 'year', 1), 'year', 1, -1).from).toBe('2024-01-01')
})

test('at both ends of the calendar there is no next one, and no end without an end', () => {
  expect(binsBetween({ from: day('9999-12-30'), to: day('9999-12-31') }, 'day', 1)).toHaveLength(2)
  expect(binsBetween({ from: day('0001-01-01'), to: day('0001-01-02') }, 'day', 1)).toHaveLength(2)
})

test('what fits is never more than can be counted at once', () => {
  for (const unit of TIME_UNITS) {
    for (const years of [1, 2, 10, 60, 150, 800, 5000]) {
      const period = { from: day('0800-01-05'), to: addDays(day('0800-01-05'), years * 365) }
      if (!fitsBins(period, unit)) continue
      expect(binsBetween(period, unit, 1).length).toBeLessThanOrEqual(MAX_BINS)
    }
  }
  expect(daysBetween(day('2026-01-01'), day('2026-12-31'))).toBe(364)
})

test('the smallest unit that has room', () => {
  expect(unitFor(20, 10)).toBe('day')
  expect(unitFor(3, 10)).toBe('week')
  expect(unitFor(0.5, 10)).toBe('month')
  expect(unitFor(0.2, 10)).toBe('quarter')
  expect(unitFor(0.0001, 10)).toBe('year')
})
