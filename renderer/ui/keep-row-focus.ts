import { useEffect, useRef, type FocusEvent } from 'react'
import { focusQuietly, focusRow, isFocusNowhere, lookFor, rowElement, rowIdOf } from './lost-focus.ts'

/**
 * When the row that had the focus goes away, because it is done, the one that takes its place gets the focus: E, E, E
 * works through a list. Give the props to the element around all rows; `rowIds` is what they are, in order.
 */
export function useKeepRowFocus(rowIds: readonly string[]) {
  const root = useRef<HTMLDivElement>(null)
  const last = useRef<{ id: string; index: number } | null>(null)
  const latest = useRef(rowIds)
  const key = rowIds.join('\n')

  useEffect(() => {
    latest.current = rowIds
    const { current } = last
    if (current === null) return
    const index = rowIds.indexOf(current.id)
    if (index === current.index) return
    // Where it only moved up, it keeps the focus; where it went to another list, as what is put off does, it lost it.
    if (index >= 0) last.current = { id: current.id, index }
    const next = rowIds[Math.min(current.index, rowIds.length - 1)]
    // Not at all where it went to a field or another row meanwhile.
    return lookFor(WAIT_MS, () => {
      if (!isFocusNowhere()) return false
      // When all is done the screen has the focus, so that a screen reader goes on there.
      if (next === undefined) focusQuietly(root.current?.closest('main'))
      else focusRow(rowElement(next, root.current ?? document))
      return true
    })
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `key` says when the rows are others
  }, [key])

  return {
    ref: root,
    onFocus(event: FocusEvent) {
      const id = rowIdOf(event.target)
      if (id !== null) last.current = { id, index: latest.current.indexOf(id) }
    },
  }
}

/** Longer than a menu or a dialog takes to go, and to give the focus back to a row that is no longer there. */
const WAIT_MS = 600
