import type { DocumentId } from '#shared/model/id.ts'
import { automerge, type AutomergeDoc } from './automerge.ts'
import type { Database } from './database.ts'
import type { DocumentTable } from './document-table.ts'
import type { ForeignDocument } from './foreign-document.ts'
import { preparedStatements } from './statements.ts'
import { strictLoad, type DocumentRow } from './strict-load.ts'
import type { SyncIndex, Tombstone } from './sync-index.ts'

/** What goes to other devices, as they ask for it: documents and tombstones that have a mark. The sample has none. */
export interface Travelling {
  /** As `SyncIndex.marks` does. */
  marks(): Buffer[]
  marksAt(place: number): Uint8Array[]
  /** Calls back as `SyncIndex.watch` does. */
  watch(touched: (place: number | null, id: string | null) => void): () => void
  /** Everything at places from `from` up to, without, `to`; marks in hex. */
  entriesBetween(from: number, to: number): { id: DocumentId; mark: string }[]
  /** Of everything that was forgotten, for ever. */
  forgotten(): Tombstone[]
  /** In hex, of those of them that travel from here. */
  marksOf(ids: readonly string[]): Map<DocumentId, string>
  /** Those of the heads of a document; none where it is not here, null where it was forgotten. */
  headsOf(id: string): readonly string[] | null
  /** Those of them that travel: `kind` is null for what was erased. */
  headers(ids: readonly string[]): { id: DocumentId; n: number; kind: string | null }[]
  /**
   * What there is to say of a document to a device that has it up to `have`: its tombstone, and the whole of it as it lies,
   * or the changes since. Null where nothing of it travels, or it is damaged.
   */
  read(id: string, have: readonly string[]): { tombstone: Tombstone | null; document: ForeignDocument | null } | null
}

/** @param newActor who would write, should anything be written: random */
export function openTravelling(
  database: Database,
  { rows, index, newActor }: { rows: DocumentTable; index: SyncIndex; newActor: () => string },
): Travelling {
  const sql = preparedStatements(database)

  return {
    marks: () => index.marks(),
    marksAt: (place) => index.marksAt(place),
    watch: (touched) => index.watch(touched),
    entriesBetween: (from, to) =>
      sql(`SELECT coalesce(documents.id, tombstones.id) AS id, lower(hex(mark)) AS mark FROM sync_index
        LEFT JOIN documents ON documents.n = ref LEFT JOIN tombstones ON tombstones.n = -ref
        WHERE place >= ? AND place < ? AND coalesce(documents.id, tombstones.id) IS NOT NULL`).all(from, to) as {
        id: DocumentId
        mark: string
      }[],
    forgotten: () => rows.forgotten().map(withoutNumber),
    marksOf(ids) {
      const found = sql(`SELECT asked.value AS id, lower(hex(mark)) AS mark FROM json_each(?) asked
        LEFT JOIN documents ON documents.id = asked.value LEFT JOIN tombstones ON tombstones.id = asked.value
        JOIN sync_index ON ref = coalesce(documents.n, -tombstones.n)`).all(JSON.stringify(ids))
      return new Map((found as { id: DocumentId; mark: string }[]).map(({ id, mark }) => [id, mark]))
    },
    headsOf(id) {
      const row = sql('SELECT heads FROM documents WHERE id = ?').get(id) as { heads: string } | undefined
      if (row !== undefined) return row.heads.split(' ')
      return rows.tombstone(id)?.forgotten === true ? null : []
    },
    headers: (ids) =>
      sql(`SELECT asked.value AS id, coalesce(documents.n, tombstones.n) AS n, documents.kind FROM json_each(?) asked
        LEFT JOIN documents ON documents.id = asked.value LEFT JOIN tombstones ON tombstones.id = asked.value
        WHERE EXISTS (SELECT 1 FROM sync_index WHERE ref = coalesce(documents.n, -tombstones.n))`).all(
        JSON.stringify(ids),
      ) as { id: DocumentId; n: number; kind: string | null }[],
    read(id, have) {
      const row = rows.read(id)
      const buried = rows.tombstone(id)
      const ref = row?.n ?? (buried === undefined ? null : -buried.n)
      if (ref === null || sql('SELECT 1 FROM sync_index WHERE ref = ?').get(ref) === undefined) return null
      const tombstone = buried === undefined ? null : withoutNumber(buried)
      return { tombstone, document: row === undefined ? null : outgoing(row, rows, have, newActor) }
    },
  }
}

function withoutNumber({ id, kind, at, forgotten, known }: Tombstone): Tombstone {
  return { id, kind, at, forgotten, known }
}

function outgoing(
  row: DocumentRow,
  rows: DocumentTable,
  have: readonly string[],
  newActor: () => string,
): ForeignDocument | null {
  const heads = row.heads.split(' ')
  const known = new Set(have)
  if (heads.every((hash) => known.has(hash))) return null
  const changes = row.changes === 0 ? [] : rows.changesOf(row.n)
  const head = { id: row.id as DocumentId, kind: row.kind, heads }
  const whole = { ...head, snapshot: row.snapshot, changes: changes.map(({ bytes }) => bytes) }
  if (have.length === 0) return whole
  const { doc } = strictLoad(row, changes, newActor())
  // What is damaged is found and set aside by whoever reads it; nothing of it is given to others.
  if (doc === null) return null
  try {
    return changesSince(doc, have, head) ?? whole
  } finally {
    automerge().free(doc)
  }
}

/** Null where nothing that the other has is known here: it needs the whole. */
function changesSince(
  doc: AutomergeDoc,
  have: readonly string[],
  head: Pick<ForeignDocument, 'id' | 'kind' | 'heads'>,
): ForeignDocument | null {
  const { getBackend, getChangesSince } = automerge()
  const backend = getBackend(doc)
  const shared = have.filter((hash) => backend.getChangeMetaByHash(hash) !== null)
  if (shared.length === 0) return null
  return { ...head, snapshot: null, changes: getChangesSince(doc, shared) }
}
