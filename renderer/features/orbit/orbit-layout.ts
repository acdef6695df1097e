import type { Ring } from '#shared/model/ring.ts'

/** What the layout has to know of somebody: nothing that another device might know differently. */
export interface OrbitPerson {
  readonly id: string
  readonly ring: Ring
  /** The index of their sector; null in the one of all others. */
  readonly sector: number | null
}

/** A place on the map, in units of it: the centre is you, y grows downwards. `size` is how much room the place has. */
export interface Spot {
  readonly x: number
  readonly y: number
  readonly size: number
}

/** From where to where a sector reaches, in radians, clockwise from the top. */
export interface Slice {
  readonly from: number
  readonly to: number
}

/** The inner and the outer edge of each ring, in units of the map. */
export const BANDS: Readonly<Record<Ring, { readonly from: number; readonly to: number }>> = {
  inner: { from: 46, to: 112 },
  close: { from: 112, to: 196 },
  active: { from: 196, to: 312 },
  wider: { from: 312, to: 470 },
}

/** How far out the map reaches. */
export const EDGE = BANDS.wider.to

const CIRCLE = 2 * Math.PI
/** What stays free on each side of the border of two sectors, in units of the map. */
const MARGIN = 8
/** The share of the circle that those have who are in no sector. */
const OTHERS = 1 / 3

/**
 * The sectors in their order, the last for all others. How wide they are depends on how many there are and on nothing else:
 * who comes or goes moves no border.
 */
export function slices(sectors: number): readonly Slice[] {
  if (sectors === 0) return [{ from: 0, to: CIRCLE }]
  const width = (CIRCLE * (1 - OTHERS)) / sectors
  const named = Array.from({ length: sectors }, (_, index) => ({ from: index * width, to: (index + 1) * width }))
  return [...named, { from: sectors * width, to: CIRCLE }]
}

/**
 * A place for everybody, from their id, ring and sector alone: the same on every device, in whatever order people came. Who
 * is added moves, at most, those of the same ring and sector, each to a place beside their own.
 *
 * Each ring of a sector is a row of squares, and through the places of each runs a Hilbert curve. An id says where on the
 * curve somebody stands; who finds the place taken stands on the next one. Where places become few each is divided into
 * four, and everybody stays about where they were.
 */
export function orbitLayout(people: readonly OrbitPerson[], sectors: number): ReadonlyMap<string, Spot> {
  const cells = Map.groupBy(people, ({ ring, sector }) => `${ring} ${sector ?? sectors}`)
  const all = slices(sectors)
  const spots = new Map<string, Spot>()
  for (const inCell of cells.values()) {
    const [first] = inCell
    if (first === undefined) continue
    const slice = all[first.sector ?? sectors]
    if (slice === undefined) continue
    const cell = new Cell(BANDS[first.ring], slice, inCell.length)
    const standing = inCell
      .map(({ id }) => ({ id, at: fractionOf(id) }))
      .toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
    for (const [index, place] of placesOf(standing, cell.places).entries()) {
      const who = standing[index]
      if (who !== undefined) spots.set(who.id, cell.spot(place))
    }
  }
  return spots
}

/**
 * Which of `places` each takes, none twice, in order: the one that their fraction says, or the next that is free.
 * @param standing in order of `at`, no more than there are places
 */
function placesOf(standing: readonly { at: number }[], places: number): number[] {
  let next = 0
  const taken = standing.map(({ at }) => {
    const place = Math.max(next, Math.min(Math.floor(at * places), places - 1))
    next = place + 1
    return place
  })
  // Who was pushed over the end pushes back those before them.
  let last = places
  for (let index = taken.length - 1; index >= 0; index -= 1) {
    last = Math.min(taken[index] ?? 0, last - 1)
    taken[index] = last
  }
  return taken
}

/** One ring of one sector. */
class Cell {
  readonly #band: { from: number; to: number }
  readonly #from: number
  readonly #angle: number
  readonly #squares: number
  /** Places along one side of a square: a power of two. */
  readonly #side: number
  readonly places: number

  constructor(band: { from: number; to: number }, slice: Slice, people: number) {
    this.#band = band
    const middle = (band.from + band.to) / 2
    const width = slice.to - slice.from
    // A whole circle has no border that wants a margin.
    const margin = width >= CIRCLE ? 0 : Math.min(MARGIN / middle, width / 4)
    this.#from = slice.from + margin
    this.#angle = width - 2 * margin
    const depth = band.to - band.from
    this.#squares = Math.max(1, Math.round((this.#angle * middle) / depth))
    let side = 1
    // Half of the places stay free, so that somebody new seldom pushes anybody.
    while (this.#squares * side * side < (people === 1 ? 1 : 2 * people)) side *= 2
    this.#side = side
    this.places = this.#squares * side * side
  }

  spot(place: number): Spot {
    const side = this.#side
    const square = Math.floor(place / (side * side))
    const { x, y } = onHilbertCurve(place % (side * side), side)
    const depth = this.#band.to - this.#band.from
    const along = (square + (x + 0.5) / side) / this.#squares
    const radius = this.#band.from + (depth * (y + 0.5)) / side
    const angle = this.#from + this.#angle * along
    const arc = (this.#angle * radius) / (this.#squares * side)
    return { x: radius * Math.sin(angle), y: -radius * Math.cos(angle), size: Math.min(arc, depth / side) }
  }
}

/**
 * The place at `distance` along a Hilbert curve through a square, which it enters at one end of a side and leaves at the
 * other (D. Hilbert, Über die stetige Abbildung einer Linie auf ein Flächenstück, 1891).
 * @param side a power of two
 */
export function onHilbertCurve(distance: number, side: number): { x: number; y: number } {
  let x = 0
  let y = 0
  let rest = distance
  for (let size = 1; size < side; size *= 2) {
    const right = 1 & (rest >> 1)
    const up = 1 & (rest ^ right)
    if (up === 0) {
      if (right === 1) {
        x = size - 1 - x
        y = size - 1 - y
      }
      const swapped = x
      x = y
      y = swapped
    }
    x += size * right
    y += size * up
    rest >>= 2
  }
  return { x, y }
}

/** Where on the curve an id stands, 0 to 1: FNV-1a over its characters, its bits mixed as MurmurHash3 ends. */
function fractionOf(id: string): number {
  let hash = 0x81_1c_9d_c5
  for (let index = 0; index < id.length; index += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(index), 0x01_00_01_93)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85_eb_ca_6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2_b2_ae_35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}

/** The ring that somebody is in who stands at a place of the map; null in the middle and outside of all rings. */
export function ringAt({ x, y }: { readonly x: number; readonly y: number }): Ring | null {
  const radius = Math.hypot(x, y)
  for (const [ring, { from, to }] of Object.entries(BANDS)) {
    if (radius >= from && radius < to) return ring as Ring
  }
  return null
}
