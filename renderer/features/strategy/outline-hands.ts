import { createContext, useContext } from 'react'
import type { QueryOutput } from '#shared/contract/contract.ts'
import type { GoalId, MeasureId } from '#shared/model/id.ts'
import type { OutlineItem } from './outline-moves.ts'
import type { MeasureActions } from './use-measure-actions.ts'
import type { OutlineActions } from './use-outline-actions.tsx'

/** What the lines of the outline need to be changed where they stand. */
export interface OutlineHands {
  readonly strategy: QueryOutput<'strategy'>
  readonly actions: OutlineActions
  readonly measureActions: MeasureActions
  /** The row whose words are being changed. */
  readonly renamed: string | null
  readonly setRenamed: (rowId: string | null) => void
  /** The line that hangs on the pointer. */
  readonly dragged: OutlineItem | null
  readonly setDragged: (item: OutlineItem | null) => void
  /** The goal whose details are open. */
  readonly open: GoalId | null
  readonly setOpen: (goal: GoalId | null) => void
  /** Opens a measure, or a new one of a goal. */
  readonly openMeasure: (measure: { readonly id: MeasureId } | { readonly goal: GoalId | null }) => void
}

export const OutlineContext = createContext<OutlineHands | null>(null)

export function useOutlineHands(): OutlineHands {
  const hands = useContext(OutlineContext)
  if (hands === null) throw new Error('a line of the outline stands outside of it')
  return hands
}
