import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import styles from './when-near.module.css'

/** A screenful before it is seen. */
const MARGIN = '800px'

/**
 * What is at the end of a long screen, made as it comes near: by scrolling, or by Tab, which goes on to the first that can be
 * reached in it. On paper it is made too. Nothing stands below it, so that nothing moves.
 * @param label what it will be, for who reaches it by key
 */
export function WhenNear({ label, children }: { label: string; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null)
  const [isNear, setIsNear] = useState(false)
  const takesFocus = useRef(false)
  useEffect(() => {
    const watched = place.current
    if (isNear || watched === null) return
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && setIsNear(true), {
      // What scrolls: a margin around the window would be cut off by it.
      root: watched.closest('main'),
      rootMargin: MARGIN,
    })
    watch.observe(watched)
    const onPrint = () => flushSync(() => setIsNear(true))
    addEventListener('beforeprint', onPrint)
    return () => {
      watch.disconnect()
      removeEventListener('beforeprint', onPrint)
    }
  }, [isNear])
  useLayoutEffect(() => {
    if (!takesFocus.current) return
    takesFocus.current = false
    place.current?.querySelector<HTMLElement>('button, a[href], input, [tabindex="0"]')?.focus()
  })
  if (isNear) return <div ref={place}>{children}</div>
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the next stop of Tab is in it, and not made yet
    <div
      ref={place}
      role="group"
      aria-label={label}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the same
      tabIndex={0}
      onFocus={() => {
        takesFocus.current = true
        flushSync(() => setIsNear(true))
      }}
      className={styles.far}
    />
  )
}
