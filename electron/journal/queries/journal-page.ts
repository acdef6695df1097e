import type { QueryRequest, QueryOutput } from '#shared/contract/contract.ts'
import { dayNumber, dayNumberToCivilDate } from '#shared/model/civil-date.ts'
import type { ConversationId } from '#shared/model/id.ts'
import type { StartedBy } from '#shared/model/started-by.ts'
import { tagKey } from '#shared/model/tag-key.ts'
import {
  CONVERSATION_COLUMNS,
  peopleOfConversations,
  toConversationRows,
  type ConversationColumns,
  WHOLE_NOTES,
} from './conversation-row.ts'
import { FOLLOW_UP_COLUMNS, toFollowUpRows } from './follow-up-row.ts'
import { notFound } from '#journal/documents/journal-error.ts'
import type { QueryContext } from './query-context.ts'

/** Conversations, the newest day first, those logged last first within a day. `before` is an answer's `next`. */
export function journalPage({ sql }: QueryContext, input: QueryRequest<'journal'>): QueryOutput<'journal'> {
  const where = ['c.deleted_at IS NULL']
  const values: (string | number)[] = []
  if (input.tag !== undefined) {
    where.push('c.n IN (SELECT n FROM conversation_tags WHERE tag_key = ?)')
    values.push(tagKey(input.tag))
  }
  if (input.channel !== undefined) where.push(`c.channel = '${input.channel}'`)
  if (input.from !== undefined) where.push(`c.day >= ${dayNumber(input.from)}`)
  if (input.to !== undefined) where.push(`c.day <= ${dayNumber(input.to)}`)
  const { total } = sql(`SELECT count(*) AS total FROM conversations AS c WHERE ${where.join(' AND ')}`).get(
    ...values,
  ) as {
    total: number
  }
  const cursor = parseCursor(input.before)
  if (cursor !== null) {
    where.push('(c.day, c.n) < (?, ?)')
    values.push(cursor.day, cursor.n)
  }
  const rows = sql(`SELECT ${CONVERSATION_COLUMNS} FROM conversations AS c WHERE ${where.join(' AND ')}
    ORDER BY c.day DESC, c.n DESC LIMIT ?`).all(...values, input.limit + 1) as ConversationColumns[]
  const shown = rows.slice(0, input.limit)
  const last = rows.length > input.limit ? shown.at(-1) : undefined
  return { rows: toConversationRows(sql, shown), next: last ? `${last.day}:${last.n}` : null, total }
}

function parseCursor(before: string | null): { day: number; n: number } | null {
  const match = /^(-?\d{1,9}):(\d{1,15})$/.exec(before ?? '')
  return match === null ? null : { day: Number(match[1]), n: Number(match[2]) }
}

/** All that the page of a conversation shows. */
export function conversationPage(context: QueryContext, { id }: { id: ConversationId }): QueryOutput<'conversation'> {
  const { sql } = context
  const row =
    sql(`SELECT c.n, c.id, c.day, c.planned, c.time, c.minutes, c.channel, c.topic, c.tags, c.started_by AS startedBy, c.learned, c.created_at, c.deleted_at,
    c.read_only, ${WHOLE_NOTES}
    FROM conversations AS c WHERE c.id = ?`).get(id) as
      | (ConversationColumns & {
          startedBy: StartedBy
          learned: string
          created_at: number
          deleted_at: number | null
          read_only: number
          notes: string
        })
      | undefined
  if (row === undefined) throw notFound(id)
  const people = peopleOfConversations(sql, [row.n]).get(row.n) ?? []
  const notes = sql(`SELECT l.target_id AS id, group_concat(p.note, char(10)) AS note FROM links l
    LEFT JOIN participant_notes p ON p.n = l.n AND p.named_id = l.named_id
    WHERE l.n = ? AND l.role IN ('participant', 'planned-with') GROUP BY l.target_id`).all(row.n) as {
    id: string
    note: string | null
  }[]
  const followUps = sql(`SELECT ${FOLLOW_UP_COLUMNS} FROM follow_ups AS f WHERE f.origin_id = ? AND f.deleted_at IS NULL
    ORDER BY f.done_at IS NOT NULL, f.due_day IS NULL, f.due_day, f.n`).all(id)
  return {
    id,
    date: dayNumberToCivilDate(row.day),
    planned: row.planned === 1,
    time: row.time,
    minutes: row.minutes,
    channel: row.channel,
    people,
    participants: people.map((person) => ({ person, note: notes.find((note) => note.id === person.id)?.note ?? '' })),
    topic: row.topic,
    tags: JSON.parse(row.tags) as string[],
    startedBy: row.startedBy,
    notes: row.notes,
    learned: row.learned,
    followUps: toFollowUpRows(context, followUps),
    createdAt: row.created_at,
    deletedAt: row.deleted_at,
    readOnly: row.read_only === 1,
  }
}

/** Tags of conversations, the most used first; spelled as it was used last. */
export function tags({ sql }: QueryContext): QueryOutput<'tags'> {
  return sql(`SELECT tag, conversations FROM (
      SELECT tag, max(n), count(*) AS conversations FROM conversation_tags GROUP BY tag_key
    ) ORDER BY conversations DESC, tag LIMIT 500`).all() as QueryOutput<'tags'>
}
