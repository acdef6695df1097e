import { useLayoutEffect, useMemo, useRef } from 'react'
import type { TimelineLane } from '#shared/contract/timeline-contract.ts'
import type { Period } from '#shared/model/time-bins.ts'
import type { LiveView } from './live-view.ts'
import { openTimelineDrawing, type TimelineDrawing } from './timeline-drawing.ts'
import { DENSITY, planTimeline, type TimelineContent } from './timeline-marks.ts'
import styles from './timeline.module.css'

/** Both rows of labels, and what is below them, at the usual size of text. */
const ROWS = { minor: 16, major: 34, end: 40 }

export interface TimelinePictureProps {
  live: LiveView
  width: number
  titles: Readonly<Record<TimelineLane, string>>
  content: TimelineContent
  /** Where the cursor stands. */
  selected: Period
  /** The day it is, days since 1970. */
  today: number
}

/**
 * Density above, a lane for each kind below: a shape of its own for each, and what is empty hollow. For eyes alone. What moves is drawn
 * without React, which would look at every mark with every step.
 */
export function TimelinePicture({ live, width, titles, content, selected, today }: TimelinePictureProps) {
  const layer = useRef<SVGGElement>(null)
  const edge = useRef<SVGTextElement>(null)
  const drawing = useRef<TimelineDrawing>(null)
  const { lanes, bins, unit, locale, weekStart } = content
  const scale = textScale()
  const plan = useMemo(
    () => planTimeline({ lanes, bins, unit, locale, weekStart }, axisRuler(), scale),
    [lanes, bins, unit, locale, weekStart, scale],
  )
  const bottom = DENSITY + Math.max(0, lanes.length - 1) * plan.laneHeight
  const height = bottom + ROWS.end * scale
  const { from, to } = selected
  useLayoutEffect(() => {
    if (layer.current === null || edge.current === null) return
    drawing.current ??= openTimelineDrawing(layer.current, edge.current, styles)
    const rows = { minor: ROWS.minor * scale, major: ROWS.major * scale }
    drawing.current.set({ plan, width, bottom, rows, selected: { from, to }, today })
    drawing.current.show(live.get())
  }, [plan, width, bottom, scale, from, to, today, live])
  useLayoutEffect(() => live.subscribe(() => drawing.current?.show(live.get())), [live])
  return (
    <svg aria-hidden width={width} height={height} viewBox={`0 0 ${width} ${height}`} className={styles.picture}>
      <g ref={layer} />
      {lanes.map((lane, row) => {
        const y = DENSITY + row * plan.laneHeight
        return (
          <g key={lane}>
            <line x1={0} x2={width} y1={y} y2={y} className={styles.ground} />
            <text x={4} y={row === 0 ? 12 * scale : y - plan.laneHeight + 13 * scale} className={styles.laneTitle}>
              {titles[lane]}
            </text>
          </g>
        )
      })}
      <text ref={edge} x={0} className={styles.major} />
    </svg>
  )
}

/** How large text is to be, as the settings say. */
function textScale(): number {
  return Number(getComputedStyle(document.documentElement).getPropertyValue('--text-scale')) || 1
}

const TEXT_SIZE = 12

/** Tells how wide labels of the axis are drawn, in pixels. */
function axisRuler(): (text: string) => number {
  const paper = document.createElement('canvas').getContext('2d')
  if (paper === null) return (text) => text.length * TEXT_SIZE * textScale()
  paper.font = `${TEXT_SIZE * textScale()}px ${getComputedStyle(document.body).fontFamily}`
  const known = new Map<string, number>()
  return (text) => {
    const width = known.get(text) ?? paper.measureText(text).width
    known.set(text, width)
    return width
  }
}
