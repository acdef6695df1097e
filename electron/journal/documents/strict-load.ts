import { createHash } from 'node:crypto'
import { automerge, type AutomergeDoc } from './automerge.ts'
import { problemText, readProblemText } from './document-problem.ts'
import { FOREIGN_LIMITS, measureForeign, type ForeignLimits } from './measure-foreign.ts'

/** A change as its row has it. */
export interface ChangeRow {
  readonly hash: string
  readonly bytes: Uint8Array
  readonly sha256: Uint8Array
}

/** A document as its row has it. */
export interface DocumentRow {
  readonly n: number
  readonly id: string
  readonly kind: string
  /** Hashes in hex, sorted, joined by spaces. */
  readonly heads: string
  readonly snapshot: Uint8Array
  readonly snapshot_sha256: Uint8Array
  readonly changes: number
  readonly change_bytes: number
}

/** Beyond what any document is that was written here, or taken in from elsewhere and merged. */
const STORED_LIMITS: ForeignLimits = {
  ...FOREIGN_LIMITS,
  maxBytes: FOREIGN_LIMITS.maxBytes * 4,
  maxInflatedBytes: FOREIGN_LIMITS.maxInflatedBytes * 4,
  maxOperations: FOREIGN_LIMITS.maxOperations * 4,
  maxOperationsAByte: null,
  maxRunsAByte: null,
}

export type StrictLoad = { doc: AutomergeDoc; problem: null } | { doc: null; problem: string }

/**
 * Loads a document from its rows, or says why they cannot be trusted. Never `loadIncremental`, which leaves out what
 * is corrupt without a word: every hash is checked first, and the heads afterwards, which a missing change gives away.
 * @param actor who will write, should anything be written: random, never used before
 */
export function strictLoad(row: DocumentRow, changes: readonly ChangeRow[], actor: string): StrictLoad {
  if (!isSameBytes(snapshotSha256(row), row.snapshot_sha256)) return damaged(problemText('wrong-hash'))
  const broken = changes.find((change) => !isSameBytes(sha256(change.bytes), change.sha256))
  if (broken !== undefined) return damaged(problemText('wrong-hash'))
  // A hash says that the bytes are those that were written, not that Automerge can stand them.
  const { refusal } = measureForeign([row.snapshot, ...changes.map((change) => change.bytes)], STORED_LIMITS)
  if (refusal !== null) return damaged(readProblemText(refusal.code).problem)
  const { load, getHeads, free } = automerge()
  let doc: AutomergeDoc | null = null
  try {
    // All at once: of changes that come to a document which is loaded, Automerge (3.5) goes on showing a value that is deleted by them
    // where they have another for it that was written at the same time.
    const pieces = [row.snapshot, ...changes.map((change) => change.bytes)]
    doc = load<unknown>(pieces.length === 1 ? row.snapshot : Buffer.concat(pieces), { actor })
    if (headsText(getHeads(doc)) === row.heads) return { doc, problem: null }
    free(doc)
    return damaged(problemText('wrong-heads'))
  } catch {
    if (doc !== null) free(doc)
    return damaged(problemText('not-loadable'))
  }
}

/** Heads as the row keeps them. */
export function headsText(heads: readonly string[]): string {
  return heads.toSorted().join(' ')
}

export function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest()
}

/** Covers id and kind too, so that a snapshot cannot pass for that of another document. */
export function snapshotSha256({ id, kind, snapshot }: Pick<DocumentRow, 'id' | 'kind' | 'snapshot'>): Buffer {
  return createHash('sha256').update(`${id} ${kind}\n`).update(snapshot).digest()
}

function damaged(problem: string): StrictLoad {
  return { doc: null, problem }
}

function isSameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0
}
