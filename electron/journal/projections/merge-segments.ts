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

function totalChanges(database: Database): number {
  return database.prepare<[], number>('SELECT total_changes()').pluck().get() ?? 0
}
