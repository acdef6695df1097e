import { isTyped } from './is-typed.ts'

// A script of its own, which the page begins with: it hears keys while the rest of the page is still being read.
let early: KeyboardEvent[] = []
// What only reads the table of screens has no window.
if ('window' in globalThis) window.addEventListener('keydown', keep, true)

function keep(event: KeyboardEvent): void {
  // A key that something has the focus for is not one for the page as a whole.
  if (!event.isTrusted || !isTyped(event) || event.target !== document.body) return
  event.preventDefault()
  event.stopImmediatePropagation()
  early.push(event)
}

/** What was typed before the page could hear it, in its order, once; from here on the page hears for itself. */
export function takeEarlyKeys(): KeyboardEvent[] {
  window.removeEventListener('keydown', keep, true)
  const keys = early
  early = []
  return keys
}
