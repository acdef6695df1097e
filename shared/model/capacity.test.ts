import { expect, test } from 'vitest'
import { capacityOf, usualLength, wantedBy, type CadenceGroup } from './capacity.ts'
import { DEFAULT_RING_RULES, RINGS } from './ring.ts'

const full: CadenceGroup[] = RINGS.map((ring) => ({ ring, override: {}, people: DEFAULT_RING_RULES[ring].budget }))
const NINE = { minutes: 9, isGuess: false }
const round = (value: number) => Math.round(value * 10) / 10

test('T1: full rings hold 150 people and ask for 11.4 conversations a week; two half hours at nine minutes hold 6.7', () => {
  expect(full.reduce((sum, { people }) => sum + people, 0)).toBe(150)
  const { wanted, held, ways } = capacityOf(full, DEFAULT_RING_RULES, { minutesAWeek: 60, length: NINE })
  expect([round(wanted), round(held)]).toEqual([11.4, 6.7])
  expect(ways.longerCadence).toMatchObject({ ring: 'wider', cadence: { idealDays: 365, maxDays: 730 } })
  expect(round(ways.longerCadence?.wanted ?? 0)).toBe(9.5)
  expect(ways.moreTime?.minutes).toBe(45)
  expect(round(ways.moreTime?.held ?? 0)).toBe(11.7)
  expect(ways.fewerPeople).toMatchObject({ ring: 'wider', people: 100 })
  expect(round(ways.fewerPeople?.wanted ?? 0)).toBe(7.6)
})

test('T1: with wider at 365 and 730 days the rings ask for 9.5', () => {
  const wider = { cadence: { idealDays: 365, maxDays: 730 }, budget: 100 }
  expect(round(wantedBy(full, { ...DEFAULT_RING_RULES, wider }))).toBe(9.5)
})

test('T1: under five lengths it is ten minutes and a guess, and then the median of the last twenty', () => {
  expect(usualLength([5, 5, 5, 5])).toEqual({ minutes: 10, isGuess: true })
  expect(usualLength([3, 60, 9, 9, 15])).toEqual({ minutes: 9, isGuess: false })
  expect(usualLength([8, 10, 9, 9, 2, 60])).toEqual({ minutes: 9, isGuess: false })
  expect(usualLength([...Array.from({ length: 20 }, () => 7), ...Array.from({ length: 50 }, () => 99)]).minutes).toBe(7)
})

test('offers nothing where the blocks hold what the rings ask for, or nobody is asked for', () => {
  const none = { longerCadence: null, moreTime: null, fewerPeople: null }
  expect(capacityOf(full, DEFAULT_RING_RULES, { minutesAWeek: 120, length: NINE }).ways).toEqual(none)
  expect(capacityOf([], DEFAULT_RING_RULES, { minutesAWeek: 0, length: NINE }).ways).toEqual(none)
})

test('leaves alone whoever has a cadence of their own, or none', () => {
  const groups: CadenceGroup[] = [
    { ring: 'wider', override: { idealDays: 7 }, people: 3 },
    { ring: 'wider', override: { paused: true }, people: 50 },
    { ring: 'active', override: {}, people: 20 },
    { ring: null, override: {}, people: 500 },
  ]
  const { wanted, ways } = capacityOf(groups, DEFAULT_RING_RULES, { minutesAWeek: 0, length: NINE })
  expect(round(wanted)).toBe(4.6)
  expect(ways.longerCadence).toMatchObject({ ring: 'active', cadence: { idealDays: 120 } })
  expect(ways.fewerPeople).toMatchObject({ ring: 'active', people: 20 })
})
