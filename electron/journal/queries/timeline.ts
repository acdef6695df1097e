import type { Sql } from '#journal/documents/statements.ts'
import type { QueryOutput, QueryRequest } from '#shared/contract/contract.ts'
import { TIMELINE_LANES, type TimelineFilter, type TimelineLane } from '#shared/contract/timeline-contract.ts'
import { dayNumber, dayNumberToCivilDate, type CivilDate, type CivilTime } from '#shared/model/civil-date.ts'
import { tagKey } from '#shared/model/tag-key.ts'
import { binsBetween, type Period } from '#shared/model/time-bins.ts'
import { instantOfClock } from '#shared/model/zoned-time.ts'
import { survivorInRows } from '#journal/projections/survivor.ts'
import { datesInBins, type Who } from './dates-in-bins.ts'
import type { QueryContext } from './query-context.ts'

/**
 * How much there is of each lane in each bin. Everything is counted by an index for each bin: a table of days would be twice as
 * quick and had to be kept (docs/benchmarks.md).
 */
export function timeline(context: QueryContext, input: QueryRequest<'timeline'>): QueryOutput<'timeline'> {
  const { sql } = context
  const { unit, weekStart, filter } = input
  const bins = binsBetween(input, unit, weekStart)
  const who = whoIsAsked(sql, filter)
  const lanes = lanesOf(filter).filter((lane) => lane !== 'dates' || DATED_UNITS.includes(unit))
  const days = [...bins.map(({ from }) => dayNumber(from)), dayNumber(bins.at(-1)?.to ?? input.to) + 1]
  const counted = lanes.map((lane) => countLane(context, lane, { bins, days, who, filter }))
  return {
    lanes,
    bins: bins.map(({ from, to }, at) => ({ from, to, counts: counted.map((counts) => counts[at] ?? 0) })),
    extent: extentOf(sql),
  }
}

/** By the year and the quarter everybody has as many days as the year before. */
const DATED_UNITS: readonly string[] = ['day', 'week', 'month']

/** The lanes that have something of what is asked for. */
export function lanesOf({ person, circle, archetype, tag }: TimelineFilter): TimelineLane[] {
  if (tag !== undefined) return ['conversations']
  const isAboutPeople = person !== undefined || circle !== undefined || archetype !== undefined
  return TIMELINE_LANES.filter((lane) => !isAboutPeople || (lane !== 'sessions' && lane !== 'reviews'))
}

/** Those who are asked about; of several filters those who are in all of them. */
export function whoIsAsked(sql: Sql, { person, circle, archetype }: TimelineFilter): Who {
  const groups = [
    ...(person === undefined ? [] : [[survivorInRows(sql, person)]]),
    ...(circle === undefined ? [] : [membersOf(sql, 'circle', circle)]),
    ...(archetype === undefined ? [] : [membersOf(sql, 'archetype', archetype)]),
  ]
  const [first, ...others] = groups
  return first === undefined ? null : first.filter((id) => others.every((group) => group.includes(id)))
}

function membersOf(sql: Sql, role: string, id: string): string[] {
  return sql(`SELECT p.id FROM links AS l JOIN people AS p ON p.n = l.n
    WHERE l.target_id = ? AND l.role = ? AND p.hidden = 0`)
    .pluck()
    .all(survivorInRows(sql, id), role) as string[]
}

interface Asked {
  readonly bins: readonly Period[]
  /** The first day of each bin as a number, and the day behind the last. */
  readonly days: readonly number[]
  readonly who: Who
  readonly filter: TimelineFilter
}

function countLane(context: QueryContext, lane: TimelineLane, asked: Asked): number[] {
  const { sql } = context
  const { days, who, filter, bins } = asked
  if (lane === 'dates') return datesInBins(sql, bins, who)
  if (lane === 'followUps') {
    const instants = instantsOf(days, context.timeZone())
    if (who === null) return countBetween(sql, FOLLOW_UPS_KEPT, instants)
    return sortInto(
      instants,
      sql(`SELECT f.done_at AS at, 1 AS count FROM follow_ups AS f
      WHERE ${KEPT} AND f.n IN (SELECT n FROM links WHERE role = 'about' AND target_id IN (SELECT value FROM json_each(?)))
        AND f.done_at >= ? AND f.done_at < ?`).all(JSON.stringify(who), instants[0], instants.at(-1)),
    )
  }
  const [first, behind] = [days[0], days.at(-1)]
  if (lane === 'conversations' && (who !== null || filter.tag !== undefined)) {
    const rows = sql(filteredTalks(who !== null, filter.tag !== undefined)).all(
      talkParameters({ who, filter, first: first ?? 0, behind: behind ?? 0 }),
    )
    return sortInto(days, rows)
  }
  if (lane === 'gives' && who !== null) {
    return sortInto(
      days,
      sql(`SELECT g.day AS at, 1 AS count FROM gives AS g WHERE g.deleted_at IS NULL
      AND g.n IN (SELECT n FROM links WHERE role IN ('gave-to', 'got-from') AND target_id IN (SELECT value FROM json_each(?)))
      AND g.day >= ? AND g.day < ?`).all(JSON.stringify(who), first, behind),
    )
  }
  if (lane === 'introductions' && who !== null) {
    return sortInto(
      days,
      sql(`SELECT i.introduced_day AS at, 1 AS count FROM introductions AS i WHERE i.deleted_at IS NULL
        AND i.n IN (SELECT n FROM links
          WHERE role IN ('introduced-a', 'introduced-b') AND target_id IN (SELECT value FROM json_each(?)))
        AND i.introduced_day >= ? AND i.introduced_day < ?`).all(JSON.stringify(who), first, behind),
    )
  }
  return countBetween(sql, WHOLE_LANES[lane], days)
}

