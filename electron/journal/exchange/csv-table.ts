import { csvHeader, type CsvHeader } from './csv-header.ts'
import { csvRows, type CsvDelimiter, type CsvRow, type CsvStart } from './csv-rows.ts'
import { problemLog, type ProblemLog } from './problem-log.ts'

export interface CsvTable {
  readonly header: CsvHeader
  /** The rows below the header. May be asked for more than once. */
  rows(log: ProblemLog): Generator<CsvRow>
}

const DELIMITERS: readonly CsvDelimiter[] = [',', ';', '\t']
// LinkedIn's notes take three lines, spreadsheets add one that names the delimiter.
const PREAMBLE_ROWS = 20
const PREAMBLE_CHARACTERS = 64 * 1024

/** @param rows the rows below it, as far as the beginning of the file has them */
export type IsHeader = (header: CsvHeader, rows: () => Iterable<CsvRow>) => boolean

/**
 * Finds the header of a CSV text by the names in it, below any preamble, for each delimiter in turn: a guess
 * by frequency is misled by the sentence above LinkedIn's header.
 * @param isHeader whether these are the column names of the layout that is looked for
 */
export function findCsvTable(text: string, isHeader: IsHeader): CsvTable | null {
  const beginning = text.slice(0, PREAMBLE_CHARACTERS)
  for (const delimiter of DELIMITERS) {
    let seen = 0
    for (const row of csvRows(beginning, { delimiter, offset: 0, line: 1, width: 0 }, problemLog())) {
      const header = csvHeader(row.cells)
      const below = () => csvRows(beginning, { delimiter, offset: row.end, line: 1, width: header.width }, problemLog())
      if (isHeader(header, below)) {
        const lines = text.slice(0, row.end).split('\n').length
        return table(text, header, { delimiter, offset: row.end, line: lines, width: header.width })
      }
      if (++seen === PREAMBLE_ROWS) break
    }
  }
  return null
}

function table(text: string, header: CsvHeader, start: CsvStart): CsvTable {
  return {
    header,
    *rows(log) {
      let cut: { line: number; fewer: boolean } | null = null
      let before = header.width
      for (const row of csvRows(text, start, log)) {
        if (isBlank(row)) {
          yield row
          continue
        }
        cut = { line: row.line, fewer: row.cells.length < before }
        before = row.cells.length
        yield row
      }
      const isCut = cut?.fewer === true && !text.endsWith('\n')
      if (cut !== null && isCut) log.report(cut.line, { code: 'row-cut-off', params: {} })
    },
  }
}

export function isBlank(row: CsvRow): boolean {
  return row.cells.every((cell) => cell.trim() === '')
}
