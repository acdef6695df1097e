import { notFound } from '#journal/documents/journal-error.ts'
import type { Sql } from '#journal/documents/statements.ts'
import type { QueryOutput, QueryRequest } from '#shared/contract/contract.ts'
import type { ArchetypeRow, GoalHint, GoalRow, SeatedPerson, StageCounts } from '#shared/contract/strategy-contract.ts'
import { beforeYouNeedIt } from '#shared/model/before-you-need-it.ts'
import type { Warmth } from '#shared/model/cadence.ts'
import { civilDateAt, type CivilDate } from '#shared/model/civil-date.ts'
import type { GoalSide, GoalStanding, GoalWhy } from '#shared/model/goal.ts'
import type { ArchetypeId, GoalId, PersonId } from '#shared/model/id.ts'
import { RINGS } from '#shared/model/ring.ts'
import { STAGES, stageOf, takesSeat, type Stage } from '#shared/model/stage.ts'
import { civilOrNull } from './civil-or-null.ts'
import { PERSON_COLUMNS, toPersonRow, warmthsOn, type PersonColumns } from './person-row.ts'
import type { QueryContext } from './query-context.ts'

/** More faces than a line has room for are a list of their own. */
const MAX_PEOPLE = 12
const MAX_IN_CELL = 6

/** All goals and kinds of person, with whom there is for each. */
export function strategy(context: QueryContext): QueryOutput<'strategy'> {
  const goals = goalColumns(context.sql)
  const archetypes = archetypeColumns(context.sql)
  const seated = seatedPeople(context)
  return {
    date: context.today(),
    goals: goals.map((row) => toGoalRow(context, row, hintOf(context.today(), row, archetypes, seated))),
    archetypes: archetypes.map((row) => toArchetypeRow(row, seated.get(row.id) ?? [])),
    people: distinct(seated),
  }
}

export function goalPage(context: QueryContext, { id }: { id: GoalId }): QueryOutput<'goal'> {
  const [row] = goalColumns(context.sql, id)
  if (row === undefined) throw notFound(id)
  const hint = hintOf(context.today(), row, archetypeColumns(context.sql), seatedPeople(context))
  return { ...toGoalRow(context, row, hint), notes: row.notes, deletedAt: row.deleted_at }
}

export function archetypePage(context: QueryContext, { id }: { id: ArchetypeId }): QueryOutput<'archetype'> {
  const [row] = archetypeColumns(context.sql, id)
  if (row === undefined) throw notFound(id)
  const titles = context.sql(`SELECT g.id, g.title FROM links AS l JOIN goals AS g ON g.id = l.target_id
    WHERE l.n = ? AND l.role = 'serves' AND g.deleted_at IS NULL ORDER BY g.sort_order, g.id`)
  return {
    ...toArchetypeRow(row, seatedPeople(context, id).get(id) ?? []),
    notes: row.notes,
    goalTitles: titles.all(row.n) as QueryOutput<'archetype'>['goalTitles'],
    deletedAt: row.deleted_at,
  }
}

/** Everybody in an archetype, or in one of its columns of the matrix, a page of them. */
export function archetypePeople(
  context: QueryContext,
  { id, stage, offset, limit }: QueryRequest<'archetypePeople'>,
): QueryOutput<'archetypePeople'> {
  const all = seatedPeople(context, id).get(id) ?? []
  const wanted = stage === undefined ? all : all.filter((one) => one.stage === stage)
  const some = wanted.slice(offset, offset + limit)
  const rows = context.sql(`SELECT ${PERSON_COLUMNS} FROM json_each(?) AS wanted JOIN people AS p ON p.id = wanted.value
    LEFT JOIN organisations AS o ON o.id = p.organisation_id AND o.deleted_at IS NULL`)
  const found = rows.all(JSON.stringify(some.map(({ row }) => row.id))) as PersonColumns[]
  const byId = new Map(found.map((row) => [row.id, toPersonRow(row, context.today())]))
  return {
    total: wanted.length,
    rows: some.flatMap((one) => {
      const row = byId.get(one.row.id)
      return row === undefined ? [] : [{ ...row, stage: one.stage }]
    }),
  }
}

