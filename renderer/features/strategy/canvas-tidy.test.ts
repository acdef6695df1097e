import { expect, test } from 'vitest'
import { isInside } from '#shared/model/canvas-places.ts'
import type { Standing } from './canvas-directions.ts'
import { tidyCanvas } from './canvas-tidy.ts'

const card = (id: string, x = 0, y = 0): Standing => ({ id, x, y, width: 240, height: 100 })
const link = (from: string, to: string) => ({ from, to })

test('what is served stands above, no two in one place, and the same picture whatever came first', () => {
  const cards = ['goal', 'cfo', 'chair', 'ana', 'note'].map((id) => card(id))
  const links = [link('cfo', 'goal'), link('chair', 'goal'), link('ana', 'cfo')]
  const tidied = tidyCanvas({ cards, areas: [], links })
  const backwards = tidyCanvas({ cards: cards.toReversed(), areas: [], links: links.toReversed() })
  expect(Object.fromEntries(backwards)).toEqual(Object.fromEntries(tidied))
  const y = (id: string) => tidied.get(id)?.y ?? 0
  expect(y('goal') < y('cfo') && y('cfo') < y('ana')).toBe(true)
  expect(y('cfo')).toBe(y('chair'))
  const rects = cards.map(({ id, ...rest }) => ({ ...rest, id, ...(tidied.get(id) ?? { x: 0, y: 0 }) }))
  expect(rects.flatMap((one, at) => rects.slice(at + 1).filter((other) => isInside(one, other)))).toEqual([])
})

test('an area goes with what lies in it, also with the areas in it', () => {
  const areas = [
    { id: 'a', x: 0, y: 0, width: 800, height: 600 },
    { id: 'inner', x: 20, y: 20, width: 300, height: 200 },
  ]
  const cards = [card('in', 40, 60), card('out', 2000, 40), card('other', 2010, 50)]
  const tidied = tidyCanvas({ cards, areas, links: [link('in', 'out'), link('out', 'in')] })
  const [area, inner, inside] = ['a', 'inner', 'in'].map((id) => tidied.get(id) ?? { x: NaN, y: NaN })
  expect([Number(inner?.x) - Number(area?.x), Number(inner?.y) - Number(area?.y)]).toEqual([20, 20])
  expect([Number(inside?.x) - Number(area?.x), Number(inside?.y) - Number(area?.y)]).toEqual([40, 60])
})

test('cycles and links to what is not there are no trouble', () => {
  const cards = ['a', 'b', 'c'].map((id) => card(id))
  const tidied = tidyCanvas({
    cards,
    areas: [],
    links: [link('a', 'b'), link('b', 'c'), link('c', 'a'), link('a', 'x')],
  })
  expect([...tidied.values()].every(({ x, y }) => Number.isInteger(x) && Number.isInteger(y))).toBe(true)
})

test('areas that lie in each other, or are the same, are each laid out once, with what lies in them', () => {
  const same = { x: 0, y: 0, width: 600, height: 400 }
  const areas = [
    { id: 'one', ...same },
    { id: 'other', ...same },
    // Its middle lies in both, and theirs in it.
    { id: 'third', x: 100, y: 50, width: 400, height: 300 },
  ]
  const tidied = tidyCanvas({ cards: [card('in', 200, 160)], areas, links: [] })
  expect([...tidied.keys()].toSorted()).toEqual(['in', 'one', 'other', 'third'])
  expect([...tidied.values()].every(({ x, y }) => Number.isInteger(x) && Number.isInteger(y))).toBe(true)
  const reversed = tidyCanvas({ cards: [card('in', 200, 160)], areas: areas.toReversed(), links: [] })
  expect(reversed).toEqual(tidied)
})
