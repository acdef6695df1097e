import type { DocumentChange } from '#journal/documents/document-store.ts'
import type { Topic } from '#shared/contract/query-topics.ts'
import type { Sql } from './statements.ts'

// Past this many, naming each topic costs more than asking everything again.
const MOST_TOPICS = 200

/** The topics that changes touch, by what the rows say when it is called: call it before and after projecting. */
export function topicsOfChanges(sql: Sql, changes: readonly DocumentChange[]): Topic[] {
  if (changes.length > MOST_TOPICS) return ['*']
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

/** Pages that show the name of person `id`. */
function namedBy(sql: Sql, id: string): Topic[] {
  const conversations = sql(`SELECT c.id FROM conversation_people p JOIN conversations c ON c.n = p.conversation_n
    WHERE p.person_id = ? LIMIT 200`).all(id) as { id: string }[]
  const others = sql('SELECT id FROM people WHERE met_through = ? LIMIT 200').all(id) as { id: string }[]
  return [...conversations.map((row) => `conversation:${row.id}`), ...others.map((row) => `person:${row.id}`)]
}

function followUpsOf(sql: Sql, conversation: string): Topic[] {
  const found = sql('SELECT 1 FROM follow_ups WHERE origin_id = ? LIMIT 1').get(conversation)
  return found === undefined ? [] : ['follow-ups']
}

function ownersOf(sql: Sql, n: number): Topic[] {
  const people = sql('SELECT person_id AS id FROM follow_up_people WHERE follow_up_n = ?').all(n) as { id: string }[]
  const origin = sql('SELECT origin_id AS id FROM follow_ups WHERE n = ? AND origin_id IS NOT NULL').all(n) as { id: string }[]
  return [...people.map(({ id }) => `person:${id}`), ...origin.map(({ id }) => `conversation:${id}`)]
}

function peopleAt(sql: Sql, organisation: string): Topic[] {
  const rows = sql(`SELECT p.id FROM person_roles r JOIN people p ON p.n = r.person_n WHERE r.organisation_id = ? LIMIT 200`)
  return (rows.all(organisation) as { id: string }[]).map(({ id }) => `person:${id}`)
}

function membersOf(sql: Sql, circle: string): Topic[] {
  const rows = sql(`SELECT p.id FROM circle_members m JOIN people p ON p.n = m.person_n WHERE m.circle_id = ? LIMIT 200`)
  return (rows.all(circle) as { id: string }[]).map(({ id }) => `person:${id}`)
}
