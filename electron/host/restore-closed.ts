import { resolve } from 'node:path'
import { backupOf } from '#journal/documents/backup-files.ts'
import { holdJournal } from '#journal/documents/journal-lock.ts'
import { finishRestore, restoreBackup } from '#journal/documents/restore-backup.ts'
import { hostKey } from './open-host-journal.ts'
import { openInProcess } from './open-in-process.ts'

/**
 * Restores a backup of a journal that no host has open, without opening it before: it may be damaged or missing. Then
 * opens it once, as the next command would.
 * @returns how many documents there are now, and where the replaced journal is kept
 * @throws JournalError
 */
export async function restoreClosed(
  folder: string,
  file: string,
  now: () => number,
): Promise<{ documents: number; keptAt: string | null }> {
  const lock = holdJournal(folder, { program: 'command line', now: now() })
  let restored: ReturnType<typeof restoreBackup>
  try {
    finishRestore(folder)
    const { key } = hostKey(folder)
    restored = restoreBackup(folder, backupOf(folder, file) ?? resolve(file), { key, now: now() })
  } finally {
    lock.release()
  }
  await openInProcess(folder, now).close()
  return { documents: restored.documents, keptAt: restored.replaced }
}
