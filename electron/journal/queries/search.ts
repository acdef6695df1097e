import type { QueryOutput } from '#shared/contract/contract.ts'
import type { PersonLink, SearchHit } from '#shared/contract/rows.ts'
import { dayNumberToCivilDate } from '#shared/model/civil-date.ts'
import type { DocumentId } from '#shared/model/id.ts'
import { dayOfRowid, kindWord } from '#journal/projections/shared-rows.ts'
import { groupByNumber } from './conversation-row.ts'
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

const RANK = 'bm25(search, 0.0, 8.0, 1.0, 2.0, 2.0), search.rowid DESC'

const snippetOf = (column: number) => `snippet(search, ${column}, char(2), char(3), '…', 12)`
const SNIPPET = snippetOf(-1)
// Where kinds are asked for, the name of the kind matches too, which is no text to show: the first column that does.
const SNIPPET_OF_TEXT = `CASE WHEN instr(${snippetOf(2)}, char(2)) THEN ${snippetOf(2)}
  WHEN instr(${snippetOf(3)}, char(2)) THEN ${snippetOf(3)}
  WHEN instr(${snippetOf(4)}, char(2)) THEN ${snippetOf(4)} ELSE ${snippetOf(1)} END`

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

function toHits({ sql }: QueryContext, found: readonly Match[]): SearchHit[] {
  const numbers = JSON.stringify(found.map(({ n }) => n))
  const ids = sql(`SELECT e.n, e.id FROM json_each(?) AS wanted
    JOIN entries AS e ON e.n = wanted.value`).all(numbers) as { n: number; id: DocumentId }[]
  const entryByNumber = new Map(ids.map((entry) => [entry.n, entry]))
  const people = peopleOf(sql, numbers)
  const seen = new Set<string>()
  return found.flatMap((match) => {
    const entry = entryByNumber.get(match.n)
    if (entry === undefined) return []
    const isPerson = match.kind === 'person'
    const person = isPerson ? personLink(sql, entry.id) : (people.get(match.n)?.[0] ?? null)
    // A merged person is found by the old name, and shown once, as whom they are now.
    const id = isPerson ? person?.id : entry.id
    if (id === undefined || seen.has(id)) return []
    seen.add(id)
    return [
      {
        id,
        kind: match.kind,
        title: isPerson && person !== null ? person.name : match.title,
        snippet: match.snippet,
        date: isPerson ? null : dayNumberToCivilDate(dayOfRowid(match.text_rowid)),
        person,
      },
    ]
  })
}

/** People whom documents name, by number of the document, in order of name. */
function peopleOf(sql: QueryContext['sql'], numbers: string): Map<number, PersonLink[]> {
  const rows = sql(`SELECT DISTINCT l.n, p.id, p.name FROM json_each(?) AS wanted JOIN links AS l ON l.n = wanted.value
    JOIN people AS p ON p.id = l.target_id WHERE p.deleted_at IS NULL ORDER BY l.n, p.sort_name`)
  return groupByNumber(rows.all(numbers) as (PersonLink & { n: number })[])
}
