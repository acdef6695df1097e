import { createHash } from 'node:crypto'
import type { Database } from '#journal/documents/database.ts'
import type { Sql } from '#journal/documents/statements.ts'
import { timesOfMeeting, type MeetingTime } from '#journal/calendar/meeting-times.ts'
import { openZoneClocks, type ZoneClocks } from '#journal/calendar/zone-clocks.ts'
import { MAX_BRIEFED } from '#shared/contract/today-contract.ts'
import { MEETING_ASKED_DAYS, MEETING_DAYS_AHEAD } from '#shared/contract/calendar-contract.ts'
import { addDays, dayNumber, type CivilDate } from '#shared/model/civil-date.ts'
import type { MeetingContent } from './meetings-of-name.ts'

/**
 * The meetings of these weeks, each on its day: `meeting_days`, a table of the connection alone. It is made of the kept calendars
 * when a query first asks, on each day anew, and nothing of it is on disk.
 */
export interface MeetingDays {
  /** Makes the table where it is not of this day, or calendars have changed. */
  expand(): void
  /** Calendars have changed. */
  forget(): void
  /** Whether a meeting has ended since then, milliseconds since 1970: whoever shows it may ask whether it happened. */
  hasEndedSince(then: number): boolean
}

const MAX_A_MEETING = 80
const MAX_ROWS = 20_000

export function openMeetingDays(
  database: Database,
  { sql, today, timeZone, now }: { sql: Sql; today: () => CivilDate; timeZone: () => string; now: () => number },
): MeetingDays {
  // `big`: for so many that no brief is offered by itself. `day` and `last_day` in days since 1970, the others in milliseconds.
  database.exec(`CREATE TEMP TABLE meeting_days (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, meeting INTEGER NOT NULL, day INTEGER NOT NULL, last_day INTEGER NOT NULL,
    time TEXT, starts_at INTEGER NOT NULL, ends_at INTEGER NOT NULL, big INTEGER NOT NULL
  ) STRICT; CREATE INDEX temp.meeting_days_by_day ON meeting_days (day);`)
  let madeFor: string | null = null

  const fill = database.transaction((date: CivilDate, zone: string) => {
    sql('DELETE FROM meeting_days').run()
    const [from, to] = [addDays(date, -MEETING_ASKED_DAYS), addDays(date, MEETING_DAYS_AHEAD)]
    const kept = sql(`SELECT n, uid, recurrence, content FROM calendar_meetings
      WHERE first_day <= ? AND (last_day IS NULL OR last_day >= ?) ORDER BY n DESC`)
    const clocks = openZoneClocks()
    let left = MAX_ROWS
    for (const { n, uid, recurrence, content: text } of kept.all(dayNumber(to), dayNumber(from)) as KeptMeeting[]) {
      const content = JSON.parse(text) as MeetingContent
      for (const time of timesOf(content, { from, to, zone, clocks })) {
        if (--left < 0) return
        // The same meeting of two calendars is one: the one that was read last says when.
        sql('INSERT OR IGNORE INTO meeting_days VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)').run(
          idOfTime(uid, recurrence === '' || content.movedFrom !== undefined ? time.key : recurrence),
          n,
          dayNumber(time.date),
          dayNumber(time.lastDate),
          time.time,
          time.startsAt,
          time.endsAt,
          Number(content.others > MAX_BRIEFED),
        )
      }
    }
  })

  return {
    expand() {
      const [date, zone] = [today(), timeZone()]
      if (madeFor === `${date} ${zone}`) return
      fill(date, zone)
      madeFor = `${date} ${zone}`
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

/**
 * None of a meeting of which nothing can be told: an older version kept it, or another machine, whose zones this one does not know. It keeps
 * none of the others from their days.
 */
function timesOf(
  content: MeetingContent,
  span: { from: CivilDate; to: CivilDate; zone: string; clocks: ZoneClocks },
): MeetingTime[] {
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
