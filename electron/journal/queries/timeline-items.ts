import type { PersonLink } from '#shared/contract/rows.ts'
import type { QueryOutput, QueryRequest } from '#shared/contract/contract.ts'
import type { TimelineFilter, TimelineItem, TimelineLane } from '#shared/contract/timeline-contract.ts'
import {
  addDays,
  civilDateAt,
  civilDateOf,
  dayNumber,
  dayNumberToCivilDate,
  yearOf,
  type CivilDate,
} from '#shared/model/civil-date.ts'
import type { DocumentId, PersonId } from '#shared/model/id.ts'
import { reviewTitle } from '#shared/model/review.ts'
import { tagKey } from '#shared/model/tag-key.ts'
import type { Period } from '#shared/model/time-bins.ts'
import { groupByNumber } from './conversation-row.ts'
import { dayOf, type Who } from './dates-in-bins.ts'
import type { QueryContext } from './query-context.ts'
import { instantOf, lanesOf, whoIsAsked } from './timeline.ts'

interface Found {
  readonly n: number
  readonly id: DocumentId
  readonly at: number
  readonly title: string
  /** Of a review: its first day. */
  readonly begin?: number
}

/** What there is in some days, lane after lane, by day. */
export function timelineItems(
  context: QueryContext,
  input: QueryRequest<'timelineItems'>,
): QueryOutput<'timelineItems'> {
  const who = whoIsAsked(context.sql, input.filter)
  let total = 0
  const rows: TimelineItem[] = []
  for (const lane of lanesOf(input.filter)) {
    const source = sourceOf(context, lane, input, { who, filter: input.filter })
    const count = source.count()
    const offset = Math.max(0, input.offset - total)
    const limit = input.limit - rows.length
    total += count
    if (limit > 0 && offset < count) rows.push(...itemsOf(context, lane, source.rows(limit, offset)))
  }
  return { total, rows }
}

/** What there was on the same day of the years before, the latest year first. */
export function onThisDay(context: QueryContext, { on }: QueryRequest<'onThisDay'>): QueryOutput<'onThisDay'> {
  const { sql } = context
  const first = sql('SELECT min(day) FROM conversations WHERE deleted_at IS NULL AND planned = 0').pluck().get()
  if (typeof first !== 'number') return []
  const [month, day] = [Number(on.slice(5, 7)), Number(on.slice(8, 10))]
  const items: TimelineItem[] = []
  for (let year = yearOf(on) - 1; year >= yearOf(dayNumberToCivilDate(first)); year--) {
    const date = civilDateOf(year, month, day)
    if (date === null) continue
    for (const lane of ['conversations', 'gives'] as const) {
      const asked = { who: null, filter: {} }
      items.push(...itemsOf(context, lane, sourceOf(context, lane, { from: date, to: date }, asked).rows(MAX_A_DAY, 0)))
    }
  }
  return items
}

/** Of a day on which more was written down, the first are shown: it is a glimpse, and the day itself has all. */
const MAX_A_DAY = 20

interface Source {
  count(): number
  rows(limit: number, offset: number): Found[]
}

function sourceOf(
  context: QueryContext,
  lane: TimelineLane,
  period: Period,
  { who, filter }: { who: Who; filter: TimelineFilter },
): Source {
  const { sql, timeZone } = context
  if (lane === 'dates') return datesSource(context, period, who)
  const isInstant = lane === 'followUps'
  const bounds = isInstant
    ? { first: instantOf(period.from, timeZone()), behind: instantOf(addDays(period.to, 1), timeZone()) }
    : { first: dayNumber(period.from), behind: dayNumber(period.to) + 1 }
  const { from, at, roles } = LANES[lane]
  const conditions = [`${at} >= @first AND ${at} < @behind`]
  if (who !== null) {
    conditions.push(`x.n IN (SELECT n FROM links
      WHERE role IN (${roles}) AND target_id IN (SELECT value FROM json_each(@who)))`)
  }
  if (filter.tag !== undefined) conditions.push('x.n IN (SELECT n FROM conversation_tags WHERE tag_key = @tag)')
  const values = {
    ...bounds,
    ...(who !== null && { who: JSON.stringify(who) }),
    ...(filter.tag !== undefined && { tag: tagKey(filter.tag) }),
  }
  const tail = `${from} AND ${conditions.join(' AND ')}`
  return {
    count: () => sql(`SELECT count(*) ${tail}`).pluck().get(values) as number,
    rows: (limit, offset) =>
      sql(`SELECT x.n, x.id, ${at} AS at, ${LANES[lane].title} AS title ${lane === 'reviews' ? ', x.from_day AS begin' : ''}
        ${tail} ORDER BY ${at}, x.n LIMIT @limit OFFSET @offset`).all({ ...values, limit, offset }) as Found[],
  }
}

