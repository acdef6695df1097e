import type { QueryOutput } from '#shared/contract/contract.ts'
import type { PersonLink, SearchHit } from '#shared/contract/rows.ts'
import { dayNumberToCivilDate } from '#shared/model/civil-date.ts'
import type { DocumentId } from '#shared/model/id.ts'
import { kindWord } from '#journal/projections/rows-of-kind.ts'
import { peopleOfConversations } from './conversation-row.ts'
import { personLink } from './person-row.ts'
import type { QueryContext } from './query-context.ts'

interface Input {
  readonly text: string
  readonly kinds?: readonly SearchHit['kind'][] | undefined
  readonly limit: number
}

interface Match {
  readonly text_rowid: number
  readonly n: number
  readonly kind: SearchHit['kind']
  readonly title: string
  readonly snippet: string
}

/**
 * Full text of every kind, as one types: the last word may be the beginning of one. Up to `limit` matches are ranked
 * by bm25, names weighing most; more are given newest first, because ranking a common prefix takes a hundred times as long.
 */
export function search(context: QueryContext, input: Input): QueryOutput<'search'> {
  const expression = searchExpression(input.text, input.kinds)
  if (expression === null) return { hits: [], order: 'relevance', more: false }
  const snippet = input.kinds?.length ? SNIPPET_OF_TEXT : SNIPPET
  const newest = matches(context, expression, snippet, 'search.rowid DESC', input.limit + 1)
  const more = newest.length > input.limit
  const found = more ? newest.slice(0, -1) : matches(context, expression, snippet, RANK, input.limit)
  return { hits: toHits(context, found), order: more ? 'newest' : 'relevance', more }
}

const RANK = 'bm25(search, 0.0, 8.0, 1.0, 2.0), search.rowid DESC'

const snippetOf = (column: number) => `snippet(search, ${column}, char(2), char(3), '…', 12)`
const SNIPPET = snippetOf(-1)
// Where kinds are asked for, the name of the kind matches too, which is no text to show: the first column that does.
const SNIPPET_OF_TEXT = `CASE WHEN instr(${snippetOf(2)}, char(2)) THEN ${snippetOf(2)}
  WHEN instr(${snippetOf(3)}, char(2)) THEN ${snippetOf(3)} ELSE ${snippetOf(1)} END`

function matches({ sql }: QueryContext, expression: string, snippet: string, order: string, limit: number): Match[] {
  return sql(`SELECT t.text_rowid, t.n, substr(t.kind, 2) AS kind, t.title, found.snippet FROM (
      SELECT rowid, ${snippet} AS snippet FROM search
      WHERE search MATCH ? ORDER BY ${order} LIMIT ?
    ) AS found CROSS JOIN texts AS t ON t.text_rowid = found.rowid`).all(expression, limit) as Match[]
}

// More words than this narrow nothing any more.
const MAX_WORDS = 20

/** An FTS5 expression that matches every word of `text`, the last one also as a prefix; null without a word. */
export function searchExpression(text: string, kinds?: readonly string[]): string | null {
  const words = text.match(/[\p{L}\p{N}\p{M}]+/gu)
  if (words === null) return null
  const asked = words.slice(0, MAX_WORDS)
  const last = asked.length - 1
  // Quoted, no word is an operator of FTS5.
  const parts = asked.map((word, index) => `"${word}"${index === last ? '*' : ''}`)
  const matched = parts.join(' AND ')
  if (kinds === undefined || kinds.length === 0) return matched
  return `(${[...new Set(kinds)].map((kind) => `"${kindWord(kind)}"`).join(' OR ')}) AND ${matched}`
}

interface Owner {
  readonly n: number
  readonly id: DocumentId
  readonly person: PersonLink | null
}

function toHits({ sql }: QueryContext, found: readonly Match[]): SearchHit[] {
  const numbersOf = (kind: string) => found.filter((match) => match.kind === kind).map(({ n }) => n)
  const people = new Map(personOwners(sql, numbersOf('person')))
  const followUps = new Map(ownersOf(sql, FOLLOW_UP_OWNERS, numbersOf('follow-up')))
  const others = new Map(ownersOf(sql, IDS_ONLY, ['conversation', 'organisation', 'circle'].flatMap(numbersOf)))
  const partners = peopleOfConversations(sql, numbersOf('conversation'))
  const seen = new Set<string>()
  return found.flatMap((match) => {
    const owner = people.get(match.n) ?? followUps.get(match.n) ?? others.get(match.n)
    if (owner === undefined || seen.has(owner.id)) return []
    // A merged person is found by the old name, and shown once, as whom they are now.
    seen.add(owner.id)
    const isPerson = match.kind === 'person'
    return [
      {
        id: owner.id,
        kind: match.kind,
        title: isPerson && owner.person !== null ? owner.person.name : match.title,
        snippet: match.snippet,
        date: isPerson ? null : dayNumberToCivilDate(Math.floor(match.text_rowid / 2 ** 30)),
        person: match.kind === 'conversation' ? (partners.get(match.n)?.[0] ?? null) : owner.person,
      },
    ]
  })
}

function* personOwners(sql: QueryContext['sql'], numbers: readonly number[]): Generator<[number, Owner]> {
  for (const [n, { id }] of ownersOf(sql, IDS_ONLY, numbers)) {
    const person = personLink(sql, id)
    if (person !== null) yield [n, { n, id: person.id, person }]
  }
}

const FOLLOW_UP_OWNERS = `SELECT f.n, f.id, p.id AS person_id, p.name FROM json_each(?) AS wanted JOIN follow_ups AS f ON f.n = wanted.value
  LEFT JOIN people AS p ON p.id = (SELECT min(person_id) FROM follow_up_people WHERE follow_up_n = f.n)`
const IDS_ONLY = `SELECT d.n, d.id, NULL AS person_id, NULL AS name FROM json_each(?) AS wanted
  JOIN documents AS d ON d.n = wanted.value`

function* ownersOf(sql: QueryContext['sql'], text: string, numbers: readonly number[]): Generator<[number, Owner]> {
  if (numbers.length === 0) return
  const rows = sql(text).all(JSON.stringify(numbers)) as {
    n: number
    id: DocumentId
    person_id: PersonLink['id'] | null
    name: string | null
  }[]
  for (const { n, id, person_id: personId, name } of rows) {
    yield [n, { n, id, person: personId === null || name === null ? null : { id: personId, name } }]
  }
}
