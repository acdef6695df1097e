import { useState } from 'react'

const KEY = 'rapport:hides-private-lines'

/**
 * Whether private lines of briefs are hidden, because others see the screen. It holds for what is opened next in this window too:
 * nobody hides them for one brief alone.
 */
export function useHiddenLines(storage: Storage = sessionStorage): [boolean, (hides: boolean) => void] {
  const [hides, setHides] = useState(() => storage.getItem(KEY) !== null)
  return [
    hides,
    (next) => {
      if (next) storage.setItem(KEY, 'yes')
      else storage.removeItem(KEY)
      setHides(next)
    },
  ]
}
