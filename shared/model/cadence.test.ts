import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cadenceOf, cadenceOverride, conversationsAWeek, nextDue, warmthOn } from './cadence.ts'
import { addDays } from './civil-date.ts'
import { civilDate } from './civil-date-schema.ts'
import { cadence, DEFAULT_RING_RULES, RINGS } from './ring.ts'

const day = (text: string) => civilDate.parse(text)
const inner = { idealDays: 14, maxDays: 30 }
const rules = DEFAULT_RING_RULES

test('each ring has its own cadence, and nobody outside the rings has one', () => {
  expect(RINGS.map((ring) => cadenceOf(ring, {}, rules))).toEqual([
    { idealDays: 14, maxDays: 30 },
    { idealDays: 30, maxDays: 60 },
    { idealDays: 90, maxDays: 120 },
    { idealDays: 180, maxDays: 365 },
  ])
  expect(cadenceOf(null, {}, rules)).toBeNull()
})

test.each([
  ['both parts of its own', { idealDays: 7, maxDays: 10 }, { idealDays: 7, maxDays: 10 }],
  ['an ideal within the ring', { idealDays: 20 }, { idealDays: 20, maxDays: 30 }],
  ['an ideal past the longest of the ring moves the longest', { idealDays: 45 }, { idealDays: 45, maxDays: 45 }],
  ['a longest within the ring', { maxDays: 90 }, { idealDays: 14, maxDays: 90 }],
  ['a longest before the ideal of the ring moves the ideal', { maxDays: 5 }, { idealDays: 5, maxDays: 5 }],
  ['paused', { idealDays: 7, maxDays: 10, paused: true }, null],
  ['not paused, said so', { paused: false }, inner],
])('an override in the inner ring: %s', (_what, override, expected) => {
  expect(cadenceOf('inner', override, rules)).toEqual(expected)
})

test('outside the rings one part of an override stands for both', () => {
  expect(cadenceOf(null, { idealDays: 40 }, rules)).toEqual({ idealDays: 40, maxDays: 40 })
  expect(cadenceOf(null, { maxDays: 40 }, rules)).toEqual({ idealDays: 40, maxDays: 40 })
  expect(cadenceOf(null, { idealDays: 40, paused: true }, rules)).toBeNull()
})

test('whatever is overridden, the cadence is one that the model takes and keeps the parts that the user gave', () => {
  const days = fc.option(fc.integer({ min: 1, max: 3650 }), { nil: undefined })
  fc.assert(
    fc.property(fc.constantFrom(null, ...RINGS), days, days, (ring, ideal, max) => {
      fc.pre(ideal === undefined || max === undefined || ideal <= max)
      const override = cadenceOverride.parse({ idealDays: ideal, maxDays: max })
      const found = cadenceOf(ring, override, rules)
      if (found === null) {
        expect([ring, ideal, max]).toEqual([null, undefined, undefined])
        return
      }
      expect(cadence.safeParse(found).success).toBe(true)
      if (ideal !== undefined) expect(found.idealDays).toBe(ideal)
      if (max !== undefined) expect(found.maxDays).toBe(max)
    }),
  )
})

test.each([
  [0, 'warm'],
  [14, 'warm'],
  [15, 'cooling'],
  [30, 'cooling'],
  [31, 'cold'],
  [4000, 'cold'],
  [-1, 'warm'],
  [-400, 'warm'],
] as const)('%i days after the last conversation somebody of the inner ring is %s', (days, expected) => {
  const last = day('2026-02-20')
  expect(warmthOn(addDays(last, days), last, inner)).toBe(expected)
})

test('somebody with a cadence and no conversation is new; without a cadence there is no warmth', () => {
  expect(warmthOn(day('2026-11-23'), null, inner)).toBe('new')
  expect(warmthOn(day('2026-11-23'), null, null)).toBe('none')
  expect(warmthOn(day('2026-11-23'), day('2020-01-01'), null)).toBe('none')
})

test('the next conversation is due the ideal number of days after the last, across a leap day', () => {
  expect(nextDue(day('2028-02-20'), inner)).toBe('2028-03-05')
  expect(nextDue(day('2027-02-20'), inner)).toBe('2027-03-06')
  expect(nextDue(null, inner)).toBeNull()
  expect(nextDue(day('2028-02-20'), null)).toBeNull()
})

test('somebody is warm up to the day that is due, and no longer', () => {
  const dates = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays(day('1970-01-01'), days))
  fc.assert(
    fc.property(dates, fc.integer({ min: 1, max: 3650 }), fc.nat(3650), (last, idealDays, more) => {
      const own = { idealDays, maxDays: idealDays + more }
      const due = nextDue(last, own) ?? expect.fail('nothing is due')
      expect(warmthOn(due, last, own)).toBe('warm')
      expect(warmthOn(addDays(due, 1), last, own)).toBe(more === 0 ? 'cold' : 'cooling')
    }),
  )
})

test('capacity is the sum of 7 / ideal days over those with a cadence', () => {
  expect(conversationsAWeek([])).toBe(0)
  expect(conversationsAWeek([null, { idealDays: 7, maxDays: 9 }, { idealDays: 14, maxDays: 30 }, null])).toBe(1.5)
})
