import { app, nativeTheme, screen } from 'electron'
import type { BrowserWindow, WebContents } from 'electron'
import { openPageWindow, tellPage } from './page-window.ts'

export interface QuickLogWindow {
  /** Above everything, on the screen where the mouse is. `text` is shown while the draft waits; null shows the draft. */
  show(text: string | null): void
  hide(): void
  toggle(): void
  setHeight(height: number): void
  contents(): WebContents
}

const WIDTH = 680
const HEIGHT = { first: 72, least: 56, most: 560 }
/** The eye looks for it above the middle. */
const FROM_TOP = 0.22

/**
 * Made once at start and never closed: the hotkey only shows it, which must take less than 100 ms. Its page stays
 * awake while it is hidden, and keeps the draft.
 */
export function openQuickLogWindow(): QuickLogWindow {
  const window = openPageWindow('quick-log', {
    width: WIDTH,
    height: HEIGHT.first,
    title: 'Quick log',
    frame: false,
    resizable: false,
    minimizable: false,
    maximizable: false,
    fullscreenable: false,
    skipTaskbar: true,
    alwaysOnTop: true,
    hasShadow: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#211f1d' : '#fefdfb',
    // A panel takes the keyboard without bringing the rest of the app to the front.
    ...(process.platform === 'darwin' ? { type: 'panel' } : {}),
    webPreferences: { backgroundThrottling: false },
  })
  window.setAlwaysOnTop(true, 'screen-saver')
  window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true, skipTransformProcessType: true })
  window.on('blur', () => {
    if (!window.webContents.isDevToolsOpened()) window.hide()
  })
  neverClose(window)

  function show(text: string | null): void {
    if (window.isDestroyed()) return
    if (!window.isVisible()) window.setBounds(placeOnScreen(window))
    window.show()
    window.focus()
    window.webContents.focus()
    tellPage(window.webContents, 'quick-log:shown', { text })
  }

  return {
    show,
    hide: () => window.hide(),
    toggle: () => (window.isVisible() && window.isFocused() ? window.hide() : show(null)),
    setHeight(height) {
      const { x, y } = window.getBounds()
      const kept = Math.round(Math.min(HEIGHT.most, Math.max(HEIGHT.least, height)))
      window.setBounds({ x, y, width: WIDTH, height: kept })
    },
    contents: () => window.webContents,
  }
}

function placeOnScreen(window: BrowserWindow): Electron.Rectangle {
  const { workArea } = screen.getDisplayNearestPoint(screen.getCursorScreenPoint())
  const width = Math.min(WIDTH, workArea.width)
  return {
    x: Math.round(workArea.x + (workArea.width - width) / 2),
    y: Math.round(workArea.y + workArea.height * FROM_TOP),
    width,
    height: window.getBounds().height,
  }
}

function neverClose(window: BrowserWindow): void {
  let quitting = false
  // The main window, made before this one, holds it up until it has closed.
  app.on('before-quit', (event) => (quitting = !event.defaultPrevented))
  window.on('close', (event) => {
    if (quitting) return
    event.preventDefault()
    window.hide()
  })
}
