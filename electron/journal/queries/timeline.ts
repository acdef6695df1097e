import { openZoneClocks } from '#journal/calendar/zone-clocks.ts'
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

/** How much there is of each lane in each bin: conversations from a table of days, all else by an index (docs/benchmarks.md). */
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

function countLane(context: QueryContext, lane: TimelineLane, { bins, days, who, filter }: Asked): number[] {
  const { sql } = context
  if (lane === 'dates') return datesInBins(sql, bins, who)
  if (lane !== 'conversations') {
    const bounds = lane === 'followUps' ? instantsOf(days, context.timeZone()) : days
    return who === null ? countBetween(sql, LANES[lane], bounds) : countOfPeople(sql, LANES[lane], { bounds, who })
  }
  const [first, behind] = [days[0], days.at(-1)]
  if (who === null && filter.tag === undefined) {
    const kept = sql('SELECT day, count FROM conversation_days WHERE day >= ? AND day < ?').raw()
    return sortInto(days, kept.all(first, behind) as Count[])
  }
  const talks = sql(filteredTalks(who !== null, filter.tag !== undefined)).raw()
  const rows = talks.all({
    first,
    behind,
    ...(who !== null && { who: JSON.stringify(who) }),
    ...(filter.tag !== undefined && { tag: tagKey(filter.tag) }),
  })
  return sortInto(days, once(rows as OfDocument[]))
}

interface CountedLane {
  readonly from: string
  readonly at: string
  readonly where: string
  /** How people are named in it. */
  readonly roles: string
}

const LANES: Readonly<Record<Exclude<TimelineLane, 'conversations' | 'dates'>, CountedLane>> = {
  gives: { from: 'gives', at: 'x.day', where: 'x.deleted_at IS NULL', roles: `'gave-to', 'got-from'` },
  introductions: {
    from: 'introductions',
    at: 'x.introduced_day',
    where: 'x.deleted_at IS NULL',
    roles: `'introduced-a', 'introduced-b'`,
  },
  followUps: {
    from: 'follow_ups',
    at: 'x.done_at',
    where: `x.deleted_at IS NULL AND x.done_at IS NOT NULL AND x.actor = 'me'`,
    roles: `'about'`,
  },
  sessions: { from: 'sessions', at: 'x.day', where: 'x.deleted_at IS NULL', roles: '' },
  reviews: { from: 'reviews', at: 'x.to_day', where: 'x.deleted_at IS NULL AND x.finished_at IS NOT NULL', roles: '' },
}

/** Of a lane that has less than there are bins the days are read, all at once; of a fuller one each bin is counted by the index. */
function countBetween(sql: Sql, { from, at, where }: CountedLane, bounds: readonly number[]): number[] {
  const select = (what: string) => `SELECT ${what} FROM ${from} AS x WHERE ${where} AND ${at} >= ? AND ${at} < ?`
  const rows = sql(`${select(at)} LIMIT ?`)
    .raw()
    .all(bounds[0], bounds.at(-1), bounds.length) as Count[]
  if (rows.length < bounds.length) return sortInto(bounds, rows)
  const count = sql(select('count(*)')).pluck()
  return bounds.slice(1).map((end, index) => count.get(bounds[index], end) as number)
}

/** Of a lane that has less than there are people each is asked whom it is about; of a fuller one each person is asked for theirs. */
function countOfPeople(
  sql: Sql,
  { from, at, where, roles }: CountedLane,
  { bounds, who }: { bounds: readonly number[]; who: readonly string[] },
): number[] {
  const [first, behind] = [bounds[0], bounds.at(-1)]
  const inside = `${where} AND ${at} >= ? AND ${at} < ?`
  const few = sql(`SELECT ${at}, x.n FROM ${from} AS x WHERE ${inside} LIMIT ?`)
    .raw()
    .all(first, behind, who.length) as OfDocument[]
  if (few.length < who.length) {
    const about = sql(`SELECT DISTINCT l.n FROM json_each(?) AS wanted CROSS JOIN links AS l
      WHERE l.n = wanted.value AND l.role IN (${roles}) AND l.target_id IN (SELECT value FROM json_each(?))`).pluck()
    const theirs = new Set(about.all(JSON.stringify(few.map(([, n]) => n)), JSON.stringify(who)))
    return sortInto(
      bounds,
      few.flatMap(([day, n]) => (theirs.has(n) ? [[day] as Count] : [])),
    )
  }
  const rows = sql(`SELECT ${at}, x.n FROM json_each(?) AS wanted CROSS JOIN links AS l CROSS JOIN ${from} AS x
    WHERE l.target_id = wanted.value AND l.role IN (${roles}) AND x.n = l.n AND ${inside}`)
    .raw()
    .all(JSON.stringify(who), first, behind) as OfDocument[]
  return sortInto(bounds, once(rows))
}

/**
 * Days and numbers of conversations with some people, or with a tag. Who took part is told by links alone, which are of what happened
 * and is not in the trash: their index has all that is asked for.
 */
function filteredTalks(byPeople: boolean, byTag: boolean): string {
  if (!byPeople) {
    return `SELECT c.day, c.n FROM conversation_tags AS t JOIN conversations AS c ON c.n = t.n
      WHERE t.tag_key = @tag AND c.deleted_at IS NULL AND c.planned = 0 AND c.day >= @first AND c.day < @behind`
  }
  const tagged = byTag ? 'AND n IN (SELECT n FROM conversation_tags WHERE tag_key = @tag)' : ''
  return `SELECT day, n FROM links WHERE role = 'participant'
    AND target_id IN (SELECT value FROM json_each(@who)) AND day >= @first AND day < @behind ${tagged}`
}

/** When something was, and the number of its document. */
type OfDocument = readonly [at: number, n: number]
/** When something was, and how often; once where it does not say. */
type Count = readonly [at: number, count?: number]

/** Each document once, however many of the people asked for it names: SQLite would have to sort all of them. */
function once(rows: readonly OfDocument[]): Count[] {
  const seen = new Set<number>()
  const days: Count[] = []
  for (const [at, n] of rows) {
    if (seen.has(n)) continue
    seen.add(n)
    days.push([at])
  }
  return days
}

/** Puts what was into the bins between the bounds. */
function sortInto(bounds: readonly number[], rows: readonly Count[]): number[] {
  const counts = Array.from({ length: bounds.length - 1 }, () => 0)
  for (const [at, count = 1] of rows) {
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
  return instantOfClock({ date, time: MIDNIGHT }, zone)
}

/** When each of some days begins: whoever asks for hundreds keeps when the clocks change meanwhile. */
export function instantsOf(days: readonly number[], zone: string): number[] {
  const clocks = openZoneClocks()
  return days.map((day) => clocks.instantOf({ date: dayNumberToCivilDate(day), time: MIDNIGHT }, zone))
}

const MIDNIGHT = '00:00' as CivilTime

function extentOf(sql: Sql): QueryOutput<'timeline'>['extent'] {
  const edge = (which: 'min' | 'max') =>
    sql(`SELECT ${which}(day) FROM conversation_days`).pluck().get() as number | null
  const [first, last] = [edge('min'), edge('max')]
  return first === null || last === null ? null : { from: dayNumberToCivilDate(first), to: dayNumberToCivilDate(last) }
}
