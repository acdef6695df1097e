import type { MeetingRow } from '#shared/contract/calendar-contract.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import type { PastMeeting } from '#shared/quick-log/line-of-meeting.ts'

const MINUTES_A_DAY = 1440

/** A meeting as it is written down once it is over. */
export function pastMeeting({ on, time, startsAt, endsAt, people }: MeetingRow): PastMeeting {
  const minutes = Math.round((endsAt - startsAt) / 60_000)
  // A whole day is no length of a talk.
  return {
    on: on as CivilDate,
    time: time as PastMeeting['time'],
    minutes: time === null || minutes === 0 ? null : Math.min(minutes, MINUTES_A_DAY),
    people,
  }
}
