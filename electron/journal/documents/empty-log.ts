import type { Database } from './database.ts'

/** What was forgotten may still be in the log: it is written back, over the old pages, and cut off. */
export function emptyLog(database: Database): void {
  try {
    database.pragma('wal_checkpoint(TRUNCATE)')
  } catch {
    // What was committed stands; the log is emptied by the next checkpoint.
  }
}
