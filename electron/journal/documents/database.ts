import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import SQLite from 'better-sqlite3'
import { isJournalError, JournalError, toJournalError } from './journal-error.ts'
import { requireWritable } from './require-writable.ts'
import { FORMATS, stepsFrom, type JournalFormats } from './format-steps.ts'
import { syncFolder } from './sync-folder.ts'
import { createTables, readFormat } from './tables.ts'

export type Database = SQLite.Database

const KEY_BYTES = 32
const CACHE_KIB = 16_384
/** What the write-ahead log is cut back to after a large transaction. */
const LOG_LIMIT_BYTES = 16 * 1024 * 1024

/**
 * Opens the database of a journal, and makes it where there is none. The connection holds the file for itself until
 * it is closed (a read-only one shares it with other readers). Never open the same file with `node:fs` meanwhile: closing it would drop SQLite's locks (POSIX).
 *
 * @param options.key 32 random bytes
 * @param options.readOnly makes nothing and changes nothing, and fails where there is no journal
 * @param options.mayMake false: a missing or empty file is refused, and no journal is made of it
 * @param options.formats other than those of this Rapport
 * @param options.takesOlder opens an older format as it is, if a step leads from it: for who brings it up to date, or
 *   copies it. Everybody else is refused it, read-only too, since nothing here knows its tables.
 * @throws JournalError `no-journal`, `not-a-journal`, `newer-format`, `older-format`, `wrong-key`, `damaged`, `held`, `disk-full`,
 *   `read-only`, `io`
 */
export function openDatabase(options: {
  file: string
  key: Uint8Array
  readOnly?: boolean
  mayMake?: boolean
  formats?: JournalFormats
  takesOlder?: boolean
}): Database {
  const { file, key, readOnly = false, mayMake = !readOnly, formats = FORMATS, takesOlder = false } = options
  if (key.length !== KEY_BYTES) throw new Error(`a key has ${KEY_BYTES} bytes, not ${key.length}`)
  const found = fileState(file)
  if (found === 'foreign') throw new JournalError('not-a-journal', `${file} is not a journal.`, { details: { file } })
  if (found === 'absent' && !mayMake) throw noJournal(file)
  const database = connect(file, found, readOnly)
  try {
    unlock(database, key)
    prepareConnection(database, readOnly)
    const format = readOrMakeFormat(database, file, mayMake)
    refuseOtherFormat(format, formats, takesOlder)
    if (!readOnly && found !== 'absent') takeWriteLock(database)
    return database
  } catch (error) {
    database.close()
    throw whyNotOpened(error, file, found)
  }
}

/**
 * Applies the key. Raw, since it is random already and a password hash would cost every start; the cipher is
 * AEGIS, whose pages carry a tag: a page that was tampered with or damaged is refused, not read.
 */
function unlock(database: Database, key: Uint8Array): void {
  database.pragma(`cipher = 'aegis'`)
  database.pragma(`key = "raw:${Buffer.from(key).toString('hex')}"`)
}

/** Encrypts a database that nobody else has open with another key. @throws JournalError */
export function changeKey(file: string, from: Uint8Array, to: Uint8Array): void {
  const database = new SQLite(file, { fileMustExist: true, timeout: 0 })
  try {
    unlock(database, from)
    database.pragma('journal_mode = DELETE')
    database.pragma(`rekey = "raw:${Buffer.from(to).toString('hex')}"`)
  } catch (error) {
    throw toJournalError(error)
  } finally {
    database.close()
  }
}

/** The order matters: EXCLUSIVE goes before WAL, so that no shared memory is made, and a full disk can be read. */
function prepareConnection(database: Database, readOnly: boolean): void {
  if (!readOnly) {
    // A reader cannot hold the file for itself: the system gives such a lock only to those who may write.
    database.pragma('locking_mode = EXCLUSIVE')
    const mode = database.pragma('journal_mode = WAL', { simple: true })
    if (mode !== 'wal') throw new JournalError('io', 'The journal cannot keep a write-ahead log here.')
  }
  // NORMAL, the default in WAL, loses acknowledged commits when the power goes.
  database.pragma('synchronous = FULL')
  database.pragma('secure_delete = ON')
  database.pragma('trusted_schema = OFF')
  database.pragma('foreign_keys = ON')
  // Sorting would spill plain text to temporary files otherwise.
  database.pragma('temp_store = MEMORY')
  database.pragma(`cache_size = -${CACHE_KIB}`)
  database.pragma(`journal_size_limit = ${LOG_LIMIT_BYTES}`)
}

