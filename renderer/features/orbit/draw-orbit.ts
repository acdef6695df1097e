import type { Warmth } from '#shared/model/cadence.ts'
import { RINGS, type Ring } from '#shared/model/ring.ts'
import type { OrbitInk } from './orbit-ink.ts'
import { BANDS, EDGE, type Slice, type Spot } from './orbit-layout.ts'

/** Where the map lies in its window: `x` and `y` of its centre and how many pixels a unit has. */
export interface OrbitView {
  readonly x: number
  readonly y: number
  readonly k: number
}

export interface OrbitMark {
  readonly id: string
  readonly name: string
  readonly ring: Ring
  readonly warmth: Warmth
  readonly spot: Spot
  /** In other sectors too. */
  readonly hasMore: boolean
  readonly moved: 'warmer' | 'quieter' | 'met' | null
}

/** A seat that nobody takes: dashed, and a way to whoever might know somebody. */
export interface OrbitGhost {
  /** Of the seat; no document has it. */
  readonly id: string
  readonly spot: Spot
}

export interface OrbitSectorMark {
  readonly name: string
  readonly slice: Slice
}

export interface OrbitPicture {
  readonly sectors: readonly OrbitSectorMark[]
  readonly marks: readonly OrbitMark[]
  readonly ghosts: readonly OrbitGhost[]
  readonly ringNames: Readonly<Record<Ring, string>>
  readonly showsNames: boolean
  readonly focused: string | null
  /** Those whom the focused one is tied to. */
  readonly tied: readonly string[]
  /** Somebody who is being dragged, and to which place of the map. */
  readonly dragged: { readonly id: string; readonly x: number; readonly y: number; readonly ring: Ring | null } | null
}

export interface OrbitWindow {
  readonly width: number
  readonly height: number
  /** Pixels of the screen for one of the page. */
  readonly ratio: number
}

/** How far a mark reaches from its middle, in pixels of the window. */
export function markRadius(spot: Spot, { k }: OrbitView): number {
  return Math.min(Math.max(spot.size * k * 0.34, 2.4), 6)
}

/** Draws the whole map. The same picture gives the same pixels: nothing in it moves by itself. */
export function drawOrbit(
  pen: CanvasRenderingContext2D,
  { width, height, ratio }: OrbitWindow,
  view: OrbitView,
  picture: OrbitPicture,
  ink: OrbitInk,
): void {
  pen.setTransform(ratio, 0, 0, ratio, 0, 0)
  pen.clearRect(0, 0, width, height)
  pen.lineJoin = 'round'
  drawRings(pen, view, picture, ink)
  drawSectors(pen, view, picture, ink)
  drawTies(pen, view, picture, ink)
  const inView = picture.marks.filter(({ spot }) => isInView(toWindow(spot, view), width, height))
  for (const mark of inView) {
    if (mark.id !== picture.dragged?.id)
      drawMark(pen, mark, toWindow(mark.spot, view), markRadius(mark.spot, view), ink)
  }
  drawGhosts(pen, view, picture, ink)
  const focused = [...picture.marks, ...picture.ghosts].find(({ id }) => id === picture.focused)
  if (focused !== undefined) drawFocus(pen, focused, view, ink)
  const centre = Math.max(4, 7 * view.k)
  const me = { left: view.x - centre, right: view.x + centre, top: view.y - centre, bottom: view.y + centre }
  const taken = [me, ...drawSectorNames(pen, width, view, picture, ink), ...drawRingNames(pen, view, picture, ink)]
  if (picture.showsNames) drawNames(pen, width, view, inView, picture, ink, taken)
  drawDragged(pen, view, picture, ink)
}

export function toWindow({ x, y }: { readonly x: number; readonly y: number }, view: OrbitView) {
  return { x: view.x + x * view.k, y: view.y + y * view.k }
}

const AROUND = 40

function isInView({ x, y }: { x: number; y: number }, width: number, height: number): boolean {
  return x > -AROUND && y > -AROUND && x < width + AROUND && y < height + AROUND
}

function circle(pen: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  pen.beginPath()
  pen.arc(x, y, radius, 0, 2 * Math.PI)
}