/** For pickers and filters. */
export function archetypes({ sql }: QueryContext): QueryOutput<'archetypes'> {
  return sql(`SELECT a.id, a.name, a.seats, (SELECT count(*) FROM links AS l JOIN people AS p ON p.n = l.n
    WHERE l.target_id = a.id AND l.role = 'archetype' AND p.hidden = 0) AS people
    FROM archetypes AS a WHERE a.deleted_at IS NULL ORDER BY a.sort_order, a.id`).all() as QueryOutput<'archetypes'>
}

/** How many seats of each archetype are wanted, and how many are taken, in their order: as `matrix` has it, without its people. */
export function seatsOfArchetypes({
  sql,
}: QueryContext): { id: ArchetypeId; name: string; wanted: number; filled: number }[] {
  // Whether something went both ways is looked up of those alone whom one has never spoken with.
  const filled = sql(`SELECT a.id, a.name, a.seats AS wanted, (
      SELECT count(*) FROM links AS l CROSS JOIN people AS p ON p.n = l.n
      WHERE l.target_id = a.id AND l.role = 'archetype' AND p.hidden = 0 AND (p.conversations > 0 OR EXISTS (
        SELECT 1 FROM (SELECT ${EXCHANGE}) WHERE gave AND got OR met_their_need AND met_my_ask))) AS filled
    FROM archetypes AS a WHERE a.deleted_at IS NULL ORDER BY a.sort_order, a.id`)
  return filled.all() as ReturnType<typeof seatsOfArchetypes>
}

/** Kinds of person by how far their people are known. */
export function matrix(context: QueryContext): QueryOutput<'matrix'> {
  const seated = seatedPeople(context)
  const rows = archetypeColumns(context.sql).map((row) => {
    const people = seated.get(row.id) ?? []
    const cell = (stage: Stage) => {
      const inCell = people.filter((one) => one.stage === stage)
      return {
        count: inCell.length,
        people: inCell.slice(0, MAX_IN_CELL).map((one) => ({ id: one.row.id, name: one.row.name })),
      }
    }
    const { id, name, seats, goals } = row
    const cells = { identified: cell('identified'), met: cell('met'), warm: cell('warm'), mutual: cell('mutual') }
    return { id, name, seats, filled: people.filter(({ stage }) => takesSeat(stage)).length, goals, cells }
  })
  return { date: context.today(), rows, people: distinct(seated) }
}

/** What active goals say before one needs it, and was not put away. */
export function strategyHints(context: QueryContext): QueryOutput<'strategyHints'> {
  return hintsOfGoals(context, ({ hint_put_away_day }) => hint_put_away_day === null)
}

/** The same of all active goals, the one whose day comes first in front. */
export function goalsAhead(context: QueryContext): QueryOutput<'strategyHints'> {
  return hintsOfGoals(context, () => true)
}

function hintsOfGoals(context: QueryContext, isMeant: (row: GoalColumns) => boolean): QueryOutput<'strategyHints'> {
  const dated = goalColumns(context.sql).filter(
    (row) => row.standing === 'active' && row.needed_day !== null && isMeant(row),
  )
  if (dated.length === 0) return []
  const [all, seated, today] = [archetypeColumns(context.sql), seatedPeople(context), context.today()]
  return dated
    .flatMap((row) => {
      const hint = hintOf(today, row, all, seated)
      const neededBy = civilOrNull(row.needed_day)
      return hint === null || neededBy === null ? [] : [{ goal: { id: row.id, title: row.title }, neededBy, hint }]
    })
    .toSorted((one, other) => one.hint.daysLeft - other.hint.daysLeft)
}

