import { closeSync, copyFileSync, existsSync, fstatSync, openSync, readSync } from 'node:fs'
import { timeStamp } from './backup-files.ts'
import type { Database } from './database.ts'
import { JournalError } from './journal-error.ts'

/** In which frames of a write-ahead log a commit ends, counted from 1. */
export type LogCommits = readonly number[]

/**
 * The commits that a log tells of, whether they can be read or not: its frames have the marks of its header, and one that
 * ends a commit says so (https://sqlite.org/fileformat.html#the_write_ahead_log).
 * @param file the database, not open
 */
export function commitsInLog(file: string): LogCommits {
  const log = `${file}-wal`
  if (!existsSync(log)) return []
  const handle = openSync(log, 'r')
  try {
    const header = Buffer.alloc(HEADER_BYTES)
    if (readSync(handle, header, 0, HEADER_BYTES, 0) < HEADER_BYTES) return []
    const frameBytes = FRAME_HEADER_BYTES + header.readUInt32BE(8)
    const frame = Buffer.alloc(FRAME_HEADER_BYTES)
    const commits: number[] = []
    const frames = Math.floor((fstatSync(handle).size - HEADER_BYTES) / frameBytes)
    for (let number = 1; number <= frames; number++) {
      readSync(handle, frame, 0, FRAME_HEADER_BYTES, HEADER_BYTES + (number - 1) * frameBytes)
      // Frames of an older round of the log lie behind those of this one.
      if (!frame.subarray(8, 16).equals(header.subarray(16, 24))) continue
      if (frame.readUInt32BE(4) !== 0) commits.push(number)
    }
    return commits
  } finally {
    closeSync(handle)
  }
}

/**
 * SQLite reads a log up to the first frame that is damaged, and says nothing of what follows. Says it, and keeps the log as
 * it is: to be called before anything is written.
 * @param commits of the log before it was opened
 * @returns null where everything was read
 */
export function whatWasCut(database: Database, file: string, commits: LogCommits, now: number): JournalError | null {
  if (commits.length === 0) return null
  const [read] = database.pragma('wal_checkpoint(PASSIVE)') as { log: number }[]
  const changes = commits.filter((number) => number > (read?.log ?? 0)).length
  if (changes === 0) return null
  const kept = `${file}-wal.cut-${timeStamp(now)}`
  copyFileSync(`${file}-wal`, kept)
  const message = `${changes} changes at the end of the log cannot be read. It is kept in ${kept}.`
  return new JournalError('log-cut', message, { details: { file: kept, changes } })
}

const HEADER_BYTES = 32
const FRAME_HEADER_BYTES = 24
