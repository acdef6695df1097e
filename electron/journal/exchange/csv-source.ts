import type { CsvFormat } from './csv-format.ts'
import { findCsvTable, isBlank } from './csv-table.ts'
import { googleCsv } from './google-csv.ts'
import { linkedIn } from './linkedin.ts'
import { outlookCsv } from './outlook-csv.ts'
import type { ProblemLog } from './problem-log.ts'
import { draftRecord } from './record-draft.ts'
import type { RecordSource } from './record-source.ts'

// From the most to the least particular header: Outlook's German one has names of the other two.
const FORMATS: readonly CsvFormat[] = [linkedIn, googleCsv, outlookCsv]

/** The CSV file as a source of records, or null where its header is none of the known ones. */
export function csvSource(text: string, log: ProblemLog, defaultCountry?: string): RecordSource | null {
  for (const format of FORMATS) {
    const table = findCsvTable(text, (header) => format.isHeader(header))
    if (table === null) continue
    const readRow = format.open(table)
    return {
      format: format.format,
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
  }
  return null
}