function readOrMakeFormat(database: Database, file: string, mayMake: boolean): number {
  // Empty without being new: the machine stopped between making the file and its tables.
  if (mayMake && readFormat(database) === 'empty') createTables(database)
  const format = readFormat(database)
  if (typeof format === 'number') return format
  if (format === 'empty') throw noJournal(file)
  throw new JournalError('not-a-journal', `${file} is not a journal.`, { details: { file } })
}

function refuseOtherFormat(format: number, formats: JournalFormats, takesOlder: boolean): void {
  const known = formats.current
  const details = { format, known }
  if (format > known) {
    const message = `This journal was written by a newer Rapport (format ${format}, known here: ${known}). It was left as it is.`
    throw new JournalError('newer-format', message, { details })
  }
  if (format === known || (takesOlder && stepsFrom(format, formats) !== null)) return
  const message = `This journal was written by an older Rapport (format ${format}; here it is ${known}). It was left as it is.`
  throw new JournalError('older-format', message, { details })
}

/** Says at the door, and not at the first edit, that the folder is read-only or the file is held. */
function takeWriteLock(database: Database): void {
  database.exec('BEGIN IMMEDIATE')
  database.exec('COMMIT')
}

function noJournal(file: string): JournalError {
  return new JournalError('no-journal', `There is no journal at ${file}.`, { details: { file } })
}

type FileState = 'absent' | 'ours' | 'foreign'

function connect(file: string, found: FileState, readOnly: boolean): Database {
  try {
    if (!readOnly) requireWritable(dirname(file), ...(found === 'absent' ? [] : [file]))
    // SQLite gives its log the mode of the database file, so this one call makes both 0600.
    if (found === 'absent') {
      closeSync(openSync(file, 'a', 0o600))
      syncFolder(dirname(file))
    }
    return new SQLite(file, { readonly: readOnly, fileMustExist: true, timeout: 0 })
  } catch (error) {
    throw toJournalError(error)
  }
}

/**
 * What the first bytes tell. The cipher leaves bytes 16 to 23 of the header as SQLite writes them, of which the
 * last three are constants of its file format (https://sqlite.org/fileformat.html#the_database_header).
 */
function fileState(file: string): FileState {
  if (!existsSync(file)) return 'absent'
  // Opening a pipe would wait for its other end.
  if (!statSync(file).isFile()) return 'foreign'
  const head = Buffer.alloc(24)
  const handle = openSync(file, 'r')
  try {
    const bytes = readSync(handle, head, 0, head.length, 0)
    if (bytes === 0) return 'absent'
    const hasConstants = head[21] === 64 && head[22] === 32 && head[23] === 32
    return hasConstants && !head.toString('latin1').startsWith('SQLite format 3') ? 'ours' : 'foreign'
  } finally {
    closeSync(handle)
  }
}

function whyNotOpened(error: unknown, file: string, found: FileState): unknown {
  const isUnreadable = error instanceof SQLite.SqliteError && error.code === 'SQLITE_NOTADB'
  if (!isUnreadable) return toJournalError(error)
  const message =
    found === 'ours'
      ? `The key does not open ${file}: it belongs to another journal, or the start of the file is damaged.`
      : `${file} is not a journal.`
  return new JournalError(found === 'ours' ? 'wrong-key' : 'not-a-journal', message, {
    cause: error,
    details: { file },
  })
}

/** Runs `work`, and says in a JournalError what SQLite says in a code. */
export function withJournalErrors<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw isJournalError(error) ? error : toJournalError(error)
  }
}