const LANES: Readonly<
  Record<Exclude<TimelineLane, 'dates'>, { from: string; at: string; title: string; roles: string }>
> = {
  conversations: {
    from: 'FROM conversations AS x WHERE x.deleted_at IS NULL AND x.planned = 0',
    at: 'x.day',
    title: 'x.topic',
    roles: `'participant'`,
  },
  gives: {
    from: 'FROM gives AS x WHERE x.deleted_at IS NULL',
    at: 'x.day',
    title: 'x.text',
    roles: `'gave-to', 'got-from'`,
  },
  introductions: {
    from: 'FROM introductions AS x WHERE x.deleted_at IS NULL AND x.introduced_day IS NOT NULL',
    at: 'x.introduced_day',
    title: `''`,
    roles: `'introduced-a', 'introduced-b'`,
  },
  followUps: {
    from: `FROM follow_ups AS x WHERE x.deleted_at IS NULL AND x.done_at IS NOT NULL AND x.actor = 'me'`,
    at: 'x.done_at',
    title: 'x.text',
    roles: `'about'`,
  },
  sessions: {
    from: 'FROM sessions AS x WHERE x.deleted_at IS NULL',
    at: 'x.day',
    title: `coalesce(x.content ->> 'note', '')`,
    roles: `''`,
  },
  reviews: {
    from: 'FROM reviews AS x WHERE x.deleted_at IS NULL AND x.finished_at IS NOT NULL',
    at: 'x.to_day',
    title: `''`,
    roles: `'chosen-in'`,
  },
}

/** Days that come every year, as often as they come in the period. */
function datesSource({ sql }: QueryContext, { from, to }: Period, who: Who): Source {
  const [first, last] = [dayNumber(from), dayNumber(to)]
  let found: Found[] | null = null
  const inOrder = (): Found[] => {
    if (found !== null) return found
    const rows = sql(`SELECT p.n, p.id, d.year, d.month, d.day, d.label AS title FROM person_dates AS d
      JOIN people AS p ON p.n = d.n
      WHERE p.hidden = 0 ${who === null ? '' : 'AND p.id IN (SELECT value FROM json_each(@who))'}`).all(
      who === null ? {} : { who: JSON.stringify(who) },
    ) as { n: number; id: DocumentId; year: number | null; month: number; day: number; title: string }[]
    const all: Found[] = []
    for (let year = yearOf(from); year <= yearOf(to); year++) {
      for (const { n, id, year: since, month, day, title } of rows) {
        const at = dayOf(year, month, day)
        if (at === null || at < first || at > last || (since !== null && year < since)) continue
        all.push({ n, id, at, title })
      }
    }
    return (found = all.toSorted((a, b) => a.at - b.at || a.n - b.n))
  }
  return { count: () => inOrder().length, rows: (limit, offset) => inOrder().slice(offset, offset + limit) }
}

function itemsOf({ sql, timeZone }: QueryContext, lane: TimelineLane, found: readonly Found[]): TimelineItem[] {
  const people = lane === 'dates' ? ownersOf(found, sql) : peopleOf(sql, found)
  return found.map(({ n, id, at, title, begin }) => {
    const on: CivilDate = lane === 'followUps' ? civilDateAt(at, timeZone()) : dayNumberToCivilDate(at)
    const isReview = lane === 'reviews' && begin !== undefined
    return {
      lane,
      id,
      on,
      title: isReview ? reviewTitle({ from: dayNumberToCivilDate(begin), to: on }) : title,
      people: people.get(n) ?? [],
    }
  })
}

function peopleOf(sql: QueryContext['sql'], found: readonly Found[]): ReadonlyMap<number, PersonLink[]> {
  const rows = sql(`SELECT DISTINCT l.n, p.id, p.name FROM json_each(?) AS wanted
    JOIN links AS l ON l.n = wanted.value AND l.role IN ('participant', 'gave-to', 'got-from', 'about', 'introduced-a', 'introduced-b')
    JOIN people AS p ON p.id = l.target_id WHERE p.deleted_at IS NULL ORDER BY l.n, p.sort_name`)
  return groupByNumber(rows.all(JSON.stringify(found.map(({ n }) => n))) as (PersonLink & { n: number })[])
}

function ownersOf(found: readonly Found[], sql: QueryContext['sql']): ReadonlyMap<number, PersonLink[]> {
  const rows = sql('SELECT p.n, p.id, p.name FROM json_each(?) AS wanted JOIN people AS p ON p.n = wanted.value')
  const owners = rows.all(JSON.stringify([...new Set(found.map(({ n }) => n))])) as {
    n: number
    id: PersonId
    name: string
  }[]
  return new Map(owners.map(({ n, id, name }) => [n, [{ id, name }]]))
}
