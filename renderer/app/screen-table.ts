import type { I18n } from '@lingui/core'
import type { Action } from '#ui/use-actions.ts'
import type { AppPlace, ScreenName, ScreenPlace } from './app-places.ts'
import type { Screen, Screens } from './screen.ts'
import { searchText } from './search-text.ts'

/** The screens of a table with their names, in its order. Each is as good as any here: what is its own, it does itself. */
export function rowsOf(screens: Screens): [ScreenName, Screen][] {
  return Object.entries(screens) as unknown as [ScreenName, Screen][]
}

/** The screen at a path, without what narrows it; null where there is none. */
export function screenAt(screens: Screens, path: string): ScreenName | null {
  const rows = rowsOf(screens)
  const parts = path.split('/')
  const fits = (pattern: string) => {
    const wanted = pattern.split('/')
    return wanted.length === parts.length && wanted.every((part, at) => part.startsWith('$') || part === parts[at])
  }
  const found = rows.find(([, row]) => row.path === path) ?? rows.find(([, row]) => fits(row.path))
  return found?.[0] ?? null
}

/** The address of a place: a path, with what narrows it as search string. */
export function addressIn(screens: Screens, place: AppPlace): string {
  if (place.page === 'organisation') return addressIn(screens, { page: 'people', search: { organisation: [place.id] } })
  if (place.page === 'circle') return addressIn(screens, { page: 'people', search: { circle: [place.id] } })
  const screen = screens[place.page] as Screen
  const { id = '', search = {} } = place as ScreenPlace & { id?: string; search?: object }
  const path = screen.path.replace('$id', id)
  const text = screen.writeSearch?.(search) ?? searchText(search)
  return text === '' ? path : `${path}?${text}`
}

/** What the sidebar leads to, at its upper and its lower end. */
export function sidebarOf(screens: Screens, at: 'top' | 'bottom'): [ScreenName, Screen][] {
  return rowsOf(screens).filter(([, row]) => row.sidebar?.at === at)
}

/** The item of the sidebar that is lit at a path; null on a screen that belongs to none. */
export function litAt(screens: Screens, path: string): ScreenName | null {
  const name = screenAt(screens, path)
  if (name === null) return null
  return screens[name].sidebar === undefined ? (screens[name].within ?? null) : name
}

/** Going to each screen that has keys: what the keys and the palette do. */
export function goActions(screens: Screens, i18n: I18n, go: (place: AppPlace) => void): Action[] {
  const group = i18n.t('Go to')
  return rowsOf(screens).flatMap(([name, { keys, also = '', title }]) =>
    keys === undefined
      ? []
      : [{ id: `go-${name}`, title: title(i18n), group, keys, also, run: () => go({ page: name } as AppPlace) }],
  )
}
