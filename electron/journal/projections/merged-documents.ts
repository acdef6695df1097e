import type { Sql } from '#journal/documents/statements.ts'
import type { RowDefinition } from './row-definition.ts'
import { survivorsInRows } from './survivor.ts'

/** Whether a document, as the rows have it now, was merged into another, or another into it. */
export function isPartOfMerge(sql: Sql, id: string): boolean {
  const found = sql('SELECT 1 FROM entries WHERE (id = ? AND merged_into IS NOT NULL) OR merged_into = ? LIMIT 1')
  return found.get(id, id) !== undefined
}

/**
 * Points what names anything merged into or with any of `ids` at what that is now. Goes through a chain of merges once,
 * however many of them are asked for. Returns the ids affected.
 */
export function relink(sql: Sql, { merged }: Pick<RowDefinition, 'merged'>, ids: Iterable<string>): Set<string> {
  const cluster = new Set(ids)
  for (const member of cluster) {
    const rows = sql('SELECT id FROM entries WHERE merged_into = ?').all(member) as { id: string }[]
    for (const row of rows) cluster.add(row.id)
  }
  const survivorNow = survivorsInRows(sql)
  const affected = new Set<string>()
  for (const member of cluster) {
    const now = survivorNow(member)
    const before = sql('SELECT DISTINCT target_id FROM links WHERE named_id = ?').all(member)
    for (const row of before as { target_id: string }[]) affected.add(row.target_id)
    sql('UPDATE links SET target_id = ? WHERE named_id = ? AND target_id <> ?').run(now, member, now)
    merged?.(sql, member, now)
    affected.add(now)
    affected.add(member)
  }
  return affected
}
