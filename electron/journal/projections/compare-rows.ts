import SQLite from 'better-sqlite3'
import type { DocumentChange, DocumentStore } from '#journal/documents/document-store.ts'
import type { RowDefinition } from './row-definition.ts'
import { openProjections, type Projections } from './projections.ts'

// Rows of a table that are compared without letting other messages through.
const ROWS_A_STEP = 2000

/** How rows are not what the documents say. A rebuild mends it. */
export type RowsProblem =
  | { readonly code: 'ROWS_DIFFER'; readonly table: string; readonly count: number }
  | { readonly code: 'INDEX_DIFFERS' | 'ROWS_NOT_READY' }

/**
 * Makes the rows again beside, in memory, and says for each table how many differ. Nothing is changed. Goes in steps,
 * between which commits are fine: their rows are written beside before the next step. Each step gives what differs, or
 * how many documents are done. Costs what a rebuild costs. One at a time.
 */
export function* compareRows(
  projections: Projections,
  store: DocumentStore,
  definitions: readonly RowDefinition[],
): Generator<RowsProblem | number> {
  const beside = new SQLite(':memory:')
  try {
    beside.exec('CREATE TABLE documents (n INTEGER PRIMARY KEY)')
    const fresh = openProjections(beside, definitions)
    const changed = new Map<number, DocumentChange>()
    projections.onProjecting((changes) => changes.forEach((change) => changed.set(change.n, change)))
    // As the documents are now, and not as the commit said: it may have been taken back, on a full disk.
    const catchUp = beside.transaction(() => {
      const changes = [...changed.values()].map((change) => ({ ...change, after: store.read(change.id) }))
      changed.clear()
      if (changes.length > 0) fresh.project(changes)
    })
    for (const done of fresh.rebuild((kind) => store.each(kind))) {
      yield done
      catchUp()
    }
    for (const table of projections.tables) {
      catchUp()
      let differ = 0
      for (const some of differencesIn(table, projections.sql, fresh.sql)) {
        differ += some
        yield 0
        catchUp()
        if (!projections.areCurrent) return yield { code: 'ROWS_NOT_READY' }
      }
      if (differ > 0) yield { code: 'ROWS_DIFFER', table, count: differ }
    }
    if (!isSearchSound(projections.sql)) yield { code: 'INDEX_DIFFERS' }
  } finally {
    projections.onProjecting(null)
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

/** How many rows are in one and not in the other, for one stretch of the table's first column after the other. */
function* differencesIn(table: string, mine: Projections['sql'], theirs: Projections['sql']): Generator<number> {
  const [{ name: key }] = mine(`SELECT name FROM pragma_table_info('${table}') ORDER BY cid LIMIT 1`).all() as [
    { name: string },
  ]
  let after: Key[] = []
  while (true) {
    const from = after.length === 0 ? 'true' : `${key} > ?`
    const next = `SELECT ${key} AS key FROM ${table} WHERE ${from} ORDER BY ${key} LIMIT 1 OFFSET ${ROWS_A_STEP}`
    const end = (mine(next).all(...after) as { key: Key }[]).map((row) => row.key)
    const stretch = `SELECT * FROM ${table} WHERE ${from}${end.length === 0 ? '' : ` AND ${key} <= ?`} ORDER BY 1, 2`
    const values = [...after, ...end]
    yield differentRows(rowsOf(mine, stretch, values), rowsOf(theirs, stretch, values))
    if (end.length === 0) return
    after = end
  }
}

type Key = string | number

function* rowsOf(sql: Projections['sql'], text: string, values: readonly unknown[]): Generator<string> {
  for (const row of sql(text).iterate(...values)) yield JSON.stringify(row)
}

/** How many rows are in one and not in the other. Both come in order of their first two columns. */
function differentRows(mine: Iterable<string>, theirs: Iterable<string>): number {
  const left = new Map<string, number>()
  const count = (row: string, by: number) => {
    const sum = (left.get(row) ?? 0) + by
    if (sum === 0) left.delete(row)
    else left.set(row, sum)
  }
  for (const row of mine) count(row, 1)
  for (const row of theirs) count(row, -1)
  let sum = 0
  for (const times of left.values()) sum += Math.abs(times)
  return sum
}
