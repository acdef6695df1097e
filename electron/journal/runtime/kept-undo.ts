import type { Commit, DocumentChange, FieldWrite } from '#journal/documents/document-store.ts'
import type { Sql } from '#journal/documents/statements.ts'
import type { MadeImport } from '#shared/contract/undo-contract.ts'
import type { DocumentId } from '#shared/model/id.ts'
import { documentsWritten, type WrittenDocument, type Written } from './written.ts'

/** An import or a merge while it is written: all of its commits are kept under one id, which is its undo token. */
export interface Keeping {
  readonly id: string
  readonly what: 'import' | 'merge'
  /** Of an import, the format of its files; null for several, and for a merge. */
  readonly format: MadeImport['format']
}

export interface KeptEntry extends Keeping {
  /** Milliseconds since 1970. */
  readonly at: number
  /** People that it has written. */
  readonly people: number
  /** Whether there is anything that it can still be taken back from. */
  readonly isLeft: boolean
  readonly undoneAt: number | null
  /** How many documents the undo has left alone. */
  readonly leftAlone: number
}

/**
 * How to take imports and merges back, weeks later too: kept in this device's journal file, in no document, so that it
 * neither travels nor is lost with a tab, a process or the rows. The latest 50 are kept, as far as they fit into 32 MB
 * together, and the latest whatever its size.
 */
export interface KeptUndo {
  /** Adds what a commit has written. Call it inside the transaction of the commit. */
  add(keeping: Keeping, commit: Commit<unknown>): void
  find(id: string): KeptEntry | null
  written(id: string): Written
  /** The latest first. */
  list(): KeptEntry[]
  /** Who was written, in the order written. */
  people(id: string, limit: number): DocumentId[]
  markUndone(id: string, leftAlone: number): void
  /** The undo was undone. */
  markDone(id: string): void
  /**
   * Lets go of what the changes have erased. Call it inside their transaction.
   * @returns whether there was any
   */
  erase(changes: readonly DocumentChange[]): boolean
}

/** Names an entry by a key that nothing else has. It never begins with a dash, which a command line takes for an option. */
export function keptId(key: string): string {
  return `kept-${key}`
}

export const MAX_KEPT = 50
export const MAX_KEPT_BYTES = 32 * 2 ** 20

