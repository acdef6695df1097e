import type { StrategyCanvas } from '#shared/contract/canvas-contract.ts'
import { CARD_SIZES } from '#shared/model/canvas-places.ts'
import type { Standing } from './canvas-directions.ts'

/** All that stands on the canvas, areas last. */
export function standingsOf({ cards, notes, areas }: StrategyCanvas): (Standing & { isArea: boolean })[] {
  return [
    ...cards.map(({ id, kind, x, y }) => ({ id, x, y, ...CARD_SIZES[kind], isArea: false })),
    ...notes.map(({ id, x, y }) => ({ id, x, y, ...CARD_SIZES.note, isArea: false })),
    ...areas.map(({ id, x, y, width, height }) => ({ id, x, y, width, height, isArea: true })),
  ]
}
