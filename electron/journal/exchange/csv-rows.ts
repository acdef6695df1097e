import Papa from 'papaparse'
import type { ImportProblemCode } from '#shared/contract/import-codes.ts'
import { IMPORT_CAPS } from './import-caps.ts'
import type { ProblemLog } from './problem-log.ts'

export type CsvDelimiter = ',' | ';' | '\t'

export interface CsvRow {
  /** 1-based line of the file on which the row begins. */
  readonly line: number
  readonly cells: readonly string[]
  /** Characters of the text up to the end of the row. */
  readonly end: number
}

export interface CsvStart {
  readonly delimiter: CsvDelimiter
  /** Where to begin, as a character of the text and as a 1-based line. */
  readonly offset: number
  readonly line: number
  /** Cells that a row should have; tells a row that swallowed its neighbours from one with line breaks. 0: unknown. */
  readonly width: number
}

interface ParsedStep {
  readonly data: readonly (readonly string[])[]
  readonly errors: readonly { readonly code: string }[]
  readonly meta: { readonly cursor: number }
}

const WINDOW_CHARACTERS = 256 * 1024
// Each recovery reads a window again; a file whose quotes are that broken is not worth more time.
const MAX_CHARACTERS_AGAIN = 16 * 1024 * 1024

/**
 * The rows of a CSV text (line ends are `\n`) as arrays, so that no header of the file ever becomes a key of
 * an object. Reads window by window: memory stays small and the caller may pause between rows. A row whose
 * quotes are broken, or that is over the cap, is reported and the reading goes on with the line after it.
 */
export function* csvRows(text: string, start: CsvStart, log: ProblemLog): Generator<CsvRow> {
  let { offset, line } = start
  let size = WINDOW_CHARACTERS
  let again = 0
  const skipLine = (problem: ImportProblemCode) => {
    log.report(line, problem)
    const end = text.indexOf('\n', offset)
    offset = end === -1 ? text.length : end + 1
    line++
    again += size
  }
  while (offset < text.length) {
    const first = firstNonEmptyLine(text, offset)
    line += first - offset
    offset = first
    if (again > MAX_CHARACTERS_AGAIN) {
      log.report(line, { code: 'too-many-broken-rows', params: {} })
      return
    }
    const isLast = offset + size >= text.length
    const rows = parseWindow(text.slice(offset, offset + size), start.delimiter, !isLast)
    if (rows.length === 0) {
      if (isLast) return
      again += size
      if (size <= IMPORT_CAPS.recordCharacters) size *= 2
      else skipLine(TOO_LONG)
      continue
    }
    size = WINDOW_CHARACTERS
    const windowStart = offset
    for (const row of rows) {
      const end = windowStart + row.end
      // Papa Parse sees an empty row behind the last line end.
      if (end === offset) return
      const lines = countLines(text, offset, end)
      const problem = brokenRow(row, end - offset, lines, start.width)
      if (problem !== null) {
        skipLine(problem)
        break
      }
      yield { line, cells: row.cells, end }
      offset = end
      line += lines
    }
  }
}

const TOO_LONG: ImportProblemCode = { code: 'row-too-long', params: {} }
const UNCLOSED: ImportProblemCode = { code: 'quote-not-closed', params: {} }
const TOO_WIDE: ImportProblemCode = { code: 'too-many-columns', params: { max: IMPORT_CAPS.columns } }

interface ParsedRow {
  readonly cells: readonly string[]
  readonly end: number
  readonly errors: readonly { readonly code: string }[]
}

function brokenRow(row: ParsedRow, characters: number, lines: number, width: number): ImportProblemCode | null {
  if (row.errors.some(({ code }) => code === 'MissingQuotes')) return UNCLOSED
  if (characters > IMPORT_CAPS.recordCharacters) return TOO_LONG
  if (row.cells.length > IMPORT_CAPS.columns) return TOO_WIDE
  // Papa Parse forgives a quote inside a quoted cell. Where that ran on over several lines to another number of
  // cells, the opening quote was a stray one, and the row is made of its neighbours.
  const ranOn = lines > 1 && row.errors.some(({ code }) => code === 'InvalidQuotes')
  return ranOn && row.cells.length !== width ? UNCLOSED : null
}

function parseWindow(window: string, delimiter: CsvDelimiter, ignoreLastRow: boolean): ParsedRow[] {
  const rows: ParsedRow[] = []
  const step = ({ data, errors, meta }: ParsedStep) => rows.push({ cells: data[0] ?? [], end: meta.cursor, errors })
  // The class below Papa.parse: it alone leaves a row that the window cuts off for the next one.
  new Papa.Parser({ delimiter, newline: '\n', step } as Papa.ParseConfig).parse(window, 0, ignoreLastRow)
  return rows
}

/** Where the first line with anything in it begins: millions of empty ones are not worth a row each. */
function firstNonEmptyLine(text: string, from: number): number {
  if (text.charCodeAt(from) !== 10) return from
  const content = /[^\n]/g
  content.lastIndex = from
  return content.exec(text)?.index ?? text.length
}

function countLines(text: string, from: number, to: number): number {
  let lines = 0
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) lines++
  return lines
}
