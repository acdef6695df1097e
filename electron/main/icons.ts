import { join } from 'node:path'
import { app, nativeImage, nativeTheme } from 'electron'
import type { NativeImage } from 'electron'

/** Beside the built code while developing, in the packaged app's own files otherwise. */
const folder = join(app.getAppPath(), 'resources', 'icons')

/** For the window and the task bar of Linux; the other systems take it from the app itself. */
export function windowIcon(): NativeImage | null {
  return process.platform === 'linux' ? nativeImage.createFromPath(join(folder, 'app-256.png')) : null
}

/** Ink on a light bar, paper on a dark one; macOS colours its template by itself. Reads the @2x beside it. */
export function trayIcon(): NativeImage {
  if (process.platform === 'darwin') {
    const template = nativeImage.createFromPath(join(folder, 'tray-template.png'))
    template.setTemplateImage(true)
    return template
  }
  // Panels of Linux desktops are dark more often than not, whatever colours the apps have.
  const dark = process.platform === 'linux' || nativeTheme.shouldUseDarkColors
  return nativeImage.createFromPath(join(folder, dark ? 'tray-on-dark.png' : 'tray-on-light.png'))
}
