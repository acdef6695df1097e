import type { DocumentId } from '#shared/model/id.ts'
import type { ForeignDocument } from './foreign-document.ts'
import { sha256 } from './strict-load.ts'
import { preparedStatements } from './statements.ts'
import type { Database } from './database.ts'

const MAX_FOREIGN_BYTES = 64 * 1024 * 1024

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
  /** Keeps what another device sent and was refused, the newest 64 MiB of all such. Call it inside a transaction. */
  keepForeign(foreign: ForeignDocument, problem: string, at: number): void
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
    keepForeign: ({ id, kind, heads, snapshot, changes }, problem, at) => {
      const bytes = changes.reduce((sum, change) => sum + change.length, snapshot?.length ?? 0)
      sql('DELETE FROM quarantine WHERE id = ? AND foreign_bytes > 0').run(id)
      if (bytes > MAX_FOREIGN_BYTES) return
      const whole = Buffer.from(snapshot ?? [])
      const kept = sql(
        `INSERT INTO quarantine (id, kind, at, problem, foreign_bytes, heads, snapshot, snapshot_sha256)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      ).run(id, kind, at, problem, Math.max(1, bytes), heads.join(' '), whole, sha256(whole))
      for (const [index, change] of changes.entries()) {
        const hash = sha256(change)
        sql('INSERT INTO quarantined_changes (quarantined, at, hash, bytes, sha256) VALUES (?, ?, ?, ?, ?)').run(
          kept.lastInsertRowid,
          index,
          hash.toString('hex'),
          change,
          hash,
        )
      }
      sql(`DELETE FROM quarantine WHERE n IN (SELECT n FROM (
        SELECT n, sum(foreign_bytes) OVER (ORDER BY n DESC) AS total FROM quarantine WHERE foreign_bytes > 0
      ) WHERE total > ?)`).run(MAX_FOREIGN_BYTES)
    },
    list: () =>
      sql(
        'SELECT id, kind, at, problem FROM quarantine WHERE foreign_bytes = 0 ORDER BY n',
      ).all() as QuarantinedDocument[],
    erase: (id) => void sql('DELETE FROM quarantine WHERE id = ?').run(id),
  }
}
