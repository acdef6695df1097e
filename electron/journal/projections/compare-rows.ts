import SQLite from 'better-sqlite3'
import type { DocumentStore } from '#journal/documents/document-store.ts'
import { openProjections, type Projections } from './projections.ts'
import { ROW_TABLES } from './row-tables.ts'

/**
 * Makes the rows again beside, in memory, and says for each table how many differ. Nothing is changed.
 * Costs what a rebuild costs.
 */
export function* compareRows({ sql }: Projections, store: DocumentStore): Generator<string> {
  const beside = new SQLite(':memory:')
  try {
    beside.exec('CREATE TABLE documents (n INTEGER PRIMARY KEY)')
    const fresh = openProjections(beside)
    for (const _ of fresh.rebuild((kind) => store.each(kind)));
    for (const table of ROW_TABLES) {
      const differ = differentRows(rowsOf(sql, table), rowsOf(fresh.sql, table))
      if (differ > 0) yield `${differ} rows of "${table}" differ from the documents. Run rebuild.`
    }
    if (!isSearchSound(sql)) yield 'The full-text index does not say what the texts say. Run rebuild.'
  } finally {
    beside.close()
  }
}

/** Compares the full-text index with the texts: rank 1 (https://sqlite.org/fts5.html#the_integrity_check_command). */
function isSearchSound(sql: Projections['sql']): boolean {
  try {
    sql(`INSERT INTO search (search, rank) VALUES ('integrity-check', 1)`).run()
    return true
  } catch (error) {
    if (error instanceof SQLite.SqliteError && error.code.startsWith('SQLITE_CORRUPT')) return false
    throw error
  }
}

function* rowsOf(sql: Projections['sql'], table: string): Generator<string> {
  for (const row of sql(`SELECT * FROM ${table} ORDER BY 1, 2`).iterate()) yield JSON.stringify(row)
}

/** How many rows are in one and not in the other. Both come in order of their first two columns. */
function differentRows(mine: Iterable<string>, theirs: Iterable<string>): number {
  const left = new Map<string, number>()
  const count = (row: string, by: number) => {
    const sum = (left.get(row) ?? 0) + by
    if (sum === 0) left.delete(row)
    else left.set(row, sum)
  }
  const [a, b] = [mine[Symbol.iterator](), theirs[Symbol.iterator]()]
  // Side by side, so that equal rows leave again soon and memory holds only what differs.
  while (true) {
    const [one, other] = [a.next(), b.next()]
    if (!one.done) count(one.value, 1)
    if (!other.done) count(other.value, -1)
    if (one.done && other.done) break
  }
  let sum = 0
  for (const times of left.values()) sum += Math.abs(times)
  return sum
}
