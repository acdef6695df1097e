import type { Database } from 'better-sqlite3'
import { isJournalError, toJournalError } from '#journal/documents/journal-error.ts'

export function isDamage(error: unknown): boolean {
  return isJournalError(toJournalError(error), 'damaged')
}

/**
 * Takes tables out of the schema without a look at their pages, where one that cannot be read keeps them from being
 * dropped. What they had stays in the file, in pages that nobody has, until `giveBackLostPages`.
 * @param tables with their indexes, and what a full-text index among them keeps in tables of its own
 */
export function forgetTables(database: Database, tables: readonly string[]): void {
  // https://sqlite.org/pragma.html#pragma_writable_schema; the library refuses it otherwise.
  database.unsafeMode(true)
  database.pragma('writable_schema = ON')
  try {
    const forget = database.prepare('DELETE FROM sqlite_schema WHERE tbl_name = ?')
    const shadows = database.prepare(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name GLOB ? || '_*' AND sql LIKE '% ''' || ? || '_%'`,
    )
    database.transaction(() => {
      for (const table of [...tables, 'search']) {
        for (const name of shadows.pluck().all(table, table)) forget.run(name)
        forget.run(table)
      }
    })()
  } finally {
    database.pragma('writable_schema = RESET')
    database.unsafeMode(false)
  }
}

/** Writes the whole file anew, without the pages that `forgetTables` has left in it. */
export function giveBackLostPages(database: Database): void {
  try {
    database.exec('VACUUM')
  } catch (error) {
    // Too little room, or a page of the documents is damaged as well: rows are whole, and the check of the journal says it.
    if (!isJournalError(toJournalError(error), 'damaged', 'disk-full')) throw error
  }
}