export function openKeptUndo(sql: Sql, now: () => number): KeptUndo {
  const entries = (where: string, ...values: unknown[]): KeptEntry[] => {
    const rows = sql(`${ENTRIES} ${where}`).all(...values) as (Omit<KeptEntry, 'isLeft'> & { isLeft: number })[]
    return rows.map((row) => ({ ...row, isLeft: Boolean(row.isLeft) }))
  }
  const writtenInto = (id: string, document: DocumentId): WrittenDocument | undefined => {
    const row = sql(`${WRITTEN} WHERE k.id = ? AND w.document = ?`).get(id, document)
    return row === undefined ? undefined : toWritten(row)
  }

  return {
    add({ id, what, format }, commit) {
      const known = (document: DocumentId) => writtenInto(id, document)
      const documents = [...documentsWritten(sql, commit, known)]
      if (documents.length === 0) return
      sql(INSERT_ENTRY).run(id, now(), what, format)
      const { n } = sql('SELECT n FROM kept_undo WHERE id = ?').get(id) as { n: number }
      let [people, bytes] = [0, 0]
      for (const written of documents) {
        const isNew = known(written.id) === undefined
        bytes += put(n, written)
        if (isNew && written.kind === 'person') people++
      }
      sql('UPDATE kept_undo SET people = people + ?, bytes = bytes + ? WHERE n = ?').run(people, bytes, n)
      sql(DELETE_OLDEST).run(MAX_KEPT, MAX_KEPT_BYTES)
    },
    find: (id) => entries('WHERE id = ?', id)[0] ?? null,
    written: (id) => sql(`${WRITTEN} WHERE k.id = ? ORDER BY w.n`).all(id).map(toWritten),
    list: () => entries('ORDER BY n DESC'),
    people(id, limit) {
      const rows = sql(`${WRITTEN} WHERE k.id = ? AND w.kind = 'person' ORDER BY w.n LIMIT ?`).all(id, limit)
      return (rows as { document: DocumentId }[]).map(({ document }) => document)
    },
    markUndone(id, leftAlone) {
      sql('UPDATE kept_undo SET undone_at = ?, left_alone = ? WHERE id = ?').run(now(), leftAlone, id)
    },
    markDone(id) {
      sql('UPDATE kept_undo SET undone_at = NULL, left_alone = 0 WHERE id = ?').run(id)
    },
    erase: (changes) => changes.reduce((any, { id, after }) => (after === null && eraseDocument(id)) || any, false),
  }

  /** @returns how many bytes more it takes */
  function put(n: number, { id, kind, made, writes }: WrittenDocument): number {
    const text = JSON.stringify(writes.map(({ path, before, after }) => ({ path, before, after })))
    const known = sql('SELECT length(writes) AS letters FROM kept_writes WHERE entry = ? AND document = ?').get(n, id)
    sql(PUT_WRITES).run(n, id, kind, made?.mark ?? null, made?.heads ?? null, text)
    const before = known as { letters: number } | undefined
    return text.length - (before?.letters ?? -BYTES_A_DOCUMENT)
  }

  /** @returns whether any entry had it */
  function eraseDocument(erased: DocumentId): boolean {
    const found = sql(OF_DOCUMENT).all(erased) as { entry: number; what: Keeping['what']; letters: number }[]
    sql('DELETE FROM kept_writes WHERE document = ?').run(erased)
    for (const { entry, letters } of found) {
      sql('UPDATE kept_undo SET bytes = bytes - ? WHERE n = ?').run(letters + BYTES_A_DOCUMENT, entry)
    }
    // A merge has put the words of the one into the other, and the next merge those into a third one.
    const merges = new Set(found.filter(({ what }) => what === 'merge').map(({ entry }) => entry))
    for (const entry of merges) {
      for (const other of sql(MERGES_OF_THE_SAME).all(entry) as { entry: number }[]) merges.add(other.entry)
      sql('DELETE FROM kept_writes WHERE entry = ?').run(entry)
      sql('UPDATE kept_undo SET bytes = 0 WHERE n = ?').run(entry)
    }
    return found.length > 0
  }
}

// What a row takes besides its words: two ids, a mark, heads, and their places in two indexes.
const BYTES_A_DOCUMENT = 300

const ENTRIES = `SELECT id, what, format, at, people, undone_at AS undoneAt, left_alone AS leftAlone,
  EXISTS (SELECT 1 FROM kept_writes w WHERE w.entry = k.n) AS isLeft FROM kept_undo k`
const INSERT_ENTRY = 'INSERT INTO kept_undo (id, at, what, format) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING'
const PUT_WRITES = `INSERT INTO kept_writes (entry, document, kind, mark, heads, writes) VALUES (?, ?, ?, ?, ?, ?)
  ON CONFLICT (entry, document) DO UPDATE SET mark = excluded.mark, heads = excluded.heads, writes = excluded.writes`
const OF_DOCUMENT = `SELECT w.entry, k.what, length(w.writes) AS letters
  FROM kept_writes w JOIN kept_undo k ON k.n = w.entry WHERE w.document = ?`
const MERGES_OF_THE_SAME = `SELECT DISTINCT w.entry FROM kept_writes w JOIN kept_undo k ON k.n = w.entry
  WHERE k.what = 'merge' AND w.document IN (SELECT document FROM kept_writes WHERE entry = ?)`
const DELETE_OLDEST = `
  DELETE FROM kept_undo WHERE n IN (SELECT n FROM (
    SELECT n, row_number() OVER latest AS place, sum(bytes) OVER latest AS together
    FROM kept_undo WINDOW latest AS (ORDER BY n DESC)
  ) WHERE place > 1 AND (place > ? OR together > ?))`
const WRITTEN =
  'SELECT w.document, w.kind, w.mark, w.heads, w.writes FROM kept_writes w JOIN kept_undo k ON k.n = w.entry'

function toWritten(row: unknown): WrittenDocument {
  const { document, kind, mark, heads, writes } = row as {
    document: DocumentId
    kind: string
    mark: string | null
    heads: string | null
    writes: string
  }
  const made = mark === null || heads === null ? null : { mark, heads }
  const fields = JSON.parse(writes) as Omit<FieldWrite, 'id'>[]
  return { id: document, kind, made, writes: fields.map((field) => ({ id: document, ...field })) }
}
