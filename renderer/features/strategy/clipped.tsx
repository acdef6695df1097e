import { useLayoutEffect, useRef, type ReactNode } from 'react'
import { useTextScale } from '#ui/theme.ts'

/** Letters of some typefaces are that much taller than their line, and no line is that low. */
const LETTERS_PX = 4

interface ClippedProps {
  as: 'div' | 'p' | 'span'
  className: string | undefined
  children: ReactNode
}

/**
 * Cuts off what has no room, and only then (`data-clipped`): whatever may be cut off is looked at by itself whenever the canvas
 * moves, and of hundreds of cards few are too full.
 */
export function Clipped({ as: Element, className, children }: ClippedProps) {
  const box = useRef<HTMLElement>(null)
  // In another size of text something else is too full.
  useTextScale()
  useLayoutEffect(() => {
    let isHere = true
    const look = () => {
      const element = box.current
      if (!isHere || element === null) return
      const isClipped = element.scrollHeight > element.clientHeight + LETTERS_PX
      // All cards are measured before the first of them is changed.
      queueMicrotask(() => void element.toggleAttribute('data-clipped', isClipped))
    }
    look()
    if (document.fonts.status === 'loading') void document.fonts.ready.then(look)
    return () => void (isHere = false)
  })
  return (
    <Element ref={box as never} className={className}>
      {children}
    </Element>
  )
}
