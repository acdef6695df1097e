/** A list of rows that can be gone through from outside: by its keys, and by what has just been done with a row. */
export interface ListMoves {
  /** Moves the focus on by so many rows, into the list where it is not in it yet. */
  move: (steps: number) => void
  /** Puts the focus on the row that has the cursor. */
  focus: () => void
}

// By the part of the page that the list is to stand in.
const awaited = new WeakMap<Element, { readonly steps: number; readonly focused: Element | null }>()

/** Remembers keys that were pressed for a list before it had its first rows. */
export function awaitMove(steps: number): void {
  const main = document.querySelector('main')
  if (main === null) return
  awaited.set(main, { steps: (awaited.get(main)?.steps ?? 0) + steps, focused: document.activeElement })
}

/** Whether keys were pressed for a list that has no rows yet. */
export function isMoveAwaited(): boolean {
  const main = document.querySelector('main')
  return main !== null && awaited.has(main)
}

/** What was pressed before the rows came, once: 0 where nothing was, or where the focus has gone elsewhere since. */
export function takeAwaitedMove(): number {
  const main = document.querySelector('main')
  if (main === null) return 0
  const { steps, focused } = awaited.get(main) ?? { steps: 0, focused: null }
  awaited.delete(main)
  const { activeElement } = document
  const isWaiting =
    activeElement === null || activeElement === document.body || activeElement === main || activeElement === focused
  return isWaiting ? steps : 0
}

/** How many rows on from the first, or back from it, so many moves lead into a list that had no focus. */
export function stepsInto(steps: number): number {
  return steps - Math.sign(steps)
}
