import { contextBridge, ipcRenderer } from 'electron'
import type { DesktopBridge, DesktopCalls, DesktopEvents, Stop } from '#shared/contract/desktop-bridge.ts'
import { JOURNAL_PORT_MESSAGE } from '#shared/contract/desktop-bridge.ts'

contextBridge.exposeInMainWorld('desktop', desktopBridge())

/** The page gets functions with names, never `ipcRenderer`: it can say these things and nothing else. */
function desktopBridge(): DesktopBridge {
  // A port cannot cross the bridge; a message of the window to itself can carry it.
  ipcRenderer.on('journal:port' satisfies keyof DesktopEvents, (event) => {
    window.postMessage(JOURNAL_PORT_MESSAGE, window.location.origin, [...event.ports])
  })
  return {
    platform: platformOf(process.platform),
    version: versionOf(process.argv),
    requestJournalPort: () => void call('journal:port'),
    retryJournal: () => void call('journal:retry'),
    unlockJournal: (unlock) => void call('journal:unlock', unlock),
    journalState: () => call('journal:state'),
    onJournalState: listenerOf('journal:state-changed'),
    onNavigate: listenerOf('app:navigate'),
    onAction: listenerOf('app:action'),
    openExternal: async (url) => navigator.userActivation.isActive && call('app:open-external', url),
    openWindow: (place) => void call('app:open-window', place),
    savePdf: () => call('app:save-pdf'),
    setAppearance: (appearance) => void call('app:appearance', appearance),
    quit: () => void call('app:quit'),
    hotkey: {
      state: () => call('hotkey:state'),
      set: (accelerator) => call('hotkey:set', accelerator),
      onState: listenerOf('hotkey:changed'),
    },
    quickLog: {
      show: () => void call('quick-log:show'),
      hide: () => void call('quick-log:hide'),
      onShown: listenerOf('quick-log:shown'),
      openFull: (line) => void call('quick-log:open-full', line),
      setHeight: (height) => void call('quick-log:height', height),
    },
    loginItem: {
      get: () => call('login-item:get'),
      set: (open) => call('login-item:set', open),
    },
    notifications: {
      supported: () => call('notifications:supported'),
      test: () => call('notifications:test'),
    },
  }
}

function call<Name extends keyof DesktopCalls>(
  name: Name,
  ...args: DesktopCalls[Name]['args']
): Promise<DesktopCalls[Name]['answer']> {
  return ipcRenderer.invoke(name, ...args)
}

/** Listens from now on, and keeps the last message for a page whose code is still starting. */
function listenerOf<Name extends keyof DesktopEvents>(
  name: Name,
): (listener: (message: DesktopEvents[Name]) => void) => Stop {
  const listeners = new Set<(message: DesktopEvents[Name]) => void>()
  let kept: { readonly message: DesktopEvents[Name] } | null = null
  ipcRenderer.on(name, (_event, message: DesktopEvents[Name]) => {
    if (listeners.size === 0) kept = { message }
    for (const listener of listeners) listener(message)
  })
  return (listener) => {
    listeners.add(listener)
    if (kept) listener(kept.message)
    kept = null
    return () => listeners.delete(listener)
  }
}

/** Electron runs on these three; whatever else calls itself a Unix looks and feels as Linux does. */
function platformOf(platform: NodeJS.Platform): DesktopBridge['platform'] {
  return platform === 'darwin' || platform === 'win32' ? platform : 'linux'
}

function versionOf(argv: readonly string[]): string {
  return argv.find((argument) => argument.startsWith('--rapport-version='))?.split('=')[1] ?? ''
}
