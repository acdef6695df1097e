import type { QueryOutput } from '#shared/contract/contract.ts'
import type { DocumentId } from '#shared/model/id.ts'
import { DEFAULT_RING_RULES } from '#shared/model/ring.ts'
import { foldName } from '#shared/model/person-name.ts'
import { readPreferences } from '#journal/projections/ring-rules.ts'
import { notFound } from './not-found.ts'
import type { QueryContext } from './query-context.ts'

/** Circles with how many people are in them, by name. */
export function circles({ sql }: QueryContext): QueryOutput<'circles'> {
  return sql(`SELECT c.id, c.name, (SELECT count(*) FROM circle_members m JOIN people p ON p.n = m.person_n
    WHERE m.circle_id = c.id AND p.hidden = 0) AS people
    FROM circles c WHERE c.deleted_at IS NULL ORDER BY c.name_key, c.n`).all() as QueryOutput<'circles'>
}

/** Organisations whose name has `text` in it, those with the most people first. */
export function organisations(
  { sql }: QueryContext,
  input: { text: string; limit: number },
): QueryOutput<'organisations'> {
  const pattern = `%${foldName(input.text).replace(/[\\%_]/g, '\\$&')}%`
  return sql(`SELECT o.id, o.name, (SELECT count(DISTINCT r.person_n) FROM person_roles r JOIN people p ON p.n = r.person_n
    WHERE r.organisation_id = o.id AND p.hidden = 0) AS people
    FROM organisations o WHERE o.deleted_at IS NULL AND o.name_key LIKE ? ESCAPE '\\'
    ORDER BY people DESC, o.name_key LIMIT ?`).all(pattern, input.limit) as QueryOutput<'organisations'>
}

const IN_TRASH = `
  SELECT id, 'person' AS kind, name AS title, deleted_at AS deletedAt FROM people WHERE deleted_at IS NOT NULL
  UNION ALL SELECT id, 'conversation', topic, deleted_at FROM conversations WHERE deleted_at IS NOT NULL
  UNION ALL SELECT id, 'follow-up', text, deleted_at FROM follow_ups WHERE deleted_at IS NOT NULL
  UNION ALL SELECT id, 'organisation', name, deleted_at FROM organisations WHERE deleted_at IS NOT NULL
  UNION ALL SELECT id, 'circle', name, deleted_at FROM circles WHERE deleted_at IS NOT NULL`

/** What is in the trash, the latest first. */
export function trash({ sql }: QueryContext, input: { offset: number; limit: number }): QueryOutput<'trash'> {
  const { total } = sql(`SELECT count(*) AS total FROM (${IN_TRASH})`).get() as { total: number }
  const rows = sql(`${IN_TRASH} ORDER BY deletedAt DESC, id LIMIT ? OFFSET ?`).all(input.limit, input.offset)
  return { total, rows: rows as QueryOutput<'trash'>['rows'] }
}

/** Documents that have been in the trash since before `unixMs`. */
export function inTrashSince({ sql }: QueryContext, unixMs: number): DocumentId[] {
  const rows = sql(`SELECT id FROM (${IN_TRASH}) WHERE deletedAt < ? ORDER BY deletedAt`).all(unixMs)
  return (rows as { id: DocumentId }[]).map(({ id }) => id)
}

/** The kind of a document that the rows know. */
export function documentKind({ sql }: QueryContext, { id }: { id: DocumentId }): QueryOutput<'documentKind'> {
  const row = sql('SELECT kind FROM documents WHERE id = ?').get(id)
  if (row === undefined) throw notFound(id)
  return row as { kind: string }
}

export function preferencesNow({ sql }: QueryContext): QueryOutput<'preferences'> {
  const found = readPreferences(sql)
  if (found === null) {
    return {
      rings: DEFAULT_RING_RULES,
      language: 'system',
      views: {},
      intent: { goal: '', people: '', minutesAWeek: null },
      firstRunDone: false,
    }
  }
  const { rings, language, views, intent, firstRunDone } = found
  return { rings, language, views, intent, firstRunDone }
}
