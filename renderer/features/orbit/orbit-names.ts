import { RINGS } from '#shared/model/ring.ts'
import type { OrbitInk } from './orbit-ink.ts'
import { BANDS, EDGE } from './orbit-layout.ts'
import { markRadius, onEdge, toWindow, type OrbitMark, type OrbitPicture, type OrbitView } from './orbit-picture.ts'
import { TakenBoxes, type Box } from './taken-boxes.ts'

const NAME_HEIGHT = 14

/** The names of sectors around the circle, as far as there is room; the list beside the map has all of them. */
export function drawSectorNames(
  pen: CanvasRenderingContext2D,
  width: number,
  view: OrbitView,
  { sectors }: OrbitPicture,
  ink: OrbitInk,
): readonly Box[] {
  if (sectors.length < 2) return []
  pen.font = `600 12px ${ink.font}`
  pen.fillStyle = ink.soft
  pen.textBaseline = 'middle'
  const taken: Box[] = []
  for (const { name, slice } of sectors) {
    const middle = (slice.from + slice.to) / 2
    const at = toWindow(onEdge(EDGE, middle), view)
    const side = Math.sin(middle)
    const x = at.x + 14 * side
    const y = at.y - (Math.cos(middle) > 0 ? 14 : 26) * Math.cos(middle)
    const isAbove = Math.abs(side) < 0.25
    // Words beside the circle have the room to the edge of the window, those above and below what their sector has.
    const room = isAbove ? (slice.to - slice.from) * (EDGE + 24) * view.k : side > 0 ? width - x : x
    const text = fitted(pen, name, room - 8)
    if (text === null) continue
    const size = pen.measureText(text).width
    const left = isAbove ? x - size / 2 : side > 0 ? x : x - size
    const box = { left, right: left + size, top: y - NAME_HEIGHT / 2, bottom: y + NAME_HEIGHT / 2 }
    pen.textAlign = 'left'
    pen.fillText(text, left, y)
    taken.push(box)
  }
  return taken
}

export function drawRingNames(
  pen: CanvasRenderingContext2D,
  view: OrbitView,
  picture: OrbitPicture,
  ink: OrbitInk,
): readonly Box[] {
  pen.font = `11px ${ink.font}`
  pen.textAlign = 'center'
  pen.textBaseline = 'middle'
  return RINGS.map((ring) => {
    const x = view.x
    const y = view.y + BANDS[ring].to * view.k
    const half = pen.measureText(picture.ringNames[ring]).width / 2 + 4
    const box = { left: x - half, right: x + half, top: y - 7, bottom: y + 7 }
    pen.fillStyle = ink.paper
    pen.fillRect(box.left, box.top, 2 * half, 14)
    pen.fillStyle = ink.soft
    pen.fillText(picture.ringNames[ring], x, y)
    return box
  })
}

const MAX_NAMES = 260

/** Names beside their marks: of the focused one and those tied to them first, then from the inside out; none over another. */
export function drawNames(
  pen: CanvasRenderingContext2D,
  windowWidth: number,
  view: OrbitView,
  marks: readonly OrbitMark[],
  picture: OrbitPicture,
  ink: OrbitInk,
  reserved: readonly Box[],
): void {
  const tied = new Set(picture.tied)
  const rank = ({ id, ring }: OrbitMark) => (id === picture.focused ? -2 : tied.has(id) ? -1 : RINGS.indexOf(ring))
  pen.font = `12px ${ink.font}`
  pen.textAlign = 'left'
  pen.textBaseline = 'middle'
  pen.fillStyle = ink.ink
  const taken = new TakenBoxes()
  for (const box of reserved) taken.add(box)
  for (const mark of marks) {
    const { x, y } = toWindow(mark.spot, view)
    const radius = markRadius(mark.spot, view)
    taken.add({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius })
  }
  let drawn = 0
  for (const mark of marks.toSorted((a, b) => rank(a) - rank(b))) {
    if (drawn >= MAX_NAMES) return
    // Where marks are so small that they stand close, a name would cover its neighbours.
    if (mark.spot.size * view.k < 6 && rank(mark) >= 0) continue
    const { x, y } = toWindow(mark.spot, view)
    const gap = markRadius(mark.spot, view) + 4
    const width = widthOf(pen, mark.name)
    const boxes: Box[] = [x + gap, x - gap - width].map((left) => ({
      left,
      right: left + width,
      top: y - NAME_HEIGHT / 2,
      bottom: y + NAME_HEIGHT / 2,
    }))
    const isWhole = ({ left, right }: Box) => left >= 0 && right <= windowWidth
    const free =
      boxes.find((box) => isWhole(box) && taken.isFree(box)) ?? (mark.id === picture.focused ? boxes[0] : undefined)
    if (free === undefined) continue
    taken.add(free)
    pen.fillText(mark.name, free.left, y)
    drawn += 1
  }
}

const widths = new Map<string, number>()
const MAX_WIDTHS = 20_000

function widthOf(pen: CanvasRenderingContext2D, name: string): number {
  const key = `${pen.font} ${name}`
  const known = widths.get(key)
  if (known !== undefined) return known
  if (widths.size > MAX_WIDTHS) widths.clear()
  const { width } = pen.measureText(name)
  widths.set(key, width)
  return width
}

const FEWEST_LETTERS = 4

/** As much of a name as there is room for; null where that would say nothing. */
function fitted(pen: CanvasRenderingContext2D, name: string, room: number): string | null {
  if (pen.measureText(name).width <= room) return name
  const letters = Array.from(new Intl.Segmenter().segment(name), ({ segment }) => segment)
  while (letters.length >= FEWEST_LETTERS && pen.measureText(`${letters.join('')}…`).width > room) letters.pop()
  return letters.length < FEWEST_LETTERS ? null : `${letters.join('').trimEnd()}…`
}
