import type { DocumentChange } from '#journal/documents/document-store.ts'
import type { Sql } from '#journal/documents/statements.ts'
import type { Topic } from '#shared/contract/query-topics.ts'
import type { RowDefinition } from './row-definition.ts'

// Past this many, naming each topic costs more than asking everything again.
const MAX_CHANGES = 60
// One more than is kept: then everything is told to be asked again.
const MAX_PAGES = 1000

type Definitions = ReadonlyMap<string, Pick<RowDefinition, 'topics'>>

/**
 * The topics that changes touch, by what the rows say when it is called: call it before and after projecting. A page is
 * `<kind>:<id>`. It shows the names of what its document is linked to in either direction, and of what is linked to by
 * those that link to it: with whom somebody was seen.
 */
export function topicsOfChanges(sql: Sql, definitions: Definitions, changes: readonly DocumentChange[]): Topic[] {
  if (changes.length > MAX_CHANGES) return ['*']
  const topics = new Set<Topic>(['search', 'info', 'trash'])
  for (const { n, id, kind } of changes) {
    topics.add(`document:${id}`)
    topics.add(`${kind}:${id}`)
    for (const topic of definitions.get(kind)?.topics ?? []) topics.add(topic)
    for (const page of pagesNaming(sql, n, id)) {
      topics.add(`${page.kind}:${page.id}`)
      // What a document is linked from is listed by what it says, too.
      if (page.isOwner === 1) for (const topic of definitions.get(page.kind)?.topics ?? []) topics.add(topic)
    }
    if (topics.size > MAX_PAGES) return ['*']
  }
  return [...topics]
}

interface Page {
  readonly kind: string
  readonly id: string
  readonly isOwner: number
}

function pagesNaming(sql: Sql, n: number, id: string): Page[] {
  const linked = `SELECT DISTINCT e.kind, e.id, 0 AS isOwner FROM links l JOIN entries e ON e.id = l.target_id WHERE l.n = ?`
  const owners = `SELECT DISTINCT e.kind, e.id, 1 AS isOwner FROM links l JOIN entries e ON e.n = l.n WHERE l.target_id = ?`
  const seenWith = `SELECT DISTINCT e.kind, e.id, 0 AS isOwner FROM links mine JOIN links other ON other.n = mine.n
    JOIN entries e ON e.id = other.target_id WHERE mine.target_id = ? AND other.target_id <> mine.target_id`
  const pages = (text: string, key: string | number) => sql(`${text} LIMIT ${MAX_PAGES + 1}`).all(key) as Page[]
  return [...pages(linked, n), ...pages(owners, id), ...pages(seenWith, id)]
}

/**
 * The topics, with the pages of whatever was merged into something of them: they answer as the survivor. What is linked to
 * a merged document is on the survivor's page, and the other way round.
 */
export function withPagesOfMerged(sql: Sql, topics: ReadonlySet<Topic>): Topic[] {
  if (topics.size > MAX_PAGES || topics.has('*')) return ['*']
  if (sql('SELECT 1 FROM entries WHERE merged_into IS NOT NULL LIMIT 1').get() === undefined) return [...topics]
  const all = new Set(topics)
  for (const topic of all) {
    const id = topic.slice(topic.indexOf(':') + 1)
    if (id.length === topic.length) continue
    const others = sql(`SELECT kind, id FROM entries WHERE merged_into = ?
      UNION SELECT kind, merged_into FROM entries WHERE id = ? AND merged_into IS NOT NULL`)
    for (const other of others.all(id, id) as Page[]) all.add(`${other.kind}:${other.id}`)
  }
  return all.size > MAX_PAGES ? ['*'] : [...all]
}
