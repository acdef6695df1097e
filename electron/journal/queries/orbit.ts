import type { QueryOutput, QueryRequest } from '#shared/contract/contract.ts'
import type { OrbitPerson, OrbitSector, OrbitSectors } from '#shared/contract/orbit-contract.ts'
import type { PersonLink } from '#shared/contract/rows.ts'
import type { Warmth } from '#shared/model/cadence.ts'
import { addDays, dayNumber, type CivilDate } from '#shared/model/civil-date.ts'
import type { PersonId } from '#shared/model/id.ts'
import { RINGS, type Ring } from '#shared/model/ring.ts'
import { civilDays, civilOrNull } from './civil-or-null.ts'
import { circles } from './lists.ts'
import { warmthsOn } from './person-row.ts'
import type { QueryContext } from './query-context.ts'
import { seatsOfArchetypes } from './strategy.ts'

interface Columns {
  readonly n: number
  readonly id: PersonId
  readonly name: string
  readonly ring: number
  readonly ideal_days: number | null
  readonly max_days: number | null
  readonly last_day: number | null
}

const IN_A_RING = 'p.hidden = 0 AND p.ring IS NOT NULL'

/** Everybody in a ring, with the sectors that they belong to. */
export function orbit(context: QueryContext, input: QueryRequest<'orbit'>): QueryOutput<'orbit'> {
  const { sql } = context
  const { by, sectors } = sectorsBy(context, input.by)
  const belongs = sectorsOfPeople(context, by, sectors)
  const warmthOf = warmthsOn(context.today())
  const dayOf = civilDays()
  const people = peopleInRings(context).map((row): OrbitPerson => ({
    id: row.id,
    name: row.name,
    ring: RINGS[row.ring] as Ring,
    warmth: warmthOf(row),
    lastOn: dayOf(row.last_day),
    sectors: belongs.get(row.n) ?? [],
  }))
  const { unplaced } = sql('SELECT count(*) AS unplaced FROM people WHERE hidden = 0 AND ring IS NULL').get() as {
    unplaced: number
  }
  return { by, sectors, people, unplaced }
}

function sectorsBy(context: QueryContext, by: OrbitSectors | undefined): { by: OrbitSectors; sectors: OrbitSector[] } {
  const archetypes =
    by === 'circle'
      ? []
      : seatsOfArchetypes(context).map(({ id, name, wanted, filled }) => ({ id, name, seats: { wanted, filled } }))
  if (by === 'archetype' || archetypes.length > 0) return { by: 'archetype', sectors: archetypes }
  return { by: 'circle', sectors: circles(context).map(({ id, name }) => ({ id, name, seats: null })) }
}

function peopleInRings({ sql }: QueryContext): Columns[] {
  return sql(`SELECT p.n, p.id, p.name, p.ring, p.ideal_days, p.max_days, p.last_day FROM people AS p
    WHERE ${IN_A_RING} ORDER BY p.ring, p.sort_name, p.n`).all() as Columns[]
}

/** For everybody in a ring the sectors that they belong to, the emptiest in front. */
function sectorsOfPeople(
  { sql }: QueryContext,
  role: OrbitSectors,
  sectors: readonly OrbitSector[],
): Map<number, number[]> {
  const places = new Map(sectors.map(({ id }, index) => [id as string, index]))
  // A cross join keeps the order: the planner would go through all links of the role's kind, of which there are many more.
  const links =
    sql(`SELECT p.n, l.target_id AS sector FROM people AS p CROSS JOIN links AS l ON l.n = p.n AND l.role = ?
    WHERE ${IN_A_RING}`).all(role) as { n: number; sector: string }[]
  const belongs = new Map<number, number[]>()
  const sizes = sectors.map(({ seats }) => seats?.filled ?? 0)
  for (const { n, sector } of links) {
    const place = places.get(sector)
    if (place === undefined) continue
    if (role === 'circle') sizes[place] = (sizes[place] ?? 0) + 1
    belongs.set(n, [...(belongs.get(n) ?? []), place])
  }
  for (const mine of belongs.values()) mine.sort((a, b) => (sizes[a] ?? 0) - (sizes[b] ?? 0) || a - b)
  return belongs
}

const DEGREES: readonly Warmth[] = ['cold', 'cooling', 'warm']

/** Who in a ring became warmer or quieter between the end of a day and today, and whom one met. */
export function orbitMoves(context: QueryContext, input: QueryRequest<'orbitMoves'>): QueryOutput<'orbitMoves'> {
  const today = context.today()
  const reviewed = input.since === undefined ? lastReviewed(context) : null
  const since = input.since ?? reviewed ?? addDays(today, -DAYS_LOOKED_BACK)
  return { since, sinceReview: reviewed !== null, ...movesBetween(context, since, today) }
}

const DAYS_LOOKED_BACK = 90

/** The end of the last review that was finished, of those of days that are over; null where there is none. */
function lastReviewed({ sql, today }: QueryContext): CivilDate | null {
  const row = sql(`SELECT max(to_day) AS day FROM reviews
    WHERE deleted_at IS NULL AND finished_at IS NOT NULL AND to_day < ?`).get(dayNumber(today()))
  return civilOrNull((row as { day: number | null }).day)
}

type Moves = Pick<QueryOutput<'orbitMoves'>, 'warmer' | 'quieter' | 'met'>

/** As `orbitMoves`, between the ends of two days, by the rings and cadences of now. */
export function movesBetween(context: QueryContext, since: CivilDate, until: CivilDate): Moves {
  const { sql } = context
  const then = dayNumber(since)
  const end = dayNumber(until)
  const lastBy = sql("SELECT max(day) AS day FROM links WHERE target_id = ? AND role = 'participant' AND day <= ?")
  const lastOn = (row: Columns, day: number): number | null => {
    if (row.last_day === null || row.last_day <= day) return row.last_day
    return (lastBy.get(row.id, day) as { day: number | null }).day
  }
  const [warmthThen, warmthAtEnd] = [warmthsOn(since), warmthsOn(until)]
  const moves = { warmer: [] as PersonLink[], quieter: [] as PersonLink[], met: [] as PersonLink[] }
  for (const row of peopleInRings(context)) {
    const after = lastOn(row, end)
    // Whom one has never spoken with has not moved.
    if (after === null) continue
    const before = lastOn(row, then)
    const link = { id: row.id, name: row.name }
    if (before === null) {
      moves.met.push(link)
      continue
    }
    const { ideal_days, max_days } = row
    const was = DEGREES.indexOf(warmthThen({ ideal_days, max_days, last_day: before }))
    const is = DEGREES.indexOf(warmthAtEnd({ ideal_days, max_days, last_day: after }))
    if (was === -1 || is === was) continue
    moves[is > was ? 'warmer' : 'quieter'].push(link)
  }
  return moves
}
