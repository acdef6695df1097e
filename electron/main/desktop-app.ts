import { app, BrowserWindow, dialog, nativeTheme, Notification, safeStorage, session } from 'electron'
import type { WebContents } from 'electron'
import type { JournalClient } from '#shared/contract/contract.ts'
import type { AppAction, HotkeyState, Place } from '#shared/contract/desktop-bridge.ts'
import type { Settings } from '#shared/model/settings.ts'
import { shownAccelerator } from './accelerator.ts'
import { serveApp } from './app-protocol.ts'
import { parseDeepLink } from './deep-links.ts'
import { startEngine } from './engine-process.ts'
import type { EngineStart } from './engine-process.ts'
import { hardenSession } from './harden.ts'
import { createHotkey } from './hotkey.ts'
import { answerPages } from './ipc.ts'
import { systemKeyStore } from './key-store.ts'
import { connectMainClient } from './journal-client.ts'
import type { LaunchOptions } from './launch-options.ts'
import type { Log } from './log.ts'
import { openAtLogin, opensAtLogin } from './login-item.ts'
import { openMainWindow } from './main-window.ts'
import { setMenu } from './menu.ts'
import { createMoreWindows } from './more-windows.ts'
import { openExternal } from './open-external.ts'
import { createPagePorts } from './page-ports.ts'
import { ENGINE_FILE, PAGES_FOLDER } from './page-source.ts'
import { tellPage } from './page-window.ts'
import { createPdfSaver } from './pdf-saver.ts'
import { createQuickLogWindow } from './quick-log-window.ts'
import { startReminders } from './reminders.ts'
import { isTrayAvailable } from './tray-availability.ts'
import { createTray } from './tray.ts'
import type { AppTray } from './tray.ts'
import { words } from './words.ts'

export interface DesktopApp {
  /** What a command line asks for: the first one, and that of every later instance. */
  open(launch: LaunchOptions): void
  close(): Promise<void>
}

