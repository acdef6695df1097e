import { documentId, type DocumentId } from '#shared/model/id.ts'
import { changePrefix, joinTombstones, markOf, placeOf, type Tombstone } from '#journal/documents/sync-index.ts'
import type { ForeignDocument } from '#journal/documents/foreign-document.ts'
import { markTrie, placesUnder, type MarkTrie } from '#journal/sync/mark-trie.ts'
import type { SessionClock } from '#journal/sync/session-parts.ts'
import type { SyncStore } from '#journal/sync/sync-store.ts'

/** A document of the model: its changes, each with those it knew. */
export type ModelDocument = Map<string, readonly string[]>

/** What is on the disk of a device of the model. */
export interface ModelState {
  readonly documents: Map<DocumentId, ModelDocument>
  readonly tombstones: Map<DocumentId, Tombstone>
}

export interface ModelStore extends SyncStore {
  readonly state: ModelState
  edit(id: DocumentId, hash: string): void
  /** Emptied from the trash: it comes back where somebody has written into it unseen. */
  expire(id: DocumentId): void
  forget(id: DocumentId): void
  /** Puts an old state in the place of this one; what was erased stays erased. */
  restore(old: ModelState): void
  /** The root, made anew of everything. */
  recomputedRoot(): string
  /** While true, nothing can be taken in. */
  isFull: boolean
  /** What is not taken in, as if it were not sound. */
  refuses: DocumentId | null
}

export function emptyState(): ModelState {
  return { documents: new Map(), tombstones: new Map() }
}

export function copyOfState({ documents, tombstones }: ModelState): ModelState {
  return {
    documents: new Map([...documents].map(([id, changes]) => [id, new Map(changes)])),
    tombstones: new Map(tombstones),
  }
}

