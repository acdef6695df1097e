import type { Rect } from '#shared/model/canvas-places.ts'

export type Direction = 'left' | 'right' | 'up' | 'down'

/** Something with a place, by its id. */
export interface Standing extends Rect {
  readonly id: string
}

export const DIRECTION_KEYS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}

/**
 * Where an arrow leads: to the nearest one on that side, and rather to one straight ahead than to one aside. Of equal ones to
 * the smaller id. Null where there is none.
 */
export function nextInDirection(from: Standing, all: readonly Standing[], direction: Direction): Standing | null {
  let best: Standing | null = null
  let least = Infinity
  for (const one of all) {
    if (one.id === from.id) continue
    const { ahead, aside } = distance(from, one, direction)
    // What stands more aside than ahead is on another side.
    if (ahead <= 0 || aside > 2 * ahead) continue
    const cost = ahead + 2 * aside
    if (cost < least || (cost === least && best !== null && one.id < best.id)) [best, least] = [one, cost]
  }
  return best
}

/** The nearest one, and on which side of it something stands: for words instead of pixels. */
export function neighbourOf(of: Standing, all: readonly Standing[]): { next: Standing; side: Direction } | null {
  let found: { next: Standing; side: Direction } | null = null
  let least = Infinity
  for (const one of all) {
    if (one.id === of.id) continue
    const [dx, dy] = [middle(of).x - middle(one).x, middle(of).y - middle(one).y]
    const far = Math.hypot(dx, dy)
    if (far >= least) continue
    const side = Math.abs(dx) > Math.abs(dy) ? (dx > 0 ? 'right' : 'left') : dy > 0 ? 'down' : 'up'
    ;[found, least] = [{ next: one, side }, far]
  }
  return found
}

function distance(from: Rect, to: Rect, direction: Direction): { ahead: number; aside: number } {
  const [dx, dy] = [middle(to).x - middle(from).x, middle(to).y - middle(from).y]
  if (direction === 'left' || direction === 'right') {
    return { ahead: direction === 'right' ? dx : -dx, aside: Math.abs(dy) }
  }
  return { ahead: direction === 'down' ? dy : -dy, aside: Math.abs(dx) }
}

function middle({ x, y, width, height }: Rect): { x: number; y: number } {
  return { x: x + width / 2, y: y + height / 2 }
}
