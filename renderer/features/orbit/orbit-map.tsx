import { select } from 'd3-selection'
import { zoom, zoomIdentity, type D3ZoomEvent, type ZoomBehavior } from 'd3-zoom'
import { useEffect, useImperativeHandle, useRef, type PointerEvent, type Ref } from 'react'
import type { Ring } from '#shared/model/ring.ts'
import { drawOrbit } from './draw-orbit.ts'
import { forgetWidths } from './orbit-names.ts'
import { markRadius, toWindow, type OrbitPicture, type OrbitView } from './orbit-picture.ts'
import { readInk, watchInk, type OrbitInk } from './orbit-ink.ts'
import { EDGE, ringAt } from './orbit-layout.ts'
import styles from './orbit.module.css'

export interface OrbitMapMoves {
  zoomIn: () => void
  zoomOut: () => void
  /** Shows the whole map. */
  fit: () => void
}

export interface OrbitMapProps {
  picture: Omit<OrbitPicture, 'dragged'>
  onFocus: (id: string | null) => void
  onOpen: (id: string) => void
  onPutInRing: (id: string, ring: Ring) => void
  ref?: Ref<OrbitMapMoves>
}

const STEP = 1.5
const MAX_ZOOM = 12
const MIN_ZOOM = 0.8
/** Room around the map for the names of sectors. */
const FRAME_X = 110
const FRAME_Y = 34
const REACH = 12
/** Pixels that a pointer moves before it is a drag. */
const SLACK = 4

interface Drag {
  readonly id: string
  readonly from: { readonly x: number; readonly y: number }
  readonly pointer: number
  isMoving: boolean
  x: number
  y: number
  ring: Ring | null
}

/**
 * The picture, for eyes and pointers. Hidden from screen readers: the list beside it says the same and does the same.
 * It is drawn when something has changed, once in a frame.
 */
