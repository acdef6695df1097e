import type { QueryOutput } from '#shared/contract/contract.ts'
import type { PersonLink, SearchHit } from '#shared/contract/rows.ts'
import { dayNumber, dayNumberToCivilDate } from '#shared/model/civil-date.ts'
import type { DocumentId } from '#shared/model/id.ts'
import { askedWords, compoundsWith, cutAround, unspaced, withoutSpacing } from '#journal/projections/search-words.ts'
import { dayOfRowid, kindWord, textRowid } from '#journal/projections/shared-rows.ts'
import { daysAsked, type DaysAsked } from '#shared/quick-log/days-asked.ts'
import { survivorInRows } from '#journal/projections/survivor.ts'
import { civilOrNull } from './civil-or-null.ts'
import { groupByNumber } from './conversation-row.ts'
import { numbersNamed } from './people.ts'
import { personLink } from './person-row.ts'
import type { QueryContext } from './query-context.ts'
import { typoExpression } from './typo-expression.ts'

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
  /** Whether it is found by words besides those that stand in it. */
  readonly hasMore: number
}

/**
 * Full text of every kind, as one types: the last word may be the beginning of one, and the names of the people of a
 * conversation or follow-up are words of it. Whoever is called so comes first, then the conversations of the days that
 * the text names. Up to `limit` matches are ranked by bm25, names weighing most; more are given newest first, because
 * ranking a common prefix takes a hundred times as long. Where nothing is found one slip of the fingers is forgiven.
 */
export function search(context: QueryContext, input: Input): QueryOutput<'search'> {
  const none: QueryOutput<'search'> = { hits: [], order: 'relevance', more: false, days: null, isClose: false }
  const asked = searchExpression(input.text, input.kinds, compounds(context))
  if (asked === null) return none
  const expression = withoutCards(context, asked)
  const days = isWanted(input, 'conversation') ? daysAsked(input.text, context.today()) : null
  const ofDays = days === null ? [] : matchesOfDays(context, days, input.limit)
  const snippet = input.kinds?.length ? SNIPPET_OF_TEXT : SNIPPET
  const newest = matches(context, expression, snippet, 'search.rowid DESC', input.limit + 1)
  const more = newest.length > input.limit || ofDays.length > input.limit
  const ranked = more ? newest : byRank(context, expression, newest)
  const found = [...peopleFirst(context, input, ranked), ...ofDays, ...ranked].slice(0, input.limit)
  if (found.length === 0) return { ...none, ...closeTo(context, input, snippet) }
  const order = more || ofDays.length > 0 ? 'newest' : 'relevance'
  const shownDays = days === null || ofDays.length === 0 ? null : { from: days.from, to: days.to }
  return { hits: toHits(context, withCuts(context, found, input.text)), order, more, days: shownDays, isClose: false }
}

function isWanted({ kinds = [] }: Input, kind: SearchHit['kind']): boolean {
  return kinds.length === 0 || kinds.includes(kind)
}

/** Those whose name is searched for, before all that only names them. */
function peopleFirst(context: QueryContext, input: Input, found: readonly Match[]): Match[] {
  if (!isWanted(input, 'person') || input.text.trim() === '') return []
  const text = (input.text.match(WORD) ?? []).join(' ')
  const numbers = numbersNamed(context, { text, limit: MAX_PEOPLE_FIRST })
  const rows =
    context.sql(`SELECT t.text_rowid, t.n, 'person' AS kind, e.title, e.title AS snippet, t.also <> '' AS hasMore
    FROM json_each(?) AS wanted JOIN entries AS e ON e.n = wanted.value JOIN texts AS t ON t.n = e.n ORDER BY wanted.key`)
  const named = rows.all(JSON.stringify(numbers)) as Match[]
  return named.map((match) => found.find(({ n }) => n === match.n) ?? match)
}

const MAX_PEOPLE_FIRST = 8

/** Conversations of those days that have the other words, newest first. */
function matchesOfDays(context: QueryContext, { from, to, rest }: DaysAsked, limit: number): Match[] {
  const window = [textRowid(dayNumber(from), 0), textRowid(dayNumber(to) + 1, 0)] as const
  const expression = searchExpression(rest, ['conversation'], compounds(context))
  if (expression === null) {
    return context
      .sql(`SELECT text_rowid, n, 'conversation' AS kind, ${withoutSpacing('title')} AS title, '' AS snippet, also <> '' AS hasMore FROM texts
      WHERE text_rowid >= ? AND text_rowid < ? AND kind = ? ORDER BY text_rowid DESC LIMIT ?`)
      .all(...window, kindWord('conversation'), limit + 1) as Match[]
  }
  return matches(context, expression, SNIPPET_OF_TEXT, 'search.rowid DESC', limit + 1, window)
}

