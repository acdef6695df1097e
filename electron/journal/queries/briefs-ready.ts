import type { QueryOutput } from '#shared/contract/contract.ts'
import { dayNumber, type CivilDate, type CivilTime } from '#shared/model/civil-date.ts'
import { clockAt } from '#shared/model/zoned-time.ts'
import { briefsOffered } from './brief.ts'
import { readMeetings } from './meetings.ts'
import { minutesOf, MINUTES_A_DAY } from './plan-end.ts'
import type { QueryContext } from './query-context.ts'

/** So long before it begins a brief is spoken of: twice as long as the desktop waits between two looks. */
const AHEAD_MINUTES = 20

/** What begins soon and has a brief: plans and meetings of calendars, the first to begin first. */
export function briefsReady(context: QueryContext): QueryOutput<'briefsReady'> {
  const now = clockAt(context.now(), context.timeZone())
  const isSoon = (date: CivilDate, time: CivilTime) => {
    const ahead = minutesAt(date, time) - minutesAt(now.date, now.time)
    return ahead >= 0 && ahead <= AHEAD_MINUTES
  }
  const plans = briefsOffered(context).flatMap(({ id, date, time, people }) =>
    time !== null && isSoon(date, time) ? [{ id: id as string, on: date, time, people }] : [],
  )
  return [...plans, ...meetingsReady(context)].toSorted(
    (a, b) => minutesAt(a.on, a.time) - minutesAt(b.on, b.time) || (a.id < b.id ? -1 : 1),
  )
}

/** Not of those that were said not to be, nor of those with so many that no brief is offered by itself. */
function meetingsReady(context: QueryContext): QueryOutput<'briefsReady'> {
  context.meetings.expand('near')
  const rows = context.sql(`SELECT m.n FROM meeting_days AS m WHERE m.big = 0 AND m.time IS NOT NULL
    AND m.starts_at BETWEEN ? AND ? AND m.id NOT IN (SELECT id FROM meeting_answers)`)
  // A minute that has begun counts, as it does for plans.
  const from = Math.floor(context.now() / 60_000) * 60_000
  const found = rows.all(from, from + AHEAD_MINUTES * 60_000) as { n: number }[]
  const numbers = found.map(({ n }) => n)
  return [...readMeetings(context, numbers).values()].flatMap(({ id, on, time, people }) =>
    time === null || people.length === 0 ? [] : [{ id, on, time, people }],
  )
}

function minutesAt(date: CivilDate, time: CivilTime): number {
  return dayNumber(date) * MINUTES_A_DAY + minutesOf(time)
}
