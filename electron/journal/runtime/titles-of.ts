import type { Sql } from '#journal/documents/statements.ts'

/** What documents are called, by their ids; those without rows are not in it. */
export function titlesOf(sql: Sql, ids: readonly string[]): ReadonlyMap<string, string> {
  const rows = sql('SELECT id, title FROM entries WHERE id IN (SELECT value FROM json_each(?))').all(
    JSON.stringify(ids),
  )
  return new Map((rows as { id: string; title: string }[]).map(({ id, title }) => [id, title]))
}
