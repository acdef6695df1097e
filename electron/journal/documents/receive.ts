import type { DocumentId } from '#shared/model/id.ts'
import type { DocumentKind } from '#shared/model/schemas.ts'
import { automerge, type AutomergeDoc } from './automerge.ts'
import type { DocumentTable } from './document-table.ts'
import { isAllKnown } from './erase-document.ts'
import { inspectForeign, type ForeignDocument, type ReceiveRefusal } from './foreign-document.ts'
import type { Kinds } from './kind-rules.ts'
import type { Quarantine } from './quarantine.ts'
import type { Skeletons } from './skeleton.ts'
import { strictLoad, type DocumentRow } from './strict-load.ts'
import { joinTombstones, type Tombstone } from './sync-index.ts'
import type { Arrived, WriteSession } from './write-session.ts'

/** What another device sends at once. */
export interface ForeignBatch {
  readonly tombstones: readonly Tombstone[]
  readonly documents: readonly ForeignDocument[]
}

/** What became of a document that was received. */
export type ReceivedDocument =
  | { readonly id: DocumentId; readonly state: 'taken' }
  /** All of it was here already. */
  | { readonly id: DocumentId; readonly state: 'known' }
  /** It was forgotten, or emptied from the trash as it is: it does not come back. */
  | { readonly id: DocumentId; readonly state: 'erased' }
  /** Set aside alone, with its bytes; the document here, where there is one, is as it was. */
  | { readonly id: DocumentId; readonly state: 'refused'; readonly refusal: ReceiveRefusal }

/** What receiving needs of the store. */
export interface ReceiveDoor {
  readonly kinds: Kinds
  readonly skeletons: Skeletons
  readonly rows: DocumentTable
  readonly quarantine: Quarantine
  readonly now: () => number
  readonly newActor: () => string
  /** The document in memory or from its row, strictly loaded; null where there is none. Not to be freed. */
  readonly find: (id: DocumentId) => AutomergeDoc | null
  /** Runs in one transaction, with the rows and topics of all that it writes. */
  readonly inSession: (work: (session: WriteSession) => void) => void
}

/**
 * Takes in what another device sends: tombstones first, then each document that is sound. One that is not is set aside
 * alone, and the others stand. All that is taken is in one transaction, by the code that commands use: whoever edits,
 * undoes or watches finds it as if it had been written here.
 *
 * Looking at a document costs far more than writing it, so there is a step for each, and others may have their turn in between;
 * the last step looks again at those of which something was written here meanwhile, and writes. Whoever does not go on to the
 * end ends it with `return()`.
 */
export function* receiveBatch(
  door: ReceiveDoor,
  { tombstones, documents }: ForeignBatch,
): Generator<void, ReceivedDocument[]> {
  const looked = new Map<DocumentId, { foreign: ForeignDocument; found: Inspected; judged: string }>()
  const joinedWith = (): Map<string, Tombstone> => {
    const joined = new Map<string, Tombstone>()
    for (const tombstone of tombstones) {
      const mine = joined.get(tombstone.id) ?? door.rows.tombstone(tombstone.id)
      joined.set(tombstone.id, joinTombstones(mine, tombstone))
    }
    return joined
  }
  const lookAt = (foreign: ForeignDocument, joined: ReadonlyMap<string, Tombstone>) => {
    const { id } = foreign
    const buried = joined.get(id) ?? door.rows.tombstone(id)
    const row = door.rows.read(id)
    const judged = JSON.stringify([row?.kind, row?.heads, buried?.forgotten, buried?.known])
    const before = looked.get(id)
    if (before?.judged === judged) return
    if (before !== undefined) letGo(before.found)
    looked.set(id, { foreign, found: inspect(door, foreign, row, buried), judged })
  }
  try {
    const early = joinedWith()
    for (const foreign of documents) {
      // Twice in one batch, the second comes again with the next.
      if (looked.has(foreign.id)) continue
      lookAt(foreign, early)
      yield
    }
    const joined = joinedWith()
    for (const { foreign } of looked.values()) lookAt(foreign, joined)
    door.inSession((session) => {
      for (const tombstone of joined.values()) session.bury(tombstone)
      for (const { foreign, found } of looked.values()) {
        const { id, kind } = foreign
        if (found.state === 'refused') door.quarantine.keepForeign(foreign, found.refusal.code, door.now())
        else if (found.state === 'sound' && door.kinds.has(kind))
          session.takeIn(id, kind as DocumentKind, found.arrived)
        else if (found.state === 'sound') session.carry(id, kind, found.arrived)
      }
    })
    return [...looked].map(([id, { found }]) => outcomeOf(id, found))
  } finally {
    for (const { found } of looked.values()) letGo(found)
  }
}

const HASH = /^[0-9a-f]{64}$/

type Inspected =
  | { readonly state: 'sound'; readonly arrived: Arrived }
  | { readonly state: 'refused'; readonly refusal: ReceiveRefusal }
  | { readonly state: 'known' | 'erased' }

function outcomeOf(id: DocumentId, found: Inspected): ReceivedDocument {
  if (found.state === 'refused') return { id, state: 'refused', refusal: found.refusal }
  return { id, state: found.state === 'sound' ? 'taken' : found.state }
}

function letGo(found: Inspected): void {
  if (found.state !== 'sound' || found.arrived.doc === null) return
  automerge().free(found.arrived.doc)
  found.arrived.doc = null
}

function inspect(
  door: ReceiveDoor,
  foreign: ForeignDocument,
  row: DocumentRow | undefined,
  tombstone: Tombstone | undefined,
): Inspected {
  if (tombstone?.forgotten) return { state: 'erased' }
  if (row !== undefined && row.kind !== foreign.kind) {
    return { state: 'refused', refusal: { code: 'wrong-kind', params: { kind: row.kind } } }
  }
  const isKnown = row !== undefined && door.kinds.has(row.kind)
  // A kind that only a newer Rapport knows is loaded as it lies: nobody here keeps it in memory.
  const carried = row === undefined || isKnown ? null : strictLoad(row, door.rows.changesOf(row.n), door.newActor()).doc
  const mine = isKnown ? door.find(foreign.id) : carried
  try {
    // Heads stand for all that they follow from: whatever the bytes are, none of them is wanted.
    if (mine !== null && hasAll(mine, foreign.heads)) return { state: 'known' }
    const { doc, snapshot, refusal } = inspectForeign(foreign, mine, { ...door, actor: door.newActor() })
    if (doc === null) return { state: 'refused', refusal }
    const isErased = row === undefined && tombstone !== undefined && isAllKnown(doc, tombstone)
    const { getHeads } = automerge()
    const isHere = mine !== null && getHeads(doc).toSorted().join(' ') === getHeads(mine).toSorted().join(' ')
    if (!isErased && !isHere) return { state: 'sound', arrived: { doc, snapshot } }
    automerge().free(doc)
    return { state: isErased ? 'erased' : 'known' }
  } finally {
    if (carried !== null) automerge().free(carried)
  }
}

function hasAll(doc: AutomergeDoc, hashes: readonly string[]): boolean {
  const backend = automerge().getBackend(doc)
  return hashes.length > 0 && hashes.every((hash) => HASH.test(hash) && backend.getChangeMetaByHash(hash) !== null)
}
