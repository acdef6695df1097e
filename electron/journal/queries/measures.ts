import { notFound } from '#journal/documents/journal-error.ts'
import type { QueryOutput, QueryRequest } from '#shared/contract/contract.ts'
import type { CountedRow, MeasureRow } from '#shared/contract/measures-contract.ts'
import type { PersonLink } from '#shared/contract/rows.ts'
import { addDays, dayNumber, dayNumberToCivilDate, type CivilDate, type Weekday } from '#shared/model/civil-date.ts'
import type { ConversationId, DocumentId, GoalId, MeasureId, PersonId } from '#shared/model/id.ts'
import {
  isOfSeats,
  measure,
  MEASURE_PERS,
  readingOn,
  type Measure,
  type MeasurePer,
  type MeasureSource,
} from '#shared/model/measure.ts'
import type { ReviewRhythm } from '#shared/model/review.ts'
import { periodAround, type Period } from '#shared/model/review-period.ts'
import { civilOrNull } from './civil-or-null.ts'
import { groupByNumber } from './conversation-row.ts'
import { COUNTED, COUNTED_KINDS, SUMS_OF_DAYS, type CountedSource } from './measure-sources.ts'
import type { QueryContext } from './query-context.ts'
import { sessionMinutes } from './sessions.ts'

const RHYTHMS = { week: 'weekly', month: 'monthly', quarter: 'quarterly' } as const satisfies Record<MeasurePer, string>

/** All measures in their order, each with what it counts until now and what it counted in the period before. */
export function measures(context: QueryContext, input: QueryRequest<'measures'>): QueryOutput<'measures'> {
  const rows = context.sql(`SELECT id, content, deleted_at, read_only FROM measures WHERE deleted_at IS NULL
    ORDER BY sort_order, id`)
  return {
    date: context.today(),
    rows: readMeasures(context, rows.all() as MeasureColumns[], input.weekStart as Weekday),
  }
}

export function measurePage(context: QueryContext, input: QueryRequest<'measure'>): QueryOutput<'measure'> {
  const columns = columnsOf(context, input.id)
  const [row] = readMeasures(context, [columns], input.weekStart as Weekday)
  if (row === undefined) throw notFound(input.id)
  return { ...row, deletedAt: columns.deleted_at }
}

/**
 * Every measure over one period, whatever its own: what a review tells.
 * @returns `value` null for one's own number where none was written down until the end of the period
 */
export function measuresBetween(
  context: QueryContext,
  period: Period,
): { readonly id: MeasureId; readonly content: Measure; readonly value: number | null }[] {
  const rows = context.sql(`SELECT id, content FROM measures WHERE deleted_at IS NULL ORDER BY sort_order, id`)
  const value = valueReader(context, new Map())
  return (rows.all() as Pick<MeasureColumns, 'id' | 'content'>[]).map((row) => {
    const content = measure.parse(JSON.parse(row.content))
    return { id: row.id, content, value: value(content, period) }
  })
}

/** What a source counts in a period, and whom, by name, where it is people that it counts. */
export function countedBetween(
  context: QueryContext,
  source: CountedSource,
  period: Period,
): { readonly value: number; readonly people: readonly PersonLink[] } {
  const values = parameters(context, period, null)
  if (COUNTED_KINDS[source] !== 'person') {
    const sum = context.sql(`SELECT coalesce(sum(amount), 0) FROM (${COUNTED[source]})`)
    return { value: sum.pluck().get(values) as number, people: [] }
  }
  const rows = context.sql(`SELECT p.id, p.name FROM (${COUNTED[source]}) AS found JOIN people AS p ON p.n = found.n
    ORDER BY p.sort_name, p.n`)
  const people = rows.all(values) as PersonLink[]
  return { value: people.length, people }
}

/** What a measure counted, a page of it, the latest first. */
export function measureCounted(
  context: QueryContext,
  { id, from, to, offset, limit }: QueryRequest<'measureCounted'>,
): QueryOutput<'measureCounted'> {
  const content = measure.parse(JSON.parse(columnsOf(context, id).content))
  const { source } = content
  if (source === 'own') {
    const all = Object.entries(content.readings)
      .filter(([, { on }]) => on >= from && on <= to)
      .toSorted(([a, one], [b, other]) => (one.on < other.on ? 1 : one.on > other.on ? -1 : a < b ? 1 : -1))
    const some = all.slice(offset, offset + limit)
    return {
      total: all.length,
      rows: some.map(([entry, { on, value }]) => ({ kind: 'reading', entry, day: on, value })),
    }
  }
  if (source === 'blockMinutes') {
    const all = sessionMinutes(context, { from, to }).toReversed()
    return { total: all.length, rows: all.slice(offset, offset + limit).map((one) => ({ kind: 'session', ...one })) }
  }
  const values = parameters(context, { from, to }, goalOf(content))
  const total = context.sql(`SELECT count(*) FROM (${COUNTED[source]})`).pluck().get(values) as number
  const rows = context.sql(`SELECT * FROM (${COUNTED[source]}) ORDER BY day DESC, n, id LIMIT @limit OFFSET @offset`)
  return { total, rows: toCounted(context, source, rows.all({ ...values, limit, offset }) as CountedColumns[]) }
}