/** The store of a device that keeps sets of changes, and no more: what a session does with it is what is tried. */
export function modelSyncStore(clock: SessionClock, takesMs: () => number, trie: MarkTrie = markTrie()): ModelStore {
  const state = emptyState()
  const marks = new Map<DocumentId, string>()
  const byPlace = new Map<number, Set<DocumentId>>()
  const listeners = new Set<(ids: readonly DocumentId[]) => void>()

  const bytesOf = (id: DocumentId): Buffer | null => {
    const document = state.documents.get(id)
    const tombstone = state.tombstones.get(id)
    if (document === undefined && tombstone === undefined) return null
    return markOf(id, document === undefined ? null : headsOf(document).join(' '), tombstone)
  }
  const note = (id: DocumentId) => {
    const place = placeOf(id)
    const mark = bytesOf(id)
    const at = byPlace.get(place) ?? new Set()
    byPlace.set(place, at)
    if (mark === null) {
      marks.delete(id)
      at.delete(id)
    } else {
      marks.set(id, mark.toString('hex'))
      at.add(id)
    }
    trie.setPlace(
      place,
      [...at].map((one) => Buffer.from(marks.get(one) ?? '', 'hex')),
    )
    for (const listener of listeners) listener([id])
  }
  const bury = (id: DocumentId, tombstone: Tombstone) => {
    state.tombstones.set(id, joinTombstones(state.tombstones.get(id), tombstone))
    const document = state.documents.get(id)
    const joined = state.tombstones.get(id) as Tombstone
    if (document !== undefined && (joined.forgotten || isAllKnown(document, tombstone))) state.documents.delete(id)
    note(id)
  }
  const takeDocument = ({ id, snapshot, changes }: ForeignDocument): boolean => {
    const tombstone = state.tombstones.get(id)
    if (tombstone?.forgotten) return true
    if (id === store.refuses) return false
    const arrived = snapshot === null ? changes : [snapshot, ...changes]
    const document: ModelDocument = new Map(state.documents.get(id))
    for (const piece of arrived) for (const [hash, deps] of decode(piece)) document.set(hash, deps)
    const isWhole = [...document.values()].every((deps) => deps.every((hash) => document.has(hash)))
    if (!isWhole) return false
    if (!state.documents.has(id) && tombstone !== undefined && isAllKnown(document, tombstone)) return true
    state.documents.set(id, document)
    note(id)
    return true
  }

  const store: ModelStore = {
    state,
    isFull: false,
    refuses: null,
    root: () => trie.root(),
    count: () => trie.count(''),
    digests: (prefix) => trie.digests(prefix),
    countUnder: (prefix) => trie.count(prefix),
    entriesUnder(prefix) {
      const { from, to } = placesUnder(prefix)
      return [...marks].filter(([id]) => placeOf(id) >= from && placeOf(id) < to).map(([id, mark]) => ({ id, mark }))
    },
    marksOf: (ids) => new Map(ids.flatMap((id) => (marks.has(id) ? [[id, marks.get(id) as string]] : []))),
    headsOf(id) {
      const document = state.documents.get(id)
      if (document !== undefined) return headsOf(document)
      return state.tombstones.get(id)?.forgotten === true ? null : []
    },
    inOrder: (ids) => ids.filter((id) => marks.has(id)),
    read(id, have) {
      const document = state.documents.get(id)
      const tombstone = state.tombstones.get(id) ?? null
      if (document === undefined) return tombstone === null ? null : { tombstone, document: null }
      const heads = headsOf(document)
      const known = new Set(have)
      if (heads.every((hash) => known.has(hash))) return { tombstone, document: null }
      const head = { id, kind: 'model', heads }
      const shared = have.filter((hash) => document.has(hash))
      if (shared.length === 0) return { tombstone, document: { ...head, snapshot: encode([...document]), changes: [] } }
      const seen = ancestors(document, shared)
      const later = [...document].filter(([hash]) => !seen.has(hash)).map((change) => encode([change]))
      return { tombstone, document: { ...head, snapshot: null, changes: later } }
    },
    take({ tombstones, documents }, done) {
      clock.after(takesMs(), () => {
        if (store.isFull) return done(new Error('the disk is full'), null)
        for (const tombstone of tombstones) bury(documentId.parse(tombstone.id), tombstone)
        done(null, { refused: documents.filter((document) => !takeDocument(document)).map(({ id }) => id) })
      })
    },
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    edit(id, hash) {
      const document: ModelDocument = state.documents.get(id) ?? new Map()
      document.set(hash, headsOf(document))
      state.documents.set(id, document)
      note(id)
    },
    expire(id) {
      const known = [...(state.documents.get(id)?.keys() ?? [])].map(changePrefix).toSorted()
      bury(id, { id, kind: 'model', at: clock.now(), forgotten: false, known })
    },
    forget: (id) => bury(id, { id, kind: 'model', at: clock.now(), forgotten: true, known: [] }),
    restore(old) {
      const ids = new Set([...state.documents.keys(), ...old.documents.keys(), ...state.tombstones.keys()])
      state.documents.clear()
      for (const [id, document] of copyOfState(old).documents) state.documents.set(id, document)
      for (const [id, tombstone] of state.tombstones) bury(id, tombstone)
      for (const id of ids) note(id)
    },
    recomputedRoot() {
      // What is below the root, all of it: no trie is needed for that, and none can be wrong the same way.
      let root = 0n
      for (const id of marks.keys()) root ^= bytesOf(id)?.readBigUInt64BE() ?? 0n
      return root.toString(16).padStart(16, '0')
    },
  }
  return store
}

function headsOf(document: ModelDocument): string[] {
  const heads = new Set(document.keys())
  for (const deps of document.values()) for (const hash of deps) heads.delete(hash)
  return [...heads].toSorted()
}

function ancestors(document: ModelDocument, from: readonly string[]): Set<string> {
  const seen = new Set<string>()
  const left = [...from]
  for (let hash = left.pop(); hash !== undefined; hash = left.pop()) {
    if (seen.has(hash)) continue
    seen.add(hash)
    left.push(...(document.get(hash) ?? []))
  }
  return seen
}

function isAllKnown(document: ModelDocument, { known }: Tombstone): boolean {
  const prefixes = new Set(known)
  return [...document.keys()].every((hash) => prefixes.has(changePrefix(hash)))
}

const encode = (changes: readonly (readonly [string, readonly string[]])[]) => Buffer.from(JSON.stringify(changes))
const decode = (bytes: Uint8Array) => JSON.parse(Buffer.from(bytes).toString()) as [string, string[]][]
