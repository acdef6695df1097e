import { accessSync, constants } from 'node:fs'
import { toJournalError } from './journal-error.ts'

/**
 * Says plainly what SQLite would call an error of the disk, when it cannot lock or make a file.
 * @throws JournalError `read-only`
 */
export function requireWritable(...paths: string[]): void {
  try {
    for (const path of paths) accessSync(path, constants.R_OK | constants.W_OK)
  } catch (error) {
    throw toJournalError(error)
  }
}
