import { chmodSync, readdirSync, rmSync, statSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { z } from 'zod'
import { JournalError, toJournalError, type JournalHolder } from './journal-error.ts'
import { makeFolder } from './make-folder.ts'
import { readSmallFile } from './read-small-file.ts'
import { requireWritable } from './require-writable.ts'
import { writeWholeFile } from './write-whole-file.ts'

export interface JournalLock {
  /** Gives the journal up. Doing it twice is fine. */
  release(): void
}

/**
 * Holds the journal in `folder` for this process, making the folder (0700) where there is none.
 *
 * The lock is SQLite's own, on the empty file `journal.lock`: the system takes it back when the process ends, however
 * it ends, so there are no stale locks to be guessed about. Who holds it stands beside it in `journal.holder`, since
 * nobody can read a locked file everywhere, and since closing a second handle on it would drop the lock (POSIX).
 *
 * @param holder.program which host asks, for the message that the next one gets
 * @param holder.now milliseconds since 1970
 * @throws JournalError `held`, naming the holder where that is known; `read-only`, `disk-full`, `io`
 */
export function holdJournal(folder: string, holder: { program: JournalHolder['program']; now: number }): JournalLock {
  let lock: SQLite.Database | null = null
  try {
    makeFolder(folder)
    requireWritable(folder)
    restrict(folder)
    lock = new SQLite(join(folder, LOCK_FILE), { timeout: 0 })
    // Keeps SQLite from writing beside it; nothing is ever written into it.
    lock.pragma('journal_mode = MEMORY')
    lock.exec('BEGIN EXCLUSIVE')
    chmodSync(join(folder, LOCK_FILE), 0o600)
    writeHolder(folder, { pid: process.pid, hostName: hostname(), program: holder.program, since: holder.now })
  } catch (error) {
    lock?.close()
    throw isBusy(error) ? heldError(folder) : toJournalError(error)
  }
  return { release: () => release(folder, lock) }
}

/** Who holds the journal in `folder`, as far as can be told without asking for the lock; null when nobody is known. */
export function journalHolder(folder: string): JournalHolder | null {
  try {
    const parsed = holderSchema.safeParse(JSON.parse(readSmallFile(join(folder, HOLDER_FILE)) ?? ''))
    return parsed.success && isPossible(parsed.data) ? parsed.data : null
  } catch {
    return null
  }
}

const LOCK_FILE = 'journal.lock'
const HOLDER_FILE = 'journal.holder'

const holderSchema = z.object({
  pid: z.number().int().positive(),
  hostName: z.string().max(255),
  program: z.enum(['desktop', 'browser', 'command line']),
  since: z.number(),
})

function release(folder: string, lock: SQLite.Database): void {
  if (!lock.open) return
  try {
    rmSync(join(folder, HOLDER_FILE), { force: true })
  } catch {
    // A name that is left says that this process holds it, and counts for nothing once it has ended.
  }
  lock.close()
}

/**
 * Takes a folder that was made beforehand, and holds a journal alone, from everybody else. One with other things in it is
 * for whoever it was made for.
 */
function restrict(folder: string): void {
  if (process.platform === 'win32') return
  try {
    const { mode, uid } = statSync(folder)
    if ((mode & 0o077) === 0 || uid !== process.getuid?.()) return
    if (readdirSync(folder).every((name) => OF_JOURNAL.test(name))) chmodSync(folder, 0o700)
  } catch {
    // The files in it are its owner's alone whatever its mode is.
  }
}

const OF_JOURNAL = /^(journal\.|backups$|attachments$)/

/** On a full disk the lock holds without a name. */
function writeHolder(folder: string, holder: JournalHolder): void {
  const file = join(folder, HOLDER_FILE)
  try {
    writeWholeFile(file, JSON.stringify(holder), 'replace')
  } catch {
    // That of the one before would name somebody else.
    rmSync(file, { force: true })
  }
}

/** False for the one before, who ended without a word: then the name of the new holder is just being written. */
function isPossible({ pid, hostName }: JournalHolder): boolean {
  if (hostName !== hostname()) return true
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Somebody else's process, but a living one.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function heldError(folder: string): JournalError {
  const holder = journalHolder(folder)
  const who = holder === null ? 'another program' : PROGRAMS[holder.program]
  const where = holder === null ? '' : ` (process ${holder.pid} on ${holder.hostName})`
  const since = holder === null ? '' : ` since ${new Intl.DateTimeFormat(undefined, SINCE).format(holder.since)}`
  const message = `This journal is open in ${who}${where}${since}. Close it there first.`
  return new JournalError('held', message, { holder })
}

const SINCE = { dateStyle: 'medium', timeStyle: 'short' } as const

const PROGRAMS: Record<JournalHolder['program'], string> = {
  desktop: 'the Rapport app',
  browser: 'Rapport in a browser',
  'command line': 'the rapport command',
}

function isBusy(error: unknown): boolean {
  return error instanceof SQLite.SqliteError && error.code.startsWith('SQLITE_BUSY')
}
