import { unspaced } from '#journal/projections/search-words.ts'
import { notFound } from '#journal/documents/journal-error.ts'
import { kindWord } from '#journal/projections/shared-rows.ts'
import type { QueryOutput, QueryRequest } from '#shared/contract/contract.ts'
import type { PersonId } from '#shared/model/id.ts'
import { foldName } from '#shared/model/person-name.ts'
import { PERSON_COLUMNS, toPersonRow, type PersonColumns } from './person-row.ts'
import type { QueryContext } from './query-context.ts'

const MAX_IDEAS = 8
const MAX_OF_WORDS = 5
const MAX_OF_OTHERS = 3

type Idea = QueryOutput<'seatIdeas'>[number]
interface Found {
  readonly id: PersonId
  readonly because: Idea['because']
  readonly text: string
  readonly led: number
}

/** Who might know somebody for an open seat; nobody who waits for one of its seats already, and each of them once. */
export function seatIdeas(context: QueryContext, { id }: QueryRequest<'seatIdeas'>): QueryOutput<'seatIdeas'> {
  const archetype = context.sql('SELECT name FROM archetypes WHERE id = ?').get(id)
  if (archetype === undefined) throw notFound(id)
  const { name } = archetype as { name: string }
  const found = [...ofWords(context, id, name), ...peers(context, id), ...connectors(context, id)]
  const isFirst = (idea: Found, at: number) => found.findIndex((other) => other.id === idea.id) === at
  const ideas = found.filter(isFirst).slice(0, MAX_IDEAS)
  const rows = context.sql(`SELECT ${PERSON_COLUMNS} FROM json_each(?) AS wanted JOIN people AS p ON p.id = wanted.value
    LEFT JOIN organisations AS o ON o.id = p.organisation_id AND o.deleted_at IS NULL`)
  const people = rows.all(JSON.stringify(ideas.map((idea) => idea.id))) as PersonColumns[]
  const byId = new Map(people.map((row) => [row.id, toPersonRow(row, context.today())]))
  return ideas.flatMap(({ id: person, ...idea }) => {
    const row = byId.get(person)
    return row === undefined ? [] : [{ person: row, ...idea }]
  })
}

const around = (column: number) => `snippet(search, ${column}, char(2), char(3), '…', 10)`
// The name of the kind matches too, which is no text to show: the first column that does, roles before notes.
const AROUND = `CASE WHEN instr(${around(2)}, char(2)) THEN ${around(2)}
  WHEN instr(${around(0)}, char(2)) THEN ${around(0)} WHEN instr(${around(3)}, char(2)) THEN ${around(3)} ELSE ${around(1)} END`

/** Of whom something is written with a word that the archetype says. */
function ofWords({ sql }: QueryContext, id: string, text: string): Found[] {
  const words = tellingWords(text)
  if (words.length === 0) return []
  // Quoted, no word is an operator of FTS5.
  const expression = `"${kindWord('person')}" AND (${words.map((word) => `"${word}" OR "${word}s"`).join(' OR ')})`
  const rows = sql(`SELECT p.id, found.text FROM (
      SELECT rowid, ${AROUND} AS text, bm25(search, 4.0, 1.0, 6.0, 2.0, 1.0, 0.0) AS rank
      FROM search WHERE search MATCH ? ORDER BY rank LIMIT 40
    ) AS found JOIN texts AS t ON t.text_rowid = found.rowid JOIN people AS p ON p.n = t.n
    WHERE p.hidden = 0 AND NOT EXISTS (SELECT 1 FROM links WHERE n = p.n AND role = 'archetype' AND target_id = ?)
    ORDER BY found.rank, p.sort_name, p.n LIMIT ${MAX_OF_WORDS}`)
  const found = rows.all(expression, id) as { id: PersonId; text: string }[]
  return found.map((row) => ({ id: row.id, because: 'words', text: plainText(unspaced(row.text)), led: 0 }))
}

/** Who is one already, and was met: those spoken with last first. */
function peers({ sql }: QueryContext, id: string): Found[] {
  const rows = sql(`SELECT p.id FROM links AS l JOIN people AS p ON p.n = l.n
    WHERE l.target_id = ? AND l.role = 'archetype' AND p.hidden = 0 AND p.last_day IS NOT NULL
    ORDER BY p.last_day DESC, p.sort_name, p.n LIMIT ${MAX_OF_OTHERS}`)
  return (rows.all(id) as { id: PersonId }[]).map((row) => ({ id: row.id, because: 'peer', text: '', led: 0 }))
}

/** Through whom one has met the most others. */
function connectors({ sql }: QueryContext, id: string): Found[] {
  const rows = sql(`SELECT p.id, count(*) AS led FROM people AS met JOIN people AS p ON p.id = met.met_through
    WHERE met.hidden = 0 AND p.hidden = 0 AND met.id <> p.id
    AND NOT EXISTS (SELECT 1 FROM links WHERE n = p.n AND role = 'archetype' AND target_id = ?)
    GROUP BY p.id ORDER BY led DESC, p.sort_name, p.n LIMIT ${MAX_OF_OTHERS}`)
  const found = rows.all(id) as { id: PersonId; led: number }[]
  return found.map((row) => ({ id: row.id, because: 'connector', text: '', led: row.led }))
}

/** Words that every archetype may have say nothing of who is one. */
const COMMON_WORDS: ReadonlySet<string> = new Set(
  `about above age again also and any anyone are around ask asks can does done else elsewhere every for from good half has have help her him his how
  industry inside into know knows like more most much not one other others our out outside over people person run runs same sees should
  some somebody someone something tell tells than that the their them then they things think this those through twice type under want what when where
  which while who whom whose will with without work works would you your organisation company`.split(/\s+/),
)

function tellingWords(text: string): string[] {
  const words = foldName(text).match(/[\p{L}\p{N}\p{M}]{3,}/gu) ?? []
  return [...new Set(words)].filter((word) => !COMMON_WORDS.has(word)).slice(0, 12)
}

function plainText(snippet: string): string {
  // Parts of what is known of somebody stand on lines of their own: the one that has the word.
  const line = snippet.split('\n').find((part) => part.includes('\u0002')) ?? snippet
  return line.replaceAll('\u0002', '').replaceAll('\u0003', '').replace(/\s+/g, ' ').trim()
}
