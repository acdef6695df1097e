import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { makeFolder } from '#journal/documents/make-folder.ts'
import { readSmallFile } from '#journal/documents/read-small-file.ts'
import { writeWholeFile } from '#journal/documents/write-whole-file.ts'

const BYTES = 16
const ID = /^[0-9a-f]{32}$/

/**
 * By which the history of documents names this device: 32 hex digits, made once and kept in `file`, beside the keys and
 * so in no journal and no backup. A name may be anybody's and changes; it stays in a table of each journal. Where the
 * file cannot be written, the id holds for this run, and what is written in it is some other device's later.
 *
 * @param random fills with random bytes
 */
export function readOrMakeDeviceId(file: string, random: (bytes: Uint8Array) => void): string {
  const known = readId(file)
  if (known !== null) return known
  const bytes = Buffer.alloc(BYTES)
  random(bytes)
  const made = bytes.toString('hex')
  try {
    makeFolder(dirname(file))
    // Another process may make it meanwhile: then that one holds. One that holds no id is of no use, and replaced.
    const isMade = writeWholeFile(file, `${made}\n`, existsSync(file) ? 'replace' : 'new')
    return isMade ? made : (readId(file) ?? made)
  } catch {
    return readId(file) ?? made
  }
}

function readId(file: string): string | null {
  try {
    const id = readSmallFile(file)?.trim() ?? ''
    return ID.test(id) ? id : null
  } catch {
    return null
  }
}
