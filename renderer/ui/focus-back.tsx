import { useEffect, useLayoutEffect, useRef, useState } from 'react'

/** What had the focus when something opened above the page, by the element of what opened. */
const openedFrom = new WeakMap<Element, Element>()

/**
 * Stands in what opens above the page. When that goes, the focus goes back at once to where it was: React Aria gives it
 * back a frame later, and a key pressed within that frame would find nobody. What was opened from a menu or a palette,
 * which is gone by then, gives it back to where those had it from.
 */
export function FocusBack() {
  const mark = useRef<HTMLSpanElement>(null)
  const [before] = useState(() => origin(document.activeElement))
  useLayoutEffect(() => {
    const opened = mark.current?.parentElement
    if (opened && before !== null) openedFrom.set(opened, before)
  }, [before])
  useEffect(
    () => () => {
      const isNowhere = document.activeElement === null || document.activeElement === document.body
      if (isNowhere && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    },
    [before],
  )
  return <span ref={mark} hidden />
}

function origin(focused: Element | null): Element | null {
  for (let element = focused; element !== null; element = element.parentElement) {
    const from = openedFrom.get(element)
    if (from !== undefined) return from
  }
  return focused
}
