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

/**
 * All that a journal would send to another one: its rows as they lie, and its tombstones. The sample never leaves.
 * @param only these documents, where they are given
 */
export function foreignBatch(database: Database, only: readonly string[] | null = null): ForeignBatch {
  const wanted = only === null ? '' : 'AND id IN (SELECT value FROM json_each(?))'
  const values = only === null ? [] : [JSON.stringify(only)]
  const changesOf = database.prepare('SELECT bytes FROM changes WHERE document = ? ORDER BY at').pluck()
  const rows = database
    .prepare(`SELECT * FROM documents WHERE n IN (SELECT ref FROM sync_index) ${wanted} ORDER BY n`)
    .all(...values) as Row[]
  const documents = rows.map(({ n, id, kind, heads, snapshot }): ForeignDocument => {
    return { id, kind, heads: heads.split(' '), snapshot, changes: changesOf.all(n) as Uint8Array[] }
  })
  const buried = database.prepare(`SELECT * FROM tombstones WHERE true ${wanted} ORDER BY n`).all(...values)
  const tombstones = (buried as TombstoneRow[]).map(({ id, kind, at, forgotten, known }) => ({
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
