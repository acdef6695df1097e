import type { CsvRow } from './csv-rows.ts'
import { findCsvTable, isBlank, type CsvTable, type IsHeader } from './csv-table.ts'
import type { ImportFormat } from './import-format.ts'
import { draftRecord, type RecordDraft } from './record-draft.ts'

/** Fills the draft of one person from the row that describes them. */
export type ReadRow = (row: CsvRow, draft: RecordDraft) => void

/** A layout of CSV files: how it is known, and how its rows are read. */
export interface CsvLayout<Id extends string> {
  readonly id: Id
  readonly isHeader: IsHeader
  /** Columns, by their names in lower case, that say nothing of the person: their values are counted and left out. */
  readonly leavesOut?: RegExp
  /** Prepares to read a file; may look through its rows for what one row alone does not tell. */
  open(table: CsvTable): ReadRow
}

/** The format of files that are laid out so: one person a row, found by the names in the header. */
export function csvFormat<Id extends string>(layout: CsvLayout<Id>): ImportFormat<Id> {
  return {
    id: layout.id,
    open(text, log, defaultCountry) {
      const table = findCsvTable(text, layout.isHeader)
      if (table === null) return null
      const readRow = layout.open(table)
      const { leavesOut } = layout
      return {
        *steps() {
          for (const row of table.rows(log)) {
            if (isBlank(row)) {
              yield { record: null, end: row.end }
              continue
            }
            const { header } = table
            // What the last row has read is nothing of this one.
            header.lastRead()
            const draft = draftRecord(row.line, log, { defaultCountry, lastRead: header.lastRead })
            readRow(row, draft)
            for (const { column, name, text: value } of header.unread(row)) {
              draft.about([column])
              if (leavesOut?.test(name.toLowerCase()) === true) draft.leftOut(name, value)
              else draft.notUnderstood(name, value)
            }
            const cells = row.cells.flatMap((cell, column) => (cell.trim() === '' ? [] : [column]))
            yield { record: draft.finish(cells), end: row.end }
          }
        },
        finish: (records) => records,
        remarks: () => [],
      }
    },
  }
}
