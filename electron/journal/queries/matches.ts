import { withoutSpacing } from '#journal/projections/search-words.ts'
import { isConfidentialTalk } from '#journal/matching/evidence-sentences.ts'
import { ownEvidence } from '#journal/matching/person-evidence.ts'
import {
  askedTerms,
  rankCandidate,
  type AskedTerm,
  type Evidence,
  type RankedCandidate,
} from '#journal/matching/rank-matches.ts'
import { notFound } from '#journal/documents/journal-error.ts'
import { survivorInRows } from '#journal/projections/survivor.ts'
import type { QueryOutput, QueryRequest } from '#shared/contract/contract.ts'
import type { Match } from '#shared/contract/matching-contract.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import type { ConversationId, DocumentId, PersonId } from '#shared/model/id.ts'
import type { Person } from '#shared/model/person.ts'
import { civilOrNull } from './civil-or-null.ts'
import { whoDeclined } from './introductions.ts'
import { matchCandidates, type Candidate } from './match-candidates.ts'
import type { QueryContext } from './query-context.ts'

/** Who could help somebody with a need of theirs, and what they could learn from the user that would. */
export function needMatches(
  context: QueryContext,
  { person: named, need, limit }: QueryRequest<'needMatches'>,
): QueryOutput<'needMatches'> {
  const { sql } = context
  const person = survivorInRows(sql, named) as PersonId
  const row = sql('SELECT c.content FROM people AS p JOIN person_contents AS c ON c.n = p.n WHERE p.id = ?').get(person)
  if (row === undefined) return { likely: [], lessLikely: [], mine: null }
  const content = JSON.parse((row as { content: string }).content) as Person
  const text = content.needs[need]?.text
  if (text === undefined) return { likely: [], lessLikely: [], mine: null }
  const aside = Object.values(content.helpersPutAside).filter((one) => one.need === need)
  const without = new Set([
    person,
    ...aside.map(({ person: helper }) => survivorInRows(sql, helper)),
    ...whoDeclined(context, person),
  ])
  return { ...matchesOf(context, { text, without, limit }), mine: mineFor(text, content.theyCanLearnFromMe, person) }
}

/** Who could help the user with an ask: nobody whom they asked already. */
export function askMatches(
  context: QueryContext,
  { id, limit }: QueryRequest<'askMatches'>,
): QueryOutput<'askMatches'> {
  const { sql } = context
  const row = sql('SELECT n, text FROM asks WHERE id = ?').get(id) as { n: number; text: string } | undefined
  if (row === undefined) throw notFound(id)
  const asked = sql("SELECT target_id FROM links WHERE n = ? AND role = 'asked'").all(row.n) as { target_id: string }[]
  return matchesOf(context, { text: row.text, without: new Set(asked.map(({ target_id: one }) => one)), limit })
}

/** What somebody could learn from the user that would help with a need. */
export function mineFor(need: string, canLearn: string, source: DocumentId): QueryOutput<'needMatches'>['mine'] {
  const evidence: Evidence = { from: 'offer', text: canLearn, on: null, source, shared: 1 }
  const ranked = rankCandidate(askedTerms(need), [evidence])
  const [reason] = ranked?.isLikely === true ? ranked.reasons : []
  return reason === undefined ? null : { text: reason.text, terms: [...reason.terms] }
}

export interface Matches {
  /** Who could help, the most telling first. */
  readonly likely: Match[]
  /** Of whom only a place, or how far up they are, speaks for it. */
  readonly lessLikely: Match[]
}

const MAX_LESS_LIKELY = 3
/** So many are read at most; with a need of few and common words many are found of whom nothing is left. */
const MAX_READ = 120
const MAX_CONVERSATIONS_READ = 4

/**
 * Who could help with what a text asks for, with the reasons: out of rows of this machine alone. Nobody who is in the trash,
 * merged into somebody else or paused, and none of `without`. The same on every device that has the same documents.
 * @param limit how many who are likely
 */
export function matchesOf(
  { sql }: QueryContext,
  { text, without, limit }: { text: string; without: ReadonlySet<string>; limit: number },
): Matches {
  const terms = askedTerms(text)
  const found: Matches = { likely: [], lessLikely: [] }
  if (terms.length === 0) return found
  const { people } = sql('SELECT count(*) AS people FROM people WHERE hidden = 0').get() as { people: number }
  const { asked, found: candidates, conversationsOf } = matchCandidates(sql, terms, people)
  const ranked: Ranked[] = []
  let leastKept = 0
  for (const candidate of inOrder(sql, candidates, without)) {
    // What the words say is never more than what the rows promised: the rest cannot come before those who are found.
    if (candidate.points < leastKept) break
    const read = readCandidate(sql, asked, candidate, conversationsOf(candidate.n))
    if (read === null) continue
    ranked.push(read)
    const points = ranked.filter(({ isLikely }) => isLikely).map(({ score }) => score)
    if (points.length >= limit) leastKept = points.toSorted((a, b) => b - a)[limit - 1] ?? 0
  }
  const sorted = ranked.toSorted((a, b) => b.score - a.score || (a.person.id < b.person.id ? -1 : 1))
  return {
    likely: sorted
      .filter(({ isLikely }) => isLikely)
      .slice(0, limit)
      .map(toMatch),
    lessLikely: sorted
      .filter(({ isLikely }) => !isLikely)
      .slice(0, MAX_LESS_LIKELY)
      .map(toMatch),
  }
}

interface Ranked extends RankedCandidate {
  readonly person: { readonly id: PersonId; readonly name: string }
}

