import type { DocumentKind, NewContent } from '#shared/model/schemas.ts'
import type { DocumentId } from '#shared/model/id.ts'
import type { AutomergeDoc } from './automerge.ts'
import type { StoredDocument } from './content.ts'
import type { Plain } from './plain.ts'

/** What became of a document in a commit. */
export interface DocumentChange {
  readonly n: number
  readonly id: DocumentId
  readonly kind: DocumentKind
  /** null: forgotten, purged or in quarantine. */
  readonly after: StoredDocument | null
}

/** One field as it was and as it was left, for undo. */
export interface FieldWrite {
  readonly id: DocumentId
  readonly path: readonly string[]
  readonly before: Plain | undefined
  readonly after: Plain | undefined
}

/** Writes documents inside one commit. Everything it throws takes the whole commit back. */
export interface DocumentWriter {
  /**
   * Makes a document; `createdAt` is now. Of a kind with one document it always has its own id.
   * @throws JournalError `invalid`; `exists`; `forgotten` where a tombstone has the id
   */
  create<K extends DocumentKind>(kind: K, content: NewContent<K>, id?: DocumentId): DocumentId
  /**
   * Makes a document that another device may make as well, out of the same record or for the same name: its first change
   * is derived from `id` and `derived` alone, the same bytes wherever it is made, so that nothing is there twice once
   * they meet. What belongs to the moment (`createdAt` does) is a second change.
   * @param id derived too (`derived-id.ts`)
   * @throws as `create`
   */
  createDerived<K extends DocumentKind>(
    kind: K,
    derived: NewContent<K>,
    id: DocumentId,
    moment?: Partial<NewContent<K>>,
  ): DocumentId
  /**
   * Makes a document as a file of the whole journal tells it, with when it was made. All of it is one first change that
   * follows from `id` and `content`, as with `createDerived`: two devices that take the same file in make the same document.
   * @throws as `create`
   */
  restore<K extends DocumentKind>(kind: K, content: NewContent<K> & { createdAt: number }, id: DocumentId): DocumentId
  /**
   * Sets one field: `path` is keys into maps, never an index; undefined removes it. Long texts are changed by their
   * difference, atomic values are written whole. Writing the winner of a conflict settles it. What a document does not
   * say is the default of its kind, and holds already.
   * @returns false when the field already held that value
   * @throws JournalError `not-found`, `read-only-document`, `damaged-document`; `invalid` where the parent is no map
   *   or, at the end of the commit, the document does not fit the model
   */
  set(id: DocumentId, path: readonly string[], value: Plain | undefined): boolean
  /** Writes what is at `path` again, so that it outlives a deletion that another device makes meanwhile. */
  keep(id: DocumentId, path: readonly string[]): void
  /** Merges a fork of the document that was changed elsewhere (an edit session). The fork stays the caller's. */
  mergeFork(id: DocumentId, fork: AutomergeDoc): void
  /** Erases rows, snapshot, changes and what quarantine kept; leaves a tombstone, so that it cannot come back. */
  forget(id: DocumentId): void
  /** As `forget`, for what was in the trash long enough: a change that this device has not seen brings it back. */
  expire(id: DocumentId): void
  /** As `forget`, without the tombstone: for what was never anybody's, the sample journal. */
  purge(id: DocumentId): void
  /** The document as it is inside the running commit. */
  read(id: DocumentId): StoredDocument | null
}
