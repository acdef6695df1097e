import { expect, test } from 'vitest'
import { alignCards, type Alignment } from './canvas-align.ts'
import type { Standing } from './canvas-directions.ts'

const cards: Standing[] = [
  { id: 'a', x: 0, y: 0, width: 240, height: 100 },
  { id: 'b', x: 100, y: 300, width: 200, height: 60 },
  { id: 'c', x: 1000, y: 90, width: 240, height: 100 },
]
const by = (alignment: Alignment) => Object.fromEntries(alignCards(cards, alignment))

test('cards are put along an edge or the middle of all of them, and those that stand there stay', () => {
  expect(by('left')).toEqual({ b: { x: 0, y: 300 }, c: { x: 0, y: 90 } })
  expect(by('right')).toEqual({ a: { x: 1000, y: 0 }, b: { x: 1040, y: 300 } })
  expect(by('top')).toEqual({ b: { x: 100, y: 0 }, c: { x: 1000, y: 0 } })
  expect(by('bottom')).toEqual({ a: { x: 0, y: 260 }, c: { x: 1000, y: 260 } })
  expect(by('middle')).toEqual({ a: { x: 500, y: 0 }, b: { x: 520, y: 300 }, c: { x: 500, y: 90 } })
  expect(by('centre')).toEqual({ a: { x: 0, y: 130 }, b: { x: 100, y: 150 }, c: { x: 1000, y: 130 } })
})

test('cards are given the same room between them, the outer ones stay', () => {
  expect(by('across')).toEqual({ b: { x: 520, y: 300 } })
  expect(by('down')).toEqual({ c: { x: 1000, y: 150 } })
  expect(alignCards(cards.slice(0, 2), 'across').size).toBe(0)
})
