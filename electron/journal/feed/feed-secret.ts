import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { toJournalError } from '#journal/documents/journal-error.ts'
import { makeFolder } from '#journal/documents/make-folder.ts'
import { readSmallFile } from '#journal/documents/read-small-file.ts'
import { openSealedText, sealText } from '#journal/documents/sealed-text.ts'
import { writeWholeFile } from '#journal/documents/write-whole-file.ts'

/** Under which address the plan can be subscribed to, for as long as it is on. */
export interface FeedSecret {
  /** 256 bits, as an address writes them. */
  readonly secret: string
  readonly port: number
}

const PURPOSE = 'calendar feed'
const WRITTEN = /^([\w-]{43}) (\d{1,5})$/

export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** Null where it is off, and where the file is of another journal or damaged: nobody is let in by guesses. */
export function readFeedSecret(file: string, journalKey: Uint8Array): FeedSecret | null {
  try {
    const sealed = readSmallFile(file)?.trim() ?? ''
    const [, secret, port] = WRITTEN.exec(sealed === '' ? '' : openSealedText(journalKey, PURPOSE, sealed)) ?? []
    return secret === undefined ? null : { secret, port: Number(port) }
  } catch {
    return null
  }
}

/** Keeps it beside the key of the journal, 0600, sealed by that key. @throws JournalError where it cannot be written */
export function writeFeedSecret(file: string, journalKey: Uint8Array, { secret, port }: FeedSecret): void {
  makeFolder(dirname(file))
  writeWholeFile(file, sealText(journalKey, PURPOSE, `${secret} ${port}`), 'replace')
}

/** @throws JournalError where it cannot be removed */
export function removeFeedSecret(file: string): void {
  try {
    rmSync(file, { force: true })
  } catch (error) {
    throw toJournalError(error)
  }
}
