import { MAX_REACH, type CanvasKind, type Spot } from './canvas.ts'

export interface Size {
  readonly width: number
  readonly height: number
}

export interface Rect extends Spot, Size {}

/** Cards of a kind have one size: so is known what lies in an area, and where there is room, without drawing them. */
export const CARD_SIZES: Readonly<Record<CanvasKind | 'note', Size>> = {
  goal: { width: 240, height: 100 },
  archetype: { width: 240, height: 120 },
  reframe: { width: 240, height: 100 },
  person: { width: 200, height: 60 },
  note: { width: 200, height: 120 },
}

/** Everything snaps to it. */
export const GRID = 20
const BETWEEN = 40
const COLUMN = CARD_SIZES.archetype.width + 2 * BETWEEN

/** A goal with what serves it, for those that have no place yet. */
export interface Block {
  /** null: what serves no goal, or a goal that has its place. */
  readonly head: Sized | null
  readonly under: readonly Sized[]
}

interface Sized extends Size {
  readonly id: string
}

/**
 * Places for what was never given one: each goal with what serves it on its right, the goals side by side, below all that has a
 * place. The same on every device, and nothing of it is stored.
 * @param taken all that has a place
 */
export function placesOfBlocks(blocks: readonly Block[], taken: readonly Rect[]): Map<string, Spot> {
  const places = new Map<string, Spot>()
  const around = boundsOf(taken)
  let left = around === null ? 0 : onGrid(around.x)
  const top = around === null ? 0 : onGrid(around.y + around.height + 2 * BETWEEN)
  for (const { head, under } of blocks) {
    if (head !== null) {
      places.set(head.id, { x: within(left), y: within(top) })
      left += COLUMN
    }
    let y = top
    for (const { id, height } of under) {
      places.set(id, { x: within(left), y: within(y) })
      y += onGrid(height + BETWEEN)
    }
    if (under.length > 0) left += COLUMN
  }
  return places
}

/**
 * Free places, one for each size, in rows from the upper left corner of `area` on; without one below all that is taken.
 * Further down than the area reaches where it is full.
 */
export function freePlaces(sizes: readonly Size[], area: Rect | null, taken: readonly Rect[]): Spot[] {
  const around = boundsOf(taken)
  const [left, top] =
    area !== null
      ? [area.x + GRID, area.y + BETWEEN]
      : around === null
        ? [0, 0]
        : [around.x, around.y + around.height + BETWEEN]
  const right = area === null ? left + 4 * COLUMN : area.x + area.width - GRID
  const used = [...taken]
  const found: Spot[] = []
  let [x, y] = [left, top]
  for (const size of sizes) {
    // Each turn goes on by at least a step of the grid, and below all that is taken there is room.
    for (;;) {
      if (x > left && x + size.width > right) [x, y] = [left, y + GRID]
      const here = { x, y, ...size }
      const hit = used.find((one) => overlaps(one, here, GRID / 2))
      if (hit === undefined) break
      x = Math.max(x + GRID, onGrid(hit.x + hit.width + GRID))
    }
    const place = { x: within(x), y: within(y) }
    used.push({ ...place, ...size })
    found.push(place)
    x += size.width + GRID
  }
  return found
}

/** Whether the middle of `inner` lies in `outer`: what belongs to an area follows from where it stands. */
export function isInside(inner: Rect, outer: Rect): boolean {
  const [x, y] = [inner.x + inner.width / 2, inner.y + inner.height / 2]
  return x >= outer.x && x <= outer.x + outer.width && y >= outer.y && y <= outer.y + outer.height
}

/** The smallest rectangle around all; null around nothing. */
export function boundsOf(rects: readonly Rect[]): Rect | null {
  if (rects.length === 0) return null
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { x, y, width, height } of rects) {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x + width)
    bottom = Math.max(bottom, y + height)
  }
  return { x: left, y: top, width: right - left, height: bottom - top }
}

/** The nearest whole place that a card may have. */
export function within(value: number): number {
  return Number.isFinite(value) ? Math.round(Math.min(Math.max(value, -MAX_REACH), MAX_REACH)) + 0 : 0
}

export function onGrid(value: number): number {
  return Math.ceil(value / GRID) * GRID
}

function overlaps(a: Rect, b: Rect, margin: number): boolean {
  return (
    a.x < b.x + b.width + margin &&
    b.x < a.x + a.width + margin &&
    a.y < b.y + b.height + margin &&
    b.y < a.y + a.height + margin
  )
}
