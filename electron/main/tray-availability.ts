import { execFile } from 'node:child_process'

/**
 * Whether a tray icon would be seen. macOS and Windows always show one. On Linux a desktop that shows them owns the name
 * `org.kde.StatusNotifierWatcher`; without one, making an icon succeeds and shows nothing, and an app that hid itself
 * behind it could not be found again.
 */
export async function isTrayAvailable(): Promise<boolean> {
  if (process.platform !== 'linux') return true
  if (!process.env['DBUS_SESSION_BUS_ADDRESS'] && !process.env['XDG_RUNTIME_DIR']) return false
  return new Promise((resolve) => {
    execFile('dbus-send', NAME_HAS_OWNER, { timeout: 1000 }, (error, answer) =>
      resolve(!error && answer.includes('boolean true')),
    )
  })
}

const NAME_HAS_OWNER = [
  '--session',
  '--print-reply',
  '--dest=org.freedesktop.DBus',
  '/org/freedesktop/DBus',
  'org.freedesktop.DBus.NameHasOwner',
  'string:org.kde.StatusNotifierWatcher',
]
