import { describe, expect, test } from 'vitest'
import type { CivilDate } from '#shared/model/civil-date.ts'
import { readRule } from './read-rule.ts'
import { daysOfRule } from './rule-days.ts'

const MANY = 100_000

/** The days of a rule, and how many days, weeks or months were looked at for them. */
function lookAt(rrule: string, start: string, { from = start, to = '9999-12-31', limit = 2 } = {}) {
  const read = readRule(rrule)
  if ('problem' in read) throw new Error(`${rrule} is not read: ${read.problem}`)
  const steps = { left: MANY }
  const span = { from: from as CivilDate, to: to as CivilDate, limit, steps }
  const days = daysOfRule(read.rule, start as CivilDate, span)
  return { days, steps: MANY - steps.left }
}

describe('what a rule costs is counted in what was looked at', () => {
  test.for([
    ['FREQ=DAILY', '1970-01-01', ['2046-01-01', '2046-01-02']],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH', '2026-01-05', ['2046-01-08', '2046-01-11']],
    ['FREQ=MONTHLY;BYMONTHDAY=31', '1970-01-31', ['2046-01-31', '2046-03-31']],
    ['FREQ=MONTHLY;BYDAY=-1FR', '1970-01-30', ['2046-01-26', '2046-02-23']],
    // Only days that its parts name, the first included.
    ['FREQ=WEEKLY;BYDAY=SU;BYMONTH=2', '2045-10-13', ['2046-02-04', '2046-02-11']],
  ] as const)('%s of %s is begun where one asks, however long ago it began', ([rrule, start, days]) => {
    const found = lookAt(rrule, start, { from: '2046-01-01' })
    expect(found.days).toEqual(days)
    // Those until the third day that it has; thousands have gone by since the first.
    expect(found.steps).toBeLessThanOrEqual(8)
  })

  test.for([
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=31',
    'FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6',
  ])('%s has no day, and within a year no more than its days are looked at', (rrule) => {
    const found = lookAt(rrule, '2026-10-20', { to: '2027-10-20' })
    expect(found.days).toEqual([])
    expect(found.steps).toBeLessThanOrEqual(367)
  })

  test('one without a day in all time to come is given up, and the steps that many rules share are used up once', () => {
    const read = readRule('FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30')
    if ('problem' in read) throw new Error(read.problem)
    const span = { from: '2026-01-01' as CivilDate, to: '9999-12-31' as CivilDate, limit: 1 }
    const steps = { left: 500 }
    for (let rules = 0; rules < 3; rules++) {
      expect(daysOfRule(read.rule, span.from, { ...span, steps })).toEqual([])
      expect(steps.left).toBe(0)
    }
    // Left to itself as well: else it would look at each day until the end of the calendar.
    expect(daysOfRule(read.rule, span.from, span)).toEqual([])
  })
})
