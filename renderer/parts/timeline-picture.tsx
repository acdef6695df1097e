import type { TimelineLane } from '#shared/contract/timeline-contract.ts'
import { dayNumber } from '#shared/model/civil-date.ts'
import type { Period } from '#shared/model/time-bins.ts'
import type { AxisLabel, TimeView } from './time-view.ts'
import { scaleOf } from './time-view.ts'
import styles from './timeline.module.css'

const DENSITY = 72
const LANE = 40
const AXIS = 40

export interface TimelinePictureProps {
  view: TimeView
  width: number
  lanes: readonly TimelineLane[]
  titles: Readonly<Record<TimelineLane, string>>
  /** Those that are seen, with what there is in them. */
  bins: readonly (Period & { readonly counts: readonly number[] })[]
  labels: readonly AxisLabel[]
  /** Where the cursor stands. */
  selected: Period
  /** The day it is, days since 1970. */
  today: number
}

/** How high the picture is with so many lanes. */
export function pictureHeight(lanes: number): number {
  return DENSITY + Math.max(0, lanes - 1) * LANE + AXIS
}

/** Density above, a lane for each kind below: a shape of its own for each, and what is empty hollow. For eyes alone. */
export function TimelinePicture({ view, width, lanes, titles, bins, labels, selected, today }: TimelinePictureProps) {
  const x = scaleOf(view, width)
  const height = pictureHeight(lanes.length)
  const bottom = height - AXIS
  const most = Math.max(1, ...bins.map(({ counts }) => counts[0] ?? 0))
  const [left, right] = [x(dayNumber(selected.from)), x(dayNumber(selected.to) + 1)]
  return (
    <svg aria-hidden width={width} height={height} viewBox={`0 0 ${width} ${height}`} className={styles.picture}>
      <rect x={left} y={0} width={Math.max(2, right - left)} height={bottom} className={styles.cursor} />
      {today >= view.from && today < view.to && (
        <line x1={x(today)} x2={x(today)} y1={0} y2={bottom} className={styles.today} />
      )}
      {lanes.map((lane, row) => {
        const y = row === 0 ? DENSITY : DENSITY + row * LANE
        return (
          <g key={lane}>
            <line x1={0} x2={width} y1={y} y2={y} className={styles.ground} />
            {bins.map(({ from, to, counts }) => {
              const count = counts[row] ?? 0
              const [start, end] = [x(dayNumber(from)), x(dayNumber(to) + 1)]
              const middle = (start + end) / 2
              if (row === 0) {
                const tall = count === 0 ? 5 : 6 + Math.sqrt(count / most) * (DENSITY - 22)
                const wide = Math.min(end - start - 2, 22)
                return (
                  <rect
                    key={from}
                    x={middle - wide / 2}
                    y={y - tall}
                    width={wide}
                    height={tall}
                    className={count === 0 ? styles.hollow : styles.bar}
                  />
                )
              }
              if (count === 0) return null
              const size = Math.min(4 + Math.sqrt(count) * 1.4, 9, (end - start) / 2 - 0.5)
              return <path key={from} d={markOf(lane, middle, y - 12, size)} className={styles[lane]} />
            })}
            <text x={4} y={row === 0 ? 12 : y - LANE + 13} className={styles.laneTitle}>
              {titles[lane]}
            </text>
          </g>
        )
      })}
      {labels.map(({ key, at, text, isMajor }) => (
        <text key={key} x={at} y={bottom + (isMajor ? 34 : 16)} className={isMajor ? styles.major : styles.minor}>
          {text}
        </text>
      ))}
    </svg>
  )
}

/** Each lane has a shape: the colour alone tells nothing. */
function markOf(lane: TimelineLane, x: number, y: number, r: number): string {
  switch (lane) {
    case 'conversations':
    case 'gives':
      return `M${x} ${y - r}L${x + r} ${y}L${x} ${y + r}L${x - r} ${y}Z`
    case 'introductions':
      return `M${x - r} ${y - r}L${x} ${y}L${x - r} ${y + r}ZM${x + r} ${y - r}L${x} ${y}L${x + r} ${y + r}Z`
    case 'followUps':
      return `M${x - r} ${y}A${r} ${r} 0 1 0 ${x + r} ${y}A${r} ${r} 0 1 0 ${x - r} ${y}Z`
    case 'sessions':
      return `M${x - r} ${y - r / 2}H${x + r}V${y + r / 2}H${x - r}Z`
    case 'reviews':
      return `M${x - r} ${y - r}H${x + r}V${y + r}H${x - r}Z`
    case 'dates':
      return `M${x} ${y - r}L${x + r} ${y + r}H${x - r}Z`
  }
}