interface MeasureColumns {
  readonly id: MeasureId
  readonly content: string
  readonly deleted_at: number | null
  readonly read_only: number
}

function columnsOf({ sql }: QueryContext, id: MeasureId): MeasureColumns {
  const row = sql('SELECT id, content, deleted_at, read_only FROM measures WHERE id = ?').get(id)
  if (row === undefined) throw notFound(id)
  return row as MeasureColumns
}

/** Reads measures with their values: all of them are given at once, so that what they share is counted once. */
function readMeasures(context: QueryContext, columns: readonly MeasureColumns[], weekStart: Weekday): MeasureRow[] {
  const today = context.today()
  const goals = new Set(context.sql('SELECT id FROM goals WHERE deleted_at IS NULL').pluck().all() as GoalId[])
  const read = columns.map((row) => {
    const content = measure.parse(JSON.parse(row.content))
    const present = periodAround(RHYTHMS[content.per], today, weekStart)
    const past = periodAround(RHYTHMS[content.per], addDays(present.from, -1), weekStart)
    return { row, content, present, past }
  })
  const periods = new Map<MeasureSource, Period>()
  for (const { content, present, past } of read) {
    const { from, to } = periods.get(content.source) ?? { from: past.from, to: present.to }
    periods.set(content.source, { from: past.from < from ? past.from : from, to: present.to > to ? present.to : to })
  }
  const value = valueReader(context, periods)
  const reviewed = new Map(MEASURE_PERS.map((per) => [per, lastReviewed(context, RHYTHMS[per])]))
  return read.map(({ row, content, present, past }) => {
    const { title, goal, source, target, per } = content
    return {
      id: row.id,
      title,
      goal: goal !== null && goals.has(goal) ? goal : null,
      source,
      target,
      per,
      ...present,
      value: value(content, present),
      before: { ...past, value: value(content, past) },
      reviewed: reviewed.get(per)?.(row.id, source) ?? null,
      readOnly: row.read_only === 1,
    }
  })
}

/**
 * What the last finished review of a rhythm says of measures: its numbers stay as they were, and only that number is told which
 * was a number of the same.
 */
function lastReviewed(
  { sql }: QueryContext,
  rhythm: ReviewRhythm,
): (id: MeasureId, source: MeasureSource) => MeasureRow['reviewed'] {
  const review = sql(`SELECT r.n, r.from_day, r.to_day FROM reviews AS r
    WHERE r.deleted_at IS NULL AND r.rhythm = ? AND r.finished_at IS NOT NULL ORDER BY r.to_day DESC, r.n DESC LIMIT 1`)
  const last = review.get(rhythm) as { n: number; from_day: number; to_day: number } | undefined
  if (last === undefined) return () => null
  const numbers = sql(`SELECT value ->> '$.subject.id' AS id, value ->> '$.definition.parameters.source' AS source,
      value ->> '$.value' AS value
    FROM json_each((SELECT frozen FROM review_finishes WHERE n = ? ORDER BY at, entry LIMIT 1), '$.numbers')
    WHERE value ->> '$.code' = 'measure'`)
  const found = numbers.all(last.n) as { id: string; source: string; value: number }[]
  const period = { from: dayNumberToCivilDate(last.from_day), to: dayNumberToCivilDate(last.to_day) }
  return (id, source) => {
    const same = found.find((one) => one.id === id && one.source === source)
    return same === undefined ? null : { ...period, value: same.value }
  }
}

/**
 * Counts over periods that are known beforehand; what several measures have in common is counted once, and what is the sum
 * of its days is looked through once, from the first day of all periods to the last.
 */
