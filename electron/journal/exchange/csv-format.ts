import type { CsvHeader } from './csv-header.ts'
import type { CsvRow } from './csv-rows.ts'
import type { CsvTable } from './csv-table.ts'
import type { ImportFormat } from './imported-record.ts'
import type { RecordDraft } from './record-draft.ts'

/** Fills the draft of one person from the row that describes them. */
export type ReadRow = (row: CsvRow, draft: RecordDraft) => void

/** A layout of CSV files: how it is known, and how its rows are read. */
export interface CsvFormat {
  readonly format: ImportFormat
  isHeader(header: CsvHeader): boolean
  /** Prepares to read a file; may look through its rows for what one row alone does not tell. */
  open(table: CsvTable): ReadRow
}
