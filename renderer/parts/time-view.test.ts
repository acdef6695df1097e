import { expect, test } from 'vitest'
import { dayNumber, type CivilDate } from '#shared/model/civil-date.ts'
import { fitsBins } from '#shared/model/time-bins.ts'
import { askedDays, limitsOf, unitOf, zoomed } from './time-view.ts'

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
