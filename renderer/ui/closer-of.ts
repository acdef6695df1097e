import type { Dispatch, SetStateAction } from 'react'

/**
 * Closes what is open, and nothing else: what is closed once the journal has answered may have been left by then, and
 * another opened in its place.
 */
export function closerOf<Open>(set: Dispatch<SetStateAction<Open | null>>, opened: NoInfer<Open> | null): () => void {
  return () => set((now) => (now === opened ? null : now))
}
