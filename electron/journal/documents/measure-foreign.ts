import { ByteReader, MalformedBytes } from './byte-reader.ts'
import { readForeignChunk, type ForeignChunk } from './foreign-chunk.ts'
import type { ForeignBudget } from './foreign-columns.ts'
import { ForeignRefused, requireAtMost, type ForeignRefusal } from './foreign-refusal.ts'
import { objectDepth } from './object-depth.ts'

/** How large a document would be that is made of these bytes. */
export interface ForeignSize {
  readonly bytes: number
  /** Bytes of what is inflated, and of strings that stand for many rows; 0 where nothing is written shorter than it is. */
  readonly inflatedBytes: number
  readonly changes: number
  /** What `Automerge.stats` would say of it, if every change is there once and so are those it depends on; never less. */
  readonly operations: number
  /** Rows of the longest column, of all chunks: operations with deletions, what they replace, or dependencies. */
  readonly rows: number
  /** In hex, each once. */
  readonly actors: readonly string[]
  /** Hashes that no other change here depends on, in hex. */
  readonly heads: readonly string[]
  /** Changes without dependencies. For their hashes load it first: `rootHashes`. */
  readonly roots: number
  /** Runs and values that were looked at: what measuring cost. */
  readonly runs: number
}

export type ForeignMeasure =
  | { readonly size: ForeignSize; readonly refusal: null }
  | { readonly size: null; readonly refusal: ForeignRefusal }

export interface ForeignLimits {
  readonly maxBytes: number
  readonly maxInflatedBytes: number
  readonly maxOperations: number
  readonly maxChanges: number
  readonly maxHeads: number
  readonly maxDepth: number
  /** Of more than 100,000 operations, so many for each byte: a few bytes that stand for many are no text. Null for any. */
  readonly maxOperationsAByte: number | null
  /** Of more than 50,000 runs, which are what measuring costs, so many for each byte. Null for any. */
  readonly maxRunsAByte: number | null
}

const MIB = 1024 * 1024

export const FOREIGN_LIMITS: ForeignLimits = {
  maxBytes: 32 * MIB,
  maxInflatedBytes: 64 * MIB,
  // A text of 1 MiB has as many as it has letters, and two devices may each have written one.
  maxOperations: 2_500_000,
  maxChanges: 250_000,
  maxHeads: 1000,
  // Automerge loads any depth; making plain data of it ends with the stack between 1,000 and 5,000.
  maxDepth: 200,
  maxOperationsAByte: 64,
  maxRunsAByte: 16,
}

// Half a second of loading: up to here it does not matter how they are written.
const FEW_OPERATIONS = 100_000
// Some milliseconds of looking.
const FEW_RUNS = 50_000

/**
 * Looks at bytes from elsewhere before Automerge does, which would load whatever they say: 4 kB can stand for four
 * million operations. Adds up the runs of each column, inflates no further than is allowed, checks every checksum.
 *
 * @param bytes an Automerge document, or changes, each as a piece of its own or one behind the other
 * @returns how large they would be, or why they are refused. Never throws, whatever they are.
 */
export function measureForeign(
  bytes: Uint8Array | readonly Uint8Array[],
  limits: ForeignLimits = FOREIGN_LIMITS,
): ForeignMeasure {
  try {
    return { size: measure(bytes instanceof Uint8Array ? [bytes] : bytes, limits), refusal: null }
  } catch (error) {
    return { size: null, refusal: refusalOf(error) }
  }
}

function refusalOf(error: unknown): ForeignRefusal {
  if (error instanceof ForeignRefused) return error.refusal
  if (error instanceof MalformedBytes) return { code: 'malformed', params: { where: error.where } }
  throw error
}

function measure(pieces: readonly Uint8Array[], limits: ForeignLimits): ForeignSize {
  const bytes = pieces.reduce((total, piece) => total + piece.length, 0)
  if (bytes > limits.maxBytes) {
    throw new ForeignRefused({ code: 'too-large', params: { bytes, limit: limits.maxBytes } })
  }
  const { maxInflatedBytes, maxOperations } = limits
  const { maxRunsAByte } = limits
  const maxRuns = maxRunsAByte === null ? Infinity : Math.max(FEW_RUNS, bytes * maxRunsAByte)
  const budget: ForeignBudget = { maxRows: maxOperations, maxInflatedBytes, maxRuns, inflatedBytes: 0, runs: 0 }
  const total = { changes: 0, operations: 0, roots: 0, rows: 0, objects: 0 }
  const chunks: ForeignChunk[] = []
  for (const piece of pieces) {
    for (const chunk of readChunks(piece, limits, budget)) {
      total.changes += chunk.changes
      total.operations += chunk.operations
      total.roots += chunk.roots
      total.objects += chunk.objects
      total.rows += chunk.mostRows
      requireAtMost('too-many-changes', total.changes, limits.maxChanges)
      // No fewer than operations, and what a change deletes costs as much.
      requireAtMost('too-many-operations', total.rows, limits.maxOperations)
      chunks.push(chunk)
    }
  }
  const { maxOperationsAByte } = limits
  if (maxOperationsAByte !== null && total.rows > FEW_OPERATIONS) {
    requireAtMost('inflates-too-far', total.rows, Math.max(FEW_OPERATIONS, bytes * maxOperationsAByte))
  }
  const heads = headsOf(chunks)
  requireAtMost('too-many-heads', heads.length, limits.maxHeads)
  // So few objects cannot stand deeper.
  if (total.objects > limits.maxDepth) requireAtMost('too-deep', objectDepth(chunks), limits.maxDepth)
  const { changes, operations, roots, rows } = total
  const actors = [...new Set(chunks.flatMap((chunk) => chunk.actors))]
  const { inflatedBytes, runs } = budget
  return { bytes, inflatedBytes, changes, operations, rows, actors, heads, roots, runs }
}

/** All chunks of a piece, of which there is at least one. */
function* readChunks(piece: Uint8Array, limits: ForeignLimits, budget: ForeignBudget): Generator<ForeignChunk> {
  const reader = new ByteReader(piece)
  do yield readForeignChunk(reader, limits, budget)
  while (reader.left > 0)
}

function headsOf(chunks: readonly ForeignChunk[]): string[] {
  const heads = new Set(chunks.flatMap((chunk) => chunk.heads))
  for (const { dependencies } of chunks) for (const hash of dependencies) heads.delete(hash)
  return [...heads]
}
