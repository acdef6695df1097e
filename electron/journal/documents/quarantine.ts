import type { DocumentId } from '#shared/model/id.ts'
import { preparedStatements } from './statements.ts'
import type { Database } from './database.ts'

/** A document that could not be trusted, set aside with all its bytes. */
export interface QuarantinedDocument {
  readonly id: DocumentId
  readonly kind: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly problem: string
}

export interface Quarantine {
  /** Moves the rows of document `n` here, bytes and hashes as they are. Call it inside a transaction. */
  take(n: number, problem: string, at: number): void
  list(): QuarantinedDocument[]
  /** Erases what is kept of a document, for it was forgotten. */
  erase(id: string): void
}

export function openQuarantine(database: Database): Quarantine {
  const sql = preparedStatements(database)
  return {
    take: (n, problem, at) => {
      const moved = sql(
        `INSERT INTO quarantine (id, kind, at, problem, foreign_bytes, heads, snapshot, snapshot_sha256)
         SELECT id, kind, ?, ?, 0, heads, snapshot, snapshot_sha256 FROM documents WHERE n = ?`,
      ).run(at, problem, n)
      if (moved.changes === 0) return
      sql(
        `INSERT INTO quarantined_changes (quarantined, at, hash, bytes, sha256)
         SELECT ?, at, hash, bytes, sha256 FROM changes WHERE document = ?`,
      ).run(moved.lastInsertRowid, n)
      sql('DELETE FROM documents WHERE n = ?').run(n)
    },
    list: () =>
      sql(
        'SELECT id, kind, at, problem FROM quarantine WHERE foreign_bytes = 0 ORDER BY n',
      ).all() as QuarantinedDocument[],
    erase: (id) => void sql('DELETE FROM quarantine WHERE id = ?').run(id),
  }
}
