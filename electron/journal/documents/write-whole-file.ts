import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { toJournalError } from './journal-error.ts'
import { syncFolder } from './sync-folder.ts'

/**
 * Writes a small text file so that it is there whole or not at all, whatever ends the process or the machine: under
 * another name, synced, then in its place, and the folder synced. Its mode is 0600.
 *
 * @param how `new` leaves a file alone that is there already
 * @returns false where `new` found one
 * @throws JournalError `disk-full`, `read-only`, `io`
 */
export function writeWholeFile(file: string, text: string, how: 'new' | 'replace'): boolean {
  const draft = `${file}.${process.pid}.draft`
  try {
    writeDraft(draft, text)
    if (how === 'replace') renameSync(draft, file)
    else if (!placeNew(draft, file)) return false
    syncFolder(dirname(file))
    return true
  } catch (error) {
    throw toJournalError(error)
  } finally {
    removeQuietly(draft)
  }
}

function writeDraft(draft: string, text: string): void {
  const bytes = Buffer.from(text)
  const handle = openSync(draft, 'w', 0o600)
  try {
    // Fewer bytes than asked for, where the disk is nearly full.
    for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at, bytes.length - at)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** A link fails where the name is taken, which a rename would not. */
function placeNew(draft: string, file: string): boolean {
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'EEXIST' || existsSync(file)) return false
    if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EIO' || code === 'EROFS') throw error
    // Some file systems know no links: FAT, and some of networks.
    renameSync(draft, file)
    return true
  }
}

function removeQuietly(draft: string): void {
  try {
    rmSync(draft, { force: true })
  } catch {
    // It is never read, and the next one of this name replaces it.
  }
}