interface WholeLane {
  readonly from: string
  readonly at: string
  readonly where: string
}

const KEPT = `f.deleted_at IS NULL AND f.done_at IS NOT NULL AND f.actor = 'me'`
const FOLLOW_UPS_KEPT: WholeLane = { from: 'follow_ups AS f', at: 'f.done_at', where: KEPT }

const WHOLE_LANES: Readonly<Record<Exclude<TimelineLane, 'dates' | 'followUps'>, WholeLane>> = {
  conversations: { from: 'conversations', at: 'day', where: 'deleted_at IS NULL AND planned = 0' },
  gives: { from: 'gives', at: 'day', where: 'deleted_at IS NULL' },
  introductions: { from: 'introductions', at: 'introduced_day', where: 'deleted_at IS NULL' },
  sessions: { from: 'sessions', at: 'day', where: 'deleted_at IS NULL' },
  reviews: { from: 'reviews', at: 'to_day', where: 'deleted_at IS NULL AND finished_at IS NOT NULL' },
}

/** Of a lane that has less than there are bins the days are read, all at once; of a fuller one each bin is counted by the index. */
function countBetween(sql: Sql, { from, at, where }: WholeLane, bounds: readonly number[]): number[] {
  const select = (what: string) => `SELECT ${what} FROM ${from} WHERE ${where} AND ${at} >= ? AND ${at} < ?`
  const rows = sql(`${select(`${at} AS at, 1 AS count`)} LIMIT ?`).all(bounds[0], bounds.at(-1), bounds.length)
  if (rows.length < bounds.length) return sortInto(bounds, rows)
  const count = sql(select('count(*)')).pluck()
  return bounds.slice(1).map((end, index) => count.get(bounds[index], end) as number)
}

/** Conversations with some people, or with a tag, by day; each once, however many of them took part. */
function filteredTalks(byPeople: boolean, byTag: boolean): string {
  const tagged = byTag ? 'JOIN conversation_tags AS t ON t.n = c.n AND t.tag_key = @tag' : ''
  const people = byPeople
    ? `AND c.n IN (SELECT n FROM links WHERE role = 'participant' AND target_id IN (SELECT value FROM json_each(@who))
        AND day >= @first AND day < @behind)`
    : ''
  return `SELECT c.day AS at, count(*) AS count FROM conversations AS c ${tagged}
    WHERE c.deleted_at IS NULL AND c.planned = 0 AND c.day >= @first AND c.day < @behind ${people} GROUP BY c.day`
}

function talkParameters({
  who,
  filter,
  first,
  behind,
}: Pick<Asked, 'who' | 'filter'> & { first: number; behind: number }) {
  return {
    first,
    behind,
    ...(who !== null && { who: JSON.stringify(who) }),
    ...(filter.tag !== undefined && { tag: tagKey(filter.tag) }),
  }
}

/** Puts rows `{at, count}` into the bins between the bounds. */
function sortInto(bounds: readonly number[], rows: readonly unknown[]): number[] {
  const counts = Array.from({ length: bounds.length - 1 }, () => 0)
  for (const { at, count } of rows as { at: number; count: number }[]) {
    let [low, high] = [0, counts.length]
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((bounds[middle] ?? Infinity) <= at) low = middle
      else high = middle
    }
    counts[low] = (counts[low] ?? 0) + count
  }
  return counts
}

/** When a day begins on the clocks of a zone, in milliseconds since 1970. */
export function instantOf(date: CivilDate, zone: string): number {
  return instantOfClock({ date, time: '00:00' as CivilTime }, zone)
}

const DAY_MS = 86_400_000
/** No zone has set its clocks twice within so many days: what is the same at both ends is the same between them. */
const DAYS_OF_ONE_OFFSET = 14

/** When each of some days begins, which stand in order: asking the zone for every one of hundreds takes longer than counting. */
export function instantsOf(days: readonly number[], zone: string): number[] {
  const found = new Map<number, number>()
  const at = (day: number): number => {
    const known = found.get(day) ?? instantOf(dayNumberToCivilDate(day), zone)
    found.set(day, known)
    return known
  }
  const fill = (some: readonly number[]) => {
    const [first, last] = [some[0], some.at(-1)]
    if (first === undefined || last === undefined || some.length < 3) return
    const offset = at(first) - first * DAY_MS
    if (last - first <= DAYS_OF_ONE_OFFSET && at(last) - last * DAY_MS === offset) {
      for (const day of some) found.set(day, day * DAY_MS + offset)
      return
    }
    const middle = some.length >> 1
    fill(some.slice(0, middle + 1))
    fill(some.slice(middle))
  }
  fill(days)
  return days.map(at)
}

function extentOf(sql: Sql): QueryOutput<'timeline'>['extent'] {
  const edge = (order: 'ASC' | 'DESC') =>
    sql(`SELECT day FROM conversations WHERE deleted_at IS NULL AND planned = 0 ORDER BY day ${order} LIMIT 1`)
      .pluck()
      .get() as number | undefined
  const [first, last] = [edge('ASC'), edge('DESC')]
  return first === undefined || last === undefined
    ? null
    : { from: dayNumberToCivilDate(first), to: dayNumberToCivilDate(last) }
}
