import type { Database } from 'better-sqlite3'

/**
 * Makes ready to fill an empty full-text index in many commits. Each leaves a segment, and by itself FTS5 would merge
 * those again and again as they pile up, which at 100,000 notes takes longer than all the rest of a rebuild. They are left alone here, and
 * `mergeTextIndex` reads and writes each once. Forgotten with the index, when that is dropped.
 */
export function deferMerging(database: Database): void {
  configure(database, 'automerge', 0)
  configure(database, 'crisismerge', MOST_SEGMENTS)
  configure(database, 'hashsize', BYTES_A_SEGMENT)
}

/** Merges all segments into one, a few thousand pages a step, and lets FTS5 merge by itself again. */
export function* mergeTextIndex(database: Database): Generator<void> {
  const changes = database.prepare('SELECT total_changes()').pluck()
  const merge = database.prepare(`INSERT INTO search (search, rank) VALUES ('merge', ?)`)
  // A negative number of pages takes all segments together; the steps after it go on with that.
  for (let pages = -PAGES_A_STEP; ; pages = PAGES_A_STEP) {
    const before = changes.get() as number
    merge.run(BigInt(pages))
    // Its documentation: fewer than two changes mean that there was nothing to merge.
    if ((changes.get() as number) - before < 2) break
    yield
  }
  configure(database, 'automerge', AUTOMERGE)
  configure(database, 'crisismerge', CRISISMERGE)
  configure(database, 'hashsize', HASHSIZE)
}

function configure(database: Database, option: string, value: number): void {
  // FTS5 refuses a number that is not bound as an integer.
  database.prepare('INSERT INTO search (search, rank) VALUES (?, ?)').run(option, BigInt(value))
}

// FTS5 takes at most 2,000.
const MOST_SEGMENTS = 1900
const BYTES_A_SEGMENT = 16 * 2 ** 20
const PAGES_A_STEP = 1000

// What FTS5 does unless told otherwise.
const AUTOMERGE = 4
const CRISISMERGE = 16
const HASHSIZE = 2 ** 20
