import { existsSync, linkSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DATABASE_FILE, timeStamp } from './backup-files.ts'
import { copyInto, documentCount, removeDatabase, verifyCopy } from './database-copy.ts'
import { changeKey, openDatabase } from './database.ts'
import { isJournalError, JournalError, toJournalError } from './journal-error.ts'
import { refusedPassphrase } from './key-places.ts'
import { readSmallFile } from './read-small-file.ts'
import { openRecovery } from './recovery.ts'
import { recoveryOfBackup } from './recovery-file.ts'
import { syncFile, syncFolder } from './sync-folder.ts'
import { writeWholeFile } from './write-whole-file.ts'

/**
 * Puts a backup in the place of the journal, which must be closed (hold its lock meanwhile). The backup is checked
 * first and stays; the journal that it replaces is kept beside it, also one that cannot be opened. Rows in it are as
 * old as it is: they are right for its documents. Whoever opens it must be a device of its own again.
 *
 * Several files change their names, which no system does at once. So what is to be done is written down first: killed
 * before, the journal is as it was; killed after, `finishRestore` does the rest when it is opened next.
 *
 * @param options.backupKey the backup's, where it is not the journal's: what is restored gets the journal's
 * @returns where the replaced journal is kept, null where there was none, and how many documents there are now
 * @throws JournalError `wrong-key`, `damaged`, `not-a-journal`, `newer-format`, `older-format`, `no-journal`, `held`, `disk-full`;
 *   then the journal is as it was
 */
export function restoreBackup(
  folder: string,
  backupFile: string,
  options: { key: Uint8Array; now: number; backupKey?: Uint8Array },
): { replaced: string | null; documents: number } {
  const file = join(folder, DATABASE_FILE)
  const draft = draftFile(folder)
  try {
    const documents = copyBackup(backupFile, draft, options)
    const wasThere = existsSync(file)
    if (wasThere) foldLog(file, options.key)
    const kept = keptName(file, options.now)
    writeWholeFile(planFile(folder), `${kept}\n`, 'replace')
    carryOut(folder, kept)
    return { replaced: wasThere ? join(folder, kept) : null, documents }
  } catch (error) {
    takeBack(folder)
    throw toJournalError(error)
  }
}

/** Does the rest of a restore that was cut off. Hold the lock meanwhile. @throws JournalError of the disk */
export function finishRestore(folder: string): void {
  try {
    const kept = plannedName(folder)
    if (kept !== null) carryOut(folder, kept)
  } catch (error) {
    throw toJournalError(error)
  }
}

const PLAN_FILE = 'journal.restore'
// Commits that are in no file of the database yet, or are to be taken back: of the old journal, and poison to the new.
const LOGS = ['-wal', '-journal'] as const

const planFile = (folder: string) => join(folder, PLAN_FILE)
const draftFile = (folder: string) => join(folder, `${DATABASE_FILE}.restoring`)

/** A copy that was checked, and is all on the disk. @returns how many documents are in it */
function copyBackup(
  backupFile: string,
  draft: string,
  { key, backupKey = key }: { key: Uint8Array; backupKey?: Uint8Array },
): number {
  const source = openDatabase({ file: backupFile, key: backupKey, readOnly: true, takesOlder: true })
  try {
    const documents = documentCount(source)
    copyInto(source, draft)
    if (backupKey !== key) changeKey(draft, backupKey, key)
    for (const _ of verifyCopy(draft, { key }, documents));
    syncFile(draft)
    return documents
  } finally {
    source.close()
  }
}

/**
 * The key of a backup that is of another journal, or of the same one on another machine, from the passphrase that it carries; null where
 * the journal's own key opens it.
 * @throws JournalError `other-key` where a passphrase is needed and none was given; `wrong-passphrase`, `mistyped-passphrase`; `wrong-key`
 *   where it carries none; as `openDatabase` does
 */