function closeTo(context: QueryContext, input: Input, snippet: string): Partial<QueryOutput<'search'>> {
  const near = typoExpression(askedWords(input.text).flat())
  if (near === null) return {}
  const expression = withoutCards(context, ofKinds(near, input.kinds))
  const hits = toHits(context, matches(context, expression, snippet, 'search.rowid DESC', input.limit))
  return { hits, order: 'newest', isClose: hits.length > 0 }
}

const RANK = 'bm25(search, 1.0, 8.0, 2.0, 2.0, 1.0, 0.0), search.rowid DESC'

/** All that the expression matches, as they were found, those first that fit best. */
function byRank({ sql }: QueryContext, expression: string, found: readonly Match[]): readonly Match[] {
  if (found.length < 2) return found
  const byRowid = new Map(found.map((match) => [match.text_rowid, match]))
  const rowids = sql(`SELECT rowid FROM search WHERE search MATCH ? ORDER BY ${RANK}`)
    .pluck()
    .all(expression) as number[]
  return rowids.flatMap((rowid) => byRowid.get(rowid) ?? [])
}

const snippetOf = (column: number) => `snippet(search, ${column}, char(2), char(3), '…', 12)`
const SNIPPET = snippetOf(-1)
// Where kinds are asked for, the name of the kind matches too, which is no text to show: the first column that does.
const SNIPPET_OF_TEXT = `CASE WHEN instr(${snippetOf(0)}, char(2)) THEN ${snippetOf(0)}
  WHEN instr(${snippetOf(2)}, char(2)) THEN ${snippetOf(2)}
  WHEN instr(${snippetOf(3)}, char(2)) THEN ${snippetOf(3)} ELSE ${snippetOf(1)} END`

function matches(
  { sql }: QueryContext,
  expression: string,
  snippet: string,
  order: string,
  limit: number,
  window: readonly [number, number] | null = null,
): Match[] {
  const within = window === null ? '' : 'AND rowid >= ? AND rowid < ?'
  return sql(`SELECT t.text_rowid, t.n, substr(t.kind, 2) AS kind,
      coalesce(nullif(${withoutSpacing('t.title')}, ''), (SELECT title FROM entries WHERE n = t.n), '') AS title, found.snippet,
      t.also <> '' AS hasMore FROM (
      SELECT rowid, ${snippet} AS snippet FROM search
      WHERE search MATCH ? ${within} ORDER BY ${order} LIMIT ?
    ) AS found CROSS JOIN texts AS t ON t.text_rowid = found.rowid`).all(
    expression,
    ...(window ?? []),
    limit,
  ) as Match[]
}

