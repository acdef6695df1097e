import type { QueryOutput } from '#shared/contract/contract.ts'
import { addDays, dayNumber, daysBetween, type CivilDate } from '#shared/model/civil-date.ts'
import { nextOccurrence, yearsOn, type PartialDate } from '#shared/model/partial-date.ts'
import type { PersonId } from '#shared/model/id.ts'
import { FOLLOW_UP_COLUMNS, toFollowUpRows } from './follow-up-row.ts'
import { cadenceOfRow, selectPeople, toPersonRow } from './person-row.ts'
import type { QueryContext } from './query-context.ts'

const MAX_FOLLOW_UPS = 200
const MAX_COOLING = 50
const MAX_UNMET = 20
const DATES_AHEAD_DAYS = 14
const UPCOMING_DAYS = 7

const OPEN = 'f.deleted_at IS NULL AND f.done_at IS NULL'

/** The page that one works through each day. */
export function todayPage(context: QueryContext): QueryOutput<'today'> {
  const date = context.today()
  const today = dayNumber(date)
  const cooling = coolingPeople(context, date)
  return {
    date,
    mine: openFollowUps(context, `f.owed_by = 'me' AND f.due_day <= ${today}`, 'f.due_day, f.n'),
    theirs: openFollowUps(context, `f.owed_by = 'them' AND f.due_day <= ${today}`, 'f.due_day, f.n'),
    undated: openFollowUps(context, 'f.due_day IS NULL', 'f.owed_by, f.n DESC'),
    upcoming: openFollowUps(
      context,
      `f.due_day > ${today} AND f.due_day <= ${today + UPCOMING_DAYS}`,
      'f.due_day, f.n',
    ),
    ...cooling,
    unmet: unmetPeople(context, date),
    dates: datesAhead(context, date),
    loggedToday: count(context, `SELECT count(*) AS n FROM conversations WHERE day = ${today} AND deleted_at IS NULL`),
  }
}

/** Open follow-ups that are due, by who has to act. */
export function dueCount(context: QueryContext): QueryOutput<'dueCount'> {
  const today = dayNumber(context.today())
  const due = (owedBy: string) =>
    count(
      context,
      `SELECT count(*) AS n FROM follow_ups AS f WHERE ${OPEN} AND f.owed_by = '${owedBy}' AND f.due_day <= ${today}`,
    )
  return { mine: due('me'), theirs: due('them') }
}

function openFollowUps(context: QueryContext, condition: string, order: string) {
  const rows = context.sql(`SELECT ${FOLLOW_UP_COLUMNS} FROM follow_ups AS f WHERE ${OPEN} AND ${condition}
    ORDER BY ${order} LIMIT ${MAX_FOLLOW_UPS}`)
  return toFollowUpRows(context, rows.all())
}

function coolingPeople(context: QueryContext, date: CivilDate) {
  const today = dayNumber(date)
  const condition = `p.hidden = 0 AND p.due_day < ${today}`
  const order = 'p.ring IS NULL, p.ring, p.due_day, p.n'
  const rows = selectPeople(context.sql, { condition, order, values: [], limit: MAX_COOLING })
  const cooling = rows.flatMap((row) => {
    const person = toPersonRow(row, date)
    const cadence = cadenceOfRow(row)
    if (cadence === null || person.lastOn === null) return []
    return [{ person, daysSince: daysBetween(person.lastOn, date), cadence }]
  })
  return { cooling, coolingTotal: count(context, `SELECT count(*) AS n FROM people AS p WHERE ${condition}`) }
}

function unmetPeople({ sql }: QueryContext, date: CivilDate) {
  const rows = selectPeople(sql, {
    condition: 'p.hidden = 0 AND p.last_day IS NULL AND p.ideal_days IS NOT NULL',
    order: 'p.ring IS NULL, p.ring, p.created_at DESC, p.n',
    values: [],
    limit: MAX_UNMET,
  })
  return rows.map((row) => toPersonRow(row, date))
}

interface DateColumns {
  readonly id: PersonId
  readonly name: string
  readonly year: number | null
  readonly month: number
  readonly day: number
  readonly label: string
}

function datesAhead({ sql }: QueryContext, date: CivilDate): QueryOutput<'today'>['dates'] {
  const last = addDays(date, DATES_AHEAD_DAYS)
  const days = new Set<string>()
  for (let ahead = 0; ahead <= DATES_AHEAD_DAYS; ahead++) days.add(addDays(date, ahead).slice(5))
  // 29 February comes round on the 28th in years that lack it.
  if (days.has('02-28')) days.add('02-29')
  const rows = sql(`SELECT p.id, p.name, d.year, d.month, d.day, d.label FROM json_each(?) AS ahead
    JOIN person_dates AS d ON d.month = CAST(substr(ahead.value, 1, 2) AS INTEGER) AND d.day = CAST(substr(ahead.value, 4) AS INTEGER)
    JOIN people AS p ON p.n = d.n WHERE p.hidden = 0 LIMIT 200`).all(JSON.stringify([...days])) as DateColumns[]
  return rows
    .map((row) => {
      const partial: PartialDate = { ...(row.year !== null && { y: row.year }), m: row.month, d: row.day }
      const on = nextOccurrence(partial, date)
      return { person: { id: row.id, name: row.name }, label: row.label, on, years: yearsOn(partial, on) }
    })
    .filter(({ on }) => on <= last)
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.person.name < b.person.name ? -1 : 1))
}

function count({ sql }: QueryContext, text: string): number {
  return (sql(text).get() as { n: number }).n
}
