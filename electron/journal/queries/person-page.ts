import type { QueryOutput } from '#shared/contract/contract.ts'
import type { PersonLink } from '#shared/contract/rows.ts'
import {
  EDITED_PERSON_FIELDS,
  PERSON_COLLECTIONS,
  PERSON_TEXTS,
  type EditedPersonField,
  type PersonCollection,
} from '#shared/model/person-fields.ts'
import { stateOfNeed, type Person } from '#shared/model/person.ts'
import type { CircleId, PersonId } from '#shared/model/id.ts'
import { answersOf } from './guide.ts'
import { CONVERSATION_COLUMNS, toConversationRows, type ConversationColumns } from './conversation-row.ts'
import { FOLLOW_UP_COLUMNS, toFollowUpRows } from './follow-up-row.ts'
import { survivorInRows } from '#journal/projections/survivor.ts'
import { notFound } from '#journal/documents/journal-error.ts'
import { nextMeetingWith } from './meetings.ts'
import { cadenceOfRow, PEOPLE, PERSON_COLUMNS, personLink, toPersonRow, type PersonColumns } from './person-row.ts'
import type { QueryContext } from './query-context.ts'
import { rhythmWith } from './went-quiet.ts'

const NEWEST = 50
const MAX_SEEN_WITH = 12

type Page = QueryOutput<'person'>
type Columns = PersonColumns & {
  conversations: number
  content: string
  photo: string | null
  merged_into: string | null
  deleted_at: number | null
  read_only: number
}

/** All that the person screen shows. A merged person answers as whom they were merged into. */
export function personPage(context: QueryContext, { id }: { id: PersonId }): Page {
  const { sql } = context
  const row = sql(`SELECT ${PERSON_COLUMNS}, p.conversations, p.merged_into, p.deleted_at, p.read_only, p.hidden,
    (SELECT content FROM person_contents WHERE n = p.n) AS content,
    (SELECT photo FROM person_photos WHERE n = p.n) AS photo FROM ${PEOPLE} WHERE p.id = ?`).get(id) as
    | (Columns & { hidden: number })
    | undefined
  if (row === undefined) throw notFound(id)
  if (row.hidden === 1 && row.deleted_at === null && row.merged_into !== null) {
    return personPage(context, { id: survivorInRows(sql, id) as PersonId })
  }
  const content = JSON.parse(row.content) as Person
  const summary = toPersonRow(row, context.today())
  return {
    id,
    name: row.name,
    ...(pick(content, EDITED_PERSON_FIELDS) as Pick<Person, EditedPersonField>),
    photo: row.photo,
    names: content.names,
    ring: summary.ring,
    cadenceOverride: content.cadence,
    cadence: cadenceOfRow(row),
    rhythm: rhythmWith(context, id, context.today()),
    warmth: summary.warmth,
    lastOn: summary.lastOn,
    dueOn: summary.dueOn,
    conversationCount: row.conversations,
    metThrough: metThrough(context, content, id),
    introduced: introducedBy(context, id),
    answers: answersOf(context, content),
    seenWith: seenWith(context, id),
    circles: circlesOf(context, row.n),
    archetypes: archetypesOf(context, row.n),
    ...(entriesOf(content) as Entries),
    roles: entries(content.roles).map(({ id: entry, value }) => ({
      id: entry,
      value: { ...value, organisationName: organisationName(context, value.organisation) },
    })),
    needs: entries(content.needs).map(({ id: need, value }) => ({
      id: need,
      value: { ...value, state: stateOfNeed(content, need) },
    })),
    texts: pick(content, PERSON_TEXTS) as Page['texts'],
    followUps: followUpsOf(context, id),
    plans: plansWith(context, id),
    nextMeeting: nextMeetingWith(context, id),
    conversations: conversationsOf(context, id, NEWEST, 0),
    createdAt: content.createdAt,
    deletedAt: row.deleted_at,
    readOnly: row.read_only === 1,
  }
}

/** Conversations with somebody, newest first. */
export function conversationsWith(
  context: QueryContext,
  input: { id: PersonId; offset: number; limit: number },
): QueryOutput<'conversationsWith'> {
  const row = context.sql('SELECT conversations FROM people WHERE id = ?').get(input.id)
  if (row === undefined) throw notFound(input.id)
  const { conversations: total } = row as { conversations: number }
  return { total, rows: conversationsOf(context, input.id, input.limit, input.offset) }
}

