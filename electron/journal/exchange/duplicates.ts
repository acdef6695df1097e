import { createHash } from 'node:crypto'
import { byStrength, likelyPairs, type LikelyPair } from '#journal/likeness/likely-pairs.ts'
import type { Likeness, LikenedPerson } from '#journal/likeness/person-likeness.ts'
import { civilOrNull } from '#journal/queries/civil-or-null.ts'
import type { Sql } from '#journal/runtime/command-context.ts'
import { apartPairs, pairKey } from '#journal/queries/apart-pairs.ts'
import type { QueryOutput, QueryRequest } from '#shared/contract/contract.ts'
import type { DuplicateSide } from '#shared/contract/people-contract.ts'
import type { PersonId } from '#shared/model/id.ts'
import type { Person } from '#shared/model/person.ts'
import { RINGS } from '#shared/model/ring.ts'
import { organisationNames } from './known-person.ts'
import { likenedPerson } from './likened-person.ts'
import { duplicateFacts } from './duplicate-facts.ts'

/** People who may be there twice. */
export interface Duplicates {
  page(input: QueryRequest<'duplicates'>): Promise<QueryOutput<'duplicates'>>
}

interface Known {
  readonly id: PersonId
  /** Of their document. */
  readonly mark: string
  /** The names of the organisations that it names, which stand in other documents. */
  readonly named: ReadonlyMap<string, string | undefined>
  readonly person: LikenedPerson
}
interface Pair extends Likeness {
  readonly one: PersonId
  readonly other: PersonId
}
interface Found {
  /** What SQLite counts of all that was ever written: while it stands, nothing has changed. */
  readonly written: number
  readonly known: readonly Known[]
  readonly pairs: readonly Pair[]
}

const READ_AT_ONCE = 200
/** Of so many changed at once everybody is compared anew. */
const MAX_CHANGED = 500

/**
 * Looks for pairs among everybody, in steps between which others are answered, and remembers them: after a change those alone are
 * compared anew who changed. Nothing is looked for before somebody asks.
 * @param country in which phone numbers without one are, now
 */
export function openDuplicates(sql: Sql, country: () => string): Duplicates {
  let found: Found = { written: -1, known: [], pairs: [] }
  let looking: Promise<Found> | null = null

  const look = async (): Promise<Found> => {
    const written = writtenIn(sql)
    if (written === found.written) return found
    const known = await readEverybody(sql, country(), found.known)
    const before = new Map(found.known.map((one) => [one.id, one.person]))
    const changed = new Set(known.flatMap(({ id, person }, index) => (before.get(id) === person ? [] : [index])))
    const isFew = found.written >= 0 && changed.size <= MAX_CHANGED
    const same = new Set(known.flatMap(({ id }, index) => (changed.has(index) ? [] : [id])))
    const kept = isFew ? found.pairs.filter(({ one, other }) => same.has(one) && same.has(other)) : []
    const anew = isFew && changed.size === 0 ? [] : await pairsAmong(known, isFew ? changed : undefined)
    found = { written, known, pairs: inOrder(known, [...kept, ...anew]) }
    return found
  }
  const current = (): Promise<Found> => (looking ??= look().finally(() => (looking = null)))

  return {
    async page({ offset, limit }) {
      const waited = looking
      if (waited !== null) await waited.catch(() => undefined)
      const { pairs } = await current()
      const apart = apartPairs(sql)
      const shown = pairs.filter(({ one, other }) => !apart.has(pairKey(one, other)))
      const rows = shown.slice(offset, offset + limit).flatMap((pair) => rowOf(sql, pair) ?? [])
      return { total: shown.length, rows }
    },
  }
}

