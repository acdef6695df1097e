import type { QueryContext } from '#journal/queries/query-context.ts'
import type { CommandContext } from '#journal/runtime/command-context.ts'
import type { JobControl } from '#journal/runtime/jobs.ts'
import type { Keeping } from '#journal/runtime/kept-undo.ts'
import { type DavClient } from './dav-client.ts'
import { type ServerSource } from './server-store.ts'

export interface SyncOptions {
  readonly source: ServerSource
  readonly client: DavClient
  readonly commands: () => CommandContext
  readonly queries: () => QueryContext
  readonly country: () => string
  /** Writes what belongs to this machine, in a transaction of its own. */
  readonly write: (work: () => void) => void
  readonly keeping: Keeping
  readonly job: JobControl
}

/** What a server has: by the mark of a card's place, its path and its etag. */
export type Listed = Map<string, { path: string; etag: string }>

/** So many at a time. */
export function* chunks<One>(all: readonly One[], size: number): Generator<One[]> {
  for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size)
}
