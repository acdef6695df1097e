import electronLog from 'electron-log/main'

/** What happened to the machinery; never a word of the journal. */
export interface Log {
  info(message: string): void
  warn(message: string, error?: unknown): void
}

/** Writes to `main.log` in the app's log folder, at most two files of 1 MB, and to the terminal while developing. */
export function openLog(isPackaged: boolean): Log {
  electronLog.transports.file.maxSize = 1024 * 1024
  electronLog.transports.console.level = isPackaged ? false : 'info'
  return {
    info: (message) => electronLog.info(message),
    warn: (message, error) => electronLog.warn(message, ...(error === undefined ? [] : [error])),
  }
}
