import { desktopBridge } from '#client/desktop.ts'

/** A second window of the same journal, beside this one, where this one is; in a browser another tab. */
export function openNewWindow(): void {
  const { pathname, search, href } = location
  const bridge = desktopBridge()
  if (bridge !== undefined) return bridge.openWindow(pathname + search)
  // Not without an opener, who lends it the token that the browser host wants; it is let go of at once.
  const opened = window.open(href, '_blank')
  if (opened !== null) opened.opener = null
}
