import { screenAt } from './screen-table.ts'
import type { Screen, Screens } from './screen.ts'

const KEY = 'rapport.place'

/** Remembers where the window is, for when it is opened again; nothing where no screen is. */
export function rememberPlace(storage: Storage, address: string, screens: Screens): void {
  const [path = '/', search = ''] = address.split('?')
  const name = screenAt(screens, path)
  if (name === null) return
  const params = new URLSearchParams(search)
  for (const words of (screens[name] as Screen).typed ?? []) params.delete(words)
  const kept = params.toString()
  storage.setItem(KEY, kept === '' ? path : `${path}?${kept}`)
}

/** Where the window was; null where that is not known, not a screen (any more), or not worth a step. */
export function rememberedPlace(storage: Storage, screens: Screens): string | null {
  const place = storage.getItem(KEY)
  const [path = '/'] = place?.split('?') ?? []
  return path !== '/' && screenAt(screens, path) !== null ? place : null
}
