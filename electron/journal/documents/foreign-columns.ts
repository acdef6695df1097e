import { inflateRawSync } from 'node:zlib'
import { MalformedBytes, type ByteReader } from './byte-reader.ts'
import { COLUMN_TYPE, eachRun, type VisitRun } from './column-runs.ts'
import type { ForeignTable } from './foreign-tables.ts'
import { ForeignRefused, requireAtMost } from './foreign-refusal.ts'

/** What a column says, added up run by run. */
export interface ColumnSize {
  readonly rows: number
  /** Sum of the numbers of all rows; of a column of value metadata, the bytes of all values. */
  readonly sum: number
  /** Rows that are 0 or empty. */
  readonly zeros: number
  /** Smallest and largest number, of a delta column with the differences added up; 0 where there is none. */
  readonly least: number
  readonly most: number
}

/** The columns of one table of a chunk, by specification without the deflate bit, inflated. Values are kept apart. */
export interface ForeignColumns {
  readonly sizes: ReadonlyMap<number, ColumnSize>
  readonly bytes: ReadonlyMap<number, Uint8Array>
}

/** What may still be inflated and how long a column may be. One for everything that is measured together. */
export interface ForeignBudget {
  readonly maxRows: number
  readonly maxInflatedBytes: number
  inflatedBytes: number
  /** How many runs may be looked at, which is what measuring costs. */
  readonly maxRuns: number
  runs: number
}

export interface ColumnHead {
  readonly spec: number
  readonly isDeflated: boolean
  readonly length: number
}

const DEFLATE_BIT = 8
const TYPE_BITS = 7
/** Of value metadata, the low four bits are the type of the value, the others its length in bytes. */
const VALUE_LENGTH = 16
const INFLATE_CHUNK_BYTES = 64 * 1024
/** A length and a number, each of which may have nine bytes: of so many that each has four, documents of ours have none. */
const MAX_RUN_BYTES = 8

const NO_ROWS: ColumnSize = { rows: 0, sum: 0, zeros: 0, least: 0, most: 0 }

/** A column that the table does not know is of a newer format: refused. @throws MalformedBytes */
export function readColumnHeads(reader: ByteReader, { specs }: ForeignTable): ColumnHead[] {
  const heads: ColumnHead[] = []
  let last = -1
  for (let left = reader.unsigned('columns'); left > 0; left--) {
    const written = reader.unsigned('columns')
    const isDeflated = (written & DEFLATE_BIT) !== 0
    const spec = isDeflated ? written - DEFLATE_BIT : written
    if (!specs.has(spec) || spec <= last) throw new MalformedBytes('columns')
    last = spec
    heads.push({ spec, isDeflated, length: reader.unsigned('columns') })
  }
  return heads
}

/**
 * Inflates the columns that follow and adds up their runs. Values are inflated last, and only as far as their metadata
 * says: a bomb of values is refused by the number of its rows before it goes off.
 * @throws MalformedBytes; ForeignRefused
 */
export function readColumns(
  reader: ByteReader,
  heads: readonly ColumnHead[],
  table: ForeignTable,
  budget: ForeignBudget,
): ForeignColumns {
  const sizes = new Map<number, ColumnSize>()
  const bytes = new Map<number, Uint8Array>()
  let values: { head: ColumnHead; written: Uint8Array } | null = null
  for (const head of heads) {
    const written = reader.take(head.length, 'columns')
    if (typeOf(head) === COLUMN_TYPE.value) {
      values = { head, written }
      continue
    }
    const inflated = head.isDeflated ? inflateColumn(written, typeOf(head), budget) : written
    bytes.set(head.spec, inflated)
    sizes.set(head.spec, sizeOfColumn(inflated, typeOf(head), table, budget))
  }
  checkValues(values, sizes, budget)
  return { sizes, bytes }
}

/** What a column says; of one that is not there, nothing. */
export function sizeOf({ sizes }: ForeignColumns, spec: number): ColumnSize {
  return sizes.get(spec) ?? NO_ROWS
}

/** A column of numbers has no more bytes than the runs that may be looked at: further it is not inflated. */
function inflateColumn(written: Uint8Array, type: number, budget: ForeignBudget): Uint8Array {
  const most = (budget.maxRuns - budget.runs) * MAX_RUN_BYTES
  if (type === COLUMN_TYPE.string || most >= budget.maxInflatedBytes - budget.inflatedBytes) {
    return inflate(written, budget)
  }
  const inflated = inflateAtMost(written, most)
  if (inflated === null) throw tooFar(most + 1, most)
  budget.inflatedBytes += inflated.length
  return inflated
}

