import { createHash } from 'node:crypto'
import { renameSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import {
  BACKUP_FOLDER,
  backupName,
  listBackups,
  rotateBackups,
  type Backup,
  type BackupReason,
} from './backup-files.ts'
import { copyOpenFile, type OpenFile } from './copy-open-file.ts'
import { copyInto, documentCount, removeDatabase, verifyCopy, type Opening } from './database-copy.ts'
import { openDatabase, type Database } from './database.ts'
import { isJournalError, toJournalError } from './journal-error.ts'
import { makeFolder } from './make-folder.ts'
import { carryRecovery } from './recovery-file.ts'
import { syncFile, syncFolder } from './sync-folder.ts'
import { readFormat } from './tables.ts'

/**
 * Copies the journal into `backups/`, encrypted with the same key, opens the copy and checks it, and only then gives
 * it its name and lets the oldest go. Of the daily ones, the newest of each of the last 7 days that have one and of
 * the last 4 weeks are kept; those made for another reason are never removed. The engine answers meanwhile.
 *
 * @param options.key opens the copy, to check it
 * @param options.now milliseconds since 1970
 * @param options.step is told what part is done, lets other work through, and may throw to stop
 * @throws JournalError `disk-full`, `read-only`, `io`, `copying`, `closed`; `damaged` where the copy does not check: it is
 *   removed
 */
export async function backUp(journal: OpenFile, folder: string, options: BackupOptions): Promise<Backup> {
  const { key, now, reason = 'daily', step = nextTurn } = options
  const file = join(folder, BACKUP_FOLDER, backupName(now, reason))
  const draft = `${file}.part`
  try {
    makeFolder(dirname(file))
    removeDatabase(draft)
    const documents = documentCount(journal.database)
    // As long again to read it: half of the way is made when it is copied.
    await copyOpenFile(journal, draft, (copied) => step(copied / 2))
    for (const checked of verifyCopy(draft, { key }, documents)) await step((1 + checked) / 2)
    carryRecovery(folder, draft)
    nameBackup(draft, file)
  } catch (error) {
    removeDatabase(draft)
    throw toJournalError(error)
  }
  rotateBackups(folder, file)
  return { file, at: Math.floor(now / 1000) * 1000, reason, bytes: statSync(file).size }
}

/**
 * As `backUp`, of a journal of an older format that nobody else works with yet: nothing else runs until it is made.
 * @throws JournalError as `backUp` does
 */
export function backUpOlderFormat(database: Database, folder: string, options: Opening & { now: number }): Backup {
  const { now } = options
  const file = join(folder, BACKUP_FOLDER, backupName(now, 'before-format'))
  const draft = `${file}.part`
  try {
    makeFolder(dirname(file))
    copyInto(database, draft)
    for (const _ of verifyCopy(draft, options, documentCount(database)));
    carryRecovery(folder, draft)
    nameBackup(draft, file)
  } catch (error) {
    removeDatabase(draft)
    throw toJournalError(error)
  }
  return { file, at: Math.floor(now / 1000) * 1000, reason: 'before-format', bytes: statSync(file).size }
}

/** True where the last backup before a change of format has the same format and documents as the journal has now. */
export function isBackedUpBeforeFormat(database: Database, folder: string, { key, formats }: Opening): boolean {
  const last = listBackups(folder).find(({ reason }) => reason === 'before-format')
  if (last === undefined) return false
  try {
    const backup = openDatabase({ file: last.file, key, readOnly: true, takesOlder: true, ...(formats && { formats }) })
    try {
      return readFormat(backup) === readFormat(database) && documentsHash(backup) === documentsHash(database)
    } finally {
      backup.close()
    }
  } catch (error) {
    // One that cannot be read is as good as none.
    if (isJournalError(toJournalError(error))) return false
    throw error
  }
}

export interface BackupOptions {
  readonly key: Uint8Array
  readonly now: number
  readonly reason?: BackupReason
  readonly step?: (part: number) => Promise<void>
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

/** A backup has its name only once all of it is on the disk. */
function nameBackup(draft: string, file: string): void {
  syncFile(draft)
  renameSync(draft, file)
  syncFolder(dirname(file))
}

/** Of which documents there are and in what state; every format has had these columns. */
function documentsHash(database: Database): string {
  const hash = createHash('sha256')
  const rows = database.prepare<[], [string, string]>('SELECT id, heads FROM documents ORDER BY n').raw().iterate()
  for (const [id, heads] of rows) hash.update(`${id} ${heads}\n`)
  return hash.digest('hex')
}
