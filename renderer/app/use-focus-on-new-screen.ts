import { useEffect, useRef } from 'react'

/** Longer than a screen takes to be loaded and shown. */
const WAIT_MS = 2000

/**
 * A new screen has the focus, so that its keys work at once and a screen reader goes on there. A screen that puts the
 * focus into a field of its own keeps it.
 */
export function useFocusOnNewScreen(path: string): void {
  const last = useRef(path)
  useEffect(() => {
    if (last.current === path) return
    last.current = path
    const before = document.activeElement
    const deadline = performance.now() + WAIT_MS
    let frame = 0
    const look = () => {
      const now = document.activeElement
      const main = document.getElementById('main')
      // What led here, in the sidebar or on the screen before, gives the focus up; anything else was put there since.
      const isNowhere = now === null || now === document.body || (now === before && !main?.contains(now))
      if (isNowhere) main?.focus({ preventScroll: true })
      else if (now === before && performance.now() < deadline) frame = requestAnimationFrame(look)
    }
    look()
    return () => cancelAnimationFrame(frame)
  }, [path])
}
