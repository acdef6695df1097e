import type { Database } from './database.ts'

const MAX_PAGES_AT_ONCE = 2000

/**
 * Overwrites the pages that the file does not use. What is deleted is overwritten at once (`secure_delete`); this is for
 * what was dropped while that was off. Call it inside a transaction.
 */
export function wipeFreePages(database: Database): void {
  const pageBytes = Number(database.pragma('page_size', { simple: true }))
  database.exec('CREATE TABLE wiped (zeros BLOB)')
  // A blob that large takes its pages from the free ones, and leaves them full of zeros.
  const insert = database.prepare('INSERT INTO wiped VALUES (zeroblob(?))')
  for (let free = freePages(database); free > 0; free = freePages(database)) {
    insert.run(Math.min(free, MAX_PAGES_AT_ONCE) * pageBytes)
  }
  database.exec('DROP TABLE wiped')
}

function freePages(database: Database): number {
  return Number(database.pragma('freelist_count', { simple: true }))
}
