import { withoutSpacing } from '#journal/projections/search-words.ts'
import type { ConversationRow, PersonLink } from '#shared/contract/rows.ts'
import { dayNumberToCivilDate, type CivilTime } from '#shared/model/civil-date.ts'
import type { ConversationChannel } from '#shared/model/conversation-channel.ts'
import type { ConversationId } from '#shared/model/id.ts'
import type { Sql } from '#journal/documents/statements.ts'

/** The columns of `conversations AS c` that `toConversationRows` reads. */
export const CONVERSATION_COLUMNS = `c.n, c.id, c.day, c.planned, c.time, c.minutes, c.channel, c.topic, c.tags,
  coalesce((SELECT substr(${withoutSpacing('body')}, 1, 400) FROM texts WHERE text_rowid = c.text_rowid), '') AS excerpt`

/** The column of `conversations AS c` that has all of its notes, as they were written. */
export const WHOLE_NOTES = `coalesce((SELECT ${withoutSpacing('body')} FROM texts WHERE text_rowid = c.text_rowid), '') AS notes`

export interface ConversationColumns {
  readonly n: number
  readonly id: ConversationId
  readonly day: number
  readonly planned: number
  readonly time: CivilTime | null
  readonly minutes: number | null
  readonly channel: ConversationChannel
  readonly topic: string
  readonly tags: string
  readonly excerpt: string
}

/** Rows of the conversations table as lists show them, with the names of who took part, in order of name. */
export function toConversationRows(sql: Sql, rows: readonly ConversationColumns[]): ConversationRow[] {
  const people = peopleOfConversations(
    sql,
    rows.map(({ n }) => n),
  )
  return rows.map((row) => ({
    id: row.id,
    date: dayNumberToCivilDate(row.day),
    planned: row.planned === 1,
    time: row.time,
    minutes: row.minutes,
    channel: row.channel,
    people: people.get(row.n) ?? [],
    topic: row.topic,
    tags: JSON.parse(row.tags) as string[],
    excerpt: row.excerpt,
  }))
}

/** Who took part or is to, by number of the conversation. */
export function peopleOfConversations(sql: Sql, numbers: readonly number[]): Map<number, PersonLink[]> {
  const rows = sql(`SELECT DISTINCT l.n, p.id, p.name FROM json_each(?) AS wanted
    JOIN links AS l ON l.n = wanted.value AND l.role IN ('participant', 'planned-with') JOIN people AS p ON p.id = l.target_id
    WHERE p.deleted_at IS NULL ORDER BY l.n, p.sort_name`).all(JSON.stringify(numbers))
  return groupByNumber(rows as (PersonLink & { n: number })[])
}

export function groupByNumber(rows: readonly (PersonLink & { n: number })[]): Map<number, PersonLink[]> {
  const byNumber = new Map<number, PersonLink[]>()
  for (const { n, id, name } of rows) {
    const people = byNumber.get(n)
    if (people === undefined) byNumber.set(n, [{ id, name }])
    else people.push({ id, name })
  }
  return byNumber
}
