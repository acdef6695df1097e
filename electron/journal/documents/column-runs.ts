import { ByteReader, MalformedBytes } from './byte-reader.ts'

/** How a column is written: the low three bits of its specification (https://automerge.org/automerge-binary-format-spec/#_column_specifications). */
export const COLUMN_TYPE = {
  group: 0,
  actor: 1,
  integer: 2,
  delta: 3,
  boolean: 4,
  string: 5,
  valueMetadata: 6,
  value: 7,
} as const

/**
 * Called for each run of a column. `value` is the number, of a delta column the difference to the row before, of a
 * boolean one 0 or 1, of a string one its length in bytes; null where the rows are empty.
 */
export type VisitRun = (value: number | null, count: number) => void

/**
 * Goes through the runs of an inflated column without making a row of any: costs by its bytes, however many rows they
 * stand for. A literal run is announced before its values are read, so that `announce` can stop at its length.
 * @param announce is told the number of rows of each run, and may throw
 * @throws MalformedBytes
 */
export function eachRun(bytes: Uint8Array, type: number, announce: (rows: number) => void, visit: VisitRun): void {
  const reader = new ByteReader(bytes)
  if (type === COLUMN_TYPE.boolean) eachBooleanRun(reader, announce, visit)
  else eachLengthRun(reader, valueOf(type), announce, visit)
}

function eachBooleanRun(reader: ByteReader, announce: (rows: number) => void, visit: VisitRun): void {
  // Runs alternate and begin with false, of which there may be none.
  for (let value = 0, isFirst = true; reader.left > 0; value = 1 - value, isFirst = false) {
    const count = reader.unsigned('boolean column')
    if (count === 0 && !isFirst) throw new MalformedBytes('boolean column')
    announce(count)
    visit(value, count)
  }
}

/** Written in one way only: what could be one run is one run. Automerge demands it too. */
function eachLengthRun(
  reader: ByteReader,
  readValue: (reader: ByteReader) => number,
  announce: (rows: number) => void,
  visit: VisitRun,
): void {
  let before: 'repeat' | 'literal' | 'nulls' | null = null
  while (reader.left > 0) {
    const length = reader.signed('run')
    const isRepeat = length > 0
    const kind = isRepeat ? 'repeat' : length < 0 ? 'literal' : 'nulls'
    if (length === 1 || (!isRepeat && kind === before)) throw new MalformedBytes('run')
    before = kind
    if (isRepeat) {
      announce(length)
      visit(readValue(reader), length)
    } else if (length < 0) {
      announce(-length)
      for (let left = -length; left > 0; left--) visit(readValue(reader), 1)
    } else {
      const nulls = reader.unsigned('run')
      if (nulls === 0) throw new MalformedBytes('run')
      announce(nulls)
      visit(null, nulls)
    }
  }
}

function valueOf(type: number): (reader: ByteReader) => number {
  if (type === COLUMN_TYPE.delta) return (reader) => reader.signed('delta column')
  if (type === COLUMN_TYPE.string) return (reader) => reader.take(reader.unsigned('string'), 'string').length
  return (reader) => reader.unsigned('column')
}