interface GoalColumns {
  readonly id: GoalId
  readonly title: string
  readonly why: string
  readonly side: GoalSide
  readonly needed_day: number | null
  readonly standing: GoalStanding
  readonly standing_at: number
  readonly hint_put_away_day: number | null
  readonly notes: string
  readonly deleted_at: number | null
  readonly read_only: number
}

interface ArchetypeColumns {
  readonly n: number
  readonly id: ArchetypeId
  readonly name: string
  readonly why: string
  readonly seats: number
  readonly notes: string
  readonly deleted_at: number | null
  readonly read_only: number
  /** The goals that it serves, without those in the trash, in their order. */
  readonly goals: GoalId[]
}

/** All goals in their order; the one of that id, also in the trash, where it is given. */
function goalColumns(sql: Sql, id?: GoalId): GoalColumns[] {
  const which = id === undefined ? 'deleted_at IS NULL' : 'id = ?'
  return sql(`SELECT * FROM goals WHERE ${which} ORDER BY sort_order, id`).all(
    ...(id === undefined ? [] : [id]),
  ) as GoalColumns[]
}

function archetypeColumns(sql: Sql, id?: ArchetypeId): ArchetypeColumns[] {
  const which = id === undefined ? 'a.deleted_at IS NULL' : 'a.id = ?'
  const rows =
    sql(`SELECT a.*, (SELECT json_group_array(l.target_id) FROM links AS l JOIN goals AS g ON g.id = l.target_id
      WHERE l.n = a.n AND l.role = 'serves' AND g.deleted_at IS NULL) AS goals
    FROM archetypes AS a WHERE ${which} ORDER BY a.sort_order, a.id`).all(...(id === undefined ? [] : [id]))
  return (rows as (ArchetypeColumns & { goals: string })[]).map((row) => ({
    ...row,
    goals: JSON.parse(row.goals) as GoalId[],
  }))
}

type SeatedColumns = Pick<PersonColumns, 'id' | 'name' | 'ring' | 'ideal_days' | 'max_days' | 'last_day'> & {
  readonly archetype: ArchetypeId
  readonly conversations: number
  readonly met_their_need: number
  readonly met_my_ask: number
  readonly gave: number
  readonly got: number
}

/**
 * A promise that somebody kept counts as an ask that was met, beside those asks that say so. Each is looked for only where a
 * need of theirs was met, and what they gave only where I gave: one without the other changes no stage.
 */
const GAVE = `EXISTS (SELECT 1 FROM links WHERE target_id = p.id AND role = 'gave-to')`
const EXCHANGE = `p.needs_met > 0 AS met_their_need, p.needs_met > 0 AND (EXISTS (SELECT 1 FROM links AS k
    JOIN follow_ups AS f ON f.n = k.n WHERE k.target_id = p.id AND k.role = 'about' AND f.actor = 'them'
    AND f.done_at IS NOT NULL AND f.deleted_at IS NULL)
    OR EXISTS (SELECT 1 FROM links AS k JOIN asks AS a ON a.n = k.n
    WHERE k.target_id = p.id AND k.role = 'asked' AND a.standing = 'met' AND a.deleted_at IS NULL)) AS met_my_ask,
  ${GAVE} AS gave, ${GAVE} AND EXISTS (SELECT 1 FROM links WHERE target_id = p.id AND role = 'got-from') AS got`

interface Seated {
  readonly row: SeatedColumns
  readonly stage: Stage
  readonly warmth: Warmth
}

