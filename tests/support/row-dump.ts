import { join } from 'node:path'
import { openDatabase, type Database } from '#journal/documents/database.ts'
import { KINDS } from '#journal/kinds/kinds.ts'
import { rowTables } from '#journal/projections/row-tables.ts'
import { TEST_KEY, type TestJournal } from './test-journal.ts'

/** Works on the file of a journal while it is closed, then opens it again. */
export async function whileClosed<Result>(test: TestJournal, work: (database: Database) => Result): Promise<Result> {
  await test.journal.close()
  const database = openDatabase({ file: join(test.folder, 'journal.db'), key: TEST_KEY })
  try {
    return work(database)
  } finally {
    database.close()
    await test.reopen()
  }
}

/** Every row of every table of rows, in order. Throws where the full-text index does not say what the texts say. */
export function dumpRows(database: Database): Record<string, unknown[]> {
  return dumpTables(database, rowTables(KINDS))
}

export function dumpTables(database: Database, tables: readonly string[]): Record<string, unknown[]> {
  // Rank 1: compared with the table that holds the texts (https://sqlite.org/fts5.html#the_integrity_check_command).
  database.exec(`INSERT INTO search (search, rank) VALUES ('integrity-check', 1)`)
  return Object.fromEntries(
    tables.map((table) => [table, database.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all()]),
  )
}
