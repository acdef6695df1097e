import type { Statement } from 'better-sqlite3'
import type { Database } from './database.ts'
import { preparedStatements } from './statements.ts'
import { sha256, snapshotSha256, type ChangeRow, type DocumentRow } from './strict-load.ts'
import { decodePrefixes, encodePrefixes, type Tombstone } from './sync-index.ts'

export interface DocumentTable {
  read(id: string): DocumentRow | undefined
  /** The first document after `n`, of `kind` where one is given. */
  next(n: number, kind: string | null): DocumentRow | undefined
  withNumber(n: number): DocumentRow | undefined
  changesOf(n: number): ChangeRow[]
  /** The first document after `n` that has changes beside its snapshot. */
  nextWithChanges(n: number): number | undefined
  lastChangeOf(n: number): Uint8Array | undefined
  insert(row: Pick<DocumentRow, 'n' | 'id' | 'kind' | 'heads' | 'snapshot'>): void
  /** Adds changes and sets the heads they lead to. */
  append(
    row: Pick<DocumentRow, 'n' | 'changes'>,
    changes: readonly { hash: string; bytes: Uint8Array }[],
    heads: string,
  ): void
  /** Puts a snapshot in the place of the old one and all changes. */
  replaceSnapshot(row: Pick<DocumentRow, 'n' | 'id' | 'kind' | 'snapshot'>): void
  /** Removes the document with its changes; secure_delete overwrites them. */
  remove(n: number): void
  highestN(): number
  countByKind(): { kind: string; count: number }[]
  headsOf(n: number): string | undefined
  all(): { n: number; id: string; heads: string }[]
  /** Of what is not here. */
  tombstonesAlone(): (Tombstone & { readonly n: number })[]
  /** Of what never comes back. */
  forgotten(): Tombstone[]
  tombstone(id: string): (Tombstone & { readonly n: number }) | undefined
  /** Writes a tombstone, in place of the one that there is. @returns its number */
  bury(tombstone: Tombstone): number
  /** Notes when a document was first seen in the trash, or that it is not there. */
  noteTrash(n: number, seenAt: number | null): void
}

/** Every statement on the tables of the truth, compiled when first used and kept. */
export function documentTable(database: Database): DocumentTable {
  const sql = preparedStatements(database)
  const statement = <Row = unknown>(text: string) => sql(text) as Statement<unknown[], Row>
  return {
    read: (id) => statement<DocumentRow>('SELECT * FROM documents WHERE id = ?').get(id),
    next: (n, kind) =>
      kind === null
        ? statement<DocumentRow>('SELECT * FROM documents WHERE n > ? ORDER BY n LIMIT 1').get(n)
        : statement<DocumentRow>('SELECT * FROM documents WHERE kind = ? AND n > ? ORDER BY n LIMIT 1').get(kind, n),
    changesOf: (n) =>
      statement<ChangeRow>('SELECT hash, bytes, sha256 FROM changes WHERE document = ? ORDER BY at').all(n),
    withNumber: (n) => statement<DocumentRow>('SELECT * FROM documents WHERE n = ?').get(n),
    nextWithChanges: (n) =>
      statement<{ document: number }>('SELECT document FROM changes WHERE document > ? ORDER BY document LIMIT 1').get(
        n,
      )?.document,
    lastChangeOf: (n) =>
      statement<{ bytes: Uint8Array }>('SELECT bytes FROM changes WHERE document = ? ORDER BY at DESC LIMIT 1').get(n)
        ?.bytes,
    insert: (row) => {
      const columns = 'n, id, kind, heads, snapshot, snapshot_sha256'
      statement(`INSERT INTO documents (${columns}) VALUES (?, ?, ?, ?, ?, ?)`).run(
        row.n,
        row.id,
        row.kind,
        row.heads,
        row.snapshot,
        snapshotSha256(row),
      )
    },
    append: (row, changes, heads) => {
      const insert = statement('INSERT INTO changes (document, at, hash, bytes, sha256) VALUES (?, ?, ?, ?, ?)')
      let size = 0
      for (const [index, { hash, bytes }] of changes.entries()) {
        insert.run(row.n, row.changes + index, hash, bytes, sha256(bytes))
        size += bytes.length
      }
      statement(
        'UPDATE documents SET heads = ?, changes = changes + ?, change_bytes = change_bytes + ? WHERE n = ?',
      ).run(heads, changes.length, size, row.n)
    },
    replaceSnapshot: (row) => {
      statement(
        'UPDATE documents SET snapshot = ?, snapshot_sha256 = ?, changes = 0, change_bytes = 0 WHERE n = ?',
      ).run(row.snapshot, snapshotSha256(row), row.n)
      statement('DELETE FROM changes WHERE document = ?').run(row.n)
    },
    remove: (n) => void statement('DELETE FROM documents WHERE n = ?').run(n),
    highestN: () => statement<{ n: number | null }>('SELECT max(n) AS n FROM documents').get()?.n ?? 0,
    countByKind: () =>
      statement<{ kind: string; count: number }>('SELECT kind, count(*) AS count FROM documents GROUP BY kind').all(),
    headsOf: (n) => statement<{ heads: string }>('SELECT heads FROM documents WHERE n = ?').get(n)?.heads,
    all: () => statement<{ n: number; id: string; heads: string }>('SELECT n, id, heads FROM documents').all(),
    tombstonesAlone: () =>
      statement<TombstoneRow>('SELECT * FROM tombstones WHERE id NOT IN (SELECT id FROM documents)')
        .all()
        .map(toTombstone),
    forgotten: () => statement<TombstoneRow>('SELECT * FROM tombstones WHERE forgotten = 1').all().map(toTombstone),
    tombstone: (id) => {
      const row = statement<TombstoneRow>('SELECT * FROM tombstones WHERE id = ?').get(id)
      return row && toTombstone(row)
    },
    bury: ({ id, kind, at, forgotten, known }) => {
      const written = statement<{ n: number }>(
        `INSERT INTO tombstones (id, kind, at, forgotten, known) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET at = excluded.at, forgotten = excluded.forgotten, known = excluded.known RETURNING n`,
      ).get(id, kind, at, Number(forgotten), encodePrefixes(known))
      return written?.n ?? 0
    },
    noteTrash: (n, seenAt) => {
      if (seenAt === null) statement('DELETE FROM seen_in_trash WHERE n = ?').run(n)
      else statement('INSERT OR IGNORE INTO seen_in_trash (n, at) VALUES (?, ?)').run(n, seenAt)
    },
  }
}

interface TombstoneRow {
  readonly n: number
  readonly id: string
  readonly kind: string
  readonly at: number
  readonly forgotten: number
  readonly known: Buffer
}

function toTombstone(row: TombstoneRow): Tombstone & { readonly n: number } {
  return { ...row, forgotten: row.forgotten === 1, known: decodePrefixes(row.known) }
}
