/** Who holds a journal: what `journal.lock` stands for, written beside it for the next one to read. */
export interface JournalHolder {
  readonly pid: number
  /** Name of the machine, since a folder may be shared. */
  readonly hostName: string
  readonly program: 'desktop' | 'browser' | 'command line'
  /** Milliseconds since 1970. */
  readonly since: number
}

/**
 * - `log-cut`: the journal is open, without the last changes in a damaged log
 * - of the file: `no-journal`, `journal-gone` (there was one, and its file is missing or empty), `not-a-journal`, `newer-format`, `older-format`, `wrong-key`, `damaged`, `held`
 * - of the key file: `no-key`, `bad-key`; of the journal's id, which names the key file: `no-id`, `bad-id`
 * - of the passphrase: `key-locked` (the key is not at hand in the clear), `wrong-passphrase`, `mistyped-passphrase`, `no-passphrase` (none is set); `key-store-failed`; `other-key` (the
 *   backup is of another key, and carries it sealed by a passphrase)
 * - of the machine: `disk-full`, `read-only`, `io`
 * - `closed`: while something was being done in several steps; `copying`: a backup is being made already
 * - of a document: `not-found`, `forgotten`, `exists`, `read-only-document` (written by a newer Rapport),
 *   `damaged-document`, `invalid` (what was to be written does not fit the model), `too-large` (no other device would
 *   take it)
 */
export type StoreErrorCode =
  | 'log-cut'
  | 'no-journal'
  | 'journal-gone'
  | 'not-a-journal'
  | 'newer-format'
  | 'older-format'
  | 'wrong-key'
  | 'damaged'
  | 'held'
  | 'no-key'
  | 'bad-key'
  | 'no-id'
  | 'bad-id'
  | 'key-locked'
  | 'wrong-passphrase'
  | 'mistyped-passphrase'
  | 'no-passphrase'
  | 'key-store-failed'
  | 'other-key'
  | 'disk-full'
  | 'read-only'
  | 'io'
  | 'closed'
  | 'copying'
  | 'not-found'
  | 'forgotten'
  | 'exists'
  | 'read-only-document'
  | 'damaged-document'
  | 'invalid'
  | 'too-large'

/**
 * Why a key is not at hand: it is opened by the `passphrase` alone; the system's `store` keeps it, which this program does
 * not reach; that store did not give it (`store-failed`); or its file holds something else (`file-damaged`). `lost` is any of them where no
 * passphrase was set either.
 */
export type KeyLock = 'passphrase' | 'store' | 'store-failed' | 'file-damaged' | 'lost'

/** What is to be said besides the code, as far as it is known. */
export interface StoreErrorDetails {
  /** Which document. */
  readonly id?: string
  readonly file?: string
  /** The folder that cannot hold a journal. */
  readonly folder?: string
  /** With `no-key`: the database that the key is for. */
  readonly journal?: string
  /** With `key-locked`: see there. */
  readonly lock?: KeyLock
  /** With `newer-format` and `older-format`: the one found, and the one that is written here. */
  readonly format?: number
  readonly known?: number
  /** With `invalid`: the field, with dots between its keys; empty where it is none. */
  readonly field?: string
  /** With `damaged`: what was found, as SQLite says it. */
  readonly detail?: string
  /** With `log-cut`: how many commits were not read. */
  readonly changes?: number
  /** With `damaged` and `journal-gone`: the newest backup, and when it was made in milliseconds since 1970. */
  readonly backup?: { readonly file: string; readonly at: number }
}

/**
 * What the journal refuses for a reason that can be said to the user. Anything else that is thrown is a bug. The message
 * is for logs: what the user reads is made from `code` and `details`, in the user's language.
 */
export class JournalError extends Error {
  readonly code: StoreErrorCode
  readonly details: StoreErrorDetails
  /** With code `held`, where it could be read. */
  readonly holder: JournalHolder | null

  constructor(code: StoreErrorCode, message: string, options: JournalErrorOptions = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined)
    this.name = 'JournalError'
    this.code = code
    this.details = options.details ?? {}
    this.holder = options.holder ?? null
  }
}

export interface JournalErrorOptions {
  readonly cause?: unknown
  readonly holder?: JournalHolder | null
  readonly details?: StoreErrorDetails
}

/** The error for an id that the journal does not have (any more). */
export function notFound(id: string): JournalError {
  return new JournalError('not-found', `There is no document ${id}.`, { details: { id } })
}

/** True for a JournalError, with one of `codes` where any are given. */
export function isJournalError(error: unknown, ...codes: StoreErrorCode[]): error is JournalError {
  return error instanceof JournalError && (codes.length === 0 || codes.includes(error.code))
}

