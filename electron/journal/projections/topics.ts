import type { DocumentChange } from '#journal/documents/document-store.ts'
import type { Topic } from '#shared/contract/query-topics.ts'
import type { Sql } from './statements.ts'

// Past this many, naming each topic costs more than asking everything again.
const MAX_TOPICS = 200

/** The topics that changes touch, by what the rows say when it is called: call it before and after projecting. */
export function topicsOfChanges(sql: Sql, changes: readonly DocumentChange[]): Topic[] {
  if (changes.length > MAX_TOPICS) return ['*']
  const topics = new Set<Topic>(['search', 'info'])
  for (const { n, id, kind } of changes) {
    topics.add(`document:${id}`)
    for (const topic of topicsOfChange(sql, kind, n, id)) topics.add(topic)
  }
  return [...topics]
}

function topicsOfChange(sql: Sql, kind: DocumentChange['kind'], n: number, id: string): Topic[] {
  switch (kind) {
    case 'person':
      return ['people', 'today', 'journal', 'follow-ups', 'trash', `person:${id}`, ...namedBy(sql, id)]
    case 'conversation':
      return ['people', 'today', 'journal', 'trash', `conversation:${id}`, ...followUpsOf(sql, id)]
    case 'follow-up':
      return ['follow-ups', 'today', 'people', 'trash', ...ownersOf(sql, n)]
    case 'organisation':
      return ['organisations', 'people', 'today', 'trash', ...peopleAt(sql, id)]
    case 'circle':
      return ['circles', 'people', 'trash', ...membersOf(sql, id)]
    case 'preferences':
      return ['preferences', 'people', 'today']
  }
}

/** Pages that show the name of person `id`, or of whom they met or were met through. */
function namedBy(sql: Sql, id: string): Topic[] {
  return PAGES_NAMING.flatMap(([page, text]) =>
    (sql(text).all(id) as { id: string }[]).map((row) => `${page}:${row.id}`),
  )
}

// One more than is kept: then everything is told to be asked again.
const MAX_PAGES = 1000
const PAGES_NAMING = [
  [
    'conversation',
    `SELECT c.id FROM conversation_people p JOIN conversations c ON c.n = p.conversation_n WHERE p.person_id = ?`,
  ],
  [
    'person',
    `SELECT DISTINCT other.person_id AS id FROM conversation_people p
    JOIN conversation_people other ON other.conversation_n = p.conversation_n WHERE p.person_id = ?`,
  ],
  [
    'person',
    `SELECT DISTINCT other.person_id AS id FROM follow_up_people p
    JOIN follow_up_people other ON other.follow_up_n = p.follow_up_n WHERE p.person_id = ?`,
  ],
  [
    'conversation',
    `SELECT DISTINCT f.origin_id AS id FROM follow_up_people p JOIN follow_ups f ON f.n = p.follow_up_n
    WHERE p.person_id = ? AND f.origin_id IS NOT NULL`,
  ],
  ['person', `SELECT id FROM people WHERE met_through = ?`],
  ['person', `SELECT met_through AS id FROM people WHERE id = ? AND met_through IS NOT NULL`],
].map(([page, text]) => [page, `${text} LIMIT ${MAX_PAGES + 1}`] as [string, string])

/**
 * The topics, with the pages of everybody who was merged into somebody of them: they answer as the survivor. Everybody
 * met through a merged person is on the survivor's page, and the other way round.
 */
export function withPagesOfMerged(sql: Sql, topics: ReadonlySet<Topic>): Topic[] {
  if (topics.size > MAX_PAGES || topics.has('*')) return ['*']
  if (sql('SELECT 1 FROM people WHERE merged_into IS NOT NULL LIMIT 1').get() === undefined) return [...topics]
  const all = new Set(topics)
  for (const topic of all) {
    if (!topic.startsWith('person:')) continue
    const id = topic.slice('person:'.length)
    const others = sql(`SELECT id FROM people WHERE merged_into = ?
      UNION SELECT merged_into FROM people WHERE id = ? AND merged_into IS NOT NULL`)
    for (const other of others.all(id, id) as { id: string }[]) all.add(`person:${other.id}`)
  }
  return all.size > MAX_PAGES ? ['*'] : [...all]
}

function followUpsOf(sql: Sql, conversation: string): Topic[] {
  const found = sql('SELECT 1 FROM follow_ups WHERE origin_id = ? LIMIT 1').get(conversation)
  return found === undefined ? [] : ['follow-ups']
}

function ownersOf(sql: Sql, n: number): Topic[] {
  const people = sql('SELECT person_id AS id FROM follow_up_people WHERE follow_up_n = ?').all(n) as { id: string }[]
  const origin = sql('SELECT origin_id AS id FROM follow_ups WHERE n = ? AND origin_id IS NOT NULL').all(n) as {
    id: string
  }[]
  return [...people.map(({ id }) => `person:${id}`), ...origin.map(({ id }) => `conversation:${id}`)]
}

function peopleAt(sql: Sql, organisation: string): Topic[] {
  const rows = sql(`SELECT p.id FROM person_roles r JOIN people p ON p.n = r.person_n WHERE r.organisation_id = ?`)
  return (rows.all(organisation) as { id: string }[]).map(({ id }) => `person:${id}`)
}

function membersOf(sql: Sql, circle: string): Topic[] {
  const rows = sql(`SELECT p.id FROM circle_members m JOIN people p ON p.n = m.person_n WHERE m.circle_id = ?`)
  return (rows.all(circle) as { id: string }[]).map(({ id }) => `person:${id}`)
}
