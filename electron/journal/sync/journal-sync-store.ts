import type { DocumentId } from '#shared/model/id.ts'
import type { DocumentStore } from '#journal/documents/document-store.ts'
import type { ForeignDocument } from '#journal/documents/foreign-document.ts'
import { markTrie, placesUnder } from './mark-trie.ts'
import type { SyncStore, Taken } from './sync-store.ts'

// A transaction of so many takes some milliseconds, and so does looking at so many bytes of them; between two, whoever waits for
// an answer has it.
const DOCUMENTS_AT_ONCE = 25
const BYTES_A_TURN = 8 * 1024

// As somebody who begins with an empty journal would like them: who there is first. What is new here comes last.
const KIND_ORDER = ['preferences', 'organisation', 'circle', 'person', 'archetype', 'goal', 'follow-up', 'conversation']

/**
 * The journal as sessions see it. The marks of everything are gathered once, and follow the commits from then on.
 * @param turn lets other work through, and calls back
 */
export function journalSyncStore(
  store: DocumentStore,
  turn: (work: () => void) => void = setImmediate,
): SyncStore & { close(): void } {
  const { travelling } = store
  const trie = markTrie()
  const dirty = new Set<number>()
  const listeners = new Set<(ids: readonly DocumentId[]) => void>()
  let isStale = true
  const unwatch = travelling.watch((place, id) => {
    if (place === null) isStale = true
    else dirty.add(place)
    // Told when the transaction has ended; of one that was taken back nothing has changed.
    const ids = id === null ? [] : [id as DocumentId]
    queueMicrotask(() => listeners.forEach((listener) => listener(ids)))
  })

  function current(): typeof trie {
    if (isStale) {
      trie.fill(travelling.marks())
      isStale = false
      dirty.clear()
    }
    for (const place of dirty) trie.setPlace(place, travelling.marksAt(place))
    dirty.clear()
    return trie
  }

  return {
    root: () => current().root(),
    count: () => current().count(''),
    digests: (prefix) => current().digests(prefix),
    countUnder: (prefix) => current().count(prefix),
    entriesUnder(prefix) {
      const { from, to } = placesUnder(prefix)
      return travelling.entriesBetween(from, to)
    },
    marksOf(ids) {
      const marks = new Map<DocumentId, string>()
      for (const id of ids) {
        const mark = travelling.markOf(id)
        if (mark !== null) marks.set(id, mark)
      }
      return marks
    },
    headsOf: (id) => travelling.headsOf(id),
    inOrder: (ids) =>
      travelling
        .headers(ids)
        .toSorted((a, b) => rankOf(a.kind) - rankOf(b.kind) || b.n - a.n)
        .map(({ id }) => id),
    read: (id, have) => travelling.read(id, have),
    take(batch, done) {
      const refused: DocumentId[] = []
      const documents = [...batch.documents]
      // A tombstone together with its document: by itself it may take away what the changes follow.
      const later = new Set(documents.slice(DOCUMENTS_AT_ONCE).map(({ id }) => id as string))
      let left = [...batch.tombstones]
      let steps: ReturnType<DocumentStore['receiving']> | null = null
      let sizes: number[] = []
      const begin = () => {
        const some: ForeignDocument[] = documents.splice(0, DOCUMENTS_AT_ONCE)
        for (const { id } of some) later.delete(id)
        const tombstones = left.filter(({ id }) => !later.has(id))
        left = left.filter(({ id }) => later.has(id))
        sizes = some.map(sizeOf)
        return store.receiving({ tombstones, documents: some })
      }
      const takeSome = () => {
        let taken: Taken
        try {
          steps ??= begin()
          let step = steps.next()
          for (let bytes = 0; step.done !== true; step = steps.next()) {
            bytes += sizes.shift() ?? 0
            if (bytes >= BYTES_A_TURN || sizes.length === 0) return turn(takeSome)
          }
          steps = null
          refused.push(...step.value.filter(({ state }) => state === 'refused').map(({ id }) => id))
          if (documents.length > 0) return turn(takeSome)
          taken = { refused }
        } catch (error) {
          return done(error, null)
        }
        // Behind what is told of the transaction.
        queueMicrotask(() => done(null, taken))
      }
      turn(takeSome)
    },
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    close() {
      unwatch()
      listeners.clear()
    },
  }
}

function sizeOf({ snapshot, changes }: ForeignDocument): number {
  return (snapshot?.length ?? 0) + changes.reduce((sum, change) => sum + change.length, 0)
}

function rankOf(kind: string | null): number {
  if (kind === null) return -1
  const rank = KIND_ORDER.indexOf(kind)
  return rank === -1 ? KIND_ORDER.length : rank
}
