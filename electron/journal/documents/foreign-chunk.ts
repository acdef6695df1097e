import { createHash } from 'node:crypto'
import { ByteReader, MalformedBytes } from './byte-reader.ts'
import { COLUMN_TYPE, eachRun, type VisitRun } from './column-runs.ts'
import {
  inflate,
  readColumnHeads,
  readColumns,
  sizeOf,
  type ForeignBudget,
  type ForeignColumns,
} from './foreign-columns.ts'
import { requireAtMost } from './foreign-refusal.ts'
import {
  CHANGE_OPERATIONS,
  CHANGES,
  CHANGES_TABLE,
  DELETION,
  DOCUMENT_OPERATIONS,
  GROUPED,
  MAKES_OBJECT,
  OPERATION_COLUMNS,
} from './foreign-tables.ts'

/** A document (many changes in one) or a single change, as its bytes describe it. Hashes and actors in hex. */
export interface ForeignChunk {
  readonly actors: readonly string[]
  readonly changes: number
  /** As `Automerge.stats` counts them: deletions are not operations to it. */
  readonly operations: number
  /** Maps, lists and texts that it makes. */
  readonly objects: number
  /** Most rows of any column. */
  readonly mostRows: number
  /** Changes without dependencies. */
  readonly roots: number
  /** Of a document its heads, of a change itself. */
  readonly heads: readonly string[]
  /** Of a change only: hashes it depends on. */
  readonly dependencies: readonly string[]
  readonly columns: ForeignColumns
  /** Number of the first operation; null in a document, whose operations have theirs in columns. */
  readonly firstOperation: number | null
}

export interface ChunkLimits {
  readonly maxChanges: number
  readonly maxHeads: number
}

/** The first bytes of every chunk. */
const MAGIC = Buffer.from([0x85, 0x6f, 0x4a, 0x83])
const CHECKSUM_BYTES = 4
const HASH_BYTES = 32
const DOCUMENT = 0
const CHANGE = 1
const DEFLATED_CHANGE = 2
/**
 * Reads one chunk, whose checksum must be right. Bundles, which Automerge can make but no Rapport sends, and every
 * newer kind of chunk are refused.
 * @throws MalformedBytes; ForeignRefused
 */
export function readForeignChunk(reader: ByteReader, limits: ChunkLimits, budget: ForeignBudget): ForeignChunk {
  if (!MAGIC.equals(reader.take(MAGIC.length, 'first bytes'))) throw new MalformedBytes('first bytes')
  const checksum = reader.take(CHECKSUM_BYTES, 'checksum')
  const type = reader.byte('kind of chunk')
  if (type > DEFLATED_CHANGE) throw new MalformedBytes('kind of chunk')
  const written = reader.take(reader.unsigned('length'), 'length')
  const body = type === DEFLATED_CHANGE ? inflate(written, budget) : written
  const hash = hashOf(type === DEFLATED_CHANGE ? CHANGE : type, body)
  if (!hash.subarray(0, CHECKSUM_BYTES).equals(checksum)) throw new MalformedBytes('checksum')
  return type === DOCUMENT ? readDocument(body, limits, budget) : readChange(body, hash, limits, budget)
}

function readDocument(body: Uint8Array, limits: ChunkLimits, budget: ForeignBudget): ForeignChunk {
  const reader = new ByteReader(body)
  const actors = readActors(reader, limits)
  const heads = readHashes(reader, limits)
  const changeHeads = readColumnHeads(reader, CHANGES)
  const operationHeads = readColumnHeads(reader, DOCUMENT_OPERATIONS)
  const changes = readColumns(reader, changeHeads, CHANGES, budget)
  const columns = readColumns(reader, operationHeads, DOCUMENT_OPERATIONS, budget)
  // Positions of the heads, which the oldest writers left out.
  if (reader.left > 0) for (const _ of heads) reader.unsigned('heads')
  if (reader.left > 0) throw new MalformedBytes('end of the document')

  const count = rowsOf(changes, CHANGES_TABLE.actor, actors.length)
  requireAtMost('too-many-changes', count, limits.maxChanges)
  const rows = rowsOf(columns, OPERATION_COLUMNS.action, actors.length)
  const { deletions, objects } = countActions(columns)
  const indexes = sizeOf(changes, CHANGES_TABLE.dependencyIndex)
  if (indexes.least < 0 || (indexes.rows > 0 && indexes.most >= count)) throw new MalformedBytes('dependencies')
  const dependencies = sizeOf(changes, CHANGES_TABLE.dependencies)
  return {
    actors,
    changes: count,
    operations: rows - deletions,
    objects,
    mostRows: Math.max(mostRowsOf(changes), mostRowsOf(columns)),
    roots: dependencies.rows === 0 ? count : dependencies.zeros,
    heads,
    dependencies: [],
    columns,
    firstOperation: null,
  }
}