function drawRings(pen: CanvasRenderingContext2D, view: OrbitView, { dragged }: OrbitPicture, ink: OrbitInk): void {
  pen.lineWidth = 1
  for (const ring of RINGS) {
    circle(pen, view.x, view.y, BANDS[ring].to * view.k)
    pen.strokeStyle = dragged?.ring === ring ? ink.accent : ink.line
    pen.stroke()
  }
  circle(pen, view.x, view.y, BANDS.inner.from * view.k)
  pen.strokeStyle = ink.line
  pen.stroke()
  circle(pen, view.x, view.y, Math.max(3, 6 * view.k))
  pen.fillStyle = ink.ink
  pen.fill()
}

function drawSectors(pen: CanvasRenderingContext2D, view: OrbitView, { sectors }: OrbitPicture, ink: OrbitInk): void {
  if (sectors.length < 2) return
  pen.strokeStyle = ink.line
  pen.lineWidth = 1
  for (const { slice } of sectors) {
    const from = toWindow(onEdge(BANDS.inner.from, slice.from), view)
    const to = toWindow(onEdge(EDGE + 10, slice.from), view)
    pen.beginPath()
    pen.moveTo(from.x, from.y)
    pen.lineTo(to.x, to.y)
    pen.stroke()
  }
}

/** The names of sectors around the circle, as far as there is room; the list beside the map has all of them. */
function drawSectorNames(
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

function onEdge(radius: number, angle: number) {
  return { x: radius * Math.sin(angle), y: -radius * Math.cos(angle) }
}

const FEWEST_LETTERS = 4

/** As much of a name as there is room for; null where that would say nothing. */
function fitted(pen: CanvasRenderingContext2D, name: string, room: number): string | null {
  if (pen.measureText(name).width <= room) return name
  const letters = Array.from(new Intl.Segmenter().segment(name), ({ segment }) => segment)
  while (letters.length >= FEWEST_LETTERS && pen.measureText(`${letters.join('')}…`).width > room) letters.pop()
  return letters.length < FEWEST_LETTERS ? null : `${letters.join('').trimEnd()}…`
}

function drawRingNames(
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

/** A full disc, a half one, a hollow diamond, a spark, a dash: the shapes of `WarmthMark`. */
function drawMark(
  pen: CanvasRenderingContext2D,
  { warmth, hasMore, moved }: OrbitMark,
  { x, y }: { x: number; y: number },
  radius: number,
  ink: OrbitInk,
): void {
  pen.fillStyle = ink.warmth[warmth]
  pen.strokeStyle = ink.warmth[warmth]
  pen.lineWidth = Math.max(1, radius / 4)
  SHAPES[warmth](pen, x, y, radius)
  if (radius < 3) return
  if (hasMore) {
    pen.beginPath()
    pen.moveTo(x + radius * 0.8, y - radius * 0.8)
    pen.lineTo(x + radius * 1.5, y - radius * 1.5)
    pen.stroke()
  }
  if (moved === null) return
  pen.strokeStyle = ink.soft
  pen.lineWidth = 1
  const way = moved === 'quieter' ? 1 : -1
  pen.beginPath()
  if (moved === 'met') pen.arc(x, y, radius + 3, 0, 2 * Math.PI)
  else {
    const tip = y + way * (radius + 6)
    pen.moveTo(x - 3, tip - way * 3)
    pen.lineTo(x, tip)
    pen.lineTo(x + 3, tip - way * 3)
  }
  pen.stroke()
}

type Shape = (pen: CanvasRenderingContext2D, x: number, y: number, radius: number) => void

const SHAPES: Readonly<Record<Warmth, Shape>> = {
  warm: (pen, x, y, radius) => {
    circle(pen, x, y, radius)
    pen.fill()
  },
  cooling: (pen, x, y, radius) => {
    circle(pen, x, y, radius * 0.9)
    pen.stroke()
    pen.beginPath()
    pen.arc(x, y, radius * 0.9, Math.PI / 2, (3 * Math.PI) / 2)
    pen.fill()
  },
  cold: (pen, x, y, radius) => {
    pen.beginPath()
    pen.moveTo(x, y - radius)
    pen.lineTo(x + radius, y)
    pen.lineTo(x, y + radius)
    pen.lineTo(x - radius, y)
    pen.closePath()
    pen.stroke()
  },
  new: (pen, x, y, radius) => {
    const waist = radius * 0.28
    pen.beginPath()
    for (let index = 0; index < 8; index += 1) {
      const angle = (index * Math.PI) / 4
      const reach = index % 2 === 0 ? radius * 1.15 : waist
      pen.lineTo(x + reach * Math.sin(angle), y - reach * Math.cos(angle))
    }
    pen.closePath()
    pen.fill()
  },
  none: (pen, x, y, radius) => {
    pen.beginPath()
    pen.moveTo(x - radius * 0.7, y)
    pen.lineTo(x + radius * 0.7, y)
    pen.stroke()
  },
}

function drawGhosts(pen: CanvasRenderingContext2D, view: OrbitView, { ghosts }: OrbitPicture, ink: OrbitInk): void {
  pen.strokeStyle = ink.strong
  pen.lineWidth = 1.25
  pen.setLineDash([2.5, 2.5])
  for (const { spot } of ghosts) {
    const { x, y } = toWindow(spot, view)
    circle(pen, x, y, markRadius(spot, view))
    pen.stroke()
  }
  pen.setLineDash([])
}

function drawFocus(pen: CanvasRenderingContext2D, mark: Pick<OrbitMark, 'spot'>, view: OrbitView, ink: OrbitInk): void {
  const { x, y } = toWindow(mark.spot, view)
  circle(pen, x, y, markRadius(mark.spot, view) + 5)
  pen.strokeStyle = ink.accent
  pen.lineWidth = 2
  pen.stroke()
}

function drawTies(pen: CanvasRenderingContext2D, view: OrbitView, picture: OrbitPicture, ink: OrbitInk): void {
  const focused = picture.marks.find(({ id }) => id === picture.focused)
  if (focused === undefined || picture.tied.length === 0) return
  const tied = new Set(picture.tied)
  const from = toWindow(focused.spot, view)
  pen.strokeStyle = ink.strong
  pen.lineWidth = 1
  for (const mark of picture.marks) {
    if (!tied.has(mark.id)) continue
    const to = toWindow(mark.spot, view)
    pen.beginPath()
    pen.moveTo(from.x, from.y)
    // Bent towards the middle, so that lines along a ring do not run through those who stand there.
    pen.quadraticCurveTo((from.x + to.x + view.x) / 3, (from.y + to.y + view.y) / 3, to.x, to.y)
    pen.stroke()
  }
}

interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

const NAME_HEIGHT = 14
const MAX_NAMES = 260

/** Names beside their marks: of the focused one and those tied to them first, then from the inside out; none over another. */
function drawNames(
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

/** Boxes that are taken, by the squares of a grid that they touch. */
export class TakenBoxes {
  readonly #squares = new Map<string, Box[]>()

  add(box: Box): void {
    for (const square of squaresOf(box)) {
      const boxes = this.#squares.get(square)
      if (boxes === undefined) this.#squares.set(square, [box])
      else boxes.push(box)
    }
  }

  isFree(box: Box): boolean {
    return squaresOf(box).every((square) =>
      (this.#squares.get(square) ?? []).every(
        (other) =>
          other.right <= box.left || other.left >= box.right || other.bottom <= box.top || other.top >= box.bottom,
      ),
    )
  }
}

const SQUARE = 64

function squaresOf({ left, top, right, bottom }: Box): string[] {
  const squares: string[] = []
  for (let x = Math.floor(left / SQUARE); x <= Math.floor(right / SQUARE); x += 1) {
    for (let y = Math.floor(top / SQUARE); y <= Math.floor(bottom / SQUARE); y += 1) squares.push(`${x} ${y}`)
  }
  return squares
}

function drawDragged(
  pen: CanvasRenderingContext2D,
  view: OrbitView,
  { dragged, marks, ringNames }: OrbitPicture,
  ink: OrbitInk,
): void {
  if (dragged === null) return
  const mark = marks.find(({ id }) => id === dragged.id)
  if (mark === undefined) return
  const at = toWindow(dragged, view)
  drawMark(pen, mark, at, 8, ink)
  if (dragged.ring === null) return
  pen.font = `600 12px ${ink.font}`
  pen.textAlign = 'left'
  pen.textBaseline = 'middle'
  const text = ringNames[dragged.ring]
  const width = pen.measureText(text).width
  pen.fillStyle = ink.paper
  pen.fillRect(at.x + 12, at.y - 9, width + 8, 18)
  pen.fillStyle = ink.accent
  pen.fillText(text, at.x + 16, at.y)
}