async function readEverybody(sql: Sql, country: string, before: readonly Known[]): Promise<Known[]> {
  const organisations = organisationNames(sql)
  const known = new Map(before.map((one) => [one.id, one]))
  const everybody: Known[] = []
  for (let after = -1; ;) {
    const rows = sql(`SELECT p.n, p.id, c.content FROM people AS p JOIN person_contents AS c ON c.n = p.n
      WHERE p.n > ? AND p.hidden = 0 ORDER BY p.n LIMIT ${READ_AT_ONCE}`).all(after) as {
      n: number
      id: PersonId
      content: string
    }[]
    for (const { id, content } of rows) {
      const mark = createHash('sha256').update(`${country}\n`).update(content).digest('base64')
      const present = known.get(id)
      const isSame = present?.mark === mark && [...present.named].every(([of, name]) => organisations.get(of) === name)
      everybody.push(isSame ? present : knownAs({ id, mark, country }, JSON.parse(content) as Person, organisations))
    }
    const last = rows.at(-1)
    if (last === undefined) return everybody
    after = last.n
    await others()
  }
}

function knownAs(
  { id, mark, country }: { id: PersonId; mark: string; country: string },
  person: Person,
  organisations: ReadonlyMap<string, string>,
): Known {
  const named = Object.values(person.roles).flatMap(({ organisation }) => organisation ?? [])
  return {
    id,
    mark,
    named: new Map(named.map((of) => [of, organisations.get(of)])),
    person: likenedPerson(person, { organisations }, country),
  }
}

async function pairsAmong(known: readonly Known[], changed: ReadonlySet<number> | undefined): Promise<Pair[]> {
  const search = likelyPairs(
    known.map(({ person }) => person),
    changed,
  )
  for (;;) {
    const step = search.next()
    if (step.done === true) {
      return step.value.flatMap(({ one, other, ...likeness }) => {
        const [a, b] = [known[one], known[other]]
        return a === undefined || b === undefined ? [] : [{ ...likeness, one: a.id, other: b.id }]
      })
    }
    await others()
  }
}

function inOrder(known: readonly Known[], pairs: readonly Pair[]): Pair[] {
  const places = new Map(known.map(({ id }, index) => [id, index]))
  const placed = pairs.map((pair): { pair: Pair; at: LikelyPair } => ({
    pair,
    at: { ...pair, one: places.get(pair.one) ?? 0, other: places.get(pair.other) ?? 0 },
  }))
  return placed.toSorted((a, b) => byStrength(a.at, b.at)).map(({ pair }) => pair)
}

/** Lets others be answered. */
function others(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

function writtenIn(sql: Sql): number {
  return sql('SELECT total_changes()').pluck().get() as number
}

interface SideRow {
  readonly id: PersonId
  readonly name: string
  readonly ring: number | null
  readonly last_day: number | null
  readonly conversations: number
  readonly content: string
}

/** null where one of both has gone since. */
function rowOf(sql: Sql, { one, other, strength, reasons }: Pair): QueryOutput<'duplicates'>['rows'][number] | null {
  const read = (id: PersonId) =>
    sql(`SELECT p.id, p.name, p.ring, p.last_day, p.conversations, c.content FROM people AS p
      JOIN person_contents AS c ON c.n = p.n WHERE p.id = ? AND p.hidden = 0`).get(id) as SideRow | undefined
  const [a, b] = [read(one), read(other)]
  if (a === undefined || b === undefined) return null
  const [first, second] = weightOf(b) > weightOf(a) ? [b, a] : [a, b]
  const facts = duplicateFacts(sql, JSON.parse(first.content) as Person, JSON.parse(second.content) as Person)
  return { people: [sideOf(first, facts[0]), sideOf(second, facts[1])], strength, reasons: [...reasons] }
}

function sideOf(
  { id, name, ring, last_day: lastDay, conversations }: SideRow,
  facts: DuplicateSide['facts'],
): DuplicateSide {
  return {
    id,
    name,
    ring: ring === null ? null : (RINGS[ring] ?? null),
    lastOn: civilOrNull(lastDay),
    conversations,
    facts,
  }
}

/** Conversations count most: who has a ring was thought about as well. */
function weightOf({ conversations, ring, content }: SideRow): number {
  return conversations * 10_000 + (ring === null ? 0 : 5000) + Math.min(content.length, 4999)
}
