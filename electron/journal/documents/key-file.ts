import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { JournalError, toJournalError } from './journal-error.ts'

const KEY_BYTES = 32

/**
 * The key of a journal from its file: 64 hex digits. Made where there is neither key nor journal; where there is a
 * journal, a missing key is never replaced, because a new one would open nothing.
 *
 * @param options.file where the key is kept; its folder is made 0700, the file 0600
 * @param options.journalFile the database that the key is for
 * @param options.random fills with random bytes
 * @throws JournalError `no-key`, `bad-key`, `read-only`, `disk-full`
 */
export function readOrMakeKey(options: {
  file: string
  journalFile: string
  random: (bytes: Uint8Array) => void
}): Uint8Array {
  const { file, journalFile, random } = options
  if (existsSync(file)) return readKey(file)
  if (hasBytes(journalFile)) {
    const message = `The key of this journal is missing. It was expected in ${file}; put it back there to open ${journalFile}.`
    throw new JournalError('no-key', message, { details: { file, journal: journalFile } })
  }
  const key = new Uint8Array(KEY_BYTES)
  random(key)
  return writeKey(file, key) ? key : readKey(file)
}

/** @throws JournalError `no-key`, `bad-key` */
function readKey(file: string): Uint8Array {
  if (!existsSync(file)) throw new JournalError('no-key', `There is no key in ${file}.`, { details: { file } })
  const digits = readText(file).trim()
  if (!/^[0-9a-f]{64}$/i.test(digits)) {
    throw new JournalError('bad-key', `${file} does not hold a key: 64 hexadecimal digits.`, { details: { file } })
  }
  restrict(file)
  return new Uint8Array(Buffer.from(digits, 'hex'))
}

/** False when another process has made the file meanwhile. */
function writeKey(file: string, key: Uint8Array): boolean {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    const handle = openSync(file, 'wx', 0o600)
    try {
      writeSync(handle, `${Buffer.from(key).toString('hex')}\n`)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw toJournalError(error)
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new JournalError('bad-key', `The key in ${file} could not be read.`, { cause: error, details: { file } })
  }
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
