import type { Sql } from '#journal/documents/statements.ts'
import type { DocumentId } from '#shared/model/id.ts'

/** Whether a document other than `these`, and not in the trash, names this one: it is in use. Asked of the rows. */
export function isNamedElsewhere(sql: Sql, id: DocumentId, these: ReadonlySet<string>): boolean {
  const rows = sql(`SELECT e.id FROM links l JOIN entries e ON e.n = l.n WHERE l.named_id = :id AND e.deleted_at IS NULL
    UNION ALL SELECT id FROM entries WHERE merged_into = :id AND deleted_at IS NULL`).all({ id })
  return (rows as { id: string }[]).some((row) => !these.has(row.id))
}