interface PersonColumns {
  readonly n: number
  readonly id: PersonId
  readonly name: string
}

type Placed = Candidate & PersonColumns

const CONSIDERED = MAX_READ * 2

/** Those who may be told of, the most promising first, as many as are read. */
function inOrder(sql: QueryContext['sql'], candidates: readonly Candidate[], without: ReadonlySet<string>): Placed[] {
  const last =
    Float64Array.from(candidates, ({ points }) => points)
      .toSorted()
      .at(-CONSIDERED - 1) ?? 0
  const before = new Map(candidates.flatMap(({ n, points }) => (points > last ? [[n, points]] : [])))
  const found = placed(sql, before, without)
  if (found.length >= MAX_READ) return found.slice(0, MAX_READ)
  // Whoever promises as much as the last that is looked at is looked at too: their numbers differ from device to device.
  const equal = new Map(candidates.flatMap(({ n, points }) => (points === last ? [[n, points]] : [])))
  return [...found, ...firstOf(sql, equal, without, MAX_READ - found.length)]
}

const PLACED_COLUMNS = 'p.n, p.id, p.name'

function placed(sql: QueryContext['sql'], points: ReadonlyMap<number, number>, without: ReadonlySet<string>): Placed[] {
  const rows = sql(`SELECT ${PLACED_COLUMNS} FROM json_each(?) AS wanted JOIN people AS p ON p.n = wanted.value
    WHERE p.hidden = 0 AND p.paused = 0`).all(JSON.stringify([...points.keys()])) as PersonColumns[]
  return rows
    .filter(({ id }) => !without.has(id))
    .map((row) => ({ ...row, points: points.get(row.n) ?? 0 }))
    .toSorted((a, b) => b.points - a.points || (a.id < b.id ? -1 : 1))
}

/** Of those who promise the same, the first by id: of thousands one meets the first few soon. */
function firstOf(
  sql: QueryContext['sql'],
  points: ReadonlyMap<number, number>,
  without: ReadonlySet<string>,
  most: number,
): Placed[] {
  if (points.size <= MANY) return placed(sql, points, without).slice(0, most)
  const found: Placed[] = []
  const rows = sql(`SELECT ${PLACED_COLUMNS} FROM people AS p
    WHERE p.hidden = 0 AND p.paused = 0 ORDER BY p.id`)
  for (const row of rows.iterate() as IterableIterator<PersonColumns>) {
    const promised = points.get(row.n)
    if (promised === undefined || without.has(row.id)) continue
    if (found.push({ ...row, points: promised }) === most) break
  }
  return found
}

const MANY = 1000

function readCandidate(
  sql: QueryContext['sql'],
  asked: readonly AskedTerm[],
  candidate: Placed,
  conversations: readonly number[],
): Ranked | null {
  const ranked = rankCandidate(asked, evidenceOf(sql, candidate, conversations))
  return ranked === null ? null : { ...ranked, person: { id: candidate.id, name: candidate.name } }
}

function evidenceOf(sql: QueryContext['sql'], { n, id }: Placed, conversations: readonly number[]): Evidence[] {
  const { content } = sql('SELECT content FROM person_contents WHERE n = ?').get(n) as { content: string }
  const own = ownEvidence(JSON.parse(content) as Person).map((one) => ({ ...one, source: id, shared: 1 }))
  return [...own, ...namedEvidence(sql, n, id), ...talkEvidence(sql, conversations)]
}

/** Names of organisations, circles and types of people that somebody belongs to. */
function namedEvidence(sql: QueryContext['sql'], n: number, source: DocumentId): Evidence[] {
  const rows = sql(`SELECT l.role, e.title FROM links AS l JOIN entries AS e ON e.id = l.target_id
    WHERE l.n = ? AND l.role IN ('organisation', 'circle', 'archetype') AND e.deleted_at IS NULL ORDER BY l.role, e.id`)
  const named = rows.all(n) as { role: 'organisation' | 'circle' | 'archetype'; title: string }[]
  return named.map(({ role, title }) => ({ from: role, text: title, on: null, source, shared: 1 }))
}

/** Topic, notes and tags of conversations; nothing of one that is marked as in confidence. */
function talkEvidence(sql: QueryContext['sql'], numbers: readonly number[]): Evidence[] {
  const rows = sql(`SELECT c.n, c.id, c.day, c.topic, c.tags, ${withoutSpacing('t.body')} AS body,
      (SELECT count(DISTINCT target_id) FROM links WHERE n = c.n AND role = 'participant') AS shared
    FROM json_each(?) AS wanted JOIN conversations AS c ON c.n = wanted.value JOIN texts AS t ON t.n = c.n
    ORDER BY c.day DESC, c.id LIMIT ${MAX_CONVERSATIONS_READ}`).all(JSON.stringify(numbers)) as {
    id: ConversationId
    day: number
    topic: string
    tags: string
    body: string
    shared: number
  }[]
  return rows.flatMap(({ id: source, day, topic, tags, body, shared }) => {
    const words = JSON.parse(tags) as string[]
    if (isConfidentialTalk({ topic, tags: words })) return []
    const on: CivilDate | null = civilOrNull(day)
    const one = { on, source, shared }
    return [
      { ...one, from: 'conversation' as const, text: [topic, body].filter(Boolean).join('\n') },
      ...words.map((tag) => ({ ...one, from: 'tag' as const, text: tag })),
    ]
  })
}

function toMatch({ person, reasons }: Ranked): Match {
  return { person, reasons: reasons.map((reason) => ({ ...reason, terms: [...reason.terms] })) }
}
