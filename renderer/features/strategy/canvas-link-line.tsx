import { BaseEdge, getBezierPath, Position, useInternalNode, type EdgeProps, type InternalNode } from '@xyflow/react'
import { memo } from 'react'
import { cx } from '#ui/cx.ts'
import type { BoardEdge } from './canvas-nodes.ts'
import styles from './canvas.module.css'

/** A link from the side of one card that is nearest to the other, with its words in the middle. */
export const CanvasLinkLine = memo(function CanvasLinkLine({
  id,
  source,
  target,
  selected,
  data,
}: EdgeProps<BoardEdge>) {
  const [from, to] = [useInternalNode(source), useInternalNode(target)]
  if (from === undefined || to === undefined || data === undefined) return null
  const { label, says } = data.link
  const [start, end] = nearestSides(from, to)
  const [path, labelX, labelY] = getBezierPath({
    sourceX: start.x,
    sourceY: start.y,
    sourcePosition: start.side,
    targetX: end.x,
    targetY: end.y,
    targetPosition: end.side,
  })
  return (
    <BaseEdge
      id={id}
      path={path}
      labelX={labelX}
      labelY={labelY}
      interactionWidth={16}
      markerEnd="url(#canvas-arrow)"
      className={cx(styles.link, says === null ? styles.free : styles.said, selected && styles.selectedLink)}
      {...(label !== '' && { label, labelBgPadding: [6, 3] as [number, number], labelBgBorderRadius: 4 })}
    />
  )
})

/** The head of every link, once for all of them. */
export function LinkMarker() {
  return (
    <svg aria-hidden className={styles.marker}>
      <defs>
        <marker
          id="canvas-arrow"
          viewBox="0 0 10 10"
          refX="9"
          refY="5"
          markerWidth="8"
          markerHeight="8"
          orient="auto-start-reverse"
        >
          <path d="M1 1.5L9 5 1 8.5" className={styles.arrow} />
        </marker>
      </defs>
    </svg>
  )
}

interface End {
  readonly x: number
  readonly y: number
  readonly side: Position
}

function nearestSides(from: InternalNode, to: InternalNode): [End, End] {
  const [a, b] = [boxOf(from), boxOf(to)]
  const [dx, dy] = [b.x + b.width / 2 - a.x - a.width / 2, b.y + b.height / 2 - a.y - a.height / 2]
  // Side by side where there is room between them, else one below the other.
  const isAcross = Math.abs(dx) - (a.width + b.width) / 2 > Math.abs(dy) - (a.height + b.height) / 2
  const [first, second] = isAcross
    ? dx > 0
      ? ([Position.Right, Position.Left] as const)
      : ([Position.Left, Position.Right] as const)
    : dy > 0
      ? ([Position.Bottom, Position.Top] as const)
      : ([Position.Top, Position.Bottom] as const)
  return [endOf(a, first), endOf(b, second)]
}

function boxOf({ internals: { positionAbsolute }, measured }: InternalNode) {
  return { ...positionAbsolute, width: measured.width ?? 0, height: measured.height ?? 0 }
}

function endOf({ x, y, width, height }: ReturnType<typeof boxOf>, side: Position): End {
  switch (side) {
    case Position.Top:
      return { x: x + width / 2, y, side }
    case Position.Bottom:
      return { x: x + width / 2, y: y + height, side }
    case Position.Left:
      return { x, y: y + height / 2, side }
    case Position.Right:
      return { x: x + width, y: y + height / 2, side }
  }
}