function readChange(body: Uint8Array, hash: Buffer, limits: ChunkLimits, budget: ForeignBudget): ForeignChunk {
  const reader = new ByteReader(body)
  const dependencies = readHashes(reader, limits)
  const actor = readActor(reader)
  reader.unsigned('sequence')
  const firstOperation = reader.unsigned('first operation')
  reader.signed('time')
  reader.take(reader.unsigned('message'), 'message')
  const actors = [actor, ...readActors(reader, limits)]
  const heads = readColumnHeads(reader, CHANGE_OPERATIONS)
  // What follows the columns is kept by Automerge, unread.
  const columns = readColumns(reader, heads, CHANGE_OPERATIONS, budget)
  if (firstOperation === 0 || heads.some(({ isDeflated }) => isDeflated)) throw new MalformedBytes('change')
  const rows = rowsOf(columns, OPERATION_COLUMNS.action, actors.length)
  const { deletions, objects } = countActions(columns)
  return {
    actors,
    changes: 1,
    operations: rows - deletions,
    objects,
    mostRows: mostRowsOf(columns),
    roots: dependencies.length === 0 ? 1 : 0,
    heads: [hash.toString('hex')],
    dependencies,
    columns,
    firstOperation,
  }
}

function hashOf(type: number, body: Uint8Array): Buffer {
  return createHash('sha256')
    .update(Uint8Array.from([type, ...unsignedBytes(body.length)]))
    .update(body)
    .digest()
}

function unsignedBytes(value: number): number[] {
  const bytes = []
  let left = value
  for (; left > 0x7f; left = Math.floor(left / 0x80)) bytes.push((left % 0x80) + 0x80)
  return [...bytes, left]
}

/** Each has written a change, so there are no more of them. */
function readActors(reader: ByteReader, { maxChanges }: ChunkLimits): string[] {
  const count = reader.unsigned('actors')
  requireAtMost('too-many-changes', count, maxChanges)
  return Array.from({ length: count }, () => readActor(reader))
}

function readActor(reader: ByteReader): string {
  return hex(reader.take(reader.unsigned('actor'), 'actor'))
}

function readHashes(reader: ByteReader, { maxHeads }: ChunkLimits): string[] {
  const count = reader.unsigned('hashes')
  requireAtMost('too-many-heads', count, maxHeads)
  return Array.from({ length: count }, () => hex(reader.take(HASH_BYTES, 'hashes')))
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex')
}

/** The rows of a table, which its columns must agree on, as must those that name actors. @throws MalformedBytes */
function rowsOf(columns: ForeignColumns, counting: number, actors: number): number {
  const { rows } = sizeOf(columns, counting)
  for (const [spec, size] of columns.sizes) {
    const group = GROUPED.get(spec)
    const expected = group === undefined ? rows : sizeOf(columns, group).sum
    if (size.rows !== expected && size.rows !== 0) throw new MalformedBytes('rows')
    const namesActors = spec % 16 === COLUMN_TYPE.actor && size.rows > 0
    if (namesActors && size.most >= actors) throw new MalformedBytes('actor')
  }
  return rows
}

function mostRowsOf({ sizes }: ForeignColumns): number {
  return Math.max(0, ...[...sizes.values()].map(({ rows }) => rows))
}

function countActions({ bytes }: ForeignColumns): { deletions: number; objects: number } {
  let deletions = 0
  let objects = 0
  const visit: VisitRun = (value, count) => {
    if (value === DELETION) deletions += count
    else if (value !== null && MAKES_OBJECT.has(value)) objects += count
  }
  eachRun(bytes.get(OPERATION_COLUMNS.action) ?? new Uint8Array(), COLUMN_TYPE.integer, () => {}, visit)
  return { deletions, objects }
}
