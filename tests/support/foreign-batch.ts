import type { Database } from '#journal/documents/database.ts'
import type { ForeignDocument } from '#journal/documents/foreign-document.ts'
import type { ForeignBatch } from '#journal/documents/receive.ts'
import type { DocumentId } from '#shared/model/id.ts'

interface Row {
  readonly n: number
  readonly id: DocumentId
  readonly kind: string
  readonly heads: string
  readonly snapshot: Uint8Array
}

interface TombstoneRow {
  readonly id: string
  readonly kind: string
  readonly at: number
  readonly forgotten: number
  readonly known: Buffer
}

/** All that a journal would send to another one: its rows as they lie, and its tombstones. The sample never leaves. */
export function foreignBatch(database: Database, only?: (id: string) => boolean): ForeignBatch {
  const rows = database.prepare(`SELECT d.* FROM documents d ORDER BY n`).all() as Row[]
  const samples = new Set(
    database.prepare('SELECT n FROM documents WHERE n NOT IN (SELECT ref FROM sync_index)').pluck().all(),
  )
  const changesOf = database.prepare('SELECT bytes FROM changes WHERE document = ? ORDER BY at').pluck()
  const documents = rows
    .filter(({ id, n }) => !samples.has(n) && (only?.(id) ?? true))
    .map(({ n, id, kind, heads, snapshot }): ForeignDocument => {
      return { id, kind, heads: heads.split(' '), snapshot, changes: changesOf.all(n) as Uint8Array[] }
    })
  const buried = database.prepare('SELECT * FROM tombstones ORDER BY n').all() as TombstoneRow[]
  const tombstones = buried
    .filter(({ id }) => only?.(id) ?? true)
    .map(({ id, kind, at, forgotten, known }) => ({
      id,
      kind,
      at,
      forgotten: forgotten === 1,
      known: Array.from({ length: known.length / 8 }, (_, at8) => known.toString('hex', at8 * 8, at8 * 8 + 8)),
    }))
  return { documents, tombstones }
}

/** What two devices would have to have alike to be in sync: the marks of all that travels. */
export function marksOf(database: Database): string[] {
  const marks = database.prepare('SELECT place, mark FROM sync_index').all() as { place: number; mark: Buffer }[]
  return marks.map(({ place, mark }) => `${place} ${mark.toString('hex')}`).toSorted()
}
