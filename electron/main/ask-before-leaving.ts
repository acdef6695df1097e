import { dialog } from 'electron'
import type { BrowserWindow } from 'electron'
import { words } from './words.ts'

const BUTTONS = [words.stay, words.leave]
const STAY = BUTTONS.indexOf(words.stay)
const LEAVE = BUTTONS.indexOf(words.leave)

/**
 * Electron shows no question of its own where a page refuses to be left: the window would stay, and so would the app that
 * was told to quit, without a word. The answer has to be there before the event ends, hence the dialog that waits.
 */
export function askBeforeLeaving(window: BrowserWindow, onStay: () => void): void {
  window.webContents.on('will-prevent-unload', (event) => {
    // Quitting from the tray, the window with the text may be hidden.
    window.show()
    const answer = dialog.showMessageBoxSync(window, {
      type: 'warning',
      title: words.appName,
      message: words.notSaved,
      detail: words.notSavedDetail,
      buttons: BUTTONS,
      defaultId: STAY,
      cancelId: STAY,
      noLink: true,
    })
    // Here it means: leave all the same.
    if (answer === LEAVE) event.preventDefault()
    else onStay()
  })
}
