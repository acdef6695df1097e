import { BaseEdge, getBezierPath, type EdgeProps } from '@xyflow/react'
import { memo } from 'react'
import { cx } from '#ui/cx.ts'
import type { BoardEdge } from './canvas-nodes.ts'
import styles from './canvas.module.css'

/** A link from one card to another, with its words in the middle. */
export const CanvasLinkLine = memo(function CanvasLinkLine({ id, selected, data, ...ends }: EdgeProps<BoardEdge>) {
  if (data === undefined) return null
  const { label, says } = data.link
  const [path, labelX, labelY] = getBezierPath(ends)
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
