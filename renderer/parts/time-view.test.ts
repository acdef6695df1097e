import { expect, test } from 'vitest'
import { dayNumber, type CivilDate } from '#shared/model/civil-date.ts'
import { binsBetween, fitsBins } from '#shared/model/time-bins.ts'
import { askedDays, axisLabels, limitsOf, unitOf, zoomed } from './time-view.ts'

const day = (text: string) => text as CivilDate
const NOW = dayNumber(day('2026-11-23'))
const EXTENTS = [
  null,
  { from: day('2026-11-23'), to: day('2026-11-23') },
  { from: day('2006-01-01'), to: day('2026-11-23') },
  { from: day('1206-03-01'), to: day('2026-11-23') },
  { from: day('0001-01-01'), to: day('9999-12-31') },
]

test('whatever days the journal has, on any screen and at any zoom no more is asked for than is answered', () => {
  for (const extent of EXTENTS) {
    const limits = limitsOf(extent, NOW)
    for (const width of [320, 360, 800, 1400]) {
      for (let view = limits, step = 0; step < 40; step++) {
        const unit = unitOf(view, width)
        expect([extent?.from, width, step, fitsBins(askedDays(view, unit), unit)]).toEqual([
          extent?.from,
          width,
          step,
          true,
        ])
        view = zoomed(view, NOW, 1 / 1.3, limits)
      }
    }
  }
})

test('labels are never over each other, nor beyond the edge', () => {
  for (const locale of ['en-GB', 'de-DE', 'ja-JP']) {
    for (const width of [320, 1280]) {
      const limits = limitsOf(EXTENTS[2] ?? null, NOW)
      for (let view = limits, step = 0; step < 40; step++) {
        const unit = unitOf(view, width)
        const bins = binsBetween(askedDays(view, unit), unit, 1)
        const labels = axisLabels(view, width, { bins, unit, locale, weekStart: 1 })
        for (const isMajor of [true, false]) {
          const row = labels.filter((label) => label.isMajor === isMajor)
          for (const [at, label] of row.entries()) {
            const before = row[at - 1]
            expect(before === undefined || before.at + before.text.length * 6 < label.at).toBe(true)
            expect(label.at).toBeGreaterThanOrEqual(0)
            expect(label.at).toBeLessThan(width)
          }
        }
        view = zoomed(view, NOW, 1 / 1.3, limits)
      }
    }
  }
})
