import { cleanLine } from './clean-text.ts'
import type { CsvRow } from './csv-rows.ts'

/** The columns of a table by the names that its header gives them, whatever their order and case. */
export interface CsvHeader {
  readonly width: number
  readonly names: readonly string[]
  has(name: string): boolean
  /** The cell under any of the names, in lower case; the first that is not empty, '' where all are. */
  cell(row: CsvRow, ...names: readonly string[]): string
}

export function csvHeader(cells: readonly string[]): CsvHeader {
  const names = cells.map(headerName)
  // A Map, not an object: `__proto__` and `constructor` are names like any other.
  const columns = new Map<string, number>()
  names.forEach((name, column) => {
    if (!columns.has(name)) columns.set(name, column)
  })
  return {
    width: cells.length,
    names,
    has: (name) => columns.has(name),
    cell(row, ...wanted) {
      for (const name of wanted) {
        const column = columns.get(name)
        const text = column === undefined ? '' : (row.cells[column] ?? '').trim()
        if (text !== '') return text
      }
      return ''
    },
  }
}

function headerName(cell: string): string {
  return cell.length > 200 ? '' : cleanLine(cell).normalize('NFKC').toLowerCase()
}
