import { survivorInRows } from '#journal/projections/survivor.ts'
import type { QueryRequest, QueryOutput } from '#shared/contract/contract.ts'
import type { PeopleFilter } from '#shared/contract/people-contract.ts'
import { dayNumber } from '#shared/model/civil-date.ts'
import { foldName } from '#shared/model/person-name.ts'
import { RINGS, type Ring } from '#shared/model/ring.ts'
import { mentionedWords } from '#shared/model/name-words.ts'
import {
  PEOPLE,
  selectNumbers,
  selectPeople,
  toPersonRow,
  type PeopleSelection,
  type PersonColumns,
} from './person-row.ts'
import type { QueryContext } from './query-context.ts'
import { civilOrNull } from './civil-or-null.ts'

type Input = QueryRequest<'people'>
type Sort = Input['sort']

/** People that the filter finds, sorted, a page of them. Ties are in order of name. */
export function people(context: QueryContext, input: Input): QueryOutput<'people'> {
  const { where, values } = peopleWhere(context, input)
  const total = context.sql(`SELECT count(*) AS total FROM people AS p WHERE ${where}`).get(...values) as {
    total: number
  }
  const { limit, offset } = input
  const rows = selectPeople(context.sql, { condition: where, order: order(input), values, limit, offset })
  const today = context.today()
  return { total: total.total, rows: rows.map((row) => toPersonRow(row, today)) }
}

/** Ids of all that the filter finds, in the order of `people`. */
export function peopleIds(context: QueryContext, input: Omit<Input, 'offset' | 'limit'>): QueryOutput<'peopleIds'> {
  const { where, values } = peopleWhere(context, input)
  const rows = context.sql(`SELECT p.id FROM ${PEOPLE} WHERE ${where} ORDER BY ${order(input)}`).all(...values)
  return (rows as Pick<PersonColumns, 'id'>[]).map(({ id }) => id)
}

/** One address each, in the order of `ids`: the preferred one, else the first. Each address once. */
export function emails({ sql }: QueryContext, { ids }: QueryRequest<'emails'>): QueryOutput<'emails'> {
  const rows = sql(`SELECT (
      SELECT json_extract(one.value, '$.value') FROM json_each(c.content, '$.channels') AS one
      WHERE json_extract(one.value, '$.kind') = 'email'
      ORDER BY json_extract(one.value, '$.preferred') DESC, one.key LIMIT 1
    ) AS email FROM json_each(?) AS wanted JOIN people AS p ON p.id = wanted.value AND p.hidden = 0
    JOIN person_contents AS c ON c.n = p.n ORDER BY wanted.key`).all(JSON.stringify(ids)) as { email: string | null }[]
  const found = rows.flatMap(({ email }) => email ?? [])
  return { emails: [...new Set(found)], without: rows.length - found.length }
}

const NAME_ORDER = 'p.sort_name, p.n'
const ORDER: Record<Sort, (direction: string) => string> = {
  name: (direction) => `p.sort_name ${direction}, p.n ${direction}`,
  organisation: (direction) => `(o.name IS NULL), o.name_key ${direction}, ${NAME_ORDER}`,
  ring: (direction) => `(p.ring IS NULL), p.ring ${direction}, ${NAME_ORDER}`,
  lastOn: (direction) => `(p.last_day IS NULL), p.last_day ${direction}, ${NAME_ORDER}`,
  dueOn: (direction) => `(p.due_day IS NULL), p.due_day ${direction}, ${NAME_ORDER}`,
  addedOn: (direction) => `p.created_at ${direction}, p.n ${direction}`,
}

function order(input: Pick<Input, 'sort' | 'descending'>): string {
  return ORDER[input.sort](input.descending ? 'DESC' : 'ASC')
}

function peopleWhere(context: QueryContext, filter: PeopleFilter): { where: string; values: (string | number)[] } {
  const where = ['p.hidden = 0']
  const values: (string | number)[] = []
  const today = dayNumber(context.today())
  // Each once: SQLite takes an expression only so deep.
  const oneOf = (parts: readonly string[]) =>
    where.push(parts.length === 0 ? '0' : `(${[...new Set(parts)].join(' OR ')})`)
  // Organisations are looked through once, not again for everybody who works there.
  for (const word of filterWords(filter.text)) {
    where.push(`(instr(p.sort_name, ?) OR instr(p.title_key, ?)
      OR p.organisation_id IN (SELECT id FROM organisations WHERE deleted_at IS NULL AND instr(name_key, ?))
      OR p.n IN (SELECT n FROM person_words WHERE word >= ? AND word < ?))`)
    values.push(word, word, word, word, `${word}\u{10ffff}`)
  }
  if (filter.rings) oneOf(filter.rings.map(ringCondition))
  if (filter.sides) {
    oneOf(filter.sides.map((side) => (side === 'unknown' ? 'p.side IS NULL' : `p.side = '${side}'`)))
  }
  if (filter.warmths) oneOf(filter.warmths.map((warmth) => WARMTH[warmth](today)))
  if (filter.circles) {
    where.push("p.n IN (SELECT n FROM links WHERE role = 'circle' AND target_id IN (SELECT value FROM json_each(?)))")
    values.push(JSON.stringify(filter.circles.map((id) => survivorInRows(context.sql, id))))
  }
  if (filter.archetypes) {
    where.push(
      "p.n IN (SELECT n FROM links WHERE role = 'archetype' AND target_id IN (SELECT value FROM json_each(?)))",
    )
    values.push(JSON.stringify(filter.archetypes))
  }
  if (filter.organisations) {
    where.push(
      "p.n IN (SELECT n FROM links WHERE role = 'organisation' AND target_id IN (SELECT value FROM json_each(?)))",
    )
    values.push(JSON.stringify(filter.organisations.map((id) => survivorInRows(context.sql, id))))
  }
  if (filter.due) {
    where.push(`(p.due_day < ${today} OR p.id IN (SELECT l.target_id FROM follow_ups f JOIN links l ON l.n = f.n AND l.role = 'about'
      WHERE f.deleted_at IS NULL AND f.done_at IS NULL AND f.due_day <= ${today}))`)
  }
  return { where: where.join(' AND '), values }
}

