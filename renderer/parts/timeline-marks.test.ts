import { expect, test } from 'vitest'
import { dayNumber, type CivilDate } from '#shared/model/civil-date.ts'
import { binsBetween, type TimeUnit } from '#shared/model/time-bins.ts'
import { askedDays, limitsOf, unitOf, zoomed } from './time-view.ts'
import { axisLabels, DENSITY, edgeLabel, planTimeline, timelineMarks, type TimelineContent } from './timeline-marks.ts'

const day = (text: string) => text as CivilDate
const NOW = dayNumber(day('2026-11-23'))
const EXTENT = { from: day('2006-01-01'), to: day('2026-11-23') }
const widthOf = (text: string) => text.length * 7

function planOf(unit: TimeUnit, days: { from: CivilDate; to: CivilDate }, rest: Partial<TimelineContent> = {}) {
  const bins = binsBetween(days, unit, 1).map((bin) => ({ ...bin, counts: [0] }))
  return planTimeline({ lanes: ['conversations'], bins, unit, locale: 'en-GB', weekStart: 1, ...rest }, widthOf)
}

test('labels are never over each other, in any language, at any zoom, and are the same ones while one moves', () => {
  for (const locale of ['en-GB', 'de-DE', 'ja-JP']) {
    for (const width of [320, 1280]) {
      const limits = limitsOf(EXTENT, NOW)
      for (let view = limits, step = 0; step < 40; step++) {
        const unit = unitOf(view, width)
        const plan = planOf(unit, askedDays(view, unit), { locale })
        const pixelsADay = width / (view.to - view.from)
        const labels = axisLabels(plan, pixelsADay, view)
        for (const isMajor of [true, false]) {
          const row = labels.filter((label) => label.isMajor === isMajor)
          for (const [at, label] of row.entries()) {
            const before = row[at - 1]
            expect(before === undefined || before.at + before.width < label.at).toBe(true)
          }
        }
        const beside = { from: view.from + 3, to: view.to + 3 }
        const moved = axisLabels(plan, pixelsADay, beside).filter(({ at }) => at + 3 * pixelsADay < width)
        const keys = new Set(labels.map(({ key }) => key))
        expect(moved.filter(({ key }) => !keys.has(key))).toEqual([])
        view = zoomed(view, NOW, 1 / 1.3, limits)
      }
    }
  }
})

test('the label of a bin stands below the middle of it, that of a larger unit where it begins', () => {
  const plan = planOf('month', { from: day('2026-01-01'), to: day('2026-12-31') })
  const from = dayNumber(day('2026-01-01'))
  const labels = axisLabels(plan, 4, { from, to: from + 365 })
  const march = labels.find(({ text }) => text === 'Mar')
  expect((march?.at ?? 0) + (march?.width ?? 0) / 2).toBe((59 + 31 / 2) * 4)
  expect(labels.find(({ isMajor }) => isMajor)).toMatchObject({ text: '2026', at: 0 })
})

test('what has begun left of what is seen is named at the edge', () => {
  const plan = planOf('month', { from: day('2024-01-01'), to: day('2026-12-31') })
  expect(edgeLabel(plan, dayNumber(day('2025-05-04')))?.text).toBe('2025')
  expect(edgeLabel(plan, dayNumber(day('2024-01-01')))).toBe(null)
})

test('every bin has one mark in each lane that has something, and a hollow one where nobody was spoken with', () => {
  const bins = [
    { from: day('2026-11-01'), to: day('2026-11-01'), counts: [4, 0, 1] },
    { from: day('2026-11-02'), to: day('2026-11-02'), counts: [0, 2, 0] },
    { from: day('2026-11-03'), to: day('2026-11-03'), counts: [1, 0, 0] },
  ]
  const plan = planOf('day', EXTENT, { lanes: ['conversations', 'gives', 'followUps'], bins })
  const days = { from: dayNumber(day('2026-11-01')), to: dayNumber(day('2026-11-04')) }
  const marks = timelineMarks(plan, 20, days)
  const count = (path: string | undefined) => path?.split('M').length ?? 0
  expect([count(marks.bars), count(marks.hollow), ...marks.lanes.map(count)]).toEqual([3, 2, 2, 2])
  // The first bin stands in the first twenty pixels, as high as there is room; the third has a quarter of it: half as much above the least.
  const [tall, small] = [...marks.bars.matchAll(/v-([\d.]+)h/g)].map(([, height]) => Number(height) - 6)
  expect([tall, small]).toEqual([DENSITY - 22, (DENSITY - 22) / 2])
  // What is out of sight is not drawn.
  expect(timelineMarks(plan, 20, { from: days.from + 1, to: days.to })).toMatchObject({
    bars: expect.stringMatching(/^M21 /),
  })
})
