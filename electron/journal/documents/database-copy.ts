import { closeSync, openSync, rmSync } from 'node:fs'
import { openDatabase, withJournalErrors, type Database } from './database.ts'
import type { JournalFormats } from './format-steps.ts'
import { checkTable, tableNames } from './integrity.ts'
import { JournalError } from './journal-error.ts'

/** How a file of a journal is opened. */
export interface Opening {
  readonly key: Uint8Array
  readonly formats?: JournalFormats
}

/** Writes the whole database into a file of its own; SQLite writes into an empty file that is there, so the mode is ours. */
export function copyInto(database: Database, file: string): void {
  removeDatabase(file)
  closeSync(openSync(file, 'wx', 0o600))
  database.prepare('VACUUM INTO ?').run(file)
}

/** Opens a copy and checks it, a table at a time: says what part of it is done. @throws JournalError `damaged` */
export function* verifyCopy(file: string, { key, formats }: Opening, documents: number): Generator<number> {
  const copy = openDatabase({ file, key, takesOlder: true, ...(formats && { formats }) })
  try {
    const tables = tableNames(copy)
    for (const [index, table] of tables.entries()) {
      const { found, orphans } = checkTable(copy, table)
      if (found.length + orphans > 0) {
        const detail = [table, ...found, ...(orphans > 0 ? [`foreign_key_check: ${orphans}`] : [])].join('; ')
        throw new JournalError('damaged', `The copy is damaged: ${detail}`, { details: { detail } })
      }
      yield (index + 1) / tables.length
    }
    const found = documentCount(copy)
    if (found !== documents)
      throw new JournalError('damaged', `The copy has ${found} documents, not ${documents}.`, {
        details: { detail: `documents: ${found}/${documents}` },
      })
    // One file by itself, which opens from a read-only disk too.
    copy.pragma('journal_mode = DELETE')
  } finally {
    copy.close()
  }
}

export function documentCount(database: Database): number {
  return withJournalErrors(() => database.prepare<[], number>('SELECT count(*) FROM documents').pluck().get() ?? 0)
}

/** Removes a database that was not finished, with all that SQLite keeps beside it. */
export function removeDatabase(file: string): void {
  for (const part of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${part}`, { force: true })
}
