/*
 * Where the focus goes when what has it goes away. Those who know best say it first, and each only takes a focus that is
 * nowhere, so that none takes it from where somebody put it:
 *
 * 1. a list gives it to the row in the place of the one that went (`useKeepRowFocus`, `VirtualList`), and what was settled
 *    to what it stood in (`FieldConflict`);
 * 2. what opened above the page, or in it, gives it back to where it was (`FocusBack`);
 * 3. a new screen has it, or the line of it that one left (`useFocusOnNewScreen`);
 * 4. the screen itself, where none of those did (`useFocusKept`).
 */

/** Whether nothing has the focus: what had it is gone, or nothing ever had. */
export function isFocusNowhere(): boolean {
  return document.activeElement === null || document.activeElement === document.body
}

/** Gives the focus without moving the page. */
export function focusQuietly(element: HTMLElement | null | undefined): void {
  element?.focus({ preventScroll: true })
}

/** The row of a list by its id: the same row is another element once it is drawn anew. */
export function rowElement(id: string, within: ParentNode = document): HTMLElement | null {
  return within.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`)
}

/** Gives the focus to a row, and brings it into view. */
export function focusRow(row: HTMLElement | null | undefined): void {
  focusQuietly(row)
  row?.scrollIntoView({ block: 'nearest' })
}

/** The id of the row that an element is in, or is. */
export function rowIdOf(element: Element | null): string | null {
  return element?.closest('[data-row]')?.getAttribute('data-row') ?? null
}

/**
 * Looks, for so long, whenever the page or the focus is another, whether there is something to be done, until `look` answers
 * true. Not at each frame: that a page asks for frames keeps it busy also where nothing is drawn. Returns what ends it.
 */
export function lookFor(ms: number, look: () => boolean): () => void {
  const changes = new MutationObserver(step)
  const end = setTimeout(stop, ms)
  let soon: ReturnType<typeof setTimeout> | undefined
  let isLooking = true
  step()
  if (isLooking) {
    changes.observe(document.documentElement, { childList: true, subtree: true, attributes: true })
    document.addEventListener('focusin', step)
    document.addEventListener('focusout', stepSoon)
  }
  return stop

  function step(): void {
    if (isLooking && look()) stop()
  }
  /** On its way from one element to another the focus is nowhere, which means nothing. */
  function stepSoon(): void {
    clearTimeout(soon)
    soon = setTimeout(step)
  }
  function stop(): void {
    isLooking = false
    clearTimeout(end)
    clearTimeout(soon)
    changes.disconnect()
    document.removeEventListener('focusin', step)
    document.removeEventListener('focusout', stepSoon)
  }
}
