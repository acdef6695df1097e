import type { DesktopBridge } from '#shared/contract/desktop-bridge.ts'

declare global {
  interface Window {
    readonly desktop?: DesktopBridge
  }
}

/** What the desktop app's preload hands to the page. In a browser tab there is none. */
export function desktopBridge(): DesktopBridge | undefined {
  return window.desktop
}
