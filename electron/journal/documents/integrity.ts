import type { Database } from './database.ts'
import type { CheckedDocument, DocumentStore } from './document-store.ts'
import { toJournalError } from './journal-error.ts'

export interface IntegrityReport {
  /** What SQLite says about the file: pages, their tags, indexes. Empty when all is well. */
  readonly file: readonly string[]
  /** Documents that cannot be loaded or shown. Nothing was moved. */
  readonly documents: readonly CheckedDocument[]
  /** How many documents were looked at, and how many stand in quarantine from before. */
  readonly checked: number
  readonly quarantined: number
}

/** Looks through the whole truth of a journal, and changes nothing. Takes as long as loading every document. */
export function checkIntegrity(store: DocumentStore): IntegrityReport {
  const file = checkFile(store.database)
  const documents: CheckedDocument[] = []
  try {
    for (const checked of store.checkAll()) if (checked.problem !== null) documents.push(checked)
    const checked = Object.values(store.counts()).reduce((sum, count) => sum + count, 0)
    return { file, documents, checked, quarantined: store.quarantined().length }
  } catch (error) {
    return { file: [...file, messageOf(toJournalError(error))], documents, checked: 0, quarantined: 0 }
  }
}

/** Every page is read, and with it the tag of the cipher. What SQLite reports; empty when all is well. */
export function checkFile(database: Database): string[] {
  try {
    const rows = database.pragma('integrity_check') as { integrity_check: string }[]
    const found = rows.map((row) => row.integrity_check).filter((line) => line !== 'ok')
    const orphans = database.pragma('foreign_key_check') as unknown[]
    return orphans.length === 0 ? found : [...found, `${orphans.length} rows refer to documents that are not there`]
  } catch (error) {
    return [messageOf(error)]
  }
}

export interface TableCheck {
  /** What SQLite says about pages, their tags and indexes. Empty when all is well. */
  readonly found: readonly string[]
  /** Rows that refer to documents which are not there. */
  readonly orphans: number
}

/** Every page of one table and of its indexes, as `checkFile` does it for all; for a large journal, in steps. */
export function checkTable(database: Database, table: string): TableCheck {
  try {
    const rows = database.pragma(`integrity_check("${table}")`) as { integrity_check: string }[]
    const found = rows.map((row) => row.integrity_check).filter((line) => line !== 'ok')
    const orphans = database.pragma(`foreign_key_check("${table}")`) as unknown[]
    return { found, orphans: orphans.length }
  } catch (error) {
    return { found: [messageOf(error)], orphans: 0 }
  }
}

/** Every table that has pages, those in which the full-text index keeps its words among them. */
export function tableNames(database: Database): string[] {
  return database
    .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY name`)
    .pluck()
    .all()
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
