import type { QueryOutput, QueryRequest } from '#shared/contract/contract.ts'
import type { TodayRow, UpcomingRow } from '#shared/contract/today-contract.ts'
import { addDays, dayNumber, dayNumberToCivilDate, type CivilDate } from '#shared/model/civil-date.ts'
import type { DocumentId } from '#shared/model/id.ts'
import { FOLLOW_UP_COLUMNS, toFollowUpRows } from './follow-up-row.ts'
import type { QueryContext } from './query-context.ts'
import { readReasons, type FoundReason } from './reason-rows.ts'
import { aheadReasons, SOMEDAY, todayReasons } from './today-reasons.ts'

const UPCOMING_DAYS = 7

/** Whoever there is to think of today, a row each with every reason; then what is about nobody. */
export function todayPage(context: QueryContext, { offset, limit }: QueryRequest<'today'>): QueryOutput<'today'> {
  const date = context.today()
  context.meetings.expand('near')
  const found = context
    .sql(`WITH ${todayReasons(date)}, page AS (
        SELECT subject, min(at) AS first, count(*) OVER () AS total FROM placed GROUP BY subject
        ORDER BY subject < 0, first LIMIT ? OFFSET ?
      ) SELECT r.subject, r.kind, r.thing, page.total FROM page JOIN placed AS r ON r.subject = page.subject
      ORDER BY page.subject < 0, page.first, r.at`)
    .all(limit, offset) as (FoundReason & { subject: number; total: number })[]
  const read = readReasons(context, found, date)
  const bySubject = new Map<number, TodayRow>()
  for (const one of found) {
    const reason = read.reasonOf(one)
    if (reason === null) continue
    const row = bySubject.get(one.subject)
    if (row !== undefined) {
      row.reasons.push(reason)
      continue
    }
    const person = read.people.get(one.subject) ?? null
    const id = person?.id ?? idOfThing(reason)
    if (id !== null) bySubject.set(one.subject, { id, person, reasons: [reason] })
  }
  const logged = `SELECT count(*) AS n FROM conversations WHERE day = ${dayNumber(date)} AND planned = 0 AND deleted_at IS NULL`
  // Behind the last row there is nothing that says how many there are.
  const total = found[0]?.total ?? todayCount(context, date)
  return { date, total, rows: [...bySubject.values()], loggedToday: count(context, logged) }
}

/** Dates, plans and promises of the next days, soonest first. */
export function upcoming(context: QueryContext, { offset, limit }: QueryRequest<'upcoming'>): QueryOutput<'upcoming'> {
  const date = context.today()
  context.meetings.expand('near')
  const found = context
    .sql(
      `WITH ${aheadReasons(daysAhead(date))} SELECT * FROM ahead ORDER BY day, rank, subject, thing LIMIT ? OFFSET ?`,
    )
    .all(limit, offset) as (FoundReason & { day: number })[]
  const read = readReasons(context, found, addDays(date, 1))
  const rows = found.flatMap((one): UpcomingRow[] => {
    const reason = read.thingOf(one)
    if (reason === null) return []
    const person = read.people.get(one.subject ?? 0)
    const on = dayNumberToCivilDate(one.day)
    const id = idOfThing(reason) ?? `${person?.id ?? ''}:${on}:${one.thing ?? ''}`
    return [{ id, on, person: person === undefined ? null : { id: person.id, name: person.name }, reason }]
  })
  return { date, total: upcomingCount(context, date), rows }
}

/** Open follow-ups without a day. */
export function someday(context: QueryContext, { offset, limit }: QueryRequest<'someday'>): QueryOutput<'someday'> {
  const rows = context.sql(`SELECT ${FOLLOW_UP_COLUMNS} FROM follow_ups AS f WHERE ${SOMEDAY}
    ORDER BY f.actor, f.n DESC LIMIT ? OFFSET ?`)
  return {
    date: context.today(),
    total: somedayCount(context),
    rows: toFollowUpRows(context, rows.all(limit, offset)),
  }
}

/** How many rows each of the three lists has. */
export function dayCounts(context: QueryContext): QueryOutput<'dayCounts'> {
  const date = context.today()
  context.meetings.expand('near')
  return {
    date,
    today: todayCount(context, date),
    upcoming: upcomingCount(context, date),
    someday: somedayCount(context),
  }
}

/** Open follow-ups that are due, by who has to act. */
export function dueCount(context: QueryContext): QueryOutput<'dueCount'> {
  const today = dayNumber(context.today())
  const due = (actor: string) =>
    count(
      context,
      `SELECT count(*) AS n FROM follow_ups WHERE deleted_at IS NULL AND done_at IS NULL AND actor = '${actor}' AND due_day <= ${today}`,
    )
  return { mine: due('me'), theirs: due('them') }
}

function todayCount(context: QueryContext, date: CivilDate): number {
  return count(context, `WITH ${todayReasons(date)} SELECT count(DISTINCT subject) AS n FROM reasons`)
}

function upcomingCount(context: QueryContext, date: CivilDate): number {
  return count(context, `WITH ${aheadReasons(daysAhead(date))} SELECT count(*) AS n FROM ahead`)
}

function somedayCount(context: QueryContext): number {
  return count(context, `SELECT count(*) AS n FROM follow_ups AS f WHERE ${SOMEDAY}`)
}

function daysAhead(date: CivilDate): CivilDate[] {
  const days = Array.from({ length: UPCOMING_DAYS }, (_, index) => addDays(date, index + 1))
  // Near the end of the calendar there are fewer.
  return [...new Set(days)].filter((day) => day > date)
}

function idOfThing(reason: TodayRow['reasons'][number]): DocumentId | null {
  if (reason.kind === 'promise') return reason.followUp.id
  return reason.kind === 'plan' ? reason.conversation : null
}

function count({ sql }: QueryContext, text: string): number {
  return (sql(text).get() as { n: number }).n
}
