import type { DocumentId } from '#shared/model/id.ts'
import type { SyncErrorCode, SyncMessage } from './sync-messages.ts'
import type { SyncStore } from './sync-store.ts'

/** Where a session's frames go. */
export interface SessionWire {
  send(message: SyncMessage, blob?: Uint8Array): void
  /** Lets go what was sent, and ends the connection. */
  close(): void
}

/** Time as a session knows it: that of the machine, or of a simulation. */
export interface SessionClock {
  /** Milliseconds since 1970. */
  now(): number
  /** Calls back once, later. Returns what takes it back. */
  after(ms: number, work: () => void): () => void
}

/** What is never asked for again as it is, by all sessions of a run: nobody is sent the same in vain for ever. */
export interface RefusalMemory {
  has(id: DocumentId, mark: string): boolean
  add(id: DocumentId, mark: string): void
  readonly size: number
}

export function refusalMemory(): RefusalMemory {
  const refused = new Map<DocumentId, string>()
  return {
    has: (id, mark) => refused.get(id) === mark,
    add: (id, mark) => void refused.set(id, mark),
    get size() {
      return refused.size
    },
  }
}

/** What the parts of a session share. */
export interface SessionDoor {
  readonly store: SyncStore
  readonly wire: SessionWire
  readonly clock: SessionClock
  readonly refusals: RefusalMemory
  /** Tells the other what it did wrong, and ends. */
  fail(code: SyncErrorCode): void
  /** Something has come to its end: perhaps there is nothing more to do. */
  settle(): void
}
