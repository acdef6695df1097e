import { boundsOf, within } from '#shared/model/canvas-places.ts'
import type { Spot } from '#shared/model/canvas.ts'
import type { Standing } from './canvas-directions.ts'

export const ALIGNMENTS = ['left', 'middle', 'right', 'top', 'centre', 'bottom', 'across', 'down'] as const
/** Along an edge, or along the middle, of all of them; `across` and `down` give them the same room between. */
export type Alignment = (typeof ALIGNMENTS)[number]

/** New places for those that have to move. */
export function alignCards(cards: readonly Standing[], alignment: Alignment): Map<string, Spot> {
  const around = boundsOf(cards)
  if (around === null) return new Map()
  if (alignment === 'across' || alignment === 'down') return spaced(cards, alignment)
  const place = (card: Standing): Spot => {
    const { x, y, width, height } = card
    switch (alignment) {
      case 'left':
        return { x: around.x, y }
      case 'middle':
        return { x: around.x + (around.width - width) / 2, y }
      case 'right':
        return { x: around.x + around.width - width, y }
      case 'top':
        return { x, y: around.y }
      case 'centre':
        return { x, y: around.y + (around.height - height) / 2 }
      case 'bottom':
        return { x, y: around.y + around.height - height }
    }
  }
  return moved(cards, place)
}

function spaced(cards: readonly Standing[], alignment: 'across' | 'down'): Map<string, Spot> {
  const [at, size] = alignment === 'across' ? (['x', 'width'] as const) : (['y', 'height'] as const)
  const sorted = cards.toSorted((a, b) => a[at] - b[at] || (a.id < b.id ? -1 : 1))
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (first === undefined || last === undefined || sorted.length < 3) return new Map()
  const taken = sorted.reduce((sum, card) => sum + card[size], 0)
  const room = (last[at] + last[size] - first[at] - taken) / (sorted.length - 1)
  const places = new Map<string, number>()
  let next = first[at]
  for (const card of sorted) {
    places.set(card.id, next)
    next += card[size] + room
  }
  return moved(cards, (card) => ({ x: card.x, y: card.y, [at]: places.get(card.id) ?? card[at] }))
}

function moved(cards: readonly Standing[], place: (card: Standing) => Spot): Map<string, Spot> {
  return new Map(
    cards.flatMap((card) => {
      const { x, y } = place(card)
      const spot = { x: within(x), y: within(y) }
      return spot.x === card.x && spot.y === card.y ? [] : [[card.id, spot] as const]
    }),
  )
}