function ringCondition(ring: Ring | 'none'): string {
  return ring === 'none' ? 'p.ring IS NULL' : `p.ring = ${RINGS.indexOf(ring)}`
}

// The same lines as `warmthOn` draws, for sets of rows; tests/journal holds the two together.
const WARMTH: Record<PersonColumnsWarmth, (today: number) => string> = {
  none: () => 'p.ideal_days IS NULL',
  new: () => '(p.ideal_days IS NOT NULL AND p.last_day IS NULL)',
  warm: (today) => `p.due_day >= ${today}`,
  cooling: (today) => `(p.due_day < ${today} AND p.cold_day >= ${today})`,
  cold: (today) => `p.cold_day < ${today}`,
}
type PersonColumnsWarmth = NonNullable<PeopleFilter['warmths']>[number]

/** Words as typed, folded, without what stands around them: "Dr." and "Ruiz," name whom "dr" and "ruiz" name. */
function filterWords(text: string | undefined): string[] {
  const words = foldName(text ?? '')
    .split(' ')
    .filter((word) => word !== '')
  return words.map((word) => word.replace(/^[.,;'’()-]+|[.,;'’()-]+$/gu, '') || word)
}

/** People whose names have a word that begins with each word of `text`, the last spoken with first. */
export function peopleNamed(context: QueryContext, input: { text: string; limit: number }): QueryOutput<'peopleNamed'> {
  const rows = selectPeople(context.sql, namedBy(input))
  const today = context.today()
  return rows.map((row) => toPersonRow(row, today))
}

/** The numbers of those whom `peopleNamed` gives. */
export function numbersNamed({ sql }: QueryContext, input: { text: string; limit: number }): readonly number[] {
  return selectNumbers(sql, namedBy(input))
}

function namedBy({ text, limit }: { text: string; limit: number }): PeopleSelection {
  const words = filterWords(text)
  const conditions = words.map(() => 'p.n IN (SELECT n FROM person_words WHERE word >= ? AND word < ?)')
  return {
    condition: ['p.hidden = 0', ...conditions].join(' AND '),
    order: `p.last_day IS NULL, p.last_day DESC, ${NAME_ORDER}`,
    values: words.flatMap((word) => [word, `${word}\u{10ffff}`]),
    limit,
  }
}

// More people than this sharing the words of one line are not told apart by a list of candidates.
const MAX_MENTIONED = 300

/** Everybody of whose name the line has a word, the last spoken with first. */
export function peopleMentioned(context: QueryContext, input: { line: string }): QueryOutput<'peopleMentioned'> {
  const rows = context
    .sql(`SELECT p.n, p.id, p.name, p.title, p.given, p.family, p.nick, p.last_day, coalesce(o.name, '') AS organisation
      FROM ${PEOPLE} WHERE p.hidden = 0
      AND p.n IN (SELECT n FROM person_words WHERE word IN (SELECT value FROM json_each(?)))
      ORDER BY p.last_day IS NULL, p.last_day DESC, ${NAME_ORDER} LIMIT ${MAX_MENTIONED}`)
    .all(JSON.stringify(mentionedWords(input.line))) as (Pick<
    PersonColumns,
    'n' | 'id' | 'name' | 'title' | 'last_day' | 'organisation'
  > & {
    given: string
    family: string
    nick: string
  })[]
  const named = Map.groupBy(rows, ({ name }) => foldName(name))
  const channels = firstChannels(
    context,
    [...named.values()].flatMap((same) => (same.length > 1 ? same.map(({ n }) => n) : [])),
  )
  return rows.map(({ n, title, last_day: lastDay, ...known }) => {
    const channel = channels.get(n)
    return {
      ...known,
      lastConversation: civilOrNull(lastDay),
      ...(channel !== undefined && { apart: { title, channel } }),
    }
  })
}

/** How people are reached, the way that they prefer first; '' for those of whom none is known. */
function firstChannels({ sql }: QueryContext, numbers: readonly number[]): Map<number, string> {
  const rows = sql(`SELECT p.n, coalesce((
      SELECT json_extract(c.value, '$.value') FROM json_each(p.content, '$.channels') AS c
      ORDER BY json_extract(c.value, '$.preferred') DESC LIMIT 1
    ), '') AS channel FROM json_each(?) AS wanted JOIN person_contents AS p ON p.n = wanted.value`)
  const found = rows.all(JSON.stringify(numbers)) as { n: number; channel: string }[]
  return new Map(found.map(({ n, channel }) => [n, channel]))
}
