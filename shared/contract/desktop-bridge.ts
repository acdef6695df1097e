import type { Failure } from './journal-errors.ts'

/**
 * What the desktop hands to a page besides the journal: `window.desktop`, made by the preload script. In the browser
 * host it is not there, and the page does without. Nothing of the journal travels here: that is the port's.
 *
 * The port itself cannot cross the bridge: the preload posts it to the page's own window as
 * `{ data: JOURNAL_PORT_MESSAGE, ports: [port] }`. A page listens for `message` events whose `source` is its own window
 * **before** it calls `requestJournalPort()`. Each time the engine comes up, a new port arrives: what was pending on
 * the one before is lost.
 */
export const JOURNAL_PORT_MESSAGE = 'rapport:journal-port'

/** Ends listening. */
export type Stop = () => void

export type JournalState =
  | { readonly state: 'starting' }
  | { readonly state: 'ready' }
  /** It died `deaths` times in a row; a new port follows by itself. */
  | { readonly state: 'restarting'; readonly deaths: number }
  /** It cannot be opened. Nothing more happens until `retryJournal()`. */
  | { readonly state: 'failed'; readonly failure: Failure }

export interface JournalUnlock {
  readonly passphrase: string
  readonly keep: boolean
}

/** A screen to show. Ids are checked to be ids, not to exist. */
export type Place =
  | { readonly screen: 'today' | 'people' | 'journal' | 'search' | 'import' | 'settings' }
  | { readonly screen: 'person'; readonly id: string }
  /** The full entry of a conversation, begun with a line of quick log. */
  | ({ readonly screen: 'new-conversation' } & LineForFullEntry)

/** A line of quick log on its way to the full entry, with what the user said is meant otherwise, by what it is about. */
export interface LineForFullEntry {
  readonly text: string
  readonly corrections: Readonly<Record<string, string>>
}

/** What the menu asks of the page; the same commands as its keys and palette. */
export type AppAction =
  | 'palette'
  | 'find-person'
  | 'new-person'
  | 'new-conversation'
  | 'undo'
  | 'redo'
  | 'keys'
  | 'print'
  | 'save-pdf'
  | 'new-window'
  | 'text-larger'
  | 'text-smaller'
  | 'text-normal'

/** What became of a PDF. `cancelled`: no place was chosen. After `failed` whatever was at that place is there as it was. */
export type PdfSaved =
  | { readonly state: 'saved' | 'cancelled' }
  | { readonly state: 'failed'; readonly reason: 'disk-full' | 'not-allowed' | 'other' }

/** `accelerator` is what was asked for; `active` says whether pressing it works at this moment. */
export interface HotkeyState {
  readonly accelerator: string
  readonly active: boolean
  /** `taken`: another app holds it, or the desktop gives none out. `invalid`: not a key combination. `off`: none is set. */
  readonly problem: 'taken' | 'invalid' | 'off' | null
}

export type HotkeyChange =
  | { readonly ok: true; readonly hotkey: HotkeyState }
  /** `refused` does not work, and why; the one before is back in force. */
  | {
      readonly ok: false
      readonly refused: string
      readonly problem: 'taken' | 'invalid'
      readonly hotkey: HotkeyState
    }

/** `text` is what a deep link brought, to be shown and never saved by itself; null leaves the draft as it is. */
export interface QuickLogShown {
  readonly text: string | null
}

export interface DesktopBridge {
  readonly platform: 'darwin' | 'win32' | 'linux'
  readonly version: string
  /** Asks for a port to the journal; it comes as soon as the engine is ready, and again after each restart. */
  requestJournalPort(): void
  /** Opens the journal again after `failed`. */
  retryJournal(): void
  /** The same with the recovery passphrase, after KEY_LOCKED; `keep` has the key kept on this machine from then on. */
  unlockJournal(unlock: JournalUnlock): void
  journalState(): Promise<JournalState>
  onJournalState(listener: (state: JournalState) => void): Stop
  /** Deep links, the tray, the menu, a notification that was clicked. The last one is kept for the first listener. */
  onNavigate(listener: (place: Place) => void): Stop
  onAction(listener: (command: AppAction) => void): Stop
  /** Opens an `https:` or `mailto:` address outside; false when it was refused. Only right after a click or a key. */
  openExternal(url: string): Promise<boolean>
  /** A second window of the same journal. @param place path and search of the page: `/people?ring=inner` */
  openWindow(place: string): void
  /** Asks where to, and saves what the window shows as it would be printed: a tagged PDF of A4 pages, named like the window. */
  savePdf(): Promise<PdfSaved>
  /** Colours of the window's frame and menus; the page's own colours are the page's. */
  setAppearance(appearance: 'system' | 'light' | 'dark' | 'high-contrast'): void
  quit(): void
  readonly hotkey: {
    state(): Promise<HotkeyState>
    /** Tries it, and on success keeps it in the settings. '' switches it off. */
    set(accelerator: string): Promise<HotkeyChange>
    onState(listener: (state: HotkeyState) => void): Stop
  }
  readonly quickLog: {
    show(): void
    /** Hides the window and gives the keyboard back to the app that had it. The page keeps the draft. */
    hide(): void
    /** Called each time the window is shown: put the caret in the line. */
    onShown(listener: (shown: QuickLogShown) => void): Stop
    /** Hides the window and opens the line as a full entry in the main window. */
    openFull(line: LineForFullEntry): void
    /** Height of what the page shows, in CSS pixels; kept between 56 and 560. */
    setHeight(height: number): void
  }
  readonly loginItem: {
    get(): Promise<boolean>
    /** Answers with what holds afterwards. */
    set(open: boolean): Promise<boolean>
  }
  readonly notifications: {
    supported(): Promise<boolean>
    /** Shows one as reminders look, so that it can be seen what a lock screen would tell. */
    test(): Promise<boolean>
  }
}

/** Every call from the page to the main process, by channel: arguments and answer. */
export interface DesktopCalls {
  'journal:port': { args: []; answer: void }
  'journal:retry': { args: []; answer: void }
  'journal:unlock': { args: [unlock: JournalUnlock]; answer: void }
  'journal:state': { args: []; answer: JournalState }
  'app:open-external': { args: [url: string]; answer: boolean }
  'app:open-window': { args: [place: string]; answer: void }
  'app:save-pdf': { args: []; answer: PdfSaved }
  'app:appearance': { args: [appearance: 'system' | 'light' | 'dark' | 'high-contrast']; answer: void }
  'app:quit': { args: []; answer: void }
  'hotkey:state': { args: []; answer: HotkeyState }
  'hotkey:set': { args: [accelerator: string]; answer: HotkeyChange }
  'quick-log:show': { args: []; answer: void }
  'quick-log:hide': { args: []; answer: void }
  'quick-log:open-full': { args: [line: LineForFullEntry]; answer: void }
  'quick-log:height': { args: [height: number]; answer: void }
  'login-item:get': { args: []; answer: boolean }
  'login-item:set': { args: [open: boolean]; answer: boolean }
  'notifications:supported': { args: []; answer: boolean }
  'notifications:test': { args: []; answer: boolean }
}

/** Every message from the main process to a page, by channel. `journal:port` carries a port besides. */
export interface DesktopEvents {
  'journal:port': null
  'journal:state-changed': JournalState
  'app:navigate': Place
  'app:action': AppAction
  'hotkey:changed': HotkeyState
  'quick-log:shown': QuickLogShown
}
