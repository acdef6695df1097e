import { closeSync, constants, fstatSync, openSync, readSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { listBackups } from './backup-files.ts'
import { readSmallFile } from './read-small-file.ts'
import { parseRecovery, recoveryText, type Recovery } from './recovery.ts'
import { writeWholeFile } from './write-whole-file.ts'

/** In the folder of a journal: its key, sealed by the recovery passphrase. */
export const RECOVERY_FILE = 'journal.recovery'

const MARK = '\nRAPPORT-RECOVERY '
const MAX_BYTES = 4096

/** What the folder of a journal says of its passphrase; null where none is set, or the file holds nothing of that. */
export function readRecovery(folder: string): Recovery | null {
  try {
    return parseRecovery(readSmallFile(join(folder, RECOVERY_FILE))?.trim() ?? '')
  } catch {
    // What cannot be read opens nothing, and the ends of the backups say the same.
    return null
  }
}

/** The same, from the end of the newest backup that has one where the file is lost. */
export function findRecovery(folder: string): Recovery | null {
  const found = readRecovery(folder)
  if (found !== null) return found
  try {
    for (const { file } of listBackups(folder)) {
      const carried = recoveryOfBackup(file)
      if (carried !== null) return carried
    }
  } catch {
    // Backups that cannot be listed help nobody.
  }
  return null
}

/** Whole or not at all. @throws JournalError of the disk */
export function writeRecovery(folder: string, recovery: Recovery): void {
  writeWholeFile(join(folder, RECOVERY_FILE), `${recoveryText(recovery)}\n`, 'replace')
}

/**
 * Puts what the passphrase opens behind the last page of a backup, where SQLite does not look: then that one file and the
 * passphrase are enough. Before the file is synced.
 */
export function carryRecovery(folder: string, backup: string): void {
  const recovery = readRecovery(folder)
  if (recovery === null) return
  const bytes = Buffer.from(`${MARK}${recoveryText(recovery)}\n`)
  const handle = openSync(backup, 'a')
  try {
    // Fewer bytes than asked for, where the disk is nearly full.
    for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at, bytes.length - at)
  } finally {
    closeSync(handle)
  }
}

/** What a backup carries of the passphrase it was made with; null where it carries none, or is no file. */
export function recoveryOfBackup(file: string): Recovery | null {
  let handle: number
  try {
    // Opening a pipe would wait for its other end.
    handle = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  } catch {
    return null
  }
  try {
    const stat = fstatSync(handle)
    if (!stat.isFile()) return null
    const end = Buffer.alloc(Math.min(MAX_BYTES, stat.size))
    const read = readSync(handle, end, 0, end.length, stat.size - end.length)
    const text = end.toString('latin1', 0, read)
    const at = text.lastIndexOf(MARK)
    return at === -1 ? null : parseRecovery(text.slice(at + MARK.length).trim())
  } catch {
    return null
  } finally {
    closeSync(handle)
  }
}
