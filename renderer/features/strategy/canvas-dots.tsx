import { useStoreApi } from '@xyflow/react'
import { useLayoutEffect, useRef } from 'react'
import { GRID } from '#shared/model/canvas-places.ts'
import styles from './canvas.module.css'

/** Beyond the edges, as in the style: more than a square of the largest grid. */
const MARGIN = 60
/** Closer together they are a grey ground, and dear to draw. */
const MIN_GAP = 6

/**
 * The grid that cards snap to. It is moved and not drawn again while one pans: a ground whose picture follows would be painted
 * for each frame, over all that is seen.
 */
export function CanvasDots() {
  const store = useStoreApi()
  const dots = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    let gap = Number.NaN
    const follow = () => {
      const style = dots.current?.style
      if (style === undefined) return
      const [x, y, zoom] = store.getState().transform
      if (gap !== GRID * zoom) {
        gap = GRID * zoom
        style.display = gap < MIN_GAP ? 'none' : ''
        style.backgroundSize = `${gap}px ${gap}px`
        // A dot stands in the middle of its square.
        style.backgroundPosition = `${MARGIN - gap / 2}px ${MARGIN - gap / 2}px`
      }
      style.transform = `translate(${x % gap}px, ${y % gap}px)`
    }
    follow()
    return store.subscribe((now, before) => {
      if (now.transform !== before.transform) follow()
    })
  }, [store])
  return <div ref={dots} aria-hidden className={styles.dots} />
}
