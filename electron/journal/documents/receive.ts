import type { DocumentId } from '#shared/model/id.ts'
import type { DocumentKind } from '#shared/model/schemas.ts'
import { automerge, type AutomergeDoc } from './automerge.ts'
import type { DocumentTable } from './document-table.ts'
import { isAllKnown } from './erase-document.ts'
import { inspectForeign, type ForeignDocument, type ReceiveRefusal } from './foreign-document.ts'
import type { Kinds } from './kind-rules.ts'
import type { Quarantine } from './quarantine.ts'
import type { Skeletons } from './skeleton.ts'
import { strictLoad } from './strict-load.ts'
import { joinTombstones, type Tombstone } from './sync-index.ts'
import type { WriteSession } from './write-session.ts'

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
 */
export function receiveBatch(door: ReceiveDoor, { tombstones, documents }: ForeignBatch): ReceivedDocument[] {
  const joined = new Map<string, Tombstone>()
  for (const tombstone of tombstones) {
    const mine = joined.get(tombstone.id) ?? door.rows.tombstone(tombstone.id)
    joined.set(tombstone.id, joinTombstones(mine, tombstone))
  }
  const outcomes: ReceivedDocument[] = []
  const sound: { foreign: ForeignDocument; doc: AutomergeDoc }[] = []
  const refused: { foreign: ForeignDocument; refusal: ReceiveRefusal }[] = []
  const seen = new Set<DocumentId>()
  try {
    for (const foreign of documents) {
      const { id } = foreign
      // Twice in one batch, the second comes again with the next.
      if (seen.has(id)) continue
      seen.add(id)
      const found = inspect(door, foreign, joined.get(id) ?? door.rows.tombstone(id))
      if (found.state === 'sound') sound.push({ foreign, doc: found.doc })
      else if (found.state === 'refused') refused.push({ foreign, refusal: found.refusal })
      const { state } = found
      if (state === 'refused') outcomes.push({ id, state, refusal: found.refusal })
      else outcomes.push({ id, state: state === 'sound' ? 'taken' : state })
    }
    door.inSession((session) => {
      for (const tombstone of joined.values()) session.bury(tombstone)
      for (const { foreign, doc } of sound) {
        if (door.kinds.has(foreign.kind)) session.takeIn(foreign.id, foreign.kind as DocumentKind, doc)
        else session.carry(foreign.id, foreign.kind, doc)
      }
      for (const { foreign, refusal } of refused) door.quarantine.keepForeign(foreign, refusal.code, door.now())
    })
    return outcomes
  } finally {
    for (const { doc } of sound) automerge().free(doc)
  }
}

type Inspected =
  | { readonly state: 'sound'; readonly doc: AutomergeDoc }
  | { readonly state: 'refused'; readonly refusal: ReceiveRefusal }
  | { readonly state: 'known' | 'erased' }

function inspect(door: ReceiveDoor, foreign: ForeignDocument, tombstone: Tombstone | undefined): Inspected {
  if (tombstone?.forgotten) return { state: 'erased' }
  const row = door.rows.read(foreign.id)
  if (row !== undefined && row.kind !== foreign.kind) {
    return { state: 'refused', refusal: { code: 'wrong-kind', params: { kind: row.kind } } }
  }
  const isKnown = row !== undefined && door.kinds.has(row.kind)
  // A kind that only a newer Rapport knows is loaded as it lies: nobody here keeps it in memory.
  const carried = row === undefined || isKnown ? null : strictLoad(row, door.rows.changesOf(row.n), door.newActor()).doc
  const mine = isKnown ? door.find(foreign.id) : carried
  try {
    const { doc, refusal } = inspectForeign(foreign, mine, { ...door, actor: door.newActor() })
    if (doc === null) return { state: 'refused', refusal }
    const isErased = row === undefined && tombstone !== undefined && isAllKnown(doc, tombstone)
    const { getHeads } = automerge()
    const isHere = mine !== null && getHeads(doc).toSorted().join(' ') === getHeads(mine).toSorted().join(' ')
    if (!isErased && !isHere) return { state: 'sound', doc }
    automerge().free(doc)
    return { state: isErased ? 'erased' : 'known' }
  } finally {
    if (carried !== null) automerge().free(carried)
  }
}
