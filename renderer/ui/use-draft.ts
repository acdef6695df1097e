import { useRef, useState } from 'react'

/** What changes in a draft: the parts, or how they follow from the draft as it is at that moment. */
export type DraftChange<Draft> = Partial<Draft> | ((now: Draft) => Partial<Draft>)

export interface DraftState<Draft> {
  readonly draft: Draft
  /** Changes parts of the draft as it is now, also from a callback that an earlier drawing of the screen handed out. */
  readonly change: (change: DraftChange<Draft>) => void
  /** Puts another draft in its place. */
  readonly replace: (draft: Draft) => void
}

/**
 * State that is written part by part. An editor keeps the callbacks it was first given, so a change is never built on
 * the draft that a callback saw when it was made: that would take back all that was written since.
 * @param onChange hears of each change, for whoever keeps the draft
 */
export function useDraft<Draft extends object>(
  start: Draft | (() => Draft),
  onChange?: (draft: Draft) => void,
): DraftState<Draft> {
  const [draft, setDraft] = useState(start)
  const latest = useRef(draft)
  const replace = (next: Draft) => {
    latest.current = next
    setDraft(next)
  }
  const change = (asked: DraftChange<Draft>) => {
    const parts = typeof asked === 'function' ? asked(latest.current) : asked
    replace({ ...latest.current, ...parts })
    onChange?.(latest.current)
  }
  return { draft, change, replace }
}
