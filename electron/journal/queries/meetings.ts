import type { MeetingRow } from '#shared/contract/calendar-contract.ts'
import { MAX_BRIEFED } from '#shared/contract/today-contract.ts'
import type { PersonLink } from '#shared/contract/rows.ts'
import { dayNumberToCivilDate } from '#shared/model/civil-date.ts'
import type { PersonId } from '#shared/model/id.ts'
import type { MeetingOnDay, QueryContext } from './query-context.ts'

interface Columns extends MeetingOnDay {
  readonly n: number
}

const COLUMNS = `SELECT m.n, m.id, m.meeting, m.day, m.last_day, m.time, m.starts_at, m.ends_at, c.content
  FROM meeting_days AS m JOIN calendar_meetings AS c ON c.n = m.meeting`

/** Meetings by their places in `meeting_days`; those that nobody of the journal takes part in (any more) are left out. */
export function readMeetings(context: QueryContext, numbers: readonly number[]): Map<number, MeetingRow> {
  const rows = context.sql(`${COLUMNS} WHERE m.n IN (SELECT value FROM json_each(?))`).all(JSON.stringify(numbers))
  return new Map(
    toMeetingRows(context, rows as Columns[]).map((row, index) => [(rows as Columns[])[index]?.n ?? 0, row]),
  )
}

/** One meeting on its day, by its id; null where it is none of these weeks, or not in a calendar any more. */
export function meetingById(context: QueryContext, id: string): MeetingRow | null {
  // Most that are asked for are of these days, and all others are far more.
  for (const reach of ['near', 'far'] as const) {
    context.meetings.expand(reach)
    const [row] = toMeetingRows(context, context.sql(`${COLUMNS} WHERE m.id = ?`).all(id) as Columns[])
    if (row !== undefined) return row
  }
  return null
}

/** The next meeting with somebody that is not over; null where there is none in the weeks ahead. */
export function nextMeetingWith(context: QueryContext, person: PersonId): MeetingRow | null {
  const meetings = context
    .sql(`SELECT DISTINCT a.meeting FROM people AS p JOIN person_emails AS e ON e.n = p.n
      JOIN calendar_attendees AS a ON a.address = e.address WHERE p.id = ?`)
    .pluck()
    .all(person) as number[]
  const next = meetings.length === 0 ? null : context.meetings.nextOf(meetings)
  return next === null ? null : (toMeetingRows(context, [next])[0] ?? null)
}

function toMeetingRows({ sql, now }: QueryContext, rows: readonly MeetingOnDay[]): MeetingRow[] {
  const attendees = sql(`SELECT a.address, p.id, p.name FROM calendar_attendees AS a
    LEFT JOIN (SELECT e.address, p.id, p.name, p.sort_name, p.n FROM person_emails AS e JOIN people AS p ON p.n = e.n AND p.hidden = 0)
      AS p ON p.address = a.address
    WHERE a.meeting = ? ORDER BY p.sort_name, p.n, a.address`)
  return rows.map((row) => {
    const { title, isPrivate, others } = JSON.parse(row.content) as Pick<MeetingRow, 'title' | 'isPrivate' | 'others'>
    const all = attendees.all(row.meeting) as { address: string; id: PersonId | null; name: string | null }[]
    const people = new Map<PersonId, PersonLink>()
    for (const { id, name } of all) if (id !== null) people.set(id, { id, name: name ?? '' })
    return {
      id: row.id,
      on: dayNumberToCivilDate(row.day),
      time: row.time,
      until: dayNumberToCivilDate(row.last_day),
      startsAt: row.starts_at,
      endsAt: row.ends_at,
      isOver: row.ends_at <= now(),
      title,
      isPrivate,
      people: [...people.values()],
      unknown: others > MAX_BRIEFED ? [] : all.flatMap(({ address, id }) => (id === null ? [address] : [])),
      others,
    }
  })
}
