import type { Database } from 'better-sqlite3'
import { mergeSegments } from './merge-segments.ts'

/**
 * Makes ready to fill an empty full-text index in many commits. Each leaves a segment, and by itself FTS5 would merge
 * those again and again as they pile up, which at 100,000 notes takes longer than all the rest of a rebuild. Here they are
 * left alone, and `mergeTextIndex` reads and writes each once. A rebuild that is cut short drops the index with this.
 */
export function deferMerging(database: Database): void {
  configure(database, 'automerge', 0)
  configure(database, 'crisismerge', MAX_SEGMENTS)
  configure(database, 'hashsize', BYTES_A_SEGMENT)
}

/** Merges all segments into one, a thousand pages a step, and lets FTS5 merge by itself again. */
export function* mergeTextIndex(database: Database): Generator<void> {
  for (let pages = -PAGES_A_STEP; mergeSegments(database, pages); pages = PAGES_A_STEP) yield
  configure(database, 'automerge', AUTOMERGE)
  configure(database, 'crisismerge', CRISISMERGE)
  configure(database, 'hashsize', HASHSIZE)
}

function configure(database: Database, option: string, value: number): void {
  // FTS5 refuses a number that is not bound as an integer.
  database.prepare('INSERT INTO search (search, rank) VALUES (?, ?)').run(option, BigInt(value))
}

// FTS5 takes at most 2,000.
const MAX_SEGMENTS = 1900
const BYTES_A_SEGMENT = 16 * 2 ** 20
const PAGES_A_STEP = 1000

// What FTS5 does unless told otherwise.
const AUTOMERGE = 4
const CRISISMERGE = 16
const HASHSIZE = 2 ** 20
