import { Menu, nativeTheme, Tray } from 'electron'
import type { MenuItemConstructorOptions } from 'electron'
import { trayIcon } from './icons.ts'
import { words } from './words.ts'

export interface TrayActions {
  readonly quickLog: () => void
  readonly open: () => void
  readonly today: () => void
  readonly settings: () => void
  /** Until this moment, in milliseconds since 1970; null resumes. */
  readonly pauseReminders: (until: number | null) => void
  readonly quit: () => void
}

interface TrayState {
  readonly due: number
  /** Milliseconds since 1970, in the future; null when reminders come. */
  readonly pausedUntil: number | null
  /** As printed on keyboards; null when none works. */
  readonly hotkey: string | null
  readonly hotkeyTaken: boolean
}

export interface AppTray {
  update(state: TrayState): void
  close(): void
}

export function createTray(actions: TrayActions): AppTray {
  const tray = new Tray(trayIcon())
  const recolour = (): void => tray.setImage(trayIcon())
  nativeTheme.on('updated', recolour)
  if (process.platform !== 'darwin') tray.on('click', actions.open)
  function update(state: TrayState): void {
    tray.setToolTip(state.due > 0 ? `${words.appName}: ${words.dueTitle(state.due)}` : words.appName)
    tray.setContextMenu(Menu.buildFromTemplate(menuOf(state, actions)))
  }
  update({ due: 0, pausedUntil: null, hotkey: null, hotkeyTaken: false })
  return {
    update,
    close() {
      nativeTheme.off('updated', recolour)
      tray.destroy()
    },
  }
}

function menuOf(state: TrayState, actions: TrayActions): MenuItemConstructorOptions[] {
  return [
    { label: state.hotkey ? `${words.quickLog}\t${state.hotkey}` : words.quickLog, click: actions.quickLog },
    ...(state.hotkeyTaken ? [{ label: words.hotkeyTakenMenu, click: actions.settings }] : []),
    { label: state.due > 0 ? `${words.today} (${state.due})` : words.today, click: actions.today },
    { label: words.openRapport, click: actions.open },
    { type: 'separator' },
    ...pauseItems(state, actions),
    { type: 'separator' },
    { label: words.quit, click: actions.quit },
  ]
}

function pauseItems(state: TrayState, actions: TrayActions): MenuItemConstructorOptions[] {
  if (state.pausedUntil !== null) {
    const until = new Intl.DateTimeFormat(undefined, { weekday: 'short', hour: 'numeric', minute: '2-digit' })
    return [
      { label: words.remindersPaused(until.format(state.pausedUntil)), enabled: false },
      { label: words.resumeReminders, click: () => actions.pauseReminders(null) },
    ]
  }
  return [
    {
      label: words.pauseReminders,
      submenu: [
        { label: words.forAnHour, click: () => actions.pauseReminders(Date.now() + 3_600_000) },
        { label: words.untilTomorrow, click: () => actions.pauseReminders(tomorrowMorning(new Date())) },
      ],
    },
  ]
}

/** Four in the morning: the day of those who work late has ended by then. */
function tomorrowMorning(now: Date): number {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, 4).getTime()
}
