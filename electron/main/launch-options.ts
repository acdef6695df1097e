import { hostname } from 'node:os'

/** What a command line asks of the app; the same for the first instance and for a second one that hands over. */
export interface LaunchOptions {
  /** Start in the tray, without the main window: what the login item asks for. */
  readonly hidden: boolean
  /** Show the quick-log window; for desktops that give out no global hotkey, in their own shortcut settings. */
  readonly quickLog: boolean
  /** A `rapport:` address, not yet parsed. */
  readonly link: string | null
}

export function launchOptions(argv: readonly string[]): LaunchOptions {
  return {
    hidden: argv.includes('--hidden'),
    quickLog: argv.includes('--quick-log'),
    link: argv.find((argument) => /^rapport:/i.test(argument)) ?? null,
  }
}

/** This machine as history names it, without the domain that some systems append. */
export function deviceName(): string {
  return hostname().split('.')[0] || 'this machine'
}