/** Words beside a text are no text to show: where one of those was found, what it stands for is. */
function withCuts({ sql }: QueryContext, found: readonly Match[], asked: string): readonly Match[] {
  // Of text without spaces the index would cut out twelve letters.
  const spaced = found.filter(({ snippet }) => snippet !== unspaced(snippet))
  const cut = found.filter((match) => match.hasMore === 1 || spaced.includes(match))
  if (cut.length === 0) return found
  const rows = sql(`SELECT t.n, t.title, t.body, t.more, t.names FROM json_each(?) AS wanted
    JOIN texts AS t ON t.n = wanted.value`)
  const texts = rows.all(JSON.stringify(cut.map(({ n }) => n))) as {
    n: number
    title: string
    body: string
    more: string
    names: string
  }[]
  const textsByNumber = new Map(
    texts.map(({ n, ...parts }) => [n, [parts.body, parts.more, parts.names, parts.title].map(unspaced)]),
  )
  const words = askedWords(asked)
  return found.map((match) => {
    const parts = textsByNumber.get(match.n)
    const shown = match.snippet.replaceAll('\u0002', '').replaceAll('\u0003', '').replaceAll('…', '')
    if (parts === undefined || (match.snippet.includes('\u0002') && parts.some((part) => part.includes(shown))))
      return match
    return { ...match, snippet: cutAround(parts, words) ?? (spaced.includes(match) ? match.snippet : match.title) }
  })
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu

// More words than this narrow nothing any more.
const MAX_WORDS = 20

/**
 * An FTS5 expression that matches every word of `text`, the last one also as a prefix, or a compound with it; null without a word.
 * @param compounds as `compoundsWith` reads them
 */
export function searchExpression(text: string, kinds?: readonly string[], compounds = ''): string | null {
  const asked = askedWords(text).slice(0, MAX_WORDS)
  if (asked.length === 0) return null
  const last = asked.length - 1
  // Quoted, no word is an operator of FTS5.
  const parts = asked.map((phrase, index) => {
    const own = `"${phrase.join(' ')}"${index === last ? '*' : ''}`
    const within = phrase.length === 1 ? compoundsWith(compounds, phrase[0] ?? '', index === last) : []
    return within.length === 0 ? own : `(${[own, ...within.map((word) => `"${word}"`)].join(' OR ')})`
  })
  return ofKinds(parts.join(' AND '), kinds)
}

const compoundsRead = new WeakMap<QueryContext['sql'], { readonly changes: unknown; readonly compounds: string }>()

/** Every compound of the texts, each between two line feeds: read again after a commit, and looked through with each key. */
function compounds({ sql }: QueryContext): string {
  const changes = sql('SELECT total_changes()').pluck().get()
  const read = compoundsRead.get(sql)
  if (read !== undefined && read.changes === changes) return read.compounds
  const words = sql('SELECT word FROM compounds').pluck().all() as string[]
  const now = { changes, compounds: `\n${words.join('\n')}\n` }
  compoundsRead.set(sql, now)
  return now.compounds
}

function ofKinds(matched: string, kinds: readonly string[] = []): string {
  if (kinds.length === 0) return matched
  return `(${[...new Set(kinds)].map((kind) => `"${kindWord(kind)}"`).join(' OR ')}) AND (${matched})`
}

/** What a card says is found only on a machine whose user has asked for that. */
function withoutCards({ settings }: QueryContext, expression: string): string {
  return settings().cardsInSearch ? expression : `(${expression}) NOT "${kindWord('reframe')}"`
}

function toHits({ sql }: QueryContext, found: readonly Match[]): SearchHit[] {
  const numbers = JSON.stringify(found.map(({ n }) => n))
  const ids = sql(`SELECT e.n, e.id, e.merged_into IS NOT NULL AS isMerged FROM json_each(?) AS wanted
    JOIN entries AS e ON e.n = wanted.value`).all(numbers) as { n: number; id: DocumentId; isMerged: number }[]
  const entryByNumber = new Map(ids.map((entry) => [entry.n, entry]))
  const people = peopleOf(sql, numbers)
  const links = sql(`SELECT p.n, p.id, p.name FROM json_each(?) AS wanted JOIN people AS p ON p.n = wanted.value
    WHERE p.deleted_at IS NULL`)
  const linkByNumber = new Map(
    (links.all(numbers) as (PersonLink & { n: number })[]).map(({ n, ...link }) => [n, link]),
  )
  const personOf = (n: number, { id, isMerged }: { id: DocumentId; isMerged: number }) =>
    isMerged === 0 ? (linkByNumber.get(n) ?? null) : personLink(sql, id)
  const dues = sql(`SELECT f.n, f.due_day FROM json_each(?) AS wanted JOIN follow_ups AS f ON f.n = wanted.value`)
  const dueByNumber = new Map(
    (dues.all(numbers) as { n: number; due_day: number | null }[]).map((row) => [row.n, row.due_day]),
  )
  const seen = new Set<string>()
  return found.flatMap((match) => {
    const entry = entryByNumber.get(match.n)
    if (entry === undefined) return []
    const isPerson = match.kind === 'person'
    const person = isPerson ? personOf(match.n, entry) : (people.get(match.n)?.[0] ?? null)
    // What was merged is found by the old name, and shown once, as what it is now.
    const now = isPerson || entry.isMerged === 0 ? null : nowOf(sql, entry.id)
    const id = isPerson ? person?.id : (now?.id ?? entry.id)
    if (id === undefined || seen.has(id)) return []
    seen.add(id)
    return [
      {
        id,
        kind: match.kind,
        title: isPerson && person !== null ? person.name : (now?.title ?? match.title),
        snippet: unspaced(match.snippet),
        date: isPerson ? null : dayNumberToCivilDate(dayOfRowid(match.text_rowid)),
        person,
        people: isPerson ? [] : (people.get(match.n) ?? []),
        due: civilOrNull(dueByNumber.get(match.n) ?? null),
      },
    ]
  })
}

/** A circle or an organisation that another one became part of, as what it is now. */
function nowOf(sql: QueryContext['sql'], id: DocumentId): { id: DocumentId; title: string } | null {
  const row = sql('SELECT id, title FROM entries WHERE id = ?').get(survivorInRows(sql, id))
  return (row as { id: DocumentId; title: string } | undefined) ?? null
}

/** People whom documents name, by number of the document, in order of name. */
function peopleOf(sql: QueryContext['sql'], numbers: string): Map<number, PersonLink[]> {
  const rows = sql(`SELECT DISTINCT l.n, p.id, p.name FROM json_each(?) AS wanted JOIN links AS l ON l.n = wanted.value
    JOIN people AS p ON p.id = l.target_id WHERE p.deleted_at IS NULL ORDER BY l.n, p.sort_name`)
  return groupByNumber(rows.all(numbers) as (PersonLink & { n: number })[])
}
