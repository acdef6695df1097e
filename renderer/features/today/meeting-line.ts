import type { JournalClient, QueryOutput } from '#shared/contract/contract.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import { isReadAs, lineOfMeeting } from '#shared/quick-log/line-of-meeting.ts'
import type { MeetingRow } from '#shared/contract/calendar-contract.ts'
import { pastMeeting } from './past-meeting.ts'

/** What is known of a meeting as a line to write on; null where the line would be read as something else. */
export async function meetingLine(
  { queries }: JournalClient,
  meeting: MeetingRow,
  today: CivilDate,
): Promise<string | null> {
  const past = pastMeeting(meeting)
  const line = lineOfMeeting(past, today)
  const known: QueryOutput<'peopleMentioned'> = await queries.peopleMentioned({ line })
  return isReadAs(line, past, known, today) ? line : null
}
