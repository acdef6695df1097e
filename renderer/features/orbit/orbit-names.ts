import { RINGS } from '#shared/model/ring.ts'
import type { OrbitInk } from './orbit-ink.ts'
import { BANDS, EDGE } from './orbit-layout.ts'
import {
  AROUND,
  markRadius,
  onEdge,
  toWindow,
  type OrbitMark,
  type OrbitPicture,
  type OrbitView,
} from './orbit-picture.ts'
import { areOver, TakenBoxes, type Box } from './taken-boxes.ts'

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
  const widths = widthsIn(pen.font)
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
    const lines = linesOf(pen, name, room - 8, widths)
    if (lines === null) continue
    const sizes = lines.map((line) => widthOf(pen, line, widths))
    const size = Math.max(...sizes)
    const left = isAbove ? x - size / 2 : side > 0 ? x : x - size
    // Away from the circle: upwards above it, downwards below.
    const top = y - NAME_HEIGHT / 2 - ((lines.length - 1) * NAME_HEIGHT * (1 + Math.cos(middle))) / 2
    const box = { left, right: left + size, top, bottom: top + lines.length * NAME_HEIGHT }
    if (taken.some((other) => areOver(box, other))) continue
    pen.textAlign = 'left'
    for (const [at, line] of lines.entries()) {
      const free = size - (sizes[at] ?? size)
      pen.fillText(line, left + (isAbove ? free / 2 : side > 0 ? 0 : free), top + (at + 0.5) * NAME_HEIGHT)
    }
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
  const widths = widthsIn(pen.font)
  return RINGS.map((ring) => {
    const x = view.x
    const y = view.y + BANDS[ring].to * view.k
    const half = widthOf(pen, picture.ringNames[ring], widths) / 2 + 4
    const box = { left: x - half, right: x + half, top: y - 7, bottom: y + 7 }
    pen.fillStyle = ink.paper
    pen.fillRect(box.left, box.top, 2 * half, 14)
    pen.fillStyle = ink.soft
    pen.fillText(picture.ringNames[ring], x, y)
    return box
  })
}

const MAX_NAMES = 260
/** Where marks are so small that they stand close, a name would cover its neighbours. */
const MIN_SIZE = 6

/** Names beside their marks: of the focused one and those tied to them first, then from the inside out; none over another. */
export function drawNames(
  pen: CanvasRenderingContext2D,
  size: { readonly width: number; readonly height: number },
  view: OrbitView,
  marks: readonly OrbitMark[],
  picture: OrbitPicture,
  ink: OrbitInk,
  reserved: readonly Box[],
): void {
  const named = marksWithNames(marks, view, picture)
  if (named.length === 0) return
  pen.font = `12px ${ink.font}`
  pen.textAlign = 'left'
  pen.textBaseline = 'middle'
  pen.fillStyle = ink.ink
  const widths = widthsIn(pen.font)
  const taken = new TakenBoxes(size, AROUND)
  for (const box of reserved) taken.add(box)
  for (const { spot } of marks) {
    const { x, y } = toWindow(spot, view)
    const radius = markRadius(spot, view)
    taken.take(x - radius, y - radius, x + radius, y + radius)
  }
  let drawn = 0
  for (const { id, name, spot } of named) {
    if (drawn >= MAX_NAMES) return
    const { x, y } = toWindow(spot, view)
    const gap = markRadius(spot, view) + 4
    const width = widthOf(pen, name, widths)
    const boxBeside = (left: number): Box => ({
      left,
      right: left + width,
      top: y - NAME_HEIGHT / 2,
      bottom: y + NAME_HEIGHT / 2,
    })
    const isFree = (box: Box) => box.left >= 0 && box.right <= size.width && taken.isFree(box)
    const after = boxBeside(x + gap)
    const free = isFree(after) ? after : boxBeside(x - gap - width)
    const box = free === after || isFree(free) ? free : id === picture.focused ? after : null
    if (box === null) continue
    taken.add(box)
    pen.fillText(name, box.left, y)
    drawn += 1
  }
}

/** The marks that a name may stand beside, those first that are to have theirs before others. */
function marksWithNames(
  marks: readonly OrbitMark[],
  { k }: OrbitView,
  { focused, tied }: OrbitPicture,
): readonly OrbitMark[] {
  const near = new Set(tied)
  const ranks: OrbitMark[][] = Array.from({ length: RINGS.length + 2 }, () => [])
  for (const mark of marks) {
    if (mark.id === focused) ranks[0]?.push(mark)
    else if (near.has(mark.id)) ranks[1]?.push(mark)
    else if (mark.spot.size * k >= MIN_SIZE) ranks[2 + RINGS.indexOf(mark.ring)]?.push(mark)
  }
  return ranks.flat()
}

/** How wide names are, by the typeface that they are drawn in. */
const widthsByFont = new Map<string, Map<string, number>>()
const MAX_FONTS = 4
const MAX_WIDTHS = 20_000

/** Words are measured anew: the typeface that they are drawn in has come. */
export function forgetWidths(): void {
  widthsByFont.clear()
}

function widthsIn(font: string): Map<string, number> {
  const known = widthsByFont.get(font)
  if (known !== undefined) return known
  if (widthsByFont.size >= MAX_FONTS) widthsByFont.clear()
  const made = new Map<string, number>()
  widthsByFont.set(font, made)
  return made
}

function widthOf(pen: CanvasRenderingContext2D, text: string, widths: Map<string, number>): number {
  const known = widths.get(text)
  if (known !== undefined) return known
  if (widths.size >= MAX_WIDTHS) widths.clear()
  const { width } = pen.measureText(text)
  widths.set(text, width)
  return width
}

const MIN_LETTERS = 4

const MAX_LINES = 3

/** A name in as few lines as it needs, broken between words; null where there is no room for any of it. */
function linesOf(
  pen: CanvasRenderingContext2D,
  name: string,
  room: number,
  widths: Map<string, number>,
): readonly string[] | null {
  if (widthOf(pen, name, widths) <= room) return [name]
  const words = name.split(' ')
  const lines: string[] = []
  while (words.length > 0) {
    let line = words.shift() ?? ''
    while (words[0] !== undefined && widthOf(pen, `${line} ${words[0]}`, widths) <= room) line += ` ${words.shift()}`
    const isLast = lines.length === MAX_LINES - 1
    const text = fitted(pen, isLast ? [line, ...words].join(' ') : line, room, widths)
    if (text === null) return lines.length === 0 ? null : lines
    lines.push(text)
    if (isLast) break
  }
  return lines
}

const lettersByName = new Map<string, readonly string[]>()

function lettersOf(name: string): readonly string[] {
  let letters = lettersByName.get(name)
  if (letters === undefined) {
    letters = Array.from(new Intl.Segmenter().segment(name), ({ segment }) => segment)
    if (lettersByName.size >= MAX_WIDTHS) lettersByName.clear()
    lettersByName.set(name, letters)
  }
  return letters
}

/** As much of a name as there is room for; null where that would say nothing. */
function fitted(pen: CanvasRenderingContext2D, name: string, room: number, widths: Map<string, number>): string | null {
  if (widthOf(pen, name, widths) <= room) return name
  const letters = [...lettersOf(name)]
  while (letters.length >= MIN_LETTERS && widthOf(pen, `${letters.join('')}…`, widths) > room) letters.pop()
  return letters.length < MIN_LETTERS ? null : `${letters.join('').trimEnd()}…`
}