/**
 * Turns what SQLite or the file system throws when the machine fails it into a JournalError; everything else
 * is given back as it came, because it is a bug or a JournalError already.
 */
export function toJournalError(error: unknown): unknown {
  const code = errorCode(error)
  // What the network refuses says nothing of the disk, by whatever code.
  if (error instanceof JournalError || code === null || isOfNetwork(error)) return error
  const told = TOLD.find(([prefix]) => code.startsWith(prefix))
  if (told !== undefined) return new JournalError(told[1], told[2], { cause: error })
  return isOfDisk(error) ? new JournalError('io', 'The disk could not be read or written.', { cause: error }) : error
}

/** Systems have a hundred codes, and one that nobody has thought of is no bug of ours either. */
function isOfDisk(error: unknown): boolean {
  return error instanceof Error && 'errno' in error && 'syscall' in error && typeof error.syscall === 'string'
}

function isOfNetwork(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && OF_NETWORK.has(String(error.syscall))
}

const OF_NETWORK = new Set(['connect', 'bind', 'listen', 'accept', 'getaddrinfo', 'shutdown', 'send', 'recv'])

// The first prefix that fits is taken: the results of SQLite (https://sqlite.org/rescode.html) are extended to the right.
const TOLD: readonly (readonly [prefix: string, code: StoreErrorCode, message: string])[] = [
  ['SQLITE_FULL', 'disk-full', 'The disk is full. Nothing was saved; free some space and try again.'],
  ['ENOSPC', 'disk-full', 'The disk is full. Nothing was saved; free some space and try again.'],
  ['EDQUOT', 'disk-full', 'The disk has no more room for this user. Nothing was saved; free some space and try again.'],
  ['SQLITE_READONLY', 'read-only', 'The folder of the journal cannot be written. Nothing was saved.'],
  ['SQLITE_PERM', 'read-only', 'The folder of the journal cannot be written. Nothing was saved.'],
  ['EROFS', 'read-only', 'The folder of the journal cannot be written. Nothing was saved.'],
  ['EACCES', 'read-only', 'The folder of the journal cannot be written. Nothing was saved.'],
  ['EPERM', 'read-only', 'The folder of the journal cannot be written. Nothing was saved.'],
  ['SQLITE_CORRUPT', 'damaged', 'The file of the journal is damaged. Restore a backup.'],
  ['SQLITE_IOERR_CORRUPTFS', 'damaged', 'The file of the journal is damaged. Restore a backup.'],
  ['SQLITE_NOTADB', 'damaged', 'The file of the journal is damaged. Restore a backup.'],
  ['SQLITE_BUSY', 'held', 'Another program has this journal open.'],
  ['SQLITE_IOERR', 'io', 'The disk could not be read or written. Nothing was saved.'],
  ['SQLITE_CANTOPEN', 'io', 'The file of the journal could not be opened.'],
  ['SQLITE_NOMEM', 'io', 'The system has no memory left. Nothing was saved.'],
  ['SQLITE_PROTOCOL', 'io', 'The file of the journal could not be locked.'],
  ['SQLITE_NOLFS', 'io', 'The disk takes no file that large. Nothing was saved.'],
  ['EIO', 'io', 'The disk could not be read or written. Nothing was saved.'],
  ['EMFILE', 'io', 'The system has no more files to open. Nothing was saved.'],
  ['ENFILE', 'io', 'The system has no more files to open. Nothing was saved.'],
  ['EFBIG', 'io', 'The disk takes no file that large. Nothing was saved.'],
  ['ENOTDIR', 'io', 'What should be a folder of the journal is a file.'],
  ['EISDIR', 'io', 'What should be a file of the journal is a folder.'],
  ['ENAMETOOLONG', 'io', 'The name of the folder is too long.'],
  ['ELOOP', 'io', 'Links lead to each other instead of to a file.'],
  ['ENXIO', 'io', 'The device is gone.'],
  ['ENODEV', 'io', 'The device is gone.'],
  ['ESTALE', 'io', 'The disk on the network was taken away.'],
  ['ETIMEDOUT', 'io', 'The disk did not answer.'],
  ['EBUSY', 'io', 'A file of the journal is in use.'],
  ['ENOENT', 'io', 'A file or folder of the journal is gone.'],
  ['EEXIST', 'io', 'Something is in the place of a file of the journal.'],
  ['EINVAL', 'io', 'What should be a file of the journal is none.'],
]

function errorCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null
  return typeof error.code === 'string' ? error.code : null
}
