import type { KeyboardEvent } from 'react'

/**
 * Presses a button by Enter or Space, without the click that the browser makes of it: React Aria takes that click for one of a screen reader,
 * and what opens then has the focus a frame later, on the whole and not on its first entry. A key that is held down presses once.
 */
export function pressByKey(
  event: Pick<KeyboardEvent, 'key' | 'repeat' | 'preventDefault' | 'ctrlKey' | 'metaKey' | 'altKey'>,
  press: (() => void) | undefined,
): void {
  const isPress = (event.key === 'Enter' || event.key === ' ') && !event.ctrlKey && !event.metaKey && !event.altKey
  if (!isPress || press === undefined) return
  event.preventDefault()
  if (!event.repeat) press()
}
