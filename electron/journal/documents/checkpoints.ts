import { statSync } from 'node:fs'
import type { Database } from './database.ts'

// SQLite's own default, and what a checkpoint of fewer pages would cost too often for.
const PAGES = 1000

/** From how many pages in the write-ahead log on they are written back into the file; left as it is while that is held. */
export function setCheckpointPages(database: Database, pages = PAGES): void {
  if (!areCheckpointsHeld(database)) database.pragma(`wal_autocheckpoint = ${pages}`)
}

/**
 * What was forgotten may still be in the log: it is written back, over the old pages, and cut off.
 * @returns whether it is empty now; where it is not, what was committed stands, and the next checkpoint empties it
 */
export function emptyLog(database: Database): boolean {
  if (areCheckpointsHeld(database)) return false
  try {
    const [log] = database.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
    return log?.busy === 0
  } catch {
    return false
  }
}

/**
 * Writes everything into the file, and then nothing more until it is released: meanwhile commits go into the log alone,
 * and the file stands still, whole by itself. That it is held stands in the connection: its `wal_autocheckpoint` is 0.
 * @returns what releases it; null where the log could not be emptied, or is held already
 */
export function holdCheckpoints(database: Database): (() => void) | null {
  if (areCheckpointsHeld(database)) return null
  const [log] = database.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
  if (log?.busy !== 0) return null
  database.pragma('wal_autocheckpoint = 0')
  return () => {
    if (!database.open) return
    database.pragma(`wal_autocheckpoint = ${PAGES}`)
    emptyLog(database)
  }
}

/** Bytes that are committed and in the log alone, since the file stands still; 0 where it does not. */
export function heldLogBytes(database: Database): number {
  if (!areCheckpointsHeld(database)) return 0
  return statSync(`${database.name}-wal`, { throwIfNoEntry: false })?.size ?? 0
}

/** Whether the file stands still, because it is being copied. */
export function areCheckpointsHeld(database: Database): boolean {
  return database.pragma('wal_autocheckpoint', { simple: true }) === 0
}
