import { select } from 'd3-selection'
import { zoom, zoomIdentity, type D3ZoomEvent } from 'd3-zoom'
import { useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { MIN_DAYS, within, type TimeView } from './time-view.ts'

export interface TimeZoomOptions {
  readonly view: TimeView
  readonly limits: TimeView
  readonly width: number
  /** With each step of a gesture. */
  readonly onView: (view: TimeView) => void
  /** A gesture has come to rest here. */
  readonly onRest: (view: TimeView) => void
  /** A press that moved nothing: where, in pixels from the left. */
  readonly onPress: (x: number) => void
}

export interface TimeGesture {
  readonly isGoingOn: () => boolean
  /** Something else has brought the view elsewhere: the gesture goes on from there, if it does. */
  readonly leave: (view: TimeView) => void
}

/**
 * Wheel, pinch and drag over an element move and zoom the time that is seen. What keys and buttons do arrives here as `view`.
 */
export function useTimeZoom(stage: RefObject<HTMLElement | null>, options: TimeZoomOptions): TimeGesture {
  const latest = useRef(options)
  const isMoving = useRef(false)
  // What the gesture has brought into view, until it comes to rest or something else is shown.
  const seen = useRef<TimeView | null>(null)
  // d3 reckons from what it keeps on the element before it tells that a gesture begins: what is seen stands there already.
  useLayoutEffect(() => {
    latest.current = options
    if (stage.current !== null && !isMoving.current) keepView(stage.current, options)
  })
  const { limits, width } = options
  // Before it is drawn: whoever sees it can turn the wheel over it.
  useLayoutEffect(() => {
    const element = stage.current
    if (element === null || width === 0) return
    const whole = limits.to - limits.from
    let start: { x: number; isPress: boolean } | null = null
    const behaviour = zoom<HTMLElement, unknown>()
      .scaleExtent([1, Math.max(1, whole / MIN_DAYS)])
      .extent([
        [0, 0],
        [width, 1],
      ])
      .translateExtent([
        [0, 0],
        [width, 1],
      ])
      .on('start', ({ sourceEvent }: D3ZoomEvent<HTMLElement, unknown>) => {
        if (sourceEvent === null) return
        isMoving.current = true
        start = isPointer(sourceEvent) ? { x: sourceEvent.clientX, isPress: true } : null
      })
      .on('zoom', ({ transform, sourceEvent }: D3ZoomEvent<HTMLElement, unknown>) => {
        if (sourceEvent === null) return
        if (start !== null && isPointer(sourceEvent) && Math.abs(sourceEvent.clientX - start.x) > SLACK)
          start.isPress = false
        const span = whole / transform.k
        const from = limits.from + (-transform.x / (width * transform.k)) * whole
        if (start !== null && start.isPress) return
        const view = within({ from, to: from + span }, limits)
        seen.current = view
        isMoving.current = true
        latest.current.onView(view)
      })
      .on('end', ({ sourceEvent }: D3ZoomEvent<HTMLElement, unknown>) => {
        const view = seen.current
        if (isMoving.current && view !== null) {
          keepView(element, { ...latest.current, view })
          latest.current.onRest(view)
        }
        isMoving.current = false
        seen.current = null
        // A turn of the wheel ends a moment after its last step: by then a press may have begun.
        if (!isPointer(sourceEvent)) return
        if (start?.isPress === true) latest.current.onPress(start.x - element.getBoundingClientRect().left)
        start = null
      })
    const selection = select(element)
    selection.call(behaviour).on('dblclick.zoom', null)
    return () => void selection.on('.zoom', null)
  }, [stage, limits, width])
  const [gesture] = useState<TimeGesture>(() => ({
    isGoingOn: () => isMoving.current,
    leave(view) {
      isMoving.current = false
      // A turn of the wheel ends a moment later, when another gesture may have begun.
      seen.current = null
      if (stage.current !== null) keepView(stage.current, { ...latest.current, view })
    },
  }))
  return gesture
}

/** Tells d3 what is seen, whoever brought it there. */
function keepView(element: HTMLElement, { view, limits, width }: TimeZoomOptions): void {
  const whole = limits.to - limits.from
  const k = whole / (view.to - view.from)
  const x = -((view.from - limits.from) / whole) * width * k
  Reflect.set(element, '__zoom', zoomIdentity.translate(x, 0).scale(k))
}

/** Pixels that a pointer moves before it is a drag. */
const SLACK = 4

function isPointer(event: unknown): event is MouseEvent {
  return event instanceof MouseEvent && !(event instanceof WheelEvent)
}
