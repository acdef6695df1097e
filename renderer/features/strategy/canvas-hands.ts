import { createContext, useContext } from 'react'

/** What cards need to be changed where they stand. */
export interface CanvasHands {
  /** The card whose words are being changed. */
  readonly edited: string | null
  readonly onSave: (id: string, text: string) => void
  /** Leaves the words as they are. */
  readonly onLeave: () => void
  readonly onSaveDraft: (text: string) => void
}

export const CanvasContext = createContext<CanvasHands | null>(null)

export function useCanvasHands(): CanvasHands {
  const hands = useContext(CanvasContext)
  if (hands === null) throw new Error('a card stands outside of the canvas')
  return hands
}
