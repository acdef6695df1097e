import { createHash } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase, withJournalErrors, type Database } from './database.ts'
import { copyOpenFile, type OpenFile } from './copy-open-file.ts'
import type { JournalFormats } from './format-steps.ts'
import { checkTable, tableNames } from './integrity.ts'
import { isJournalError, JournalError, toJournalError } from './journal-error.ts'
import { readFormat } from './tables.ts'

export type BackupReason = 'daily' | 'before-format' | 'before-restore'

export interface Backup {
  readonly file: string
  /** Milliseconds since 1970, to the second. */
  readonly at: number
  readonly reason: BackupReason
  readonly bytes: number
}

export const DATABASE_FILE = 'journal.db'
const BACKUP_FOLDER = 'backups'
const MS_A_DAY = 86_400_000
const DAYS_KEPT = 7
const WEEKS_KEPT = 4

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
    mkdirSync(join(folder, BACKUP_FOLDER), { recursive: true, mode: 0o700 })
    removeDatabase(draft)
    const documents = documentCount(journal.database)
    // As long again to read it: half of the way is made when it is copied.
    await copyOpenFile(journal, draft, (copied) => step(copied / 2))
    for (const checked of verify(draft, { key }, documents)) await step((1 + checked) / 2)
    renameSync(draft, file)
  } catch (error) {
    removeDatabase(draft)
    throw toJournalError(error)
  }
  rotate(folder, file)
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
    mkdirSync(join(folder, BACKUP_FOLDER), { recursive: true, mode: 0o700 })
    copyInto(database, draft)
    for (const _ of verify(draft, options, documentCount(database)));
    renameSync(draft, file)
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

