import type { DocumentId } from '#shared/model/id.ts'
import type { ForeignDocument } from '#journal/documents/foreign-document.ts'
import type { Tombstone } from '#journal/documents/sync-index.ts'
import type { SyncEntry } from './sync-entry.ts'

/** What one device sends another of one id. */
export interface Outgoing {
  readonly tombstone: Tombstone | null
  /** Null where there is none, or it says nothing that the other does not have. */
  readonly document: ForeignDocument | null
}

export interface Taken {
  /** Those that are not sound: nothing of them was taken. */
  readonly refused: readonly DocumentId[]
}

/** What a session needs of the journal. Of everything that travels: the sample never does. */
export interface SyncStore {
  /** 8 bytes in hex of all that travels. */
  root(): string
  count(): number
  /** The 16 digests below a node, 8 bytes each. */
  digests(prefix: string): Uint8Array
  /** How many there are below a node of 1 to 4 digits. */
  countUnder(prefix: string): number
  entriesUnder(prefix: string): SyncEntry[]
  /** The mark that each has here; those that are not here are left out. */
  marksOf(ids: readonly DocumentId[]): Map<DocumentId, string>
  /** Heads of the document; none where it is not here. Null where it was forgotten: nothing is wanted of it. */
  headsOf(id: DocumentId): readonly string[] | null
  /** Those of them that are here, in the order in which they are sent. */
  inOrder(ids: readonly DocumentId[]): DocumentId[]
  /** Null where nothing is known of it here. */
  read(id: DocumentId, have: readonly string[]): Outgoing | null
  /**
   * Takes in what the other sent, and calls back when it is on the disk, or with what was in the way: then nothing or part
   * was taken, and the same may be tried again.
   */
  take(
    batch: { readonly tombstones: readonly Tombstone[]; readonly documents: readonly ForeignDocument[] },
    done: (error: unknown, taken: Taken | null) => void,
  ): void
  /** Is told of everything that changes here, of whomever. Returns what stops it. */
  onChange(listener: (ids: readonly DocumentId[]) => void): () => void
}

/** As whoever opened it has it. */
export interface OpenSyncStore extends SyncStore {
  /** This machine may have been copied while it ran: see `DocumentStore.renewActors`. */
  renewActors(): void
  close(): void
}
