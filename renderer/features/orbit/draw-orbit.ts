import { RINGS } from '#shared/model/ring.ts'
import type { OrbitInk } from './orbit-ink.ts'
import { BANDS, EDGE, type Spot } from './orbit-layout.ts'
import { circle, drawMark } from './orbit-marks.ts'
import { drawNames, drawRingNames, drawSectorNames } from './orbit-names.ts'
import {
  AROUND,
  markRadius,
  onEdge,
  toWindow,
  type OrbitMark,
  type OrbitPicture,
  type OrbitView,
  type OrbitWindow,
} from './orbit-picture.ts'
import type { Box } from './taken-boxes.ts'

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
  // Below the marks: no name of a ring hides who stands there.
  const ringNames = drawRingNames(pen, view, picture, ink)
  drawTies(pen, view, picture, ink)
  const inView: OrbitMark[] = []
  for (const mark of picture.marks) {
    const at = toWindow(mark.spot, view)
    if (!isInView(at, width, height)) continue
    inView.push(mark)
    if (mark.id !== picture.dragged?.id) drawMark(pen, mark, at, markRadius(mark.spot, view), ink)
  }
  drawGhosts(pen, view, picture, ink)
  const isFocused = ({ id }: { readonly id: string }) => id === picture.focused
  const focused =
    picture.focused === null ? undefined : (picture.marks.find(isFocused) ?? picture.ghosts.find(isFocused))
  if (focused !== undefined) drawFocus(pen, focused, view, ink)
  const centre = Math.max(4, 7 * view.k)
  const me = { left: view.x - centre, right: view.x + centre, top: view.y - centre, bottom: view.y + centre }
  const seats = picture.ghosts.map(({ spot }) => boxAround(spot, view))
  const taken = [me, ...seats, ...drawSectorNames(pen, width, view, picture, ink), ...ringNames]
  if (picture.showsNames) drawNames(pen, { width, height }, view, inView, picture, ink, taken)
  drawDragged(pen, view, picture, ink)
}

function boxAround(spot: Spot, view: OrbitView): Box {
  const { x, y } = toWindow(spot, view)
  const radius = markRadius(spot, view)
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius }
}

function isInView({ x, y }: { x: number; y: number }, width: number, height: number): boolean {
  return x > -AROUND && y > -AROUND && x < width + AROUND && y < height + AROUND
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