export async function keyOfBackup(
  backupFile: string,
  key: Uint8Array | null,
  passphrase: string | null,
): Promise<Uint8Array | null> {
  try {
    if (key !== null) {
      openDatabase({ file: backupFile, key, readOnly: true, takesOlder: true }).close()
      return null
    }
  } catch (error) {
    if (!isJournalError(error, 'wrong-key')) throw error
  }
  const recovery = recoveryOfBackup(backupFile)
  if (recovery === null) {
    const message = `The key does not open ${backupFile}, and no passphrase is in it.`
    throw new JournalError('wrong-key', message, { details: { file: backupFile } })
  }
  if (passphrase === null) {
    const message = `${backupFile} is of another key, which its passphrase opens.`
    throw new JournalError('other-key', message, { details: { file: backupFile } })
  }
  const opened = await openRecovery(recovery, passphrase)
  if (opened === 'wrong' || opened === 'mistyped') throw refusedPassphrase(backupFile, opened)
  return opened
}

/** What the replaced journal will be called; null where no restore was begun. */
function plannedName(folder: string): string | null {
  const text = readSmallFile(planFile(folder))?.trim() ?? null
  if (text === null) return null
  // A plan is written whole. One that is not ours names no file elsewhere.
  return /^journal\.db\.replaced-[\w-]+$/.test(text) ? text : `${DATABASE_FILE}.replaced-unknown`
}

/** Every step may have been done before. The order is the promise: `journal.db` is never absent, and never has the other's log. */
function carryOut(folder: string, keptAs: string): void {
  const [file, kept, draft] = [join(folder, DATABASE_FILE), join(folder, keptAs), draftFile(folder)]
  if (existsSync(draft)) {
    if (existsSync(file) && !existsSync(kept)) keepBeside(file, kept)
    for (const log of LOGS) if (existsSync(`${file}${log}`)) renameSync(`${file}${log}`, `${kept}${log}`)
    syncFolder(folder)
    renameSync(draft, file)
    syncFolder(folder)
  }
  rmSync(planFile(folder), { force: true })
  syncFolder(folder)
}

/** A second name for the same bytes, so that the first is not missed for a moment. Some file systems know none. */
function keepBeside(file: string, kept: string): void {
  try {
    linkSync(file, kept)
  } catch {
    renameSync(file, kept)
  }
}

/** After a failure: the journal stands as before, unless the backup has its name already. What fails here too is done at the next start. */
function takeBack(folder: string): void {
  const [file, draft] = [join(folder, DATABASE_FILE), draftFile(folder)]
  try {
    const keptAs = plannedName(folder)
    if (keptAs !== null && existsSync(draft)) {
      const kept = join(folder, keptAs)
      if (existsSync(kept) && !existsSync(file)) renameSync(kept, file)
      for (const log of LOGS) if (existsSync(`${kept}${log}`)) renameSync(`${kept}${log}`, `${file}${log}`)
      syncFolder(folder)
      rmSync(planFile(folder), { force: true })
      syncFolder(folder)
      rmSync(kept, { force: true })
    }
    removeDatabase(draft)
  } catch {
    // The plan is still there, or the draft is, which the next restore replaces.
  }
}

function keptName(file: string, now: number): string {
  const first = `${DATABASE_FILE}.replaced-${timeStamp(now)}`
  const isTaken = (name: string) => ['', ...LOGS].some((log) => existsSync(join(file, '..', `${name}${log}`)))
  let name = first
  for (let attempt = 2; isTaken(name); attempt++) name = `${first}-${attempt}`
  return name
}

/** Writes commits that are in the log only into the file, so that it is whole by itself. */
function foldLog(file: string, key: Uint8Array): void {
  try {
    openDatabase({ file, key, takesOlder: true, mayMake: false }).close()
  } catch (error) {
    // A damaged journal is what backups are for; one in use must not be taken from under its host.
    if (isJournalError(error, 'held', 'disk-full', 'read-only')) throw error
  }
}
