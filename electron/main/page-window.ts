import { app, BrowserWindow, Menu } from 'electron'
import type { BrowserWindowConstructorOptions, WebContents } from 'electron'
import type { DesktopEvents } from '#shared/contract/desktop-bridge.ts'
import { fieldMenu } from './field-menu.ts'
import type { PageName } from './page-source.ts'
import { pageUrl, PRELOAD_FILE } from './page-source.ts'

/**
 * A window that shows one of our pages, with the locks that every one of them has.
 * @param place path and search of the main page
 */
export function openPageWindow(
  page: PageName,
  options: BrowserWindowConstructorOptions,
  place?: string,
): BrowserWindow {
  const window = new BrowserWindow({
    show: false,
    title: 'Rapport',
    ...options,
    webPreferences: {
      preload: PRELOAD_FILE,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      additionalArguments: [`--rapport-version=${app.getVersion()}`],
      navigateOnDragDrop: false,
      spellcheck: process.platform === 'darwin',
      ...options.webPreferences,
    },
  })
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason !== 'clean-exit' && !window.isDestroyed()) window.webContents.reload()
  })
  const { webContents } = window
  webContents.on('context-menu', (_event, asked) => {
    const lookUp = process.platform === 'darwin' ? () => webContents.showDefinitionForSelection() : null
    const menu = fieldMenu(asked, { correct: (word) => webContents.replaceMisspelling(word), lookUp })
    if (menu.length > 0) Menu.buildFromTemplate(menu).popup({ window })
  })
  void window.loadURL(pageUrl(page, place)).catch(() => {
    // The window shows Chromium's own page of what went wrong.
  })
  return window
}

/** Tells a page something; a page that is still loading is told when it has loaded. */
export function tellPage<Name extends keyof DesktopEvents>(
  contents: WebContents,
  name: Name,
  message: DesktopEvents[Name],
): void {
  if (contents.isDestroyed()) return
  if (contents.isLoadingMainFrame()) contents.once('did-finish-load', () => contents.send(name, message))
  else contents.send(name, message)
}
