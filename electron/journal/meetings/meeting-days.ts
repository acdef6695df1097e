import { createHash } from 'node:crypto'
import type { Database } from '#journal/documents/database.ts'
import type { Sql } from '#journal/documents/statements.ts'
import { timesOfMeeting, type MeetingTime } from '#journal/calendar/meeting-times.ts'
import { openZoneClocks, type ZoneClocks } from '#journal/calendar/zone-clocks.ts'
import { MAX_BRIEFED } from '#shared/contract/today-contract.ts'
import { MEETING_ASKED_DAYS, MEETING_DAYS_AHEAD } from '#shared/contract/calendar-contract.ts'
import { addDays, dayNumber, type CivilDate, type CivilTime } from '#shared/model/civil-date.ts'
import type { MeetingContent } from './meetings-of-name.ts'

/**
 * The meetings of these days, each on its day: `meeting_days`, a table of the connection alone. It is made of the kept calendars
 * when a query first asks, on each day anew, and nothing of it is on disk.
 */
export interface MeetingDays {
  /**
   * Makes the table where it is not of this day, or calendars have changed.
   * @param reach `near` are the days of Today and Upcoming, `far` all that are shown ahead
   */
  expand(reach: MeetingReach): void
  /** The first time of these meetings that is not over, in all days that are shown ahead. */
  nextOf(meetings: readonly number[]): MeetingOnDay | null
  /** Calendars have changed. */
  forget(): void
  /** Whether a meeting has ended since then, milliseconds since 1970: whoever shows it may ask whether it happened. */
  hasEndedSince(then: number): boolean
}

export type MeetingReach = 'near' | 'far'

/** A row of `meeting_days`, with what is kept of the meeting. */
export interface MeetingOnDay {
  readonly id: string
  readonly meeting: number
  readonly day: number
  readonly last_day: number
  readonly time: CivilTime | null
  readonly starts_at: number
  readonly ends_at: number
  readonly content: string
}

const MAX_A_MEETING = 80
const DAYS_NEAR = 8
const MAX_ROWS = 20_000

export function openMeetingDays(
  database: Database,
  { sql, today, timeZone, now }: { sql: Sql; today: () => CivilDate; timeZone: () => string; now: () => number },
): MeetingDays {
  // `big`: for so many that no brief is offered by itself. `day` and `last_day` in days since 1970, the others in milliseconds.
  database.exec(`CREATE TEMP TABLE meeting_days (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL, meeting INTEGER NOT NULL, day INTEGER NOT NULL, last_day INTEGER NOT NULL,
    time TEXT, starts_at INTEGER NOT NULL, ends_at INTEGER NOT NULL, big INTEGER NOT NULL
  ) STRICT; CREATE INDEX temp.meeting_days_by_day ON meeting_days (day);
  CREATE INDEX temp.meeting_days_by_meeting ON meeting_days (meeting, day);`)
  let madeFor: string | null = null
  let reached: MeetingReach = 'near'

  function keptBetween(from: CivilDate, to: CivilDate): KeptMeeting[] {
    const kept = sql(`SELECT n, uid, recurrence, content FROM calendar_meetings
      WHERE first_day <= ? AND (last_day IS NULL OR last_day >= ?) ORDER BY n DESC`)
    return kept.all(dayNumber(to), dayNumber(from)) as KeptMeeting[]
  }

  const fill = database.transaction((from: CivilDate, to: CivilDate, zone: string) => {
    sql('DELETE FROM meeting_days').run()
    const clocks = openZoneClocks()
    // Known here rather than by an index of the table, which costs more than all the rest.
    const known = new Set<string>()
    for (const kept of keptBetween(from, to)) {
      for (const [big, one] of onDays(kept, { from, to, zone, clocks })) {
        // The same meeting of two calendars is one: the one that was read last says when.
        if (known.has(one.id)) continue
        if (known.size >= MAX_ROWS) return
        known.add(one.id)
        const { id, meeting, day, last_day, time, starts_at, ends_at } = one
        const insert = sql('INSERT INTO meeting_days VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)')
        insert.run(id, meeting, day, last_day, time, starts_at, ends_at, Number(big))
      }
    }
  })

  return {
    expand(reach) {
      const [date, zone] = [today(), timeZone()]
      if (madeFor === `${date} ${zone}` && (reach === 'near' || reached === 'far')) return
      fill(addDays(date, -MEETING_ASKED_DAYS), addDays(date, reach === 'near' ? DAYS_NEAR : MEETING_DAYS_AHEAD), zone)
      madeFor = `${date} ${zone}`
      reached = reach
    },
    nextOf(meetings) {
      const [from, to] = [addDays(today(), -1), addDays(today(), MEETING_DAYS_AHEAD)]
      const span = { from, to, zone: timeZone(), clocks: openZoneClocks() }
      const kept = sql(`SELECT n, uid, recurrence, content FROM calendar_meetings
        WHERE n IN (SELECT value FROM json_each(?)) AND first_day <= ? AND (last_day IS NULL OR last_day >= ?) ORDER BY n DESC`)
      let next: MeetingOnDay | null = null
      for (const one of kept.all(JSON.stringify(meetings), dayNumber(to), dayNumber(from)) as KeptMeeting[]) {
        for (const [, found] of onDays(one, span)) {
          if (found.ends_at > now() && (next === null || found.starts_at < next.starts_at)) next = found
        }
      }
      return next
    },
    forget: () => void (madeFor = null),
    hasEndedSince: (then) =>
      madeFor !== null &&
      sql('SELECT 1 FROM meeting_days WHERE ends_at > ? AND ends_at <= ?').get(then, now()) !== undefined,
  }
}

interface KeptMeeting {
  readonly n: number
  readonly uid: string
  readonly recurrence: string
  readonly content: string
}

/** The times of a meeting in a span, and whether each is for so many that no brief is offered by itself. */
function* onDays({ n, uid, recurrence, content: text }: KeptMeeting, span: Span): Generator<[boolean, MeetingOnDay]> {
  const content = JSON.parse(text) as MeetingContent
  for (const { key, date, lastDate, time, startsAt, endsAt } of timesOf(content, span)) {
    const id = idOfTime(uid, recurrence === '' || content.movedFrom !== undefined ? key : recurrence)
    const days = { day: dayNumber(date), last_day: dayNumber(lastDate) }
    yield [
      content.others > MAX_BRIEFED,
      { id, meeting: n, ...days, time, starts_at: startsAt, ends_at: endsAt, content: text },
    ]
  }
}

interface Span {
  readonly from: CivilDate
  readonly to: CivilDate
  readonly zone: string
  readonly clocks: ZoneClocks
}

/**
 * None of a meeting of which nothing can be told: an older version kept it, or another machine, whose zones this one does not know. It keeps
 * none of the others from their days.
 */
function timesOf(content: MeetingContent, span: Span): MeetingTime[] {
  try {
    return timesOfMeeting(content, { ...span, limit: MAX_A_MEETING })
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return []
  }
}

/** Names one time of a meeting without telling anything of it: what was answered to it is kept under this. */
function idOfTime(uid: string, key: string): string {
  return createHash('sha256').update(`${uid}\n${key}`).digest('hex').slice(0, 32)
}
