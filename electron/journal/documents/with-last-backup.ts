import { basename } from 'node:path'
import { listBackups, type Backup } from './backup-files.ts'
import { openDatabase } from './database.ts'
import { isJournalError, JournalError, toJournalError } from './journal-error.ts'

/** The same error, which names the newest backup of `folder` where restoring one is what helps. */
export function withLastBackup(error: unknown, folder: string): unknown {
  const told = toJournalError(error)
  if (!isJournalError(told, 'damaged', 'journal-gone') || told.details.backup !== undefined) return told
  const newest = newestBackup(folder)
  if (newest === null) return told
  const backup = { file: basename(newest.file), at: newest.at }
  return new JournalError(told.code, told.message, { cause: told, details: { ...told.details, backup } })
}

/**
 * A file that the key does not open is damaged at its start where the same key opens a backup of it: nothing in the file
 * itself can tell the two apart.
 */
export function asDamage(error: unknown, { folder, key }: { folder: string; key: Uint8Array }): unknown {
  if (!isJournalError(error, 'wrong-key', 'not-a-journal')) return error
  const newest = newestBackup(folder)
  if (newest === null) return error
  try {
    openDatabase({ file: newest.file, key, readOnly: true, takesOlder: true }).close()
  } catch {
    return error
  }
  return new JournalError('damaged', 'The start of the file is damaged.', { cause: error })
}

function newestBackup(folder: string): Backup | null {
  try {
    return listBackups(folder)[0] ?? null
  } catch {
    // Then none can be restored either, and what is wrong with the journal is to be said first.
    return null
  }
}
