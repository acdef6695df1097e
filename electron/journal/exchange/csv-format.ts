import type { CsvHeader } from './csv-header.ts'
import type { CsvRow } from './csv-rows.ts'
import { findCsvTable, isBlank, type CsvTable } from './csv-table.ts'
import type { ImportFormat } from './import-format.ts'
import { draftRecord, type RecordDraft } from './record-draft.ts'

/** Fills the draft of one person from the row that describes them. */
export type ReadRow = (row: CsvRow, draft: RecordDraft) => void

/** A layout of CSV files: how it is known, and how its rows are read. */
export interface CsvLayout<Id extends string> {
  readonly id: Id
  isHeader(header: CsvHeader): boolean
  /** Prepares to read a file; may look through its rows for what one row alone does not tell. */
  open(table: CsvTable): ReadRow
}

/** The format of files that are laid out so: one person a row, found by the names in the header. */
export function csvFormat<Id extends string>(layout: CsvLayout<Id>): ImportFormat<Id> {
  return {
    id: layout.id,
    open(text, log, defaultCountry) {
      const table = findCsvTable(text, (header) => layout.isHeader(header))
      if (table === null) return null
      const readRow = layout.open(table)
      return {
        *steps() {
          for (const row of table.rows(log)) {
            if (isBlank(row)) {
              yield { record: null, end: row.end }
              continue
            }
            const draft = draftRecord(row.line, log, defaultCountry)
            readRow(row, draft)
            yield { record: draft.finish(), end: row.end }
          }
        },
        finish: (records) => records,
        remarks: () => [],
      }
    },
  }
}
