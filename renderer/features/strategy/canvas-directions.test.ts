import fc from 'fast-check'
import { expect, test } from 'vitest'
import { neighbourOf, nextInDirection, type Standing } from './canvas-directions.ts'

const at = (id: string, x: number, y: number): Standing => ({ id, x, y, width: 100, height: 60 })
const grid = [at('a', 0, 0), at('b', 200, 0), at('c', 400, 10), at('d', 0, 200), at('e', 210, 200), at('f', 400, 200)]
const go = (from: string, direction: Parameters<typeof nextInDirection>[2]) =>
  nextInDirection(grid.find(({ id }) => id === from) ?? at('', 0, 0), grid, direction)?.id ?? null

test('an arrow leads to the nearest card on that side, straight ahead rather than aside', () => {
  expect([go('a', 'right'), go('b', 'right'), go('c', 'right')]).toEqual(['b', 'c', null])
  expect([go('a', 'down'), go('b', 'down'), go('e', 'up'), go('e', 'left')]).toEqual(['d', 'e', 'b', 'd'])
  expect([go('a', 'left'), go('a', 'up')]).toEqual([null, null])
})

test('on whatever canvas an arrow goes to its own side, and the same way whatever came first', () => {
  const cards = fc.uniqueArray(
    fc.record({ x: fc.integer({ min: -500, max: 500 }), y: fc.integer({ min: -500, max: 500 }) }),
    {
      minLength: 2,
      maxLength: 12,
      selector: ({ x, y }) => `${x} ${y}`,
    },
  )
  fc.assert(
    fc.property(cards, (places) => {
      const all = places.map(({ x, y }, index) => at(`k${index}`, x, y))
      const [from] = all as [Standing]
      for (const direction of ['left', 'right', 'up', 'down'] as const) {
        const next = nextInDirection(from, all, direction)
        expect(nextInDirection(from, all.toReversed(), direction)).toEqual(next)
        if (next === null) continue
        const [dx, dy] = [next.x - from.x, next.y - from.y]
        expect(
          direction === 'right' ? dx > 0 : direction === 'left' ? dx < 0 : direction === 'down' ? dy > 0 : dy < 0,
        ).toBe(true)
      }
    }),
  )
})

test('a place is told by the nearest neighbour and its side', () => {
  expect(neighbourOf(at('x', 90, 0), grid)).toMatchObject({ next: { id: 'a' }, side: 'right' })
  expect(neighbourOf(at('x', 400, 280), grid)).toMatchObject({ next: { id: 'f' }, side: 'down' })
  expect(neighbourOf(at('a', 0, 0), [at('a', 0, 0)])).toBeNull()
})