// The order of joins is said: SQLite would go through all links there are.
/** Who is in each archetype, those known furthest first, then spoken with last; of one of them alone where `id` is given. */
function seatedPeople(context: QueryContext, id?: ArchetypeId): Map<ArchetypeId, Seated[]> {
  const rows = context.sql(`SELECT l.target_id AS archetype, p.id, p.name, p.ring, p.ideal_days, p.max_days, p.last_day,
      p.conversations, ${EXCHANGE}
    FROM archetypes AS a CROSS JOIN links AS l ON l.target_id = a.id AND l.role = 'archetype'
    CROSS JOIN people AS p ON p.n = l.n
    WHERE p.hidden = 0 AND ${id === undefined ? 'a.deleted_at IS NULL' : 'a.id = ?'}
    ORDER BY p.last_day DESC, p.name, p.id`)
  const found = rows.all(...(id === undefined ? [] : [id])) as SeatedColumns[]
  const warmthOf = warmthsOn(context.today())
  const byArchetype = new Map<ArchetypeId, Record<Stage, Seated[]>>()
  for (const row of found) {
    const warmth = warmthOf(row)
    const exchange = {
      gave: row.gave === 1,
      got: row.got === 1,
      metTheirNeed: row.met_their_need === 1,
      metMyAsk: row.met_my_ask === 1,
    }
    const stage = stageOf({ conversations: row.conversations, warmth, exchange })
    let stages = byArchetype.get(row.archetype)
    if (stages === undefined)
      byArchetype.set(row.archetype, (stages = { identified: [], met: [], warm: [], mutual: [] }))
    stages[stage].push({ row, stage, warmth })
  }
  const furthestFirst = STAGES.toReversed()
  return new Map([...byArchetype].map(([key, stages]) => [key, furthestFirst.flatMap((stage) => stages[stage])]))
}

function toSeatedPerson({ row, stage, warmth }: Seated): SeatedPerson {
  return {
    id: row.id,
    name: row.name,
    ring: row.ring === null ? null : (RINGS[row.ring] ?? null),
    stage,
    warmth,
    lastOn: civilOrNull(row.last_day),
  }
}

function toGoalRow({ timeZone }: QueryContext, row: GoalColumns, hint: GoalHint | null): GoalRow {
  return {
    id: row.id,
    title: row.title,
    why: JSON.parse(row.why) as GoalWhy[],
    side: row.side,
    neededBy: civilOrNull(row.needed_day),
    standing: row.standing,
    since: civilDateAt(row.standing_at, timeZone()),
    hint,
    excerpt: excerptOf(row.notes),
    readOnly: row.read_only === 1,
  }
}

function toArchetypeRow(row: ArchetypeColumns, people: readonly Seated[]): ArchetypeRow {
  const counts: StageCounts = { identified: 0, met: 0, warm: 0, mutual: 0 }
  for (const { stage } of people) counts[stage] += 1
  return {
    id: row.id,
    name: row.name,
    why: row.why,
    seats: row.seats,
    filled: people.length - counts.identified,
    goals: row.goals,
    counts,
    people: people.slice(0, MAX_PEOPLE).map(toSeatedPerson),
    excerpt: excerptOf(row.notes),
    readOnly: row.read_only === 1,
  }
}

function hintOf(
  today: CivilDate,
  goal: GoalColumns,
  all: readonly ArchetypeColumns[],
  seated: ReadonlyMap<ArchetypeId, readonly Seated[]>,
): GoalHint | null {
  if (goal.needed_day === null) return null
  const serving = all.filter(({ goals }) => goals.includes(goal.id))
  const groups = serving.map(({ id }) => seated.get(id) ?? [])
  // Whoever is warm settles it; else the first of each is the nearest of it.
  const telling = groups.flatMap((group) => group.find(({ warmth }) => warmth === 'warm') ?? group.slice(0, 1))
  const people = telling.map(toSeatedPerson)
  const facts = { standing: goal.standing, neededBy: civilOrNull(goal.needed_day) }
  const hint = beforeYouNeedIt(today, facts, serving.length === 0 ? null : people)
  if (hint === null || hint.nearest === null) return hint
  const { id, name, stage } = hint.nearest
  return { daysLeft: hint.daysLeft, nearest: { id, name, stage } }
}

function distinct(seated: ReadonlyMap<ArchetypeId, readonly Seated[]>): number {
  const all = new Set<PersonId>()
  for (const people of seated.values()) for (const { row } of people) all.add(row.id)
  return all.size
}

function excerptOf(notes: string): string {
  return notes.slice(0, 400)
}
