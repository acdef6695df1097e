import { useSyncExternalStore } from 'react'

/** As wide as a telephone, or a window at 200 %: where the style sheets set a narrow page too. */
const narrow = window.matchMedia('(max-width: 699px)')

/** Whether the page is so narrow that what stands side by side must stand below each other. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(follow, () => narrow.matches)
}

function follow(listener: () => void): () => void {
  narrow.addEventListener('change', listener)
  return () => narrow.removeEventListener('change', listener)
}
