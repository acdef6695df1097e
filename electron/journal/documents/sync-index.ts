import { createHash } from 'node:crypto'
import type { Database } from './database.ts'
import { preparedStatements } from './statements.ts'

/** What is left of a document that was erased, on every device, for ever. Joined by `or` and union. */
export interface Tombstone {
  readonly id: string
  readonly kind: string
  /** Milliseconds since 1970, by the clock of the device that erased it. */
  readonly at: number
  /** Never to come back. Otherwise it was emptied from the trash, and a change that is not `known` brings it back. */
  readonly forgotten: boolean
  /** The first 8 bytes of the hash of each change that was erased, in hex, sorted; none where it is forgotten. */
  readonly known: readonly string[]
}

/**
 * The narrow index by which two devices find out what differs: a mark for everything that travels, written in the
 * transaction that changes it. The sample journal never travels, and has none.
 */
export interface SyncIndex {
  /** @param heads those of the document, null where there is none (any more) */
  put(id: string, heads: string | null, ref: number, tombstone: Tombstone | undefined): void
  remove(ref: number): void
  clear(): void
  /** Whether the mark of a document is what it should be: none where it never leaves this device. */
  isRight(row: { n: number; id: string; heads: string }, isLocal: boolean, tombstone: Tombstone | undefined): boolean
  /** How many marks are of nothing that there is. */
  strays(): number
  /** All of them, in pieces: 10 bytes each, the place as two of them and the mark. An object for each would cost four times as much. */
  marks(): Buffer[]
  marksAt(place: number): Uint8Array[]
  /**
   * Calls back whenever marks at a place are written or removed, inside the transaction that does it, which may yet be taken
   * back. Returns what stops it.
   * @param touched is given the id where it is known, and null for every place at once
   */
  watch(touched: (place: number | null, id: string | null) => void): () => void
}

export function openSyncIndex(database: Database): SyncIndex {
  const sql = preparedStatements(database)
  const watchers = new Set<(place: number | null, id: string | null) => void>()
  const tell = (place: number | null, id: string | null) => watchers.forEach((touched) => touched(place, id))
  return {
    put: (id, heads, ref, tombstone) => {
      const place = placeOf(id)
      const mark = markOf(id, heads, tombstone)
      sql('INSERT OR REPLACE INTO sync_index (place, ref, mark) VALUES (?, ?, ?)').run(place, ref, mark)
      tell(place, id)
    },
    remove: (ref) => {
      const gone = sql('DELETE FROM sync_index WHERE ref = ? RETURNING place').get(ref) as
        | Pick<Mark, 'place'>
        | undefined
      if (gone !== undefined) tell(gone.place, null)
    },
    clear: () => {
      sql('DELETE FROM sync_index').run()
      tell(null, null)
    },
    isRight: ({ n, id, heads }, isLocal, tombstone) => {
      const found = sql('SELECT place, mark FROM sync_index WHERE ref = ?').get(n) as Mark | undefined
      if (found === undefined || isLocal) return found === undefined && isLocal
      return found.place === placeOf(id) && markOf(id, heads, tombstone).equals(found.mark)
    },
    strays: () =>
      (
        sql(`SELECT count(*) AS strays FROM sync_index WHERE ref NOT IN (SELECT n FROM documents)
          AND ref NOT IN (SELECT -n FROM tombstones WHERE id NOT IN (SELECT id FROM documents))`).get() as Strays
      ).strays,
    marks: () =>
      (
        sql(
          `SELECT group_concat(printf('%04x', place) || hex(mark), '') AS marks FROM sync_index GROUP BY place >> 8`,
        ).all() as {
          marks: string
        }[]
      ).map(({ marks }) => Buffer.from(marks, 'hex')),
    marksAt: (place) =>
      (sql('SELECT mark FROM sync_index WHERE place = ?').all(place) as { mark: Buffer }[]).map(({ mark }) => mark),
    watch(touched) {
      watchers.add(touched)
      return () => void watchers.delete(touched)
    },
  }
}

interface Mark {
  readonly place: number
  readonly mark: Buffer
}

interface Strays {
  readonly strays: number
}

/** The first 16 bits of SHA-256(id): where in the trie of all documents it is. */
export function placeOf(id: string): number {
  return createHash('sha256').update(id).digest().readUInt16BE(0)
}

/** The first 8 bytes of a hash of all that two devices must agree on about a document. */
export function markOf(id: string, heads: string | null, tombstone: Tombstone | undefined): Buffer {
  const known = tombstone?.known.join(' ') ?? ''
  return createHash('sha256')
    .update(`${id}\n${heads ?? ''}\n${tombstone?.forgotten ? 1 : 0}\n${known}`)
    .digest()
    .subarray(0, 8)
}

/** What two devices know of one erased document, put together. The earlier one says when. */
export function joinTombstones(mine: Tombstone | undefined, other: Tombstone): Tombstone {
  const forgotten = other.forgotten || (mine?.forgotten ?? false)
  const known = forgotten ? [] : [...new Set([...(mine?.known ?? []), ...other.known])].toSorted()
  return { ...other, at: Math.min(mine?.at ?? other.at, other.at), forgotten, known }
}

/** A change as tombstones know it. */
export function changePrefix(hash: string): string {
  return hash.slice(0, 16)
}

export const PREFIX_BYTES = 8

export function encodePrefixes(prefixes: readonly string[]): Buffer {
  return Buffer.from(prefixes.join(''), 'hex')
}

export function decodePrefixes(bytes: Uint8Array): string[] {
  const hex = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex')
  return Array.from({ length: bytes.length / PREFIX_BYTES }, (_, at) =>
    hex.slice(at * PREFIX_BYTES * 2, (at + 1) * PREFIX_BYTES * 2),
  )
}
