const KEY = 'rapport.place'
/** Words that were typed are the journal's, and stay out of what a browser keeps. */
const TYPED = 'text'

/** Remembers where the window is, for when it is opened again. */
export function rememberPlace(storage: Storage, address: string): void {
  const [path = '/', search = ''] = address.split('?')
  const params = new URLSearchParams(search)
  params.delete(TYPED)
  const kept = params.toString()
  storage.setItem(KEY, kept === '' ? path : `${path}?${kept}`)
}

/** Where the window was; null where that is not known or not worth a step. */
export function rememberedPlace(storage: Storage): string | null {
  const place = storage.getItem(KEY)
  return place !== null && /^\/(?!\/)/.test(place) && place !== '/' ? place : null
}
