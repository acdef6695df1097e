import { app } from 'electron'
import type { Session, WebFrameMain } from 'electron'
import { isOurUrl, pageOrigin } from './page-source.ts'

const GRANTED: readonly string[] = ['notifications', 'clipboard-sanitized-write']

/** For every page that the app will ever make: it stays where it is, opens nothing, and embeds nothing. */
export function hardenPages(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => {
      if (!isOurUrl(event.url)) event.preventDefault()
    })
    contents.on('will-redirect', (event) => {
      if (!isOurUrl(event.url)) event.preventDefault()
    })
    contents.on('will-frame-navigate', (event) => {
      if (!event.isMainFrame) event.preventDefault()
    })
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  })
}

/** No permission but two, no device, no request that leaves the app, no download but what a page made itself. */
export function hardenSession(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, answer) =>
    answer(isOurUrl(contents?.getURL() ?? '') && GRANTED.includes(permission)),
  )
  session.setPermissionCheckHandler(
    (_contents, permission, origin) => isOurUrl(origin.replace(/\/$/, '')) && GRANTED.includes(permission),
  )
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !mayLoad(details.url) }))
  session.on('will-download', (event, item) => {
    if (!item.getURL().startsWith(`blob:${pageOrigin}/`)) event.preventDefault()
  })
  // Chromium would fetch dictionaries from its own servers: only the system's checker is used, where there is one.
  session.setSpellCheckerEnabled(process.platform === 'darwin')
}

/** Whether a message comes from the page itself: our origin, and not a frame inside it. */
export function isOurPage(frame: WebFrameMain | null): boolean {
  return frame !== null && frame.parent === null && isOurUrl(frame.url)
}

function mayLoad(url: string): boolean {
  if (isOurUrl(url) || /^(data|blob|devtools|chrome-extension):/.test(url)) return true
  // Vite's channel for what changed, while developing.
  return pageOrigin.startsWith('http:') && url.startsWith(pageOrigin.replace('http:', 'ws:'))
}
