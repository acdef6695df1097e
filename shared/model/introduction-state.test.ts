import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CivilDate } from './civil-date.ts'
import type { PersonId } from './id.ts'
import type { ConsentType, IntroductionEvent, IntroductionSide } from './introduction.ts'
import { introductionState, nextToAsk } from './introduction-state.ts'

const on = '2026-11-23' as CivilDate
const people = { a: 'ana' as PersonId, b: 'tom' as PersonId }
const said = (side: IntroductionSide, type: ConsentType, at: number): IntroductionEvent => ({
  side,
  person: people[side],
  type,
  at,
  on,
  note: '',
})
const introduced = (at: number): IntroductionEvent => ({ side: null, type: 'introduced', at, on, note: '' })
const stateOf = (events: readonly IntroductionEvent[], outcome = '') =>
  introductionState({
    ...people,
    events: Object.fromEntries(events.map((event, index) => [`e${index}`, event])),
    outcome,
  })
const orders = <Item>(items: readonly Item[]): Item[][] =>
  items.length <= 1
    ? [[...items]]
    : items.flatMap((item, at) => orders(items.toSpliced(at, 1)).map((rest) => [item, ...rest]))

test('it goes from an idea over asking and two yeses to what came of it', () => {
  const steps: IntroductionEvent[] = []
  expect(stateOf(steps).stage).toBe('idea')
  const after = (event: IntroductionEvent) => stateOf([...steps, (steps.push(event), event)].slice(0, steps.length))
  expect(after(said('b', 'asked', 1)).stage).toBe('asking')
  expect(after(said('b', 'agreed', 2)).stage).toBe('asking')
  expect(after(said('a', 'asked', 3)).stage).toBe('asking')
  expect(after(said('a', 'agreed', 4)).stage).toBe('agreed')
  expect(after(introduced(5)).stage).toBe('introduced')
  expect(stateOf(steps, '  ').stage).toBe('introduced')
  expect(stateOf(steps, 'They write a book.').stage).toBe('came')
})

test('the one whose time is asked for is asked first, then the other, then nobody', () => {
  expect(nextToAsk(stateOf([]))).toBe('b')
  expect(nextToAsk(stateOf([said('b', 'asked', 1)]))).toBe('a')
  expect(nextToAsk(stateOf([said('b', 'asked', 1), said('a', 'asked', 2)]))).toBeNull()
  expect(nextToAsk(stateOf([said('a', 'asked', 1)]))).toBe('b')
  expect(nextToAsk(stateOf([said('b', 'declined', 1)]))).toBeNull()
})

test('I2: a no beats every yes of that side which is not later, in every order in which they come', () => {
  const cases: [string, IntroductionEvent[], string, string][] = [
    ['a no after a yes', [said('a', 'agreed', 1), said('a', 'declined', 2)], 'declined', 'none'],
    ['a yes after a no', [said('a', 'declined', 1), said('a', 'agreed', 2)], 'agreed', 'none'],
    ['both at once', [said('a', 'declined', 1), said('a', 'agreed', 1)], 'declined', 'none'],
    ['a yes of the other side', [said('a', 'declined', 1), said('b', 'agreed', 2)], 'declined', 'agreed'],
    ['taken back', [said('a', 'agreed', 1), said('a', 'withdrawn', 2), said('b', 'agreed', 3)], 'withdrawn', 'agreed'],
    [
      'asked again after a no',
      [said('a', 'declined', 1), said('a', 'asked', 2), said('b', 'agreed', 3)],
      'declined',
      'agreed',
    ],
    [
      'no, yes, no, yes',
      [said('a', 'declined', 1), said('a', 'agreed', 2), said('a', 'declined', 3), said('a', 'agreed', 4)],
      'agreed',
      'none',
    ],
  ]
  for (const [name, events, a, b] of cases) {
    const entries = Object.entries(Object.fromEntries(events.map((event, index) => [`e${index}`, event])))
    for (const order of orders(entries)) {
      const { sides } = introductionState({ ...people, events: Object.fromEntries(order), outcome: '' })
      expect([sides.a.consent, sides.b.consent], name).toEqual([a, b])
    }
  }
})

test('the word that does not hold stays to be seen beside the one that does', () => {
  expect(stateOf([said('a', 'agreed', 1), said('a', 'declined', 2)]).sides.a).toEqual({
    consent: 'declined',
    event: 'e1',
    contrary: 'e0',
  })
  expect(stateOf([said('a', 'declined', 1), said('a', 'agreed', 2)]).sides.a).toEqual({
    consent: 'agreed',
    event: 'e1',
    contrary: 'e0',
  })
})

test('of two that say the same at one instant the larger id is told', () => {
  const events = { x: said('a', 'declined', 1), y: said('a', 'withdrawn', 1) }
  expect(introductionState({ ...people, events, outcome: '' }).sides.a).toMatchObject({
    consent: 'withdrawn',
    event: 'y',
  })
})

test('what was said by somebody who is not on that side any more is not counted', () => {
  const other = { ...people, b: 'eve' as PersonId }
  const events = { x: said('a', 'agreed', 1), y: said('b', 'agreed', 1) }
  expect(introductionState({ ...people, events, outcome: '' }).stage).toBe('agreed')
  expect(introductionState({ ...other, events, outcome: '' })).toMatchObject({
    stage: 'asking',
    sides: { b: { consent: 'none' } },
  })
})

test('that they were introduced stays, whatever either says afterwards', () => {
  expect(stateOf([introduced(5), said('a', 'declined', 6)]).stage).toBe('introduced')
})

test('any events in any order give one state', () => {
  const event = fc.oneof(
    fc.record({
      side: fc.constantFrom('a' as const, 'b' as const),
      person: fc.constantFrom(people.a, people.b, null),
      type: fc.constantFrom('asked' as const, 'agreed' as const, 'declined' as const, 'withdrawn' as const),
      at: fc.nat(4),
      on: fc.constant(on),
      note: fc.constant(''),
    }),
    fc.record({
      side: fc.constant(null),
      type: fc.constantFrom('introduced' as const, 'outcome' as const),
      at: fc.nat(4),
      on: fc.constant(on),
      note: fc.constant(''),
    }),
  )
  fc.assert(
    fc.property(
      fc.array(event, { maxLength: 7 }),
      fc.array(fc.nat(1000), { minLength: 7, maxLength: 7 }),
      (events, keys) => {
        const entries = events.map((one, index) => [`e${index}`, one] as const)
        const other = entries.toSorted(
          (one, two) => (keys[entries.indexOf(one)] ?? 0) - (keys[entries.indexOf(two)] ?? 0),
        )
        const read = (all: typeof entries) =>
          introductionState({ ...people, events: Object.fromEntries(all), outcome: '' })
        expect(read(other)).toEqual(read(entries))
      },
    ),
  )
})
