import type { Warmth } from '#shared/model/cadence.ts'
import type { Ring } from '#shared/model/ring.ts'
import type { Slice, Spot } from './orbit-layout.ts'

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

/** What lies further outside the window than this is not drawn. */
export const AROUND = 40

/** How far a mark reaches from its middle, in pixels of the window. */
export function markRadius(spot: Spot, { k }: OrbitView): number {
  return Math.min(Math.max(spot.size * k * 0.34, 2.4), 6)
}

export function toWindow({ x, y }: { readonly x: number; readonly y: number }, view: OrbitView) {
  return { x: view.x + x * view.k, y: view.y + y * view.k }
}

export function onEdge(radius: number, angle: number) {
  return { x: radius * Math.sin(angle), y: -radius * Math.cos(angle) }
}
