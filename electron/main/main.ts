import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { app } from 'electron'
import { registerAppScheme } from './app-protocol.ts'
import { openDesktopApp } from './desktop-app.ts'
import type { DesktopApp } from './desktop-app.ts'
import { hardenPages } from './harden.ts'
import { deviceName, launchOptions } from './launch-options.ts'
import type { LaunchOptions } from './launch-options.ts'
import { openLog } from './log.ts'

// One instance is one such folder: a second journal has windows of its own.
app.setPath('userData', desktopFolder())

if (app.requestSingleInstanceLock()) run(launchOptions(process.argv))
else app.quit()

function run(launch: LaunchOptions): void {
  const log = openLog(app.isPackaged)
  let desktop: DesktopApp | null = null
  let openLater: LaunchOptions | null = null
  let closed = false

  function open(options: LaunchOptions): void {
    if (desktop) desktop.open(options)
    else openLater = options
  }

  registerAppScheme()
  // Every window asks for the sandbox by itself; to force it would undo `--no-sandbox`, without which root cannot start.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
  hardenPages()
  if (app.isPackaged) app.setAsDefaultProtocolClient('rapport')
  app.setAppUserModelId('app.rapport.desktop')

  app.on('second-instance', (_event, argv) => open(launchOptions(argv)))
  // macOS hands addresses over by an event, also before the app is ready.
  app.on('open-url', (event, link) => {
    event.preventDefault()
    open({ hidden: false, quickLog: false, link })
  })
  app.on('window-all-closed', () => app.quit())
  app.on('child-process-gone', (_event, details) => log.warn(`${details.type} process gone: ${details.reason}`))

  // The engine commits and gives up its lock before the app ends.
  app.on('will-quit', (event) => {
    if (closed || !desktop) return
    event.preventDefault()
    void desktop.close().finally(() => {
      closed = true
      // Never within the event that was just prevented, where no engine was left to wait for: Electron would end nothing.
      setImmediate(() => app.quit())
    })
  })

  void app.whenReady().then(() => {
    const atLogin = process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin
    desktop = openDesktopApp(
      { ...launch, hidden: launch.hidden || atLogin },
      { device: deviceName(), version: app.getVersion(), resources: join(app.getAppPath(), 'resources') },
      log,
    )
    if (openLater) desktop.open(openLater)
  })
}

/**
 * Chromium's files and the small ones of the main process, apart from keys and journals, which may share the parent. What was
 * typed and not saved yet is among them: a journal that was named has a folder of its own.
 */
function desktopFolder(): string {
  const name = process.platform === 'linux' ? 'rapport' : 'Rapport'
  const config = process.env['RAPPORT_CONFIG'] || join(app.getPath('appData'), name)
  const journal = process.env['RAPPORT_JOURNAL']
  const which = journal ? `-${createHash('sha256').update(resolve(journal)).digest('hex').slice(0, 12)}` : ''
  const folder = join(config, `desktop${which}`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return folder
}
