import type { DocumentId } from '#shared/model/id.ts'
import { automerge } from './automerge.ts'
import type { LiveDocument } from './live-document.ts'

/**
 * The documents used last, at most `size` of them. Whoever leaves is freed: past some 5,500 live documents, each one
 * costs ten times more (the memory of WebAssembly grows, and every handle is registered anew with the collector).
 */
export interface DocumentCache {
  /** Finds a document and makes it the last used. */
  use(id: DocumentId): LiveDocument | undefined
  /** Finds a document and leaves the order as it is. */
  peek(id: DocumentId): LiveDocument | undefined
  put(live: LiveDocument): void
  /** Gives a document away without freeing it. */
  take(id: DocumentId): LiveDocument | undefined
  /** Frees a document. */
  drop(id: DocumentId): void
  clear(): void
  readonly count: number
}

export function documentCache(size: number): DocumentCache {
  // A Map keeps the order of insertion: the first one is the one not used for longest.
  const lives = new Map<DocumentId, LiveDocument>()
  const take = (id: DocumentId) => {
    const live = lives.get(id)
    lives.delete(id)
    return live
  }
  const drop = (id: DocumentId) => {
    const live = take(id)
    if (live !== undefined) automerge().free(live.doc)
  }
  const put = (live: LiveDocument) => {
    drop(live.id)
    lives.set(live.id, live)
    for (const id of lives.keys()) {
      if (lives.size <= size) break
      drop(id)
    }
  }
  return {
    use: (id) => {
      const live = take(id)
      if (live !== undefined) lives.set(id, live)
      return live
    },
    peek: (id) => lives.get(id),
    put,
    take,
    drop,
    clear: () => {
      for (const id of lives.keys()) drop(id)
    },
    get count() {
      return lives.size
    },
  }
}
