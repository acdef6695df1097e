import {
  isJournalError,
  toJournalError,
  type JournalError,
  type StoreErrorCode,
} from '#journal/documents/journal-error.ts'
import type { Failure, NotSavedReason } from '#shared/contract/journal-errors.ts'
import { Refusal } from './refusal.ts'

/**
 * An expected failure as the contract names it; null for anything else, which is a bug.
 * @param id which entry was asked for, where the error itself does not know
 */
export function failureOf(error: unknown, id = ''): Failure | null {
  if (error instanceof Refusal) return error.failure
  // Whatever a query meets in the file or the system, wherever that was not looked at.
  const told = toJournalError(error)
  return isJournalError(told) ? FAILURES[told.code](told, told.details.id ?? id) : null
}

/** Why nothing can be saved, for the banner; null for a failure that says nothing about the next command. */
export function notSavedReason(error: unknown): NotSavedReason | null {
  const failure = failureOf(error)
  return failure?.code === 'NOT_SAVED' ? failure.data.reason : null
}

const notFound = (_error: JournalError, id: string): Failure => ({ code: 'NOT_FOUND', data: { id } })
const notSaved =
  (reason: NotSavedReason) =>
  (error: JournalError): Failure =>
    error.details.folder === undefined
      ? { code: 'NOT_SAVED', data: { reason } }
      : { code: 'FOLDER_UNUSABLE', data: { folder: error.details.folder } }
const ofFile =
  (
    code:
      | 'NO_JOURNAL'
      | 'NOT_A_JOURNAL'
      | 'WRONG_KEY'
      | 'KEY_UNREADABLE'
      | 'JOURNAL_ID_MISSING'
      | 'JOURNAL_ID_UNREADABLE'
      | 'BACKUP_NEEDS_PASSPHRASE',
  ) =>
  ({ details: { file = '' } }: JournalError): Failure => ({ code, data: { file } })

const FAILURES: Readonly<Record<StoreErrorCode, (error: JournalError, id: string) => Failure>> = {
  'not-found': notFound,
  forgotten: notFound,
  'damaged-document': (_error, id) => ({ code: 'DOCUMENT_DAMAGED', data: { id } }),
  'read-only-document': (_error, id) => ({ code: 'READ_ONLY_DOCUMENT', data: { id } }),
  exists: (_error, id) => ({ code: 'DOCUMENT_EXISTS', data: { id } }),
  'too-large': (_error, id) => ({ code: 'DOCUMENT_TOO_LARGE', data: { id } }),
  invalid: ({ details: { field = '' } }) => ({ code: 'DOCUMENT_INVALID', data: { field } }),
  'disk-full': notSaved('disk-full'),
  'read-only': notSaved('read-only'),
  io: notSaved('io'),
  closed: notSaved('closed'),
  'no-journal': ofFile('NO_JOURNAL'),
  'log-cut': ({ details: { file = '', changes = 0 } }) => ({ code: 'LOG_CUT', data: { file, changes } }),
  'journal-gone': ({ details: { file = '', backup = null } }) => ({ code: 'JOURNAL_GONE', data: { file, backup } }),
  'not-a-journal': ofFile('NOT_A_JOURNAL'),
  'older-format': ({ details: { format = 0, known = 0 } }) => ({ code: 'OLDER_FORMAT', data: { format, known } }),
  'newer-format': ({ details: { format = 0, known = 0 } }) => ({ code: 'NEWER_FORMAT', data: { format, known } }),
  'wrong-key': ofFile('WRONG_KEY'),
  damaged: ({ details: { detail = '', backup = null } }) => ({ code: 'JOURNAL_DAMAGED', data: { detail, backup } }),
  copying: () => ({ code: 'BACKUP_RUNNING', data: {} }),
  held: ({ holder }) => ({ code: 'JOURNAL_HELD', data: { holder } }),
  'no-key': ({ details: { file = '', journal = '' } }) => ({ code: 'KEY_MISSING', data: { file, journal } }),
  'bad-key': ofFile('KEY_UNREADABLE'),
  'no-id': ofFile('JOURNAL_ID_MISSING'),
  'bad-id': ofFile('JOURNAL_ID_UNREADABLE'),
  'key-locked': ({ details: { folder = '', lock = 'passphrase' } }) => ({ code: 'KEY_LOCKED', data: { folder, lock } }),
  'wrong-passphrase': () => ({ code: 'PASSPHRASE_WRONG', data: {} }),
  'mistyped-passphrase': () => ({ code: 'PASSPHRASE_MISTYPED', data: {} }),
  'no-passphrase': () => ({ code: 'PASSPHRASE_NOT_SET', data: {} }),
  'key-store-failed': () => ({ code: 'KEY_STORE_FAILED', data: {} }),
  'other-key': ofFile('BACKUP_NEEDS_PASSPHRASE'),
}