export function OrbitMap({ picture, onFocus, onOpen, onPutInRing, ref }: OrbitMapProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const state = useRef<MapState | null>(null)
  const latest = useRef({ picture, onFocus, onOpen, onPutInRing })
  useEffect(() => {
    latest.current = { picture, onFocus, onOpen, onPutInRing }
    state.current?.draw()
  })

  useEffect(() => {
    const element = canvas.current
    if (element === null) return
    const map = new MapState(element, () => latest.current)
    state.current = map
    return () => {
      map.close()
      state.current = null
    }
  }, [])

  useImperativeHandle(
    ref,
    () => ({
      zoomIn: () => state.current?.scaleBy(STEP),
      zoomOut: () => state.current?.scaleBy(1 / STEP),
      fit: () => state.current?.fit(),
    }),
    [],
  )

  const at = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect()
    return { x: event.clientX - box.left, y: event.clientY - box.top }
  }
  return (
    <canvas
      ref={canvas}
      aria-hidden
      className={styles.canvas}
      onPointerDown={(event) => {
        if (event.button !== 0 || !event.isPrimary) return
        if (state.current?.take(at(event), event.pointerId) === true)
          event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onPointerMove={(event) => state.current?.move(at(event), event.pointerId)}
      onPointerUp={(event) => state.current?.drop(event.pointerId)}
      onPointerCancel={() => state.current?.letGo()}
      onDoubleClick={(event) => {
        const box = event.currentTarget.getBoundingClientRect()
        const id = state.current?.whoIsAt({ x: event.clientX - box.left, y: event.clientY - box.top })
        if (id !== null && id !== undefined) onOpen(id)
      }}
    />
  )
}

/** What the canvas shows now: where the map lies, who is dragged, in which colours. */
class MapState {
  readonly #canvas: HTMLCanvasElement
  readonly #given: () => Pick<OrbitMapProps, 'picture' | 'onFocus' | 'onPutInRing'>
  readonly #zoom: ZoomBehavior<HTMLCanvasElement, unknown>
  readonly #stop: (() => void)[] = []
  #ink: OrbitInk
  #size = { width: 0, height: 0 }
  #transform = { x: 0, y: 0, k: 1 }
  #drag: Drag | null = null
  #frame = 0

  constructor(canvas: HTMLCanvasElement, given: () => Pick<OrbitMapProps, 'picture' | 'onFocus' | 'onPutInRing'>) {
    this.#canvas = canvas
    this.#given = given
    this.#ink = readInk(canvas)
    this.#zoom = zoom<HTMLCanvasElement, unknown>()
      .scaleExtent([MIN_ZOOM, MAX_ZOOM])
      // A double click opens; and who is taken hold of is dragged, not the map.
      .filter((event: MouseEvent) => event.type !== 'dblclick' && this.#drag === null && event.button === 0)
      .on('zoom', ({ transform }: D3ZoomEvent<HTMLCanvasElement, unknown>) => {
        this.#transform = transform
        this.draw()
      })
    select(canvas).call(this.#zoom).on('dblclick.zoom', null)
    const observer = new ResizeObserver(() => this.#measure())
    observer.observe(canvas)
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || this.#drag === null) return
      event.stopPropagation()
      this.letGo()
    }
    document.addEventListener('keydown', onKeyDown, true)
    this.#stop.push(
      () => observer.disconnect(),
      () => document.removeEventListener('keydown', onKeyDown, true),
      watchInk(() => {
        this.#ink = readInk(canvas)
        this.draw()
      }),
    )
    // Words are measured in the typeface that they are drawn in.
    void document.fonts.ready.then(() => {
      forgetWidths()
      this.draw()
    })
    this.#measure()
  }

  close(): void {
    for (const stop of this.#stop) stop()
    cancelAnimationFrame(this.#frame)
    select(this.#canvas).on('.zoom', null)
  }

  /** In the next frame, once, however often it is asked for. */
  draw(): void {
    if (this.#frame !== 0) return
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0
      const pen = this.#canvas.getContext('2d')
      if (pen === null || this.#size.width === 0) return
      const drag = this.#drag
      const dragged = drag?.isMoving === true ? { id: drag.id, x: drag.x, y: drag.y, ring: drag.ring } : null
      const { picture } = this.#given()
      drawOrbit(pen, { ...this.#size, ratio: devicePixelRatio }, this.view, { ...picture, dragged }, this.#ink)
    })
  }

  get view(): OrbitView {
    const { width, height } = this.#size
    const fits = Math.max(
      0.05,
      Math.min((width - 2 * Math.min(FRAME_X, width / 5)) / 2, (height - 2 * FRAME_Y) / 2) / EDGE,
    )
    const { x, y, k } = this.#transform
    return { x: x + (k * width) / 2, y: y + (k * height) / 2, k: k * fits }
  }

  scaleBy(factor: number): void {
    select(this.#canvas).call((on) => this.#zoom.scaleBy(on, factor))
  }

  fit(): void {
    select(this.#canvas).call((on) => this.#zoom.transform(on, zoomIdentity))
  }

  /** Who stands nearest to a place of the window, within reach of a finger. */
  whoIsAt(place: { x: number; y: number }): string | null {
    const { view } = this
    let nearest: string | null = null
    let least = Number.POSITIVE_INFINITY
    const { marks, ghosts } = this.#given().picture
    for (const { id, spot } of [...marks, ...ghosts]) {
      const at = toWindow(spot, view)
      const distance = Math.hypot(at.x - place.x, at.y - place.y)
      if (distance > Math.max(REACH, markRadius(spot, view) + 4) || distance >= least) continue
      nearest = id
      least = distance
    }
    return nearest
  }

  /** @returns whether somebody is held now */
  take(place: { x: number; y: number }, pointer: number): boolean {
    const id = this.whoIsAt(place)
    this.#given().onFocus(id)
    if (id === null || !this.#given().picture.marks.some((mark) => mark.id === id)) return false
    this.#drag = { id, from: place, pointer, isMoving: false, x: 0, y: 0, ring: null }
    return true
  }

  move(place: { x: number; y: number }, pointer: number): void {
    const drag = this.#drag
    if (drag === null) {
      this.#canvas.style.cursor = this.whoIsAt(place) === null ? '' : 'pointer'
      return
    }
    if (drag.pointer !== pointer) return
    if (!drag.isMoving && Math.hypot(place.x - drag.from.x, place.y - drag.from.y) < SLACK) return
    drag.isMoving = true
    const { view } = this
    drag.x = (place.x - view.x) / view.k
    drag.y = (place.y - view.y) / view.k
    drag.ring = ringAt(drag)
    this.draw()
  }

  drop(pointer: number): void {
    const drag = this.#drag
    if (drag === null || drag.pointer !== pointer) return
    this.letGo()
    const mark = this.#given().picture.marks.find(({ id }) => id === drag.id)
    if (!drag.isMoving || drag.ring === null || mark === undefined || mark.ring === drag.ring) return
    this.#given().onPutInRing(drag.id, drag.ring)
  }

  /** Gives up a drag: nothing has changed. */
  letGo(): void {
    this.#drag = null
    this.draw()
  }

  #measure(): void {
    const { clientWidth: width, clientHeight: height } = this.#canvas
    this.#size = { width, height }
    this.#canvas.width = Math.round(width * devicePixelRatio)
    this.#canvas.height = Math.round(height * devicePixelRatio)
    this.#zoom.translateExtent([
      [-width * 0.25, -height * 0.25],
      [width * 1.25, height * 1.25],
    ])
    this.draw()
  }
}
