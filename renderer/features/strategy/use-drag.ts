import { useState, type DragEvent, type HTMLAttributes } from 'react'
import { useOutlineHands } from './outline-hands.ts'
import { dropOf, type OutlineItem } from './outline-moves.ts'
import styles from './strategy.module.css'

type Handlers = HTMLAttributes<HTMLElement>

/** A grip by which a line is taken along. What it does, the menu of the line does too. */
export function useDragged(item: OutlineItem): Handlers & { draggable: true } {
  const { setDragged } = useOutlineHands()
  return {
    draggable: true,
    onDragStart(event: DragEvent<HTMLElement>) {
      event.dataTransfer.effectAllowed = 'move'
      // Without data Firefox drags nothing; no words of the journal leave the window.
      event.dataTransfer.setData('text/plain', '')
      const row = event.currentTarget.closest('[data-row]')
      if (row !== null) event.dataTransfer.setDragImage(row, 12, 16)
      setDragged(item)
    },
    onDragEnd: () => setDragged(null),
  }
}

/** A line at which another one may be let go. */
export function useDropPlace(item: OutlineItem): { className: string | undefined; handlers: Handlers } {
  const { strategy, dragged, setDragged, actions } = useOutlineHands()
  const [side, setSide] = useState<'before' | 'behind' | null>(null)
  const moveAt = (where: 'before' | 'behind') => (dragged === null ? null : dropOf(dragged, item, where, strategy))
  const sideAt = (event: DragEvent<HTMLElement>) => {
    const { top, height } = event.currentTarget.getBoundingClientRect()
    return event.clientY < top + height / 2 ? 'before' : 'behind'
  }
  const isInto = item.kind === 'goal' && dragged?.kind === 'archetype'
  return {
    className: side === null || dragged === null ? undefined : isInto ? styles.dropInto : styles[`drop-${side}`],
    handlers: {
      onDragOver(event) {
        const where = sideAt(event)
        if (moveAt(where) === null) return
        event.preventDefault()
        event.dataTransfer.dropEffect = 'move'
        setSide(where)
      },
      onDragLeave: () => setSide(null),
      onDrop(event) {
        event.preventDefault()
        setSide(null)
        if (dragged !== null) actions.move(dragged, moveAt(sideAt(event)))
        setDragged(null)
      },
    },
  }
}
