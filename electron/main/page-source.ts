import { join } from 'node:path'
import { app } from 'electron'

export const APP_SCHEME = 'app'
export const APP_ORIGIN = 'app://rapport'

export type PageName = 'index' | 'quick-log'

/** Built files: `out/main` holds this code, its neighbours the preload script and the pages. */
export const PRELOAD_FILE = join(import.meta.dirname, '..', 'preload', 'preload.cjs')
export const PAGES_FOLDER = join(import.meta.dirname, '..', 'renderer')
export const ENGINE_FILE = join(import.meta.dirname, 'utility-process.cjs')

/** Vite's server while developing; never in an app that was packaged, whatever its environment says. */
const developmentUrl = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL']

/** Where pages come from: all else is refused, as a place to go and as a sender. */
export const pageOrigin = developmentUrl ? new URL(developmentUrl).origin : APP_ORIGIN

/**
 * The main page reads the screen to show from its address.
 * @param place its path and search; without one it starts at the first screen. What leads anywhere else is left out
 */
export function pageUrl(name: PageName, place = '/'): string {
  if (name !== 'index') return `${pageOrigin}/${name}.html`
  const url = pageOrigin + place
  return place.startsWith('/') && isOurUrl(url) && URL.canParse(url) ? url : `${pageOrigin}/`
}

/** Whether an address is one of ours. Custom schemes have no `URL.origin` in Node, so the text is compared. */
export function isOurUrl(url: string): boolean {
  return url === pageOrigin || url.startsWith(`${pageOrigin}/`)
}
