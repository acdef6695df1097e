import { dayNumber } from '#shared/model/civil-date.ts'
import type { Period } from '#shared/model/time-bins.ts'
import type { TimeView } from './time-view.ts'
import { axisLabels, edgeLabel, timelineMarks, type AxisLabel, type TimelinePlan } from './timeline-marks.ts'

/** The classes of what is drawn, by name. */
export type TimelineInk = Readonly<Record<string, string>>

/** What is drawn and where, but for what moves with each step. */
export interface DrawnTimeline {
  readonly plan: TimelinePlan
  readonly width: number
  /** How high what stands above the labels is. */
  readonly bottom: number
  /** Where both rows of labels stand below it. */
  readonly rows: { readonly minor: number; readonly major: number }
  readonly selected: Period
  /** The day it is, days since 1970. */
  readonly today: number
}

export interface TimelineDrawing {
  set: (drawn: DrawnTimeline) => void
  show: (view: TimeView) => void
}

interface Label extends AxisLabel {
  readonly element: SVGElement
  isHidden: boolean
}

/** What lies so far beside what is seen is drawn as well while one moves: until its edge is reached everything is only moved. */
const BESIDE = 1

/**
 * Draws what moves of a timeline into a layer of its picture. Marks are laid out for a stretch of days, once for how near one is, and are
 * moved as one while the view stays on it; zooming lays them out anew, into the same elements.
 * @param layer is moved as a whole
 * @param edge stands still: the name of what begins left of it
 */
export function openTimelineDrawing(layer: SVGElement, edge: SVGElement, ink: TimelineInk): TimelineDrawing {
  const make = (tag: string, name: string, parent: SVGElement = layer) => {
    const made = document.createElementNS('http://www.w3.org/2000/svg', tag)
    made.setAttribute('class', ink[name] ?? '')
    parent.append(made)
    return made
  }
  layer.replaceChildren()
  const cursor = make('rect', 'cursor')
  const today = make('line', 'today')
  const hollow = make('path', 'hollow')
  const bars = make('path', 'bar')
  const lanes: SVGElement[] = []
  const marks = make('g', '')
  const words = make('g', '')
  let drawn: DrawnTimeline | null = null
  let laid: {
    readonly drawn: DrawnTimeline
    readonly pixelsADay: number
    readonly from: number
    readonly to: number
  } | null = null
  let labels = new Map<string, Label>()

  function layOut(now: DrawnTimeline, pixelsADay: number, days: TimeView): void {
    const { plan, selected, bottom, rows } = now
    const x = (day: number) => (day - days.from) * pixelsADay
    const [left, right] = [x(dayNumber(selected.from)), x(dayNumber(selected.to) + 1)]
    setAll(cursor, { x: left, y: 0, width: Math.max(2, right - left), height: bottom })
    setAll(today, { x1: x(now.today), x2: x(now.today), y1: 0, y2: bottom })
    const made = timelineMarks(plan, pixelsADay, days)
    bars.setAttribute('d', made.bars)
    hollow.setAttribute('d', made.hollow)
    while (lanes.length > made.lanes.length) lanes.pop()?.remove()
    for (const [at, path] of made.lanes.entries()) {
      const lane = (lanes[at] ??= make('path', '', marks))
      set(lane, 'class', ink[plan.lanes[at + 1] ?? ''] ?? '')
      // Not compared: it is long, and another one with each step.
      if (path !== '' || lane.hasAttribute('d')) lane.setAttribute('d', path)
    }
    const before = labels
    labels = new Map()
    for (const label of axisLabels(plan, pixelsADay, days)) {
      const known = before.get(label.key)
      const element = known?.element ?? make('text', label.isMajor ? 'major' : 'minor', words)
      before.delete(label.key)
      if (known?.text !== label.text) element.textContent = label.text
      setAll(element, { x: label.at, y: bottom + (label.isMajor ? rows.major : rows.minor) })
      labels.set(label.key, { ...label, element, isHidden: known?.isHidden ?? false })
    }
    for (const { element } of before.values()) element.remove()
    laid = { drawn: now, pixelsADay, ...days }
  }

  /** Moves what is laid out; a label that would be cut is left out, and what has begun before is named at the edge. */
  function place(now: DrawnTimeline, view: TimeView, by: number): void {
    set(layer, 'transform', `translate(${Math.round(by * 100) / 100})`)
    let nextMajor = Infinity
    for (const label of labels.values()) {
      const at = label.at + by
      const isHidden = at < 0 || at + label.width > now.width
      if (isHidden !== label.isHidden) {
        label.isHidden = isHidden
        label.element.setAttribute('visibility', isHidden ? 'hidden' : 'visible')
      }
      if (label.isMajor && at >= 0) nextMajor = Math.min(nextMajor, at)
    }
    const first = edgeLabel(now.plan, view.from)
    const text = first !== null && first.width + EDGE_GAP <= nextMajor ? first.text : ''
    if (edge.textContent !== text) edge.textContent = text
    set(edge, 'y', now.bottom + now.rows.major)
  }

  return {
    set: (next) => void (drawn = next),
    show(view) {
      if (drawn === null) return
      const span = view.to - view.from
      const pixelsADay = drawn.width / span
      const isMoved = laid !== null && Math.abs(laid.pixelsADay - pixelsADay) < pixelsADay * 1e-6
      const isThere = isMoved && laid?.drawn === drawn && laid.from <= view.from && laid.to >= view.to
      if (!isThere) {
        const beside = isMoved ? BESIDE * span : 0
        layOut(drawn, pixelsADay, { from: view.from - beside, to: view.to + beside })
      }
      place(drawn, view, ((laid?.from ?? view.from) - view.from) * pixelsADay)
    },
  }
}

const EDGE_GAP = 10

function set(element: SVGElement, name: string, value: string | number): void {
  const text = typeof value === 'number' ? String(Math.round(value * 100) / 100) : value
  if (element.getAttribute(name) !== text) element.setAttribute(name, text)
}

function setAll(element: SVGElement, values: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(values)) set(element, name, value)
}
