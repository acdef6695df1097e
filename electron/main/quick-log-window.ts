import { app, nativeTheme, screen } from 'electron'
import type { BrowserWindow, WebContents } from 'electron'
import { openPageWindow, tellPage } from './page-window.ts'

export interface QuickLogWindow {
  /** Makes it, hidden, where nobody has asked for it yet: the next who does need not wait for its page. */
  prepare(): void
  /** Above everything, on the screen where the mouse is. `text` is shown while the draft waits; null shows the draft. */
  show(text: string | null): void
  hide(): void
  toggle(): void
  setHeight(height: number): void
  /** Null as long as it was not made. */
  contents(): WebContents | null
}

const WIDTH = 680
const HEIGHT = { first: 72, least: 56, most: 560 }
/** The eye looks for it above the middle. */
const FROM_TOP = 0.22

/**
 * Made once and never closed: the hotkey only shows it, which must take less than 100 ms. Its page stays awake while it is hidden, and
 * keeps the draft. A second page costs as much as the first: it is made after that is shown (`prepare`), or when it is asked for.
 */
export function createQuickLogWindow(): QuickLogWindow {
  let made: BrowserWindow | null = null
  const window = () => (made ??= openWindow())

  function show(text: string | null): void {
    const shown = window()
    if (shown.isDestroyed()) return
    if (!shown.isVisible()) shown.setBounds(placeOnScreen(shown))
    shown.show()
    shown.focus()
    shown.webContents.focus()
    tellPage(shown.webContents, 'quick-log:shown', { text })
  }

  return {
    prepare: () => void window(),
    show,
    hide: () => made?.hide(),
    toggle: () => (made !== null && made.isVisible() && made.isFocused() ? made.hide() : show(null)),
    setHeight(height) {
      if (made === null) return
      const { x, y } = made.getBounds()
      const kept = Math.round(Math.min(HEIGHT.most, Math.max(HEIGHT.least, height)))
      made.setBounds({ x, y, width: WIDTH, height: kept })
    },
    contents: () => made?.webContents ?? null,
  }
}

function openWindow(): BrowserWindow {
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
  return window
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
