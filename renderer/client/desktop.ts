/** What the desktop app's preload hands to the page. In a browser tab there is none. */
export interface DesktopBridge {
  /** Called with a port that was asked for, and with a new one whenever the engine was started again. */
  onJournalPort(callback: (port: MessagePort) => void): void
  requestJournalPort(): void
  /** As Node names it: `linux`, `darwin`, `win32`. */
  readonly platform: string
}

declare global {
  interface Window {
    readonly desktop?: DesktopBridge
  }
}

export function desktopBridge(): DesktopBridge | undefined {
  return window.desktop
}
