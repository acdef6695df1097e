import type { TodayReason } from '#shared/contract/today-contract.ts'
import type { PersonRow } from '#shared/contract/rows.ts'
import { daysBetween, type CivilDate } from '#shared/model/civil-date.ts'
import { nextOccurrence, yearsOn, type PartialDate } from '#shared/model/partial-date.ts'
import { clockAt } from '#shared/model/zoned-time.ts'
import { CONVERSATION_COLUMNS, toConversationRows, type ConversationColumns } from './conversation-row.ts'
import { FOLLOW_UP_COLUMNS, toFollowUpRows } from './follow-up-row.ts'
import { readMeetings } from './meetings.ts'
import { hasEnded } from './plan-end.ts'
import { cadenceOfRow, selectPeople, toPersonRow } from './person-row.ts'
import type { QueryContext } from './query-context.ts'

/** A reason as `today-reasons.ts` finds it. */
export interface FoundReason {
  readonly subject: number | null
  readonly kind: TodayReason['kind']
  readonly thing: number | null
}

type Thing = Extract<TodayReason, { kind: 'date' | 'plan' | 'promise' | 'meeting' }>

export interface ReasonRows {
  readonly people: ReadonlyMap<number, PersonRow>
  /** What a reason says; null for what has gone meanwhile. */
  reasonOf(found: FoundReason): TodayReason | null
  thingOf(found: FoundReason): Thing | null
}

/** Reads the people and the things of all these reasons at once. */
export function readReasons(context: QueryContext, found: readonly FoundReason[], date: CivilDate): ReasonRows {
  const subjects = new Set(found.flatMap(({ subject }) => (subject !== null && subject > 0 ? [subject] : [])))
  const columns = selectPeople(context.sql, {
    condition: 'p.n IN (SELECT value FROM json_each(?))',
    order: 'p.n',
    values: [JSON.stringify([...subjects])],
    limit: subjects.size,
  })
  const cadences = new Map(columns.map((row) => [row.n, cadenceOfRow(row)]))
  const people = new Map(columns.map((row) => [row.n, toPersonRow(row, date)]))
  const things = {
    date: readDates(context, numbersOf(found, 'date'), date),
    plan: readPlans(context, numbersOf(found, 'plan')),
    promise: readPromises(context, numbersOf(found, 'promise')),
    meeting: new Map<number, Thing>(
      [...readMeetings(context, numbersOf(found, 'meeting'))].map(([n, meeting]) => [n, { kind: 'meeting', meeting }]),
    ),
  }
  const thingOf = ({ kind, thing }: FoundReason): Thing | null =>
    thing !== null && kind !== 'quiet' && kind !== 'unmet' ? (things[kind].get(thing) ?? null) : null
  const reasonOf = (one: FoundReason): TodayReason | null => {
    if (one.kind === 'unmet') return { kind: 'unmet' }
    if (one.kind !== 'quiet') return thingOf(one)
    const lastOn = people.get(one.subject ?? 0)?.lastOn ?? null
    const cadence = cadences.get(one.subject ?? 0) ?? null
    return lastOn === null || cadence === null ? null : { kind: 'quiet', daysSince: daysBetween(lastOn, date), cadence }
  }
  return { people, thingOf, reasonOf }
}

function numbersOf(found: readonly FoundReason[], kind: FoundReason['kind']): number[] {
  return found.flatMap((one) => (one.kind === kind && one.thing !== null ? [one.thing] : []))
}

function readPromises(context: QueryContext, numbers: readonly number[]): Map<number, Thing> {
  const rows = context
    .sql(`SELECT ${FOLLOW_UP_COLUMNS} FROM json_each(?) AS wanted JOIN follow_ups AS f ON f.n = wanted.value`)
    .all(JSON.stringify(numbers)) as { n: number }[]
  const followUps = toFollowUpRows(context, rows)
  return new Map(
    rows.flatMap(({ n }, index) => {
      const followUp = followUps[index]
      return followUp === undefined ? [] : [[n, { kind: 'promise', followUp }] as const]
    }),
  )
}

function readPlans({ sql, now, timeZone }: QueryContext, numbers: readonly number[]): Map<number, Thing> {
  if (numbers.length === 0) return new Map()
  const clock = clockAt(now(), timeZone())
  const rows = sql(
    `SELECT ${CONVERSATION_COLUMNS} FROM json_each(?) AS wanted JOIN conversations AS c ON c.n = wanted.value`,
  ).all(JSON.stringify(numbers)) as ConversationColumns[]
  const conversations = toConversationRows(sql, rows)
  return new Map(
    rows.flatMap((columns, index) => {
      const row = conversations[index]
      if (row === undefined) return []
      const { id, date: on, time, channel, topic, people } = row
      const isOver = hasEnded(columns, clock)
      return [[columns.n, { kind: 'plan', conversation: id, on, time, channel, topic, people, isOver }] as const]
    }),
  )
}

interface DateColumns {
  readonly id: number
  readonly year: number | null
  readonly month: number
  readonly day: number
  readonly label: string
}

function readDates({ sql }: QueryContext, rowids: readonly number[], from: CivilDate): Map<number, Thing> {
  const rows = sql(`SELECT d.rowid AS id, d.year, d.month, d.day, d.label FROM json_each(?) AS wanted
    JOIN person_dates AS d ON d.rowid = wanted.value`).all(JSON.stringify(rowids)) as DateColumns[]
  return new Map(
    rows.map(({ id, year, month, day, label }) => {
      const partial: PartialDate = { ...(year !== null && { y: year }), m: month, d: day }
      const on = nextOccurrence(partial, from)
      return [id, { kind: 'date', label, on, years: yearsOn(partial, on) }]
    }),
  )
}