/** Puts the parts together. Everything that the user set is read from the journal and followed; nothing is kept here. */
export function openDesktopApp(launch: LaunchOptions, start: EngineStart, log: Log): DesktopApp {
  hardenSession(session.defaultSession)
  serveApp(session.defaultSession, PAGES_FOLDER)

  const engine = startEngine(ENGINE_FILE, start, systemKeyStore(safeStorage, process.platform, log), log)
  const journal = connectMainClient(engine, log)
  let settings: Settings | null = null
  let due = 0
  let tray: AppTray | null = null

  const staysWithoutWindow = () => process.platform === 'darwin' || (tray !== null && settings?.closeToTray === true)
  const more = createMoreWindows(() => {
    if (!mainWindow.isVisible() && !staysWithoutWindow()) app.quit()
  })
  const mainWindow = openMainWindow({
    hidden: launch.hidden,
    staysOpen: () => more.count() > 0 || staysWithoutWindow(),
    closeOthers: () => more.closeAll(),
    // Not sooner: the main window takes the keyboard when it shows, and quick log hides when it loses it.
    onFirstShown: () => openFirst(),
    onHidden: () => {
      if (more.count() === 0) explainTray()
    },
  })
  const quickLog = createQuickLogWindow()
  const stopPreparing = afterFirstPage(mainWindow.contents(), () => quickLog.prepare())
  const hotkey = createHotkey(() => quickLog.toggle())
  const pages = () => [mainWindow.contents(), quickLog.contents(), ...more.contents()].filter((page) => page !== null)

  const navigate = (place: Place): void => mainWindow.show(place)
  /** Of the window that one looks at. */
  const command = (name: AppAction): void => {
    const focused = BrowserWindow.getFocusedWindow()
    if (focused !== null && more.has(focused)) tellPage(focused.webContents, 'app:action', name)
    else mainWindow.command(name)
  }

  function change(part: Partial<Settings>): void {
    journal
      .current()
      ?.commands.setSettings(part)
      .catch((error: unknown) => log.warn('a setting was not saved', error))
  }

  const reminders = startReminders(journal, {
    isLookedAt: () => mainWindow.isFocused() || more.has(BrowserWindow.getFocusedWindow()),
    openToday: () => navigate({ screen: 'today' }),
    onDue(mine) {
      due = mine
      refreshTray()
    },
  })

  void isTrayAvailable().then((available) => {
    if (!available) return log.info('no tray here: closing the window quits')
    tray = createTray({
      quickLog: () => quickLog.show(null),
      open: () => mainWindow.show(),
      today: () => navigate({ screen: 'today' }),
      settings: () => navigate({ screen: 'settings' }),
      pauseReminders: (until) => change({ remindersPausedUntil: until }),
      quit: () => app.quit(),
    })
    refreshTray()
  })
  setMenu({ command, navigate, quickLog: () => quickLog.show(null) }, !app.isPackaged)

  engine.onState((state) => {
    for (const page of pages()) tellPage(page, 'journal:state-changed', state)
  })
  engine.onShowQuickLog(() => quickLog.show(null))
  hotkey.onState((state) => {
    if (state.problem) log.info(`the hotkey ${state.accelerator} does not work: ${state.problem}`)
    for (const page of pages()) tellPage(page, 'hotkey:changed', state)
    refreshTray()
  })
  journal.follow(['settings'], async (client: JournalClient) => {
    settings = await client.queries.settings()
    hotkey.apply(settings.hotkey)
    setThemeSource(settings.appearance)
    openAtLogin(settings.openAtLogin)
    refreshTray()
  })

  const givePort = createPagePorts(engine)
  const savePdf = createPdfSaver(log)
  answerPages({
    'journal:port': (sender) => givePort(sender),
    'journal:retry': () => engine.retry(),
    'journal:unlock': (_sender, unlock) => engine.retry(unlock),
    'journal:state': () => engine.state(),
    'app:open-external': (_sender, url) => openExternal(url),
    'app:open-window': (sender, place) => more.open(place, BrowserWindow.fromWebContents(sender)),
    'app:save-pdf': (sender) => savePdf(sender),
    'app:appearance': (_sender, appearance) => setThemeSource(appearance),
    'app:quit': () => app.quit(),
    'hotkey:state': () => hotkey.state(),
    'hotkey:set'(_sender, accelerator) {
      const answer = hotkey.change(accelerator)
      if (answer.ok) change({ hotkey: accelerator })
      return answer
    },
    'quick-log:show': () => quickLog.show(null),
    'quick-log:hide': () => quickLog.hide(),
    'quick-log:open-full'(_sender, line) {
      quickLog.hide()
      navigate({ screen: 'new-conversation', ...line })
    },
    'quick-log:height': (_sender, height) => quickLog.setHeight(height),
    'login-item:get': () => opensAtLogin(),
    'login-item:set'(_sender, open) {
      const holds = openAtLogin(open)
      change({ openAtLogin: holds })
      return holds
    },
    'notifications:supported': () => Notification.isSupported(),
    'notifications:test': () => reminders.test(),
  })

  function refreshTray(): void {
    const paused = settings?.remindersPausedUntil ?? null
    tray?.update({
      due,
      pausedUntil: paused !== null && paused > Date.now() ? paused : null,
      hotkey: hotkeyShown(hotkey.state()),
      hotkeyTaken: hotkey.state().problem === 'taken',
    })
  }

  function explainTray(): void {
    if (process.platform === 'darwin' || settings?.closeToTrayExplained !== false) return
    const body = words.stillHere(hotkeyShown(hotkey.state()))
    if (!Notification.isSupported()) {
      change({ closeToTrayExplained: true })
      return void dialog.showMessageBox({
        type: 'info',
        title: words.appName,
        message: words.stillHereTitle,
        detail: body,
      })
    }
    const explanation = new Notification({ title: words.stillHereTitle, body, silent: true })
    explanation.on('click', () => navigate({ screen: 'settings' }))
    // A desktop without anything that shows notifications accepts them all the same.
    explanation.once('show', () => change({ closeToTrayExplained: true }))
    explanation.show()
  }

  function open({ link, quickLog: wantsQuickLog }: LaunchOptions): void {
    const parsed = link === null ? null : parseDeepLink(link)
    if (parsed?.kind === 'quick-log') quickLog.show(parsed.text || null)
    else if (parsed?.kind === 'person') navigate({ screen: 'person', id: parsed.id })
    else if (wantsQuickLog) quickLog.show(null)
    // A link that was refused still came from somebody who wants to see the app.
    else mainWindow.show()
  }
  function openFirst(): void {
    if (launch.link !== null || launch.quickLog) open(launch)
  }
  if (launch.hidden) openFirst()
  app.on('activate', () => mainWindow.show())

  return {
    open,
    async close() {
      stopPreparing()
      reminders.close()
      hotkey.close()
      tray?.close()
      await engine.close()
    },
  }
}

/** Longer than a page that was loaded takes to show what the journal answers. */
const QUICK_LOG_AFTER_MS = 1500

/** Does it once the first page has had its time, or there is none to wait for. Returns what calls it off. */
function afterFirstPage(page: WebContents, work: () => void): () => void {
  let timer: NodeJS.Timeout | undefined
  let isOff = false
  page.once('did-stop-loading', () => {
    if (!isOff) timer = setTimeout(work, QUICK_LOG_AFTER_MS)
  })
  const callOff = () => {
    isOff = true
    clearTimeout(timer)
  }
  // A window that is made while the app goes down would hold it up.
  page.once('destroyed', callOff)
  return callOff
}

function hotkeyShown(state: HotkeyState): string | null {
  return state.active ? shownAccelerator(state.accelerator, process.platform) : null
}

function setThemeSource(appearance: Settings['appearance']): void {
  nativeTheme.themeSource = appearance === 'light' || appearance === 'dark' ? appearance : 'system'
}