/**
 * @param limit bytes that it says itself it has
 * @throws MalformedBytes; ForeignRefused `inflates-too-far`, with no more in memory than is allowed
 */
export function inflate(bytes: Uint8Array, budget: ForeignBudget, limit = Infinity): Uint8Array {
  const room = Math.min(limit, budget.maxInflatedBytes - budget.inflatedBytes)
  const inflated = inflateAtMost(bytes, room)
  if (inflated === null) {
    if (room === limit) throw new MalformedBytes('values')
    throw tooFar(budget.maxInflatedBytes + 1, budget.maxInflatedBytes)
  }
  budget.inflatedBytes += inflated.length
  return inflated
}

function tooFar(found: number, limit: number): ForeignRefused {
  return new ForeignRefused({ code: 'inflates-too-far', params: { found, limit } })
}

/** null: there would be more. @throws MalformedBytes */
function inflateAtMost(bytes: Uint8Array, limit: number): Uint8Array | null {
  try {
    // An output of nothing cannot be asked for; most columns are short, and a chunk is allocated for each.
    const chunkSize = Math.min(INFLATE_CHUNK_BYTES, Math.max(1024, bytes.length * 8))
    const options = { maxOutputLength: Math.max(1, limit), chunkSize }
    const inflated = inflateRawSync(bytes, options)
    return inflated.length > limit ? null : inflated
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') return null
    throw new MalformedBytes('deflated bytes')
  }
}

function typeOf({ spec }: ColumnHead): number {
  return spec & TYPE_BITS
}

function sizeOfColumn(bytes: Uint8Array, type: number, table: ForeignTable, budget: ForeignBudget): ColumnSize {
  // Plain variables: the fields of an object cost twice as much here, where bombs spend their time.
  let [rows, sum, zeros, least, most, runs, last] = [0, 0, 0, 0, 0, 0, 0]
  let isFirst = true
  const isDelta = type === COLUMN_TYPE.delta
  const isString = type === COLUMN_TYPE.string
  const isMetadata = type === COLUMN_TYPE.valueMetadata
  const { maxRows } = budget
  const runsLeft = budget.maxRuns - budget.runs
  const announce = (count: number) => {
    rows += count
    if (rows > maxRows) requireAtMost(table.tooMany, rows, maxRows)
  }
  const visit: VisitRun = (value, count) => {
    if (++runs > runsLeft) throw tooFar(budget.runs + runs, budget.maxRuns)
    if (value === null || value === 0) zeros += count
    if (value === null) return
    // The first row of a run has the difference added once, its last one `count` times.
    const first = isDelta ? last + value : value
    last = isDelta ? last + value * count : value
    if (isFirst) least = most = first
    isFirst = false
    if (last < least || first < least) least = Math.min(first, last)
    if (last > most || first > most) most = Math.max(first, last)
    sum += (isMetadata ? Math.floor(value / VALUE_LENGTH) : value) * count
    if (isString && count > 1) addRepeated(value * (count - 1), budget)
  }
  eachRun(bytes, type, announce, visit)
  budget.runs += runs
  return { rows, sum, zeros, least, most }
}

/** A string that is written once is made again for each row. */
function addRepeated(bytes: number, budget: ForeignBudget): void {
  budget.inflatedBytes += bytes
  requireAtMost('inflates-too-far', budget.inflatedBytes, budget.maxInflatedBytes)
}

/** Of which there is one column a table, behind its metadata. */
function checkValues(
  values: { head: ColumnHead; written: Uint8Array } | null,
  sizes: ReadonlyMap<number, ColumnSize>,
  budget: ForeignBudget,
): void {
  const metadata = [...sizes].find(([spec]) => (spec & TYPE_BITS) === COLUMN_TYPE.valueMetadata)
  const declared = metadata?.[1].sum ?? 0
  const length = values === null ? 0 : lengthOf(values, declared, budget)
  if (length !== declared) throw new MalformedBytes('values')
}

function lengthOf(
  { head, written }: { head: ColumnHead; written: Uint8Array },
  declared: number,
  budget: ForeignBudget,
) {
  if (!head.isDeflated) return written.length
  requireAtMost('inflates-too-far', budget.inflatedBytes + declared, budget.maxInflatedBytes)
  return inflate(written, budget, declared).length
}
