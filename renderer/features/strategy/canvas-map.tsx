import { useReactFlow, useStoreApi } from '@xyflow/react'
import { memo, useLayoutEffect, useMemo, useRef, type PointerEvent } from 'react'
import { boundsOf } from '#shared/model/canvas-places.ts'
import { cx } from '#ui/cx.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { standingOfNode, type BoardNode } from './canvas-nodes.ts'
import styles from './canvas.module.css'

const WIDTH = 144
const HEIGHT = 96
/** Of what is seen, so much stays on the map however far away it is. */
const EDGE = 4

/** The canvas, small, with a frame around what is seen: a press or a drag goes there. While one pans, the frame alone moves. */
export function CanvasMap({ nodes }: { nodes: readonly BoardNode[] }) {
  const i18n = useI18n()
  const store = useStoreApi()
  const flow = useReactFlow()
  const frame = useRef<HTMLDivElement>(null)
  const { left, top, scale } = useMemo(() => fitted(nodes), [nodes])

  useLayoutEffect(() => {
    const follow = () => {
      const style = frame.current?.style
      if (style === undefined) return
      const { transform, width, height } = store.getState()
      const [x, y, zoom] = transform
      const seen = { width: (width / zoom) * scale, height: (height / zoom) * scale }
      const at = (place: number, size: number, most: number) => Math.min(Math.max(place, EDGE - size), most - EDGE)
      style.width = `${seen.width}px`
      style.height = `${seen.height}px`
      style.transform = `translate(${at((-x / zoom - left) * scale, seen.width, WIDTH)}px, ${at((-y / zoom - top) * scale, seen.height, HEIGHT)}px)`
    }
    follow()
    return store.subscribe((now, before) => {
      if (now.transform !== before.transform || now.width !== before.width || now.height !== before.height) follow()
    })
  }, [store, left, top, scale])

  const goTo = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    const [x, y] = [event.clientX - box.left, event.clientY - box.top]
    void flow.setCenter(left + x / scale, top + y / scale, { zoom: flow.getZoom() })
  }
  return (
    <div
      role="img"
      aria-label={i18n.t('The canvas, small')}
      className={cx(styles.map, 'nopan nowheel')}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        goTo(event)
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) goTo(event)
      }}
    >
      <svg aria-hidden width={WIDTH} height={HEIGHT} viewBox={`${left} ${top} ${WIDTH / scale} ${HEIGHT / scale}`}>
        {nodes.map((node) => (
          <MapMark key={node.id} node={node} />
        ))}
      </svg>
      <div ref={frame} className={styles.mapFrame} />
    </div>
  )
}

const MapMark = memo(function MapMark({ node }: { node: BoardNode }) {
  const { x, y, width, height } = standingOfNode(node)
  return <rect x={x} y={y} width={width} height={height} rx={8} className={cx(styles.mapMark, markOf(node))} />
})

function markOf({ type, data: { item } }: BoardNode): string | undefined {
  if (type === 'area') return styles.mapArea
  if (type === 'note') return styles.mapNote
  return 'kind' in item && item.kind === 'goal' ? styles.mapGoal : undefined
}

/** Everything in the middle of the map, as large as it can be there. */
function fitted(nodes: readonly BoardNode[]): { left: number; top: number; scale: number } {
  const { x, y, width, height } = boundsOf(nodes.map(standingOfNode)) ?? { x: 0, y: 0, width: 1, height: 1 }
  const scale = 0.9 * Math.min(WIDTH / width, HEIGHT / height, 1)
  return { left: x - (WIDTH / scale - width) / 2, top: y - (HEIGHT / scale - height) / 2, scale }
}
