import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import type { RowDefinition } from './row-definition.ts'

/** Raise it with every change to what this folder writes into the tables below. */
const SHARED_ROWS_VERSION = 6

/**
 * What every kind has. `n` is the number of the document in `documents`. Days are days since 1970-01-01, `…_at` are
 * milliseconds. `named_id` is the id that a document holds, `target_id` whom it means now, after merges: ids and not
 * numbers, because a document may arrive before those that it names.
 */
const SHARED_TABLES: Readonly<Record<string, string>> = {
  entries: `
    CREATE TABLE entries (
      n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, title TEXT NOT NULL, day INTEGER NOT NULL,
      created_at INTEGER NOT NULL, deleted_at INTEGER, merged_into TEXT, sample INTEGER NOT NULL, read_only INTEGER NOT NULL
    );
    CREATE INDEX entries_in_trash ON entries (deleted_at) WHERE deleted_at IS NOT NULL;
    CREATE INDEX entries_merged ON entries (merged_into) WHERE merged_into IS NOT NULL;
    CREATE INDEX entries_of_sample ON entries (n) WHERE sample = 1;`,
  links: `
    CREATE TABLE links (
      n INTEGER NOT NULL, role TEXT NOT NULL, named_id TEXT NOT NULL, target_id TEXT NOT NULL, day INTEGER,
      PRIMARY KEY (n, role, named_id)
    ) WITHOUT ROWID;
    CREATE INDEX links_by_target ON links (target_id, role, day, n);
    CREATE INDEX links_by_named ON links (named_id);`,
  // Of a word in its first column the index says two bytes less, for each text that has it, and for each of its beginnings.
  texts: `
    CREATE TABLE texts (
      text_rowid INTEGER PRIMARY KEY, n INTEGER NOT NULL UNIQUE, kind TEXT NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL,
      more TEXT NOT NULL, names TEXT NOT NULL, also TEXT NOT NULL
    );
    CREATE VIRTUAL TABLE search USING fts5 (
      body, title, more, names, also, kind, content = 'texts', content_rowid = 'text_rowid',
      tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
    );`,
  // Words and not places: a search asks the index for each that has its word as a part.
  compounds: `CREATE TABLE compounds (word TEXT PRIMARY KEY, texts INTEGER NOT NULL) WITHOUT ROWID;`,
}

/** Of those above, what is nobody's row. */
const SHARED_TALLIES = ['compounds']

type Tables = Pick<RowDefinition, 'kind' | 'tables' | 'tallies' | 'rowsVersion'>

/** Every table of rows; `rebuild` compares and recreates these. */
export function rowTables(definitions: readonly Tables[]): string[] {
  return Object.keys(allTables(definitions))
}

/** Makes empty row tables, in place of those that are there. Runs in the caller's transaction. */
export function createRowTables(database: Database, definitions: readonly Tables[]): void {
  for (const table of ['search', ...rowTables(definitions)]) database.exec(`DROP TABLE IF EXISTS ${table}`)
  const tallies = new Set([...SHARED_TALLIES, ...definitions.flatMap(({ tallies = {} }) => Object.keys(tallies))])
  for (const [table, statements] of Object.entries(allTables(definitions))) {
    database.exec(statements)
    if (tallies.has(table)) continue
    const owner = database.prepare(`SELECT 1 FROM pragma_table_info('${table}') WHERE name = 'n'`).get()
    if (owner === undefined) throw new Error(`the table ${table} does not say whose rows it has: it has no column n`)
  }
}

/**
 * What the rows look like, as a text that is another one as soon as anything about them is. A journal whose rows have
 * another one makes them again when it is opened: rows are rebuilt, never migrated.
 */
export function rowsFormat(definitions: readonly Tables[]): string {
  const hash = createHash('sha256').update(`${SHARED_ROWS_VERSION}\n`)
  for (const [table, statements] of Object.entries(allTables(definitions))) hash.update(`${table}\n${statements}\n`)
  for (const { kind, rowsVersion } of definitions) hash.update(`${kind} ${rowsVersion}\n`)
  return hash.digest('hex')
}

/** Whether the rows are there and of this format. */
export function hasCurrentRows(database: Database, format: string): boolean {
  const found = database.prepare(`SELECT count(*) FROM sqlite_schema WHERE name = 'rows_state'`).pluck().get()
  if (found === 0) return false
  return String(database.prepare('SELECT format FROM rows_state').pluck().get()) === format
}

/** Says that the rows are complete. */
export function markRowsCurrent(database: Database, format: string): void {
  database.exec(`
    DROP TABLE IF EXISTS rows_state;
    CREATE TABLE rows_state (one INTEGER PRIMARY KEY CHECK (one = 1), format TEXT NOT NULL);
    INSERT INTO rows_state VALUES (1, '${format}');
  `)
}

/** Says that the rows are not to be trusted until a rebuild has ended. */
export function markRowsStale(database: Database): void {
  database.exec('DROP TABLE IF EXISTS rows_state')
}

function allTables(definitions: readonly Tables[]): Record<string, string> {
  const tables = { ...SHARED_TABLES }
  for (const { kind, tables: own, tallies } of definitions) {
    for (const [table, statements] of Object.entries({ ...own, ...tallies })) {
      if (Object.hasOwn(tables, table)) throw new Error(`${kind}: there is a table ${table} already`)
      tables[table] = statements
    }
  }
  return tables
}
