import type { QueryOutput, QueryRequest } from '#shared/contract/contract.ts'
import type { DocumentId } from '#shared/model/id.ts'
import { DEFAULT_CALENDAR_TITLE } from '#shared/model/preferences.ts'
import { DEFAULT_REVIEW_DAYS } from '#shared/model/review-rhythms.ts'
import { DEFAULT_RING_RULES } from '#shared/model/ring.ts'
import { foldName } from '#shared/model/person-name.ts'
import { readPreferences } from '#journal/kinds/ring-rules.ts'
import { notFound } from '#journal/documents/journal-error.ts'
import type { QueryContext } from './query-context.ts'

/** Circles with how many people are in them, by name. */
export function circles({ sql }: QueryContext): QueryOutput<'circles'> {
  return sql(`SELECT c.id, c.name, (SELECT count(DISTINCT m.n) FROM links m JOIN people p ON p.n = m.n
    WHERE m.target_id = c.id AND m.role = 'circle' AND p.hidden = 0) AS people
    FROM circles c WHERE c.hidden = 0 ORDER BY c.name_key, c.n`).all() as QueryOutput<'circles'>
}

/** How many of some people are in each circle, and wanted as each type of person. */
export function memberships({ sql }: QueryContext, { ids }: QueryRequest<'memberships'>): QueryOutput<'memberships'> {
  return sql(`SELECT m.target_id AS "of", count(DISTINCT m.n) AS people
    FROM people AS p JOIN links AS m ON m.n = p.n AND m.role IN ('circle', 'archetype')
    WHERE p.id IN (SELECT value FROM json_each(?)) GROUP BY m.target_id ORDER BY m.target_id`).all(
    JSON.stringify(ids),
  ) as QueryOutput<'memberships'>
}

/** Organisations whose name has `text` in it, those with the most people first. */
export function organisations(
  { sql }: QueryContext,
  input: { text: string; limit: number },
): QueryOutput<'organisations'> {
  const wanted = foldName(input.text)
  const pattern = `%${wanted.replace(/[\\%_]/g, '\\$&')}%`
  return sql(`SELECT o.id, o.name, (SELECT count(DISTINCT r.n) FROM links r JOIN people p ON p.n = r.n
    WHERE r.target_id = o.id AND r.role = 'organisation' AND p.hidden = 0) AS people
    FROM organisations o WHERE o.hidden = 0 AND o.name_key LIKE ? ESCAPE '\\'
    ORDER BY o.name_key = ? DESC, people DESC, o.name_key LIMIT ?`).all(
    pattern,
    wanted,
    input.limit,
  ) as QueryOutput<'organisations'>
}

/** What is in the trash, the latest first. */
export function trash({ sql }: QueryContext, input: { offset: number; limit: number }): QueryOutput<'trash'> {
  const { total } = sql('SELECT count(*) AS total FROM entries WHERE deleted_at IS NOT NULL').get() as { total: number }
  const rows = sql(`SELECT id, kind, title, deleted_at AS deletedAt FROM entries WHERE deleted_at IS NOT NULL
    ORDER BY deleted_at DESC, id LIMIT ? OFFSET ?`).all(input.limit, input.offset)
  return { total, rows: rows as QueryOutput<'trash'>['rows'] }
}

/** Documents in the trash that this device has first seen there before `unixMs`, by its own clock. */
export function inTrashSince({ sql }: QueryContext, unixMs: number): DocumentId[] {
  const rows = sql(`SELECT e.id FROM entries e JOIN seen_in_trash s ON s.n = e.n
    WHERE e.deleted_at IS NOT NULL AND s.at < ? ORDER BY s.at, e.n`).all(unixMs)
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
      guide: {},
      calendarTitle: DEFAULT_CALENDAR_TITLE,
      asksWhatHoldsBack: true,
      reviewDays: DEFAULT_REVIEW_DAYS,
      noteTemplates: {},
    }
  }
  const { rings, language, views, intent, firstRunDone, guide, calendarTitle, asksWhatHoldsBack } = found
  const { reviewDays, noteTemplates } = found
  return {
    rings,
    language,
    views,
    intent,
    firstRunDone,
    guide,
    calendarTitle,
    asksWhatHoldsBack,
    reviewDays,
    noteTemplates,
  }
}
