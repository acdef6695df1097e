import type { Statement } from 'better-sqlite3'
import type { Database } from './database.ts'
import { sha256, snapshotSha256, type ChangeRow, type DocumentRow } from './strict-load.ts'

export interface DocumentTable {
  read(id: string): DocumentRow | undefined
  /** The first document after `n`, of `kind` where one is given. */
  next(n: number, kind: string | null): DocumentRow | undefined
  changesOf(n: number): ChangeRow[]
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
  tombstone(id: string): { kind: string; at: number } | undefined
  bury(id: string, kind: string, at: number): void
}

/** Every statement on the tables of the truth, compiled when first used and kept. */
export function documentTable(database: Database): DocumentTable {
  const statement = statements(database)
  return {
    read: (id) => statement<DocumentRow>('SELECT * FROM documents WHERE id = ?').get(id),
    next: (n, kind) =>
      kind === null
        ? statement<DocumentRow>('SELECT * FROM documents WHERE n > ? ORDER BY n LIMIT 1').get(n)
        : statement<DocumentRow>('SELECT * FROM documents WHERE kind = ? AND n > ? ORDER BY n LIMIT 1').get(kind, n),
    changesOf: (n) =>
      statement<ChangeRow>('SELECT hash, bytes, sha256 FROM changes WHERE document = ? ORDER BY at').all(n),
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
    tombstone: (id) => statement<{ kind: string; at: number }>('SELECT kind, at FROM tombstones WHERE id = ?').get(id),
    bury: (id, kind, at) =>
      void statement('INSERT OR IGNORE INTO tombstones (id, kind, at) VALUES (?, ?, ?)').run(id, kind, at),
  }
}

/** Compiles a statement once for each text. */
export function statements(database: Database): <Row = unknown>(sql: string) => Statement<unknown[], Row> {
  const compiled = new Map<string, Statement<unknown[], unknown>>()
  return <Row>(sql: string) => {
    let statement = compiled.get(sql)
    if (statement === undefined) {
      statement = database.prepare<unknown[], unknown>(sql)
      compiled.set(sql, statement)
    }
    return statement as Statement<unknown[], Row>
  }
}
