import { join } from 'node:path'
import { app, nativeTheme, screen } from 'electron'
import type { BrowserWindow, WebContents } from 'electron'
import type { AppAction, Place } from '#shared/contract/desktop-bridge.ts'
import { askBeforeLeaving } from './ask-before-leaving.ts'
import { readJsonFile, writeJsonFile } from './json-file.ts'
import { openPageWindow, tellPage } from './page-window.ts'
import { windowIcon } from './icons.ts'
import { boundsOnScreen, MIN_SIZE, windowState } from './window-state.ts'

export interface MainWindow {
  /** Brings it to the front, at `place` when one is named. */
  show(place?: Place): void
  command(command: AppAction): void
  isFocused(): boolean
  isVisible(): boolean
  contents(): WebContents
}

export interface MainWindowOptions {
  readonly hidden: boolean
  /** Asked when the user closes the window: whether the app stays without it. */
  readonly staysOpen: () => boolean
  /** Called when the window shows by itself after the start; never for a hidden start. */
  readonly onFirstShown: () => void
  /** Called after the window was closed and the app stays. */
  readonly onHidden: () => void
  /** Closes all other windows, before this one, when the app is to quit; false where one of them stays. */
  readonly closeOthers: () => Promise<boolean>
}

/** Paper of the page in light and dark (`--paper` in tokens.css), so that no white flashes before it shows. */
export const PAPER = { light: '#fcfaf6', dark: '#1b1917' }

/** The window opens before the journal does: where it was is therefore a small file of its own. */
export function openMainWindow(options: MainWindowOptions): MainWindow {
  const file = join(app.getPath('userData'), 'window-state.json')
  const saved = readJsonFile(file, windowState)
  const main = screen.getPrimaryDisplay()
  const screens = [main, ...screen.getAllDisplays().filter((display) => display.id !== main.id)]
  const icon = windowIcon()
  const window = openPageWindow('index', {
    ...boundsOnScreen(
      saved,
      screens.map((display) => display.workArea),
    ),
    minWidth: MIN_SIZE.width,
    minHeight: MIN_SIZE.height,
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? PAPER.dark : PAPER.light,
    ...(icon ? { icon } : {}),
  })
  if (saved?.maximised) window.once('show', () => window.maximize())
  if (!options.hidden) {
    window.once('ready-to-show', () => {
      window.show()
      options.onFirstShown()
    })
  }
  keepState(window, file)

  const isQuitting = quitAfter(window, options.closeOthers)
  window.on('close', (event) => {
    if (isQuitting()) return
    event.preventDefault()
    if (options.staysOpen()) {
      leaveFullScreen(window, () => {
        window.hide()
        options.onHidden()
      })
    } else app.quit()
  })

  return {
    show(place) {
      if (window.isDestroyed()) return
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
      if (place) tellPage(window.webContents, 'app:navigate', place)
    },
    command(command) {
      if (window.isDestroyed()) return
      window.show()
      tellPage(window.webContents, 'app:action', command)
    },
    isFocused: () => !window.isDestroyed() && window.isFocused(),
    isVisible: () => !window.isDestroyed() && window.isVisible(),
    contents: () => window.webContents,
  }
}

/**
 * Quitting closes the windows beside this one, then this one, and the rest when it has closed: where the user stays for a note
 * that is not saved, everything else is still there. Says whether the app is quitting.
 */
function quitAfter(window: BrowserWindow, closeOthers: () => Promise<boolean>): () => boolean {
  let quitting = false
  let closed = false
  app.on('before-quit', (event) => {
    if (closed) return
    event.preventDefault()
    if (quitting) return
    quitting = true
    // Not at once: this may be inside the window's own event of being closed.
    setImmediate(() => {
      void closeOthers().then((all) => {
        if (!all) quitting = false
        else if (!closed) window.close()
      })
    })
  })
  window.once('closed', () => {
    closed = true
    setImmediate(() => app.quit())
  })
  askBeforeLeaving(window, () => (quitting = false))
  return () => quitting
}

function keepState(window: BrowserWindow, file: string): void {
  let later: NodeJS.Timeout | undefined
  const save = (): void => {
    clearTimeout(later)
    if (window.isDestroyed() || window.isMinimized()) return
    writeJsonFile(file, { ...window.getNormalBounds(), maximised: window.isMaximized() })
  }
  const saveSoon = (): void => {
    clearTimeout(later)
    later = setTimeout(save, 500)
  }
  window.on('resize', saveSoon)
  window.on('move', saveSoon)
  window.on('close', save)
}

/** A full-screen window of macOS that is hidden leaves an empty black space behind. */
function leaveFullScreen(window: BrowserWindow, then: () => void): void {
  if (!window.isFullScreen()) return then()
  window.once('leave-full-screen', then)
  window.setFullScreen(false)
}