function valueReader(context: QueryContext, periods: ReadonlyMap<MeasureSource, Period>) {
  const known = new Map<string, number>()
  const days = new Map<MeasureSource, ReadonlyMap<number, number>>()
  return (content: Measure, period: Period): number | null => {
    const { source, readings } = content
    if (source === 'own') return readingOn(readings, period.to)?.value ?? null
    const goal = goalOf(content)
    const key = `${source} ${period.from} ${period.to} ${goal}`
    const found = known.get(key) ?? valueOf(source, period, goal)
    known.set(key, found)
    return found
  }

  function valueOf(source: Exclude<MeasureSource, 'own'>, period: Period, goal: GoalId | null): number {
    const whole = periods.get(source)
    if (source === 'blockMinutes' || (whole !== undefined && SUMS_OF_DAYS.has(source))) {
      const byDay = days.get(source) ?? valuesByDay(context, source as SumOfDays, whole ?? period)
      days.set(source, byDay)
      return sumOfDays(byDay, period)
    }
    const count = context.sql(`SELECT coalesce(sum(amount), 0) FROM (${COUNTED[source]})`)
    return count.pluck().get(parameters(context, period, goal)) as number
  }
}

type SumOfDays = CountedSource | 'blockMinutes'

function valuesByDay(context: QueryContext, source: SumOfDays, period: Period): Map<number, number> {
  const byDay = new Map<number, number>()
  if (source === 'blockMinutes') {
    for (const { day, minutes } of sessionMinutes(context, period)) {
      byDay.set(dayNumber(day), (byDay.get(dayNumber(day)) ?? 0) + minutes)
    }
    return byDay
  }
  const rows = context.sql(`SELECT day, sum(amount) AS value FROM (${COUNTED[source]}) GROUP BY day`)
  for (const { day, value } of rows.all(parameters(context, period, null)) as { day: number; value: number }[]) {
    byDay.set(day, value)
  }
  return byDay
}

function sumOfDays(byDay: ReadonlyMap<number, number>, { from, to }: Period): number {
  const [first, last] = [dayNumber(from), dayNumber(to)]
  let sum = 0
  for (const [day, value] of byDay) if (day >= first && day <= last) sum += value
  return sum
}

function goalOf({ source, goal }: Measure): GoalId | null {
  return isOfSeats(source) ? goal : null
}

function parameters(context: QueryContext, { from, to }: Period, goal: GoalId | null) {
  const today = context.today()
  const until: CivilDate = to < today ? to : today
  return { from: dayNumber(from), to: dayNumber(to), until: dayNumber(until), goal }
}

interface CountedColumns {
  readonly n: number
  readonly id: string
  readonly person: PersonId | null
  readonly day: number | null
  readonly text: string
}

function toCounted(context: QueryContext, source: CountedSource, rows: readonly CountedColumns[]): CountedRow[] {
  const kind = COUNTED_KINDS[source]
  const names = namesOf(context, rows)
  const people = kind === 'person' || kind === 'need' ? new Map<number, PersonLink[]>() : namedBy(context, rows)
  return rows.flatMap((row): CountedRow[] => {
    const { n, id, text } = row
    const day = civilOrNull(row.day)
    if (kind === 'person' || kind === 'need') {
      const name = row.person === null ? undefined : names.get(row.person)
      if (row.person === null || name === undefined) return []
      const person = { id: row.person, name }
      return [kind === 'person' ? { kind, person, day, detail: text } : { kind, person, day, text }]
    }
    const on = day ?? dayNumberToCivilDate(0)
    const all = people.get(n) ?? []
    if (kind === 'conversation') return [{ kind, id: id as ConversationId, day: on, title: text, people: all }]
    return [{ kind, id: id as DocumentId, day: on, text, people: all }]
  })
}

function namesOf({ sql }: QueryContext, rows: readonly CountedColumns[]): Map<PersonId, string> {
  const ids = rows.flatMap(({ person }) => person ?? [])
  const found = sql(`SELECT p.id, p.name FROM json_each(?) AS wanted JOIN people AS p ON p.id = wanted.value`)
  return new Map((found.all(JSON.stringify(ids)) as PersonLink[]).map(({ id, name }) => [id, name]))
}

/** With whom, to whom or whom one asked. */
function namedBy({ sql }: QueryContext, rows: readonly CountedColumns[]): Map<number, PersonLink[]> {
  const found = sql(`SELECT DISTINCT l.n, p.id, p.name FROM json_each(?) AS wanted
    JOIN links AS l ON l.n = wanted.value AND l.role IN ('participant', 'gave-to', 'asked', 'introduced-a', 'introduced-b')
    JOIN people AS p ON p.id = l.target_id WHERE p.deleted_at IS NULL ORDER BY l.n, p.sort_name`)
  return groupByNumber(found.all(JSON.stringify(rows.map(({ n }) => n))) as (PersonLink & { n: number })[])
}
