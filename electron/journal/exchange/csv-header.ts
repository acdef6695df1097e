import { cleanLine } from './clean-text.ts'
import type { CsvRow } from './csv-rows.ts'

/** A cell of a row that nobody has asked for. */
export interface UnreadCell {
  readonly column: number
  /** As the header writes it; the column's number where it has none. */
  readonly name: string
  readonly text: string
}

/** The columns of a table by the names that its header gives them, whatever their order and case. */
export interface CsvHeader {
  readonly width: number
  readonly names: readonly string[]
  /** The names as they are written. */
  readonly labels: readonly string[]
  has(name: string): boolean
  /** How many of the columns with a name, 0 … 1, have one of these. */
  share(isKnown: (name: string) => boolean): number
  /** The cell under any of the names, in lower case; the first that is not empty, '' where all are. */
  cell(row: CsvRow, ...names: readonly string[]): string
  /** The cell of the column, 0-based. */
  cellAt(row: CsvRow, column: number): string
  /** The columns that were read since this was asked the last time. */
  lastRead(): readonly number[]
  /** What the row says besides the cells that were asked for: unknown columns, cells behind the last one. */
  unread(row: CsvRow): UnreadCell[]
}

export function csvHeader(cells: readonly string[]): CsvHeader {
  const labels = cells.map((cell) => (cell.length > 200 ? '' : cleanLine(cell)))
  const names = labels.map((label) => label.normalize('NFKC').toLowerCase())
  // A Map, not an object: `__proto__` and `constructor` are names like any other.
  const columns = new Map<string, number>()
  names.forEach((name, column) => {
    if (!columns.has(name)) columns.set(name, column)
  })
  let current: CsvRow | null = null
  const read = new Set<number>()
  let lately: number[] = []
  const take = (row: CsvRow, column: number) => {
    if (row !== current) read.clear()
    current = row
    read.add(column)
    lately.push(column)
  }
  const textAt = (row: CsvRow, column: number) => (row.cells[column] ?? '').trim()
  return {
    width: cells.length,
    names,
    labels,
    has: (name) => columns.has(name),
    share(isKnown) {
      const named = names.filter((name) => name !== '')
      return named.length === 0 ? 0 : named.filter(isKnown).length / named.length
    },
    cell(row, ...wanted) {
      let found = ''
      for (const name of wanted) {
        const column = columns.get(name)
        const text = column === undefined ? '' : textAt(row, column)
        // Of two columns with one meaning the second is read where it says the same.
        if (column === undefined || text === '' || (found !== '' && text !== found)) continue
        take(row, column)
        found = text
      }
      return found
    },
    cellAt(row, column) {
      take(row, column)
      return textAt(row, column)
    },
    lastRead() {
      const columns = lately
      if (columns.length > 0) lately = []
      return columns
    },
    unread(row) {
      const unread: UnreadCell[] = []
      row.cells.forEach((cell, column) => {
        if (cell.trim() === '' || (row === current && read.has(column))) return
        unread.push({ column, name: labels[column] || `Column ${column + 1}`, text: cell.trim() })
      })
      return unread
    },
  }
}
