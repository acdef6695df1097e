import { useEffect, useRef, type FocusEvent } from 'react'

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
    if (index >= 0) {
      last.current = { id: current.id, index }
      return
    }
    const next = rowIds[Math.min(current.index, rowIds.length - 1)]
    // A focus that went elsewhere meanwhile, into a dialog or a field, is left there.
    if (next === undefined || document.activeElement !== document.body) return
    const row = root.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(next)}"]`)
    row?.focus({ preventScroll: true })
    row?.scrollIntoView({ block: 'nearest' })
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `key` says when the rows are others
  }, [key])

  return {
    ref: root,
    onFocus(event: FocusEvent) {
      const id = event.target.closest('[data-row]')?.getAttribute('data-row') ?? null
      if (id !== null) last.current = { id, index: latest.current.indexOf(id) }
    },
  }
}
