import { useLayoutEffect } from 'react'

/** `part`: something that takes the keyboard, as a dialog does. `rows`: what the journal has not answered yet. */
export type Awaited = 'part' | 'rows'

/** Longer than either takes on one machine: keys are not kept for what never comes. */
const MAX_WAIT_MS = 10_000
const awaited = new Set<{ readonly what: Awaited; readonly until: number }>()

/** Whether such a thing was asked for and is not shown yet. */
export function isOnItsWay(what: Awaited): boolean {
  return [...awaited].some((one) => one.what === what && performance.now() < one.until)
}

/** As long as what it stands in the place of is not shown, keys pressed for that are kept (`holdKeys`). */
export function useKeysAwaited(what: Awaited | null): void {
  useLayoutEffect(() => {
    if (what === null) return
    const one = { what, until: performance.now() + MAX_WAIT_MS }
    awaited.add(one)
    return () => void awaited.delete(one)
  }, [what])
}
