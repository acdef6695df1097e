import type { TimeView } from './time-view.ts'

/** What is seen of time just now: while a gesture goes on it is ahead of what the page around the picture says. */
export interface LiveView {
  get: () => TimeView
  /** Shows it with the next frame, however often it is set before. */
  move: (view: TimeView) => void
  /** Shows it at once. */
  put: (view: TimeView) => void
  /** Calls back when another view is to be shown. Returns what ends that. */
  subscribe: (onView: () => void) => () => void
}

export function openLiveView(first: TimeView): LiveView {
  const listeners = new Set<() => void>()
  let view = first
  let frame: number | null = null
  const tell = () => {
    frame = null
    for (const onView of listeners) onView()
  }
  return {
    get: () => view,
    move(next) {
      view = next
      frame ??= requestAnimationFrame(tell)
    },
    put(next) {
      if (next.from === view.from && next.to === view.to) return
      view = next
      if (frame !== null) cancelAnimationFrame(frame)
      tell()
    },
    subscribe(onView) {
      listeners.add(onView)
      return () => void listeners.delete(onView)
    },
  }
}
