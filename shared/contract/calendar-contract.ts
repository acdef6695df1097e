import { z } from 'zod'
import { civilDate, civilTime } from '#shared/model/civil-date-schema.ts'
import { instant } from '#shared/model/document.ts'
import { failure } from './journal-errors.ts'
import { done, procedure } from './procedure.ts'
import { personLink } from './rows.ts'

/** What a calendar is read from; `server`: a calendar of CalDAV, with a name and a password. */
export const calendarKind = z.enum(['file', 'folder', 'address', 'server'])
export type CalendarKind = z.infer<typeof calendarKind>

export const MAX_CALENDARS = 20
export const MAX_CALENDAR_MEETINGS = 20_000
/** For so many days it is asked whether a meeting has happened. */
export const MEETING_ASKED_DAYS = 7
/** As far as meetings are shown ahead. */
export const MEETING_DAYS_AHEAD = 60

/** Why an event of a calendar is no meeting here. */
export const calendarLeft = z.enum([
  /** Nobody takes part who is in the journal. */
  'nobody',
  'past',
  'cancelled',
  'declined',
  /** Rapport wrote it itself. */
  'own',
  /** Another version of the same event was newer. */
  'older',
  'unreadable',
  'too-large',
  'too-many',
])
export type CalendarLeft = z.infer<typeof calendarLeft>

/** What is kept in another shape than it was written, or could not be read. `what` is a zone, a rule, or a code of the system. */
export const calendarProblem = z.object({
  code: z.enum(['zone', 'rule', 'time', 'cut-off', 'not-a-calendar', 'too-large', 'no-access', 'too-many-files']),
  /** The name of the file; of an address ''. */
  file: z.string(),
  what: z.string(),
})
export type CalendarProblem = z.infer<typeof calendarProblem>

export const calendarReport = z.object({
  files: z.number().int(),
  /** Events that were read. */
  events: z.number().int(),
  /** Meetings that are kept, a series as one. */
  meetings: z.number().int(),
  added: z.number().int(),
  changed: z.number().int(),
  /** No longer in the calendar; not those that are past by now. */
  removed: z.number().int(),
  left: z.partialRecord(calendarLeft, z.number().int()),
  problems: z.array(calendarProblem),
  /** Addresses that look like one's own and are not among those that Rapport knows as such. */
  maybeOwn: z.array(z.string()),
})
export type CalendarReport = z.infer<typeof calendarReport>

export const calendarRow = z.object({
  id: z.string(),
  kind: calendarKind,
  /** A path; of an address or a server its host alone, because whoever has the rest may read the calendar. */
  place: z.string(),
  name: z.string(),
  /** Null before it was read. */
  readAt: instant.nullable(),
  /** Why the last attempt to read it has failed; what was read before is kept. */
  failure: failure.nullable(),
  report: calendarReport.nullable(),
})
export type CalendarRow = z.infer<typeof calendarRow>

/** One meeting on its day, with people of the journal. It is a row of this device and never a conversation by itself. */
export const meetingRow = z.object({
  /** The same after the calendar was read again, also where it was moved in a series. */
  id: z.string(),
  on: civilDate,
  /** Null for whole days. */
  time: civilTime.nullable(),
  /** The last day that it touches. */
  until: civilDate,
  startsAt: z.number().int(),
  endsAt: z.number().int(),
  /** By the clock of the journal. */
  isOver: z.boolean(),
  title: z.string(),
  /** Marked as private in its calendar: not for a screen that others see. */
  isPrivate: z.boolean(),
  people: z.array(personLink),
  /** Addresses of others who take part and are not in the journal; none where there are many. */
  unknown: z.array(z.string()),
  /** How many take part besides oneself. */
  others: z.number().int(),
})
export type MeetingRow = z.infer<typeof meetingRow>

export const calendarCommands = {
  /**
   * Reads a calendar and keeps it: a file or a folder of this machine by its whole path, or an address (http, https, webcal), which is
   * asked now and whenever `refreshCalendars` says so, never by itself. A job; where nothing can be read, nothing is kept.
   */
  addCalendar: procedure
    .input(z.object({ place: z.string().trim().min(1).max(4096), name: z.string().trim().max(100).default('') }))
    .output(z.object({ job: z.string() })),
  /** Reads one calendar again, or all of them; a job. What cannot be read keeps what was read before, and says why. */
  refreshCalendars: procedure
    .input(z.object({ id: z.string().max(100).nullable() }))
    .output(z.object({ job: z.string() })),
  /** Its meetings go with it. */
  removeCalendar: procedure.input(z.object({ id: z.string().max(100) })).output(z.object({})),
  /** What was said to "did it happen?"; null takes that back. */
  answerMeeting: procedure
    .input(z.object({ id: z.string().max(100), answer: z.enum(['no', 'logged']).nullable() }))
    .output(done),
}

export const calendarQueries = {
  calendars: procedure.output(z.array(calendarRow)),
}