/** How a file of a journal is opened. */
interface Opening {
  readonly key: Uint8Array
  readonly formats?: JournalFormats
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

/** The backups in the folder of a journal, newest first. */
export function listBackups(folder: string): Backup[] {
  const backups = join(folder, BACKUP_FOLDER)
  if (!existsSync(backups)) return []
  return readdirSync(backups)
    .flatMap((name) => {
      const named = parseBackupName(name)
      const file = join(backups, name)
      return named === null ? [] : [{ file, ...named, bytes: statSync(file).size }]
    })
    .toSorted((a, b) => b.at - a.at || b.file.localeCompare(a.file))
}

/**
 * Puts a backup in the place of the journal, which must be closed (hold its lock meanwhile). The backup is checked
 * first and stays; the journal that it replaces is kept beside it. Rows in it are as old as it is: they are right for
 * its documents. Whoever opens it must be a device of its own again.
 *
 * @returns where the replaced journal is kept; null where there was none
 * @throws JournalError `wrong-key`, `damaged`, `not-a-journal`, `newer-format`, `older-format`, `no-journal`, `held`, `disk-full`
 */
export function restoreBackup(
  folder: string,
  backupFile: string,
  options: { key: Uint8Array; now: number },
): { replaced: string | null } {
  const file = join(folder, DATABASE_FILE)
  const draft = `${file}.restoring`
  try {
    const source = openDatabase({ file: backupFile, key: options.key, readOnly: true, takesOlder: true })
    try {
      copyInto(source, draft)
      for (const _ of verify(draft, options, documentCount(source)));
    } finally {
      source.close()
    }
    const replaced = existsSync(file) ? keepReplaced(file, options) : null
    renameSync(draft, file)
    return { replaced }
  } catch (error) {
    removeDatabase(draft)
    throw toJournalError(error)
  }
}

function keepReplaced(file: string, { key, now }: { key: Uint8Array; now: number }): string {
  foldLog(file, key)
  const stamp = timeStamp(now)
  let kept = `${file}.replaced-${stamp}`
  for (let attempt = 2; existsSync(kept); attempt++) kept = `${file}.replaced-${stamp}-${attempt}`
  // Only there still where the journal could not be opened: both are kept for whoever may mend them.
  if (existsSync(`${file}-wal`)) renameSync(`${file}-wal`, `${kept}-wal`)
  renameSync(file, kept)
  return kept
}

/** Writes commits that are in the log only into the file, so that it is whole by itself. */
function foldLog(file: string, key: Uint8Array): void {
  try {
    openDatabase({ file, key, takesOlder: true }).close()
  } catch (error) {
    // A damaged journal is what backups are for; one in use must not be taken from under its host.
    if (isJournalError(error, 'held', 'disk-full', 'read-only')) throw error
  }
}

/** SQLite writes into an empty file that is there, and so the mode is ours. */
function copyInto(database: Database, file: string): void {
  removeDatabase(file)
  closeSync(openSync(file, 'wx', 0o600))
  database.prepare('VACUUM INTO ?').run(file)
}

/** Opens a copy and checks it, a table at a time: says what part of it is done. @throws JournalError `damaged` */
function* verify(file: string, { key, formats }: Opening, documents: number): Generator<number> {
  const copy = openDatabase({ file, key, takesOlder: true, ...(formats && { formats }) })
  try {
    const tables = tableNames(copy)
    for (const [index, table] of tables.entries()) {
      const { found, orphans } = checkTable(copy, table)
      if (found.length + orphans > 0) {
        const detail = [table, ...found, ...(orphans > 0 ? [`foreign_key_check: ${orphans}`] : [])].join('; ')
        throw new JournalError('damaged', `The copy is damaged: ${detail}`, { details: { detail } })
      }
      yield (index + 1) / tables.length
    }
    const found = documentCount(copy)
    if (found !== documents)
      throw new JournalError('damaged', `The copy has ${found} documents, not ${documents}.`, {
        details: { detail: `documents: ${found}/${documents}` },
      })
    // One file by itself, which opens from a read-only disk too.
    copy.pragma('journal_mode = DELETE')
  } finally {
    copy.close()
  }
}

/** Of which documents there are and in what state; every format has had these columns. */
function documentsHash(database: Database): string {
  const hash = createHash('sha256')
  const rows = database.prepare<[], [string, string]>('SELECT id, heads FROM documents ORDER BY n').raw().iterate()
  for (const [id, heads] of rows) hash.update(`${id} ${heads}\n`)
  return hash.digest('hex')
}

function documentCount(database: Database): number {
  return withJournalErrors(() => database.prepare<[], number>('SELECT count(*) FROM documents').pluck().get() ?? 0)
}

/** @param justMade stays, even if the clock was set back and it looks old */
function rotate(folder: string, justMade: string): void {
  const daily = listBackups(folder).filter(({ reason }) => reason === 'daily')
  const kept = new Set([
    ...newestOfEach(daily, (at) => Math.floor(at / MS_A_DAY), DAYS_KEPT),
    // Weeks begin on Monday; 1970-01-01 was a Thursday.
    ...newestOfEach(daily, (at) => Math.floor((at / MS_A_DAY + 3) / 7), WEEKS_KEPT),
  ])
  for (const backup of daily) if (!kept.has(backup) && backup.file !== justMade) rmSync(backup.file, { force: true })
  // Of one that was being made when the machine stopped.
  const drafts = readdirSync(join(folder, BACKUP_FOLDER)).filter((name) => DRAFT.test(name))
  for (const name of drafts) rmSync(join(folder, BACKUP_FOLDER, name), { force: true })
}

/** The newest backup of each of the last `count` periods that have one. @param backups newest first */
function newestOfEach(backups: readonly Backup[], periodOf: (at: number) => number, count: number): Backup[] {
  const newest = new Map<number, Backup>()
  for (const backup of backups) {
    const period = periodOf(backup.at)
    if (!newest.has(period)) newest.set(period, backup)
  }
  return [...newest.values()].slice(0, count)
}

const NAME = /^journal-(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)-(daily|before-format|before-restore)\.db$/

const DRAFT = /^journal-.*\.db\.part(-wal|-shm|-journal)?$/

function backupName(now: number, reason: BackupReason): string {
  return `journal-${timeStamp(now)}-${reason}.db`
}

function parseBackupName(name: string): Pick<Backup, 'at' | 'reason'> | null {
  const match = NAME.exec(name)
  if (match === null) return null
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number)
  const at = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second)
  return { at, reason: match[7] as BackupReason }
}

/** UTC, `20261123-090000`. */
function timeStamp(now: number): string {
  return new Date(now).toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-')
}

function removeDatabase(file: string): void {
  for (const part of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${part}`, { force: true })
}
