import { fstatSync, read } from 'node:fs'
import { open } from 'node:fs/promises'
import { promisify } from 'node:util'
import { holdCheckpoints } from './checkpoints.ts'
import type { Database } from './database.ts'
import { JournalError } from './journal-error.ts'

/** A journal in use, and a descriptor of its file, which must not be closed before the database: see `openDatabase`. */
export interface OpenFile {
  readonly database: Database
  readonly descriptor: number
}

const CHUNK_BYTES = 1024 * 1024
// Where SQLite keeps its locks, which Windows lets nobody read: a page that is never used (https://sqlite.org/fileformat.html#the_lock_byte_page).
const LOCKS_AT = 1024 ** 3
const LOCKS_BYTES = 4096

/**
 * Copies the file of a journal that goes on being used, as it is at the call. The engine answers meanwhile; what is
 * committed until the copy is made stands in the write-ahead log, and is not in it.
 * @param step is told what part is copied, and may throw to stop
 * @throws JournalError `copying` where it is being copied already; `closed`; those of the disk
 */
export async function copyOpenFile(
  { database, descriptor }: OpenFile,
  target: string,
  step: (part: number) => Promise<void>,
): Promise<void> {
  const release = holdCheckpoints(database)
  if (release === null) throw new JournalError('copying', 'The journal is being copied already.')
  try {
    const total = fstatSync(descriptor).size
    const copy = await open(target, 'wx', 0o600)
    try {
      const chunk = Buffer.allocUnsafe(CHUNK_BYTES)
      for (let at = 0; at < total;) {
        if (at === LOCKS_AT) at += LOCKS_BYTES
        const end = Math.min(at + CHUNK_BYTES, total, at < LOCKS_AT ? LOCKS_AT : total)
        const { bytesRead } = await promisify(read)(descriptor, chunk, 0, end - at, at)
        if (bytesRead === 0) throw new JournalError('io', 'The file of the journal is shorter than it was.')
        // Fewer bytes than asked for, where the disk is nearly full.
        const { bytesWritten } = await copy.write(chunk, 0, bytesRead, at)
        at += bytesWritten
        await step(Math.min(1, at / total))
        if (!database.open) throw new JournalError('closed', 'The journal was closed before it was copied.')
      }
      await copy.sync()
    } finally {
      await copy.close()
    }
  } finally {
    release()
  }
}
