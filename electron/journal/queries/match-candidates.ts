import type { Sql } from '#journal/documents/statements.ts'
import type { OwnEvidence } from '#journal/matching/person-evidence.ts'
import { weighed, weightOf, type AskedTerm } from '#journal/matching/rank-matches.ts'
import { kindWord } from '#journal/projections/shared-rows.ts'
import { matchExpression } from './match-expression.ts'

/** Somebody of whom the rows say that something may speak for them. */
export interface Candidate {
  readonly n: number
  /** At least what is left of it when the words themselves were read. */
  readonly points: number
}

export interface Candidates {
  /** The terms with what each weighs: less, the more people have it. */
  readonly asked: readonly AskedTerm[]
  /** In no order. */
  readonly found: readonly Candidate[]
  /** Numbers of the conversations in which words of somebody were found. @param n of the person */
  conversationsOf(n: number): readonly number[]
}

/** A term is looked for in so many conversations, the latest first. */
const MAX_CONVERSATIONS = 200
/** What more people have than this only adds to those of whom something else is said. */
const MANY_PEOPLE = 1000
const NAMED_KINDS = ['organisation', 'circle', 'archetype'] as const

interface Found {
  /** By the number of a person, the most that any place gives. */
  readonly people: ReadonlyMap<number, number>
  /** By the number of a person, in which conversations. */
  readonly conversations: ReadonlyMap<number, ReadonlySet<number>>
}

/** Whoever has one of the terms somewhere, with the most that may come of it. @param people how many there are */
export function matchCandidates(sql: Sql, terms: readonly AskedTerm[], people: number): Candidates {
  const found = terms.map((term) => findTerm(sql, term))
  const asked = weighed(
    terms,
    found.map(({ people: those }) => those.size),
    people,
  )
  const isTelling = ({ people: those }: Found) => those.size > 0 && those.size <= MANY_PEOPLE
  const leading = found.some(isTelling) ? found.filter(isTelling) : found
  const points = new Map<number, number>()
  for (const one of leading) for (const n of one.people.keys()) points.set(n, 0)
  found.forEach(({ people: those }, at) => {
    const weight = asked[at]?.weight ?? 0
    for (const [n, sum] of points) {
      const more = those.get(n)
      if (more !== undefined) points.set(n, sum + more * weight)
    }
  })
  return {
    asked,
    found: Array.from(points, ([n, sum]) => ({ n, points: sum })),
    // Asked for the few who are read: a common word has thousands.
    conversationsOf: (n) => [...new Set(found.flatMap(({ conversations }) => [...(conversations.get(n) ?? [])]))],
  }
}

function findTerm(sql: Sql, asked: AskedTerm): Found {
  const people = new Map<number, number>()
  const conversations = new Map<number, Set<number>>()
  const raise = (n: number, points: number) => {
    if ((people.get(n) ?? 0) < points) people.set(n, points)
  }
  const { kind } = asked.term
  for (const [word, n, place] of wordsOf(sql, asked)) raise(n, (asked.keys.get(word) ?? 0) * weightOf(place, kind))
  const expression = matchExpression(asked.term)
  if (expression === null) return { people, conversations }
  for (const { n, role } of peopleOfNamed(sql, expression)) raise(n, weightOf(role, kind))
  for (const { n, conversation, shared, from } of peopleOfConversations(sql, asked, expression)) {
    raise(n, weightOf(from, kind, shared))
    const those = conversations.get(n) ?? new Set()
    conversations.set(n, those.add(conversation))
  }
  return { people, conversations }
}

type WordRow = [word: string, n: number, place: OwnEvidence['from']]

/** Of a word that everybody has these are tens of thousands of rows: they are read without names of columns. */
function wordsOf(sql: Sql, { keys }: AskedTerm): WordRow[] {
  const rows = sql(
    `SELECT m.word, m.n, m.place FROM json_each(?) AS asked CROSS JOIN match_words AS m ON m.word = asked.value`,
  )
  return rows.raw().all(JSON.stringify([...keys.keys()])) as WordRow[]
}

function peopleOfNamed(sql: Sql, expression: string): { n: number; role: (typeof NAMED_KINDS)[number] }[] {
  const kinds = NAMED_KINDS.map((kind) => `"${kindWord(kind)}"`).join(' OR ')
  const rows = sql(`SELECT DISTINCT l.n, l.role FROM search JOIN texts AS t ON t.text_rowid = search.rowid
    JOIN entries AS e ON e.n = t.n JOIN links AS l ON l.target_id = e.id AND l.role = e.kind
    WHERE search MATCH ?`)
  return rows.all(`kind : (${kinds}) AND title : (${expression})`) as {
    n: number
    role: (typeof NAMED_KINDS)[number]
  }[]
}

interface InConversation {
  readonly n: number
  readonly conversation: number
  readonly shared: number
  readonly from: 'conversation' | 'tag'
}

/** Who took part in conversations that have the term in their topic, their notes or a tag. */
function peopleOfConversations(sql: Sql, { term }: AskedTerm, expression: string): InConversation[] {
  const words = newest(
    sql(`SELECT rowid / ${ROWIDS_A_DAY} AS day, rowid % ${ROWIDS_A_DAY} AS n FROM search
      WHERE search MATCH ? ORDER BY rowid DESC LIMIT ${MAX_CONVERSATIONS + 1}`).all(
      `kind : "${kindWord('conversation')}" AND {title body} : (${expression})`,
    ),
  )
  const tagged = newest(
    sql(`SELECT DISTINCT c.day, c.n FROM json_each(?) AS stem JOIN conversation_tags AS t
      ON t.tag_key >= stem.value AND t.tag_key < stem.value || char(1114111) JOIN conversations AS c ON c.n = t.n
      ORDER BY c.day DESC, c.n DESC LIMIT ${MAX_CONVERSATIONS + 1}`).all(JSON.stringify(tagStems(term))),
  )
  const participants = sql(`SELECT p.n, l.n AS conversation, (SELECT count(DISTINCT target_id) FROM links
      WHERE n = l.n AND role = 'participant') AS shared
    FROM json_each(?) AS wanted CROSS JOIN links AS l ON l.n = wanted.value AND l.role = 'participant'
    JOIN people AS p ON p.id = l.target_id`)
  return [
    ...withFrom(participants.all(JSON.stringify(words)), 'conversation'),
    ...withFrom(participants.all(JSON.stringify(tagged)), 'tag'),
  ]
}

const ROWIDS_A_DAY = 2 ** 30

function withFrom(rows: readonly unknown[], from: InConversation['from']): InConversation[] {
  return (rows as Omit<InConversation, 'from'>[]).map((row) => ({ ...row, from }))
}

/**
 * Of conversations with their days, the latest first, those that are taken: where there are too many, none of the last day, since
 * which of a day come first is not the same on every device. Of a single day there are hardly so many.
 */
function newest(rows: readonly unknown[]): number[] {
  const found = rows as { day: number; n: number }[]
  const cut = found.length > MAX_CONVERSATIONS ? found.at(-1)?.day : undefined
  const kept = found.filter(({ day }) => day !== cut)
  return (kept.length > 0 ? kept : found).map(({ n }) => n)
}

const MIN_TAG_LETTERS = 4

function tagStems({ keys }: AskedTerm['term']): string[] {
  return [...keys.keys()].filter((key) => /^[^=~]/u.test(key) && key.length >= MIN_TAG_LETTERS)
}
