import { nativeTheme } from 'electron'
import type { BrowserWindow, WebContents } from 'electron'
import { askBeforeLeaving } from './ask-before-leaving.ts'
import { windowIcon } from './icons.ts'
import { PAPER } from './main-window.ts'
import { openPageWindow } from './page-window.ts'
import { MIN_SIZE } from './window-state.ts'

/** Windows of the same journal beside the main one: each shows what it likes, none is remembered when the app ends. */
export interface MoreWindows {
  /** Opens one where `place`, path and search of the page, leads; a little below the one it was asked for from. */
  open(place: string, from: BrowserWindow | null): void
  has(window: BrowserWindow | null): boolean
  count(): number
  contents(): WebContents[]
  /** Closes them; false where one stays, because of a note that is not saved. */
  closeAll(): Promise<boolean>
}

const STEP = 28
const SIZE = { width: 1040, height: 760 }

/** @param onLastClosed called when none is left */
export function createMoreWindows(onLastClosed: () => void): MoreWindows {
  const windows = new Set<BrowserWindow>()
  return {
    open(place, from) {
      const at = from?.getNormalBounds()
      const icon = windowIcon()
      const window = openPageWindow(
        'index',
        {
          ...(at === undefined ? SIZE : { x: at.x + STEP, y: at.y + STEP, width: at.width, height: at.height }),
          minWidth: MIN_SIZE.width,
          minHeight: MIN_SIZE.height,
          autoHideMenuBar: true,
          backgroundColor: nativeTheme.shouldUseDarkColors ? PAPER.dark : PAPER.light,
          ...(icon ? { icon } : {}),
        },
        place,
      )
      windows.add(window)
      window.once('ready-to-show', () => window.show())
      window.once('closed', () => {
        windows.delete(window)
        if (windows.size === 0) onLastClosed()
      })
      askBeforeLeaving(window, () => {})
    },
    has: (window) => window !== null && windows.has(window),
    count: () => windows.size,
    contents: () => [...windows].filter((window) => !window.isDestroyed()).map(({ webContents }) => webContents),
    async closeAll() {
      for (const window of windows) {
        if (!(await closed(window))) return false
      }
      return true
    },
  }
}

/** Whether a window that is asked to close does: one with a note that is not saved may stay. */
function closed(window: BrowserWindow): Promise<boolean> {
  return new Promise((resolve) => {
    window.once('closed', () => resolve(true))
    // After the question was answered: behind the one that asks it.
    window.webContents.once('will-prevent-unload', (event) => !event.defaultPrevented && resolve(false))
    window.close()
  })
}
