import { existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { JournalError, toJournalError } from './journal-error.ts'
import { syncFolder } from './sync-folder.ts'

/**
 * Makes a folder (0700) and those above it where there are none, so that they last. Node's own way of making several
 * goes on for ever where the system says that a folder cannot be found whose parent is there (`/proc/x`).
 * @throws JournalError `disk-full`, `read-only`; `io` with the folder where it cannot be one
 */
export function makeFolder(folder: string): void {
  try {
    makeMissing(folder)
  } catch (error) {
    const told = toJournalError(error)
    if (told instanceof JournalError && told.code !== 'io') throw told
    throw new JournalError('io', `${folder} cannot be a folder.`, { cause: error, details: { folder } })
  }
}

function makeMissing(folder: string): void {
  if (existsSync(folder) && statSync(folder).isDirectory()) return
  const parent = dirname(folder)
  if (parent !== folder && !existsSync(parent)) makeMissing(parent)
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    // Another process may have made it meanwhile.
    if (existsSync(folder) && statSync(folder).isDirectory()) return
    throw error
  }
  syncFolder(parent)
}
