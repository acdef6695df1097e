import type { Database } from 'better-sqlite3'

/**
 * Merges segments of the full-text index, some 4 kB a page (https://sqlite.org/fts5.html#the_merge_command).
 * @param pages about how many to write; negative: takes in every segment that there is now; positive: goes on with those
 * @returns whether there was anything to merge
 */
export function mergeSegments(database: Database, pages: number): boolean {
  const before = totalChanges(database)
  database.prepare(`INSERT INTO search (search, rank) VALUES ('merge', ?)`).run(pages)
  // Its documentation: fewer than two changes mean that nothing was merged.
  return totalChanges(database) - before >= 2
}

export interface IndexLevels {
  /** Of all segments. */
  readonly pages: number
  /**
   * Whether levels are empty behind the oldest segment. What is merged before them is not taken for the oldest, and keeps the marks of
   * what was deleted, with its words, though nothing older is there (`fts5IndexMergeLevel` in SQLite's `fts5_index.c`).
   */
  readonly areEmptyLast: boolean
}

/** Reads how the full-text index is laid out: the record 10 of its data, as `fts5_index.c` describes it. */
export function readLevels(database: Database): IndexLevels {
  const structure = database.prepare<[], Buffer>('SELECT block FROM search_data WHERE id = 10').pluck().get()
  if (structure === undefined) return { pages: 0, areEmptyLast: false }
  const read = varints(structure.subarray(COOKIE_BYTES))
  const [levels, segments] = [read(), read()]
  // How much was written.
  read()
  let [oldest, pages] = [0, 0]
  for (let level = 0; level < levels; level++) {
    // How many of them are being merged.
    read()
    const count = read()
    if (count > 0) oldest = level
    for (let segment = 0; segment < count; segment++) {
      const [, first, last] = [read(), read(), read()]
      pages += last - first + 1
    }
  }
  return { pages, areEmptyLast: segments > 0 && oldest < levels - 1 }
}

const COOKIE_BYTES = 4

/** Variable-length integers of SQLite (https://sqlite.org/fileformat.html#varint), none of which is a large one here. */
function varints(bytes: Buffer): () => number {
  let at = 0
  return () => {
    let value = 0
    for (;;) {
      const byte = bytes[at++] ?? 0
      value = value * 128 + (byte & 127)
      if (byte < 128) return value
    }
  }
}

const STUB = { rowid: -1, word: 'rapport' }

/** Makes a small index anew, of its texts. */
export function remakeIndex(database: Database): void {
  database.exec(`INSERT INTO search (search) VALUES ('rebuild')`)
}

/** Lets `merge` find segments on two levels, of which it makes one behind every level that there is. Of a small one it may find one level. */
export function splitLevels(database: Database, merge: () => void): void {
  database.prepare('INSERT INTO search (rowid, kind) VALUES (:rowid, :word)').run(STUB)
  merge()
  database.prepare(`INSERT INTO search (search, rowid, kind) VALUES ('delete', :rowid, :word)`).run(STUB)
}

function totalChanges(database: Database): number {
  return database.prepare<[], number>('SELECT total_changes()').pluck().get() ?? 0
}
