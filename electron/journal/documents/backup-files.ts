import { readdirSync, rmSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { toJournalError } from './journal-error.ts'

export type BackupReason = 'daily' | 'before-format' | 'before-restore' | 'before-join'

export interface Backup {
  readonly file: string
  /** Milliseconds since 1970, to the second. */
  readonly at: number
  readonly reason: BackupReason
  readonly bytes: number
}

export const DATABASE_FILE = 'journal.db'
export const BACKUP_FOLDER = 'backups'
const MS_A_DAY = 86_400_000
const DAYS_KEPT = 7
const WEEKS_KEPT = 4

/** The backups in the folder of a journal, newest first. @throws JournalError where the folder cannot be listed */
export function listBackups(folder: string): Backup[] {
  const backups = join(folder, BACKUP_FOLDER)
  return namesIn(backups)
    .flatMap((name) => {
      const named = parseBackupName(name)
      const file = join(backups, name)
      // One that is gone meanwhile, or no file at all, is none.
      const stat = named === null ? undefined : statSync(file, { throwIfNoEntry: false })
      return named === null || stat?.isFile() !== true ? [] : [{ file, ...named, bytes: stat.size }]
    })
    .toSorted((a, b) => b.at - a.at || b.file.localeCompare(a.file))
}

/** The file of the backup of that name; null where there is none: another file may be meant. @throws JournalError */
export function backupOf(folder: string, name: string): string | null {
  return listBackups(folder).find(({ file }) => basename(file) === name)?.file ?? null
}

/**
 * Lets the oldest daily backups go, and what a machine that stopped has left of one.
 * @param justMade stays, even if the clock was set back and it looks old
 */
export function rotateBackups(folder: string, justMade: string): void {
  const daily = listBackups(folder).filter(({ reason }) => reason === 'daily')
  const kept = new Set([
    ...newestOfEach(daily, (at) => Math.floor(at / MS_A_DAY), DAYS_KEPT),
    // Weeks begin on Monday; 1970-01-01 was a Thursday.
    ...newestOfEach(daily, (at) => Math.floor((at / MS_A_DAY + 3) / 7), WEEKS_KEPT),
  ])
  for (const backup of daily) if (!kept.has(backup) && backup.file !== justMade) rmSync(backup.file, { force: true })
  const drafts = namesIn(join(folder, BACKUP_FOLDER)).filter((name) => DRAFT.test(name))
  for (const name of drafts) rmSync(join(folder, BACKUP_FOLDER, name), { force: true })
}

export function backupName(now: number, reason: BackupReason): string {
  return `journal-${timeStamp(now)}-${reason}.db`
}

/** UTC, `20261123-090000`. */
export function timeStamp(now: number): string {
  return new Date(now).toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-')
}

const NAME = /^journal-(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)-(daily|before-format|before-restore|before-join)\.db$/

const DRAFT = /^journal-.*\.db\.part(-wal|-shm|-journal)?$/

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw toJournalError(error)
  }
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

function parseBackupName(name: string): Pick<Backup, 'at' | 'reason'> | null {
  const match = NAME.exec(name)
  if (match === null) return null
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number)
  const at = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second)
  return { at, reason: match[7] as BackupReason }
}
