import { useStoreApi } from '@xyflow/react'
import { useLayoutEffect, type RefObject } from 'react'

/** Behind the last move: between two turns of a wheel it is less. */
const REST_MS = 200

/** Says on the board while one pans: cards that pass below the pointer then are not meant. */
export function usePanning(root: RefObject<HTMLElement | null>): void {
  const store = useStoreApi()
  useLayoutEffect(() => {
    const board = root.current
    if (board === null) return
    let rest: ReturnType<typeof setTimeout> | undefined
    const end = () => {
      clearTimeout(rest)
      delete board.dataset.panning
    }
    const stop = store.subscribe(({ transform }, { transform: before }) => {
      if (transform === before) return
      if (!isPanning(board)) board.dataset.panning = ''
      clearTimeout(rest)
      rest = setTimeout(end, REST_MS)
    })
    return () => {
      stop()
      end()
    }
  }, [store, root])
}

/** Whether the board around an element is being panned. */
export function isPanning(element: Element): boolean {
  return element.closest('[data-panning]') !== null
}
