import { hash } from 'node:crypto'
import { MAX_MAPPED_COLUMNS, type ColumnField } from '#shared/model/column-field.ts'
import { csvFormat } from './csv-format.ts'
import type { CsvHeader } from './csv-header.ts'
import { isBlank, type CsvTable } from './csv-table.ts'
import { columnKey, guessColumns, type GuessedColumn } from './guess-columns.ts'
import type { ImportFormat } from './import-format.ts'
import { problemLog } from './problem-log.ts'
import { textKind } from './text-kind.ts'
import type { MappedTable } from './mapped-table.ts'
import { openRows } from './table-rows.ts'

/** What the columns of a header are, where somebody has said; one that is left out is guessed. */
export type ColumnMapping = (fingerprint: string, names: readonly string[]) => readonly (ColumnField | undefined)[]

const SAMPLES = 3
const ROWS_FOR_SAMPLES = 200
const MAX_SAMPLE = 80
const LONGEST_HEADER = 80
const SAME_WIDTH_ROWS = 5
const IDENTITY: ReadonlySet<ColumnField> = new Set([
  'name',
  'given',
  'family',
  'nick',
  'email',
  'phone',
  'organisation',
  'profile',
])

/**
 * Any table of people with a header: each column is what `mapping` says, otherwise what its name and its values say. It is
 * asked last of all formats.
 */
export function tableFormat(mapping: ColumnMapping = () => []): ImportFormat<'table'> {
  return {
    id: 'table',
    open(text, log, defaultCountry) {
      const kind = textKind(text)
      if (kind !== null && kind !== 'table') return null
      let mapped: MappedTable | null = null
      const format = csvFormat({
        id: 'table',
        isHeader: (header, rows) => isKnownHeader(header) || isTable(header, rows()),
        open(table) {
          const { header } = table
          const samples = samplesOf(table)
          const fingerprint = fingerprintOf(header)
          const said = mapping(fingerprint, header.labels)
          const guessed = guessColumns(header.labels, samples)
          const columns = guessed.map((one, at): GuessedColumn => ({ ...one, field: said[at] ?? one.field }))
          mapped = {
            fingerprint,
            columns: columns.slice(0, MAX_MAPPED_COLUMNS).map(({ field }, at) => ({
              name: header.labels[at] || `Column ${at + 1}`,
              field,
              samples: (samples[at] ?? []).slice(0, SAMPLES),
            })),
          }
          return openRows(table, columns)
        },
      })
      const source = format.open(text, log, defaultCountry)
      return source === null ? null : { ...source, table: () => mapped }
    },
  }
}

/** A header with a column that people are known by, whatever else is in the table. */
function isKnownHeader(header: CsvHeader): boolean {
  if (!isHeaderLike(header)) return false
  const guessed = guessColumns(header.labels, [])
  return guessed.some(({ field }) => IDENTITY.has(field)) && (header.width > 1 || guessed.length === 1)
}

/** Any first line over rows of its width: what its columns are is then for the user to say. */
function isTable(header: CsvHeader, rows: Iterable<{ readonly cells: readonly string[] }>): boolean {
  if (header.width < 2 || !isHeaderLike(header) || header.labels.includes('')) return false
  let seen = 0
  for (const { cells } of rows) {
    if (cells.length !== header.width) return false
    if (++seen === SAME_WIDTH_ROWS) break
  }
  return seen > 0
}

/** Names of columns are short, stand once, and are neither addresses nor numbers. */
function isHeaderLike({ labels }: CsvHeader): boolean {
  const named = labels.filter((label) => label !== '')
  return (
    named.length > 0 &&
    named.length >= labels.length / 2 &&
    named.every((label) => label.length <= LONGEST_HEADER && !/@|^https?:|^[\d\s.,+/-]+$/.test(label))
  )
}

function samplesOf(table: CsvTable): string[][] {
  const samples: string[][] = table.header.names.map(() => [])
  let seen = 0
  for (const row of table.rows(problemLog())) {
    if (++seen > ROWS_FOR_SAMPLES) break
    if (isBlank(row)) continue
    for (const [column, found] of samples.entries()) {
      const text = (row.cells[column] ?? '').replace(/\s+/g, ' ').trim().slice(0, MAX_SAMPLE)
      if (text !== '' && found.length < SAMPLES && !found.includes(text)) found.push(text.toWellFormed())
    }
  }
  return samples
}

function fingerprintOf({ labels }: CsvHeader): string {
  return hash('sha256', labels.map(columnKey).join('\n'), 'base64url').slice(0, 22)
}
