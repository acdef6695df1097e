import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { app } from 'electron'

/** Whether the app opens by itself after login, in the tray. */
export function opensAtLogin(): boolean {
  if (process.platform === 'linux') return existsSync(autostartFile())
  return app.getLoginItemSettings({ args: ['--hidden'] }).openAtLogin
}

/**
 * Answers with what holds afterwards. An app that was not installed never registers itself: it would start whatever runtime
 * happened to run it.
 */
export function openAtLogin(open: boolean): boolean {
  if (!app.isPackaged || open === opensAtLogin()) return opensAtLogin()
  if (process.platform === 'linux') setAutostart(open)
  else app.setLoginItemSettings({ openAtLogin: open, args: ['--hidden'] })
  return opensAtLogin()
}

/** Electron has no login item on Linux; the desktops read this folder (freedesktop.org, Desktop Application Autostart). */
function autostartFile(): string {
  return join(process.env['XDG_CONFIG_HOME'] || join(homedir(), '.config'), 'autostart', 'rapport.desktop')
}

function setAutostart(open: boolean): void {
  const file = autostartFile()
  if (!open) return rmSync(file, { force: true })
  // An AppImage is mounted elsewhere at each start; this variable names the file itself.
  const program = process.env['APPIMAGE'] ?? process.execPath
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(
    file,
    `[Desktop Entry]\nType=Application\nName=Rapport\nExec="${program.replace(/(["\\`$])/g, '\\$1')}" --hidden\nX-GNOME-Autostart-enabled=true\n`,
  )
}
