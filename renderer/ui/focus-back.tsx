import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { focusQuietly, isFocusNowhere, rowElement, rowIdOf } from './lost-focus.ts'

/** Where the focus was: first the element itself, then what stands in for it should it be gone. */
interface Origin {
  readonly element: Element | null
  /** Of a row that is drawn anew, the same row is another element. */
  readonly row: string | null
  readonly earlier: Origin | null
}

/** By the element of what opened. */
const openedFrom = new WeakMap<Element, Origin>()

/**
 * Stands in what opens above the page, or in it. When that goes, the focus goes back at once to where it was: React Aria
 * gives it back a frame later, and a key pressed within that frame would find nobody. What was opened from a menu or a
 * palette, which is gone by then, gives it back to where those had it from.
 */
export function FocusBack() {
  const mark = useRef<HTMLSpanElement>(null)
  const [origin] = useState(() => originNow(document.activeElement))
  useLayoutEffect(() => {
    const opened = mark.current?.parentElement
    if (opened) openedFrom.set(opened, origin)
  }, [origin])
  useEffect(
    () => () => {
      if (isFocusNowhere()) focusQuietly(elementOf(origin))
    },
    [origin],
  )
  return <span ref={mark} hidden />
}

function originNow(element: Element | null): Origin {
  let opened = element
  while (opened !== null && !openedFrom.has(opened)) opened = opened.parentElement
  return {
    element,
    row: rowIdOf(element),
    earlier: opened === null ? null : (openedFrom.get(opened) ?? null),
  }
}

function elementOf({ element, row, earlier }: Origin): HTMLElement | null {
  if (element instanceof HTMLElement && element.isConnected) return element
  const same = row === null ? null : rowElement(row)
  return same ?? (earlier === null ? null : elementOf(earlier))
}
