import type { Sql } from '#journal/documents/statements.ts'
import type { CommandOutput, CommandRequest, QueryOutput, QueryRequest } from '#shared/contract/contract.ts'

// Whoever makes up names must not fill the journal: the oldest give way.
const MAX_DRAFTS = 50

export function readDraft(sql: Sql, { name }: QueryRequest<'draft'>): QueryOutput<'draft'> {
  const row = sql('SELECT text FROM drafts WHERE name = ?').get(name) as { text: string } | undefined
  return { text: row?.text ?? '' }
}

/**
 * Keeps a draft in the caller's transaction; '' ends it. Nothing that was typed is lost to another window: what that one
 * has left since `base` stays below `text`.
 * @param now milliseconds since 1970
 * @returns all that is kept
 */
export function writeDraft(
  sql: Sql,
  { name, text, base }: CommandRequest<'saveDraft'>,
  now: number,
): CommandOutput<'saveDraft'> {
  const kept = textToKeep({ before: readDraft(sql, { name }).text, text, base })
  if (kept === '') sql('DELETE FROM drafts WHERE name = ?').run(name)
  else {
    sql(
      'INSERT INTO drafts (name, text, at) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET text = excluded.text, at = excluded.at',
    ).run(name, kept, now)
    sql('DELETE FROM drafts WHERE name NOT IN (SELECT name FROM drafts ORDER BY at DESC, name = ? DESC LIMIT ?)').run(
      name,
      MAX_DRAFTS,
    )
  }
  return { text: kept }
}

function textToKeep({ before, text, base }: { before: string; text: string; base: string | undefined }): string {
  if (base === undefined || before === base) return text
  // It was kept already, together with the line that it is what is left of.
  if (before === text || before.startsWith(`${text}\n`)) return before
  return [text, before].filter((part) => part.trim() !== '').join('\n')
}
