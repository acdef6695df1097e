import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { backupOf } from '#journal/documents/backup-files.ts'
import { isJournalError } from '#journal/documents/journal-error.ts'
import { holdJournal } from '#journal/documents/journal-lock.ts'
import { setPassphrase } from '#journal/documents/key-places.ts'
import { readRecovery, recoveryOfBackup } from '#journal/documents/recovery-file.ts'
import { finishRestore, keyOfBackup, restoreBackup } from '#journal/documents/restore-backup.ts'
import { askPassphrase, TERMINAL_WAYS, withAttempts } from './ask-passphrase.ts'
import { JOURNAL_FILE } from './data-folders.ts'
import { hostKey, openHostKey, random } from './open-host-journal.ts'
import { openInProcess } from './open-in-process.ts'

/**
 * Restores a backup of a journal that no host has open, without opening it before: it may be damaged or missing, or there
 * never was one here. Then opens it once, as the next command would. A backup of another key, as one from another machine is, is opened by the
 * passphrase it was made under, and gets the key of this journal; where that has no passphrase yet, it has the same from then on.
 *
 * @returns how many documents there are now, and where the replaced journal is kept
 * @throws JournalError
 */
export async function restoreClosed(
  folder: string,
  file: string,
  now: () => number,
): Promise<{ documents: number; keptAt: string | null }> {
  const backup = backupOf(folder, file) ?? resolve(file)
  // What cannot be opened makes nothing: neither a folder nor a key.
  const isNew = !existsSync(join(folder, JOURNAL_FILE)) && !existsSync(join(folder, 'journal.id'))
  const opened = isNew ? null : await openHostKey(folder, TERMINAL_WAYS)
  const { backupKey, passphrase } = await withAttempts(() => keyAndPassphrase(backup, opened?.key ?? null))
  const lock = holdJournal(folder, { program: 'command line', now: now() })
  let restored: ReturnType<typeof restoreBackup>
  try {
    finishRestore(folder)
    const key = opened?.key ?? hostKey(folder).key
    restored = restoreBackup(folder, backup, { key, now: now(), ...(backupKey && { backupKey }) })
    if (passphrase !== null && readRecovery(folder) === null) {
      await setPassphrase(folder, key, passphrase, { now: now(), random })
    }
  } finally {
    lock.release()
  }
  await (await openInProcess(folder, now, opened)).close()
  return { documents: restored.documents, keptAt: restored.replaced }
}

async function keyAndPassphrase(
  backup: string,
  key: Uint8Array | null,
): Promise<{ backupKey: Uint8Array | null; passphrase: string | null }> {
  try {
    return { backupKey: await keyOfBackup(backup, key, null), passphrase: null }
  } catch (error) {
    if (!isJournalError(error, 'other-key')) throw error
    const asked = recoveryOfBackup(backup)
    const when = asked === null ? '' : ` of ${new Date(asked.setAt).toISOString().slice(0, 10)}`
    const passphrase = await askPassphrase(`Recovery passphrase${when} that the backup was made under`)
    if (passphrase === null) throw error
    return { backupKey: await keyOfBackup(backup, key, passphrase), passphrase }
  }
}
