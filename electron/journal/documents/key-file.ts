import { chmodSync, existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { isJournalError, JournalError, toJournalError } from './journal-error.ts'
import { makeFolder } from './make-folder.ts'
import { readSmallFile } from './read-small-file.ts'
import { writeWholeFile } from './write-whole-file.ts'

const KEY_BYTES = 32

/**
 * The key of a journal from its file: 64 hex digits. Made where there is neither key nor journal; where there is, or was, a
 * journal, a missing key is never replaced, because a new one would open nothing. An empty file is what a machine
 * that stopped has left of one, and is as good as none.
 *
 * @param options.file where the key is kept; its folder is made 0700, the file 0600
 * @param options.journalFile the database that the key is for
 * @param options.mayMake false: there was a journal, though its file may be missing
 * @param options.random fills with random bytes
 * @throws JournalError `no-key`, `bad-key`, `read-only`, `disk-full`
 */
export function readOrMakeKey(options: {
  file: string
  journalFile: string
  mayMake?: boolean
  random: (bytes: Uint8Array) => void
}): Uint8Array {
  const { file, journalFile, mayMake = true, random } = options
  const known = readKey(file)
  if (known !== null) return known
  if (!mayMake || hasBytes(journalFile)) {
    const message = `The key of this journal is missing. It was expected in ${file}; put it back there to open ${journalFile}.`
    throw new JournalError('no-key', message, { details: { file, journal: journalFile } })
  }
  const key = new Uint8Array(KEY_BYTES)
  random(key)
  makeFolder(dirname(file))
  // Another process may have made it meanwhile: then that one holds.
  const isMade = writeWholeFile(file, `${Buffer.from(key).toString('hex')}\n`, existsSync(file) ? 'replace' : 'new')
  return isMade ? key : (readKey(file) ?? key)
}

/** Whether there is anything in the file of a key, whatever it is worth. @throws JournalError of the disk */
export function hasKeyFile(file: string): boolean {
  try {
    return (readText(file)?.trim() ?? '') !== ''
  } catch (error) {
    if (isJournalError(error, 'bad-key')) return true
    throw error
  }
}

/** Null where there is none, or an empty file. @throws JournalError `bad-key` */
function readKey(file: string): Uint8Array | null {
  const digits = readText(file)?.trim() ?? ''
  if (digits === '') return null
  if (!/^[0-9a-f]{64}$/i.test(digits)) {
    throw new JournalError('bad-key', `${file} does not hold a key: 64 hexadecimal digits.`, { details: { file } })
  }
  restrict(file)
  return new Uint8Array(Buffer.from(digits, 'hex'))
}

function readText(file: string): string | null {
  try {
    return readSmallFile(file)
  } catch (error) {
    const told = toJournalError(error)
    if (isJournalError(told, 'disk-full') || isOfSystem(error)) throw told
    throw new JournalError('bad-key', `The key in ${file} could not be read.`, { cause: error, details: { file } })
  }
}

/** Not of this file: the next attempt may well read it. */
function isOfSystem(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['EIO', 'EMFILE', 'ENFILE'].includes(String(error.code))
}

/** Takes the key from everybody else, where the system knows of modes and lets us. */
function restrict(file: string): void {
  try {
    if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600)
  } catch {
    // The key is good; its mode is what the owner of the folder makes it.
  }
}

function hasBytes(file: string): boolean {
  return existsSync(file) && statSync(file).size > 0
}