export function conversationsOf({ sql }: QueryContext, id: string, limit: number, offset: number) {
  const rows = sql(`SELECT ${CONVERSATION_COLUMNS} FROM conversations AS c JOIN (
      SELECT DISTINCT n, day FROM links WHERE target_id = ? AND role = 'participant'
      ORDER BY day DESC, n DESC LIMIT ? OFFSET ?
    ) AS found ON found.n = c.n ORDER BY c.day DESC, c.n DESC`)
  return toConversationRows(sql, rows.all(id, limit, offset) as ConversationColumns[])
}

/** What is planned with somebody, soonest first. */
export function plansWith({ sql }: QueryContext, id: string) {
  const rows = sql(`SELECT DISTINCT ${CONVERSATION_COLUMNS} FROM links AS l JOIN conversations AS c ON c.n = l.n
    WHERE l.target_id = ? AND l.role = 'planned-with' ORDER BY c.day, c.n LIMIT 50`)
  return toConversationRows(sql, rows.all(id) as ConversationColumns[])
}

// Open ones first by day, then what was done, the latest first.
export function followUpsOf(context: QueryContext, id: string) {
  const rows = context.sql(`SELECT DISTINCT ${FOLLOW_UP_COLUMNS} FROM links l JOIN follow_ups f ON f.n = l.n
    WHERE l.target_id = ? AND l.role = 'about' AND f.deleted_at IS NULL
    ORDER BY f.done_at IS NOT NULL, f.done_at DESC, f.due_day IS NULL, f.due_day, f.n LIMIT 200`)
  return toFollowUpRows(context, rows.all(id))
}

/** Whom somebody was met through; nobody is met through themselves, as a merge may say. */
function metThrough({ sql }: QueryContext, content: Person, id: string): PersonLink | null {
  const link = content.metThrough === null ? null : personLink(sql, content.metThrough)
  return link?.id === id ? null : link
}

// Those merged into somebody introduced for them.
function introducedBy({ sql }: QueryContext, id: string): PersonLink[] {
  return sql(`WITH RECURSIVE same (id) AS (SELECT ? UNION SELECT e.id FROM entries e JOIN same ON e.merged_into = same.id)
    SELECT id, name FROM people WHERE met_through IN (SELECT id FROM same) AND hidden = 0 AND id <> ?
    ORDER BY sort_name LIMIT 200`).all(id, id) as PersonLink[]
}

function seenWith({ sql }: QueryContext, id: string): Page['seenWith'] {
  const rows = sql(`SELECT p.id, p.name, count(DISTINCT other.n) AS conversations
    FROM links AS mine JOIN links AS other ON other.n = mine.n AND other.role = 'participant'
    JOIN people AS p ON p.id = other.target_id
    WHERE mine.target_id = ? AND mine.role = 'participant' AND other.target_id <> ? AND p.hidden = 0
    GROUP BY p.id ORDER BY conversations DESC, p.sort_name LIMIT ${MAX_SEEN_WITH}`).all(id, id)
  return (rows as (PersonLink & { conversations: number })[]).map(({ conversations, ...person }) => ({
    person,
    conversations,
  }))
}

function archetypesOf({ sql }: QueryContext, n: number): Page['archetypes'] {
  return sql(`SELECT a.id, a.name FROM links AS l JOIN archetypes AS a ON a.id = l.target_id
    WHERE l.n = ? AND l.role = 'archetype' AND a.deleted_at IS NULL ORDER BY a.sort_order, a.id`).all(
    n,
  ) as Page['archetypes']
}

function circlesOf({ sql }: QueryContext, n: number): Page['circles'] {
  return sql(`SELECT DISTINCT c.id, c.name FROM links m JOIN circles c ON c.id = m.target_id
    WHERE m.n = ? AND m.role = 'circle' AND c.deleted_at IS NULL ORDER BY c.name_key`).all(n) as {
    id: CircleId
    name: string
  }[]
}

function organisationName({ sql }: QueryContext, id: string | null): string {
  if (id === null) return ''
  const row = sql('SELECT name FROM organisations WHERE id = ? AND deleted_at IS NULL').get(survivorInRows(sql, id))
  return (row as { name: string } | undefined)?.name ?? ''
}

type Entries = { [Field in PersonCollection]: { id: string; value: Person[Field][string] }[] }

function entriesOf(content: Person): Readonly<Record<string, unknown>> {
  return Object.fromEntries(PERSON_COLLECTIONS.map((field) => [field, entries<unknown>(content[field])]))
}

function pick(content: Person, fields: readonly (keyof Person)[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(fields.map((field) => [field, content[field]]))
}

/** In the order of their keys: those added first come first. */
function entries<Value>(map: Readonly<Record<string, Value>>): { id: string; value: Value }[] {
  return Object.entries(map).map(([id, value]) => ({ id, value }))
}
