import { basename } from 'node:path'
import { cutCalendar } from '#journal/calendar/cut-calendar.ts'
import type { Sql } from '#journal/documents/statements.ts'
import { isJournalError, toJournalError } from '#journal/documents/journal-error.ts'
import { JobCancelled, type JobControl, type Jobs } from '#journal/runtime/jobs.ts'
import { bugMark } from '#journal/runtime/bug-mark.ts'
import type { UndoEntry, UndoLog } from '#journal/runtime/undo-log.ts'
import { Refusal } from '#journal/runtime/refusal.ts'
import type { CommandOutput, CommandRequest } from '#shared/contract/contract.ts'
import {
  MAX_CALENDARS,
  MEETING_ASKED_DAYS,
  type CalendarKind,
  type CalendarProblem,
  type CalendarReport,
  type CalendarRow,
} from '#shared/contract/calendar-contract.ts'
import type { JobReport } from '#shared/contract/job-contract.ts'
import type { Topic } from '#shared/contract/query-topics.ts'
import { addDays, dayNumber, type CivilDate } from '#shared/model/civil-date.ts'
import { emailAddress } from '#shared/model/email-address.ts'
import type { Settings } from '#shared/model/settings.ts'
import {
  answerMeeting,
  meetingAnswer,
  calendarRows,
  calendarSource,
  calendarSources,
  forgetOldAnswers,
  insertSource,
  knownAddresses,
  noteFailure,
  noteRead,
  removeSource,
  replaceMeetings,
  type CalendarSource,
  type MeetingAnswer,
} from './calendar-store.ts'
import { collectMeetings, type Collected, type MeetingCollector } from './collect-meetings.ts'
import type { MeetingDays } from './meeting-days.ts'
import type { CalendarFile } from './calendar-file.ts'
import { kindOfPlace, MAX_FILES, openPlace, type CalendarFiles } from './read-place.ts'
import { shownPlace } from './shown-place.ts'

/** What calendars are kept with: the open journal, asked each time, because a restore replaces it. */
export interface CalendarsOptions {
  readonly sql: () => Sql
  /** Writes what belongs to this machine, in a transaction of its own, and tells who watches. */
  readonly write: <Result>(topics: readonly Topic[], work: () => Result) => Result
  readonly days: () => MeetingDays
  /** What a calendar of a server says of events from a day on. @throws Refusal `SERVER_UNUSABLE` */
  readonly events: (address: string, since: CivilDate) => Promise<readonly string[]>
  readonly settings: () => Pick<Settings, 'ownEmail' | 'ownAddresses'>
  readonly today: () => CivilDate
  readonly now: () => number
  readonly newId: () => string
  readonly jobs: Jobs
  readonly undoLog: UndoLog
  /** Words of meetings have gone: takes what is left of them out of the file. */
  readonly sweep: () => void
  /** A calendar is read no more. */
  readonly removed: () => void
  /** Is told of what should not have gone wrong, while the others are read. */
  readonly failed: (error: unknown) => void
}

/** All of a calendar, read and not yet kept. */
interface Reading {
  readonly files: number
  readonly finish: () => Collected
}

const MEETINGS: readonly Topic[] = ['calendars', 'meetings']

/** Calendars in: adding, reading again, removing, and what is answered of a meeting. */
export function openCalendars(options: CalendarsOptions) {
  const { jobs, sql } = options

  async function read(place: Pick<CalendarSource, 'kind' | 'place'>, job: JobControl): Promise<Reading> {
    const opened = await openPlace(place.kind, place.place, (address) =>
      options.events(address, since(options.today())),
    )
    const { ownEmail, ownAddresses } = options.settings()
    const own = new Set([ownEmail, ...ownAddresses].flatMap((address) => emailAddress(address) ?? []))
    const ofJournal = sql()('SELECT 1 FROM documents WHERE id = ?')
    const known = () => new Set([...knownAddresses(sql())].filter((address) => !own.has(address)))
    const collector = collectMeetings({
      known: known(),
      own,
      isOfJournal: (uid) => ofJournal.get(uid.replace(/@.*$/s, '').replace(/-day$/, '')) !== undefined,
      since: since(options.today()),
      now: options.now(),
    })
    const files = await readFiles(opened, place, { collector, job })
    return { files, finish: () => collector.finish(known()) }
  }

  /**
   * What keeps this journal from writing, and whoever stops it, is not of one calendar; all else is, and says which one.
   * @throws JobCancelled, JournalError, Refusal
   */
  async function readOne(place: Pick<CalendarSource, 'kind' | 'place'>, job: JobControl): Promise<Reading> {
    try {
      return await read(place, job)
    } catch (error) {
      if (error instanceof JobCancelled || error instanceof Refusal || isJournalError(toJournalError(error)))
        throw error
      options.failed(error)
      throw new Refusal('CALENDAR_UNREADABLE', {
        place: shownPlace(place.kind, place.place),
        problem: 'mistake',
        detail: bugMark(error),
      })
    }
  }

  /** Reads all that there is, then writes it at once. */
  async function refresh(source: CalendarSource, job: JobControl): Promise<void> {
    const reading = await readOne(source, job)
    // Removed meanwhile.
    if (calendarSource(sql(), source.id) === null) return
    options.write(MEETINGS, () => keep(source.n, reading))
    options.days().forget()
  }

  /** Call it in the transaction in which it is kept: whoever was forgotten while it was read is nobody by then. */
  function keep(n: number, { files, finish }: Reading): void {
    const { rows, ...told } = finish()
    const first = dayNumber(since(options.today()))
    const report: CalendarReport = { ...told, ...replaceMeetings(sql(), n, rows, first), meetings: rows.length, files }
    noteRead(sql(), n, options.now(), report)
    forgetOldAnswers(sql(), first - MEETING_ASKED_DAYS)
  }

  /** Answers, and gives how to take that back as long as nothing else was answered. */
  function answered(id: string, before: MeetingAnswer, answer: MeetingAnswer): UndoEntry {
    options.write(['meetings'], () => answerMeeting(sql(), id, dayNumber(options.today()), answer))
    return {
      kind: 'here',
      takeBack: () => (meetingAnswer(sql(), id) === answer ? answered(id, answer, before) : null),
    }
  }

  function reportOf(ids: readonly string[]): JobReport {
    return { kind: 'calendar', calendars: calendarRows(sql()).filter(({ id }) => ids.includes(id)) }
  }

  /** @throws Refusal `CALENDAR_KNOWN`, `CALENDARS_FULL` */
  function add(kind: CalendarKind, place: string, name: string): { job: string } {
    const all = calendarSources(sql())
    const same = all.find((one) => one.place === place)
    if (same !== undefined) throw new Refusal('CALENDAR_KNOWN', { name: same.name })
    if (all.length >= MAX_CALENDARS) throw new Refusal('CALENDARS_FULL', { max: MAX_CALENDARS })
    return {
      job: jobs.start('calendar', { cancellable: true, cancelled: 'nothing-changed' }, async (job) => {
        const reading = await readOne({ kind, place }, job)
        const id = options.newId()
        options.write(MEETINGS, () => {
          const shown = name || (kind === 'address' || kind === 'server' ? shownPlace(kind, place) : basename(place))
          keep(insertSource(sql(), { id, kind, place, name: shown }), reading)
        })
        options.days().forget()
        return reportOf([id])
      }),
    }
  }

  return {
    /** Adds a calendar of a server, whose password is known by its address. */
    addFromServer: (address: string, name: string) => add('server', address, name),
    commands: {
      addCalendar: ({ place, name }: CommandRequest<'addCalendar'>): CommandOutput<'addCalendar'> =>
        add(kindOfPlace(place), place, name),
      refreshCalendars: ({ id }: CommandRequest<'refreshCalendars'>): CommandOutput<'refreshCalendars'> => {
        const sources = calendarSources(sql()).filter((one) => id === null || one.id === id)
        if (id !== null && sources.length === 0) throw new Refusal('NOT_FOUND', { id })
        return {
          job: jobs.start('calendar', { cancellable: true, cancelled: 'nothing-changed' }, async (job) => {
            for (const source of sources) {
              try {
                await refresh(source, job)
              } catch (error) {
                // What is wrong with one calendar keeps none of the others.
                if (!(error instanceof Refusal)) throw error
                options.write(['calendars'], () => noteFailure(sql(), source.n, error.failure))
              }
            }
            return reportOf(sources.map((source) => source.id))
          }),
        }
      },
      removeCalendar: ({ id }: CommandRequest<'removeCalendar'>): CommandOutput<'removeCalendar'> => {
        if (calendarSource(sql(), id) === null) throw new Refusal('NOT_FOUND', { id })
        options.write(MEETINGS, () => removeSource(sql(), id))
        options.days().forget()
        options.sweep()
        options.removed()
        return {}
      },
      answerMeeting: ({ id, answer }: CommandRequest<'answerMeeting'>): CommandOutput<'answerMeeting'> => {
        const before = meetingAnswer(sql(), id)
        if (before === answer) return { undo: null }
        return { undo: options.undoLog.remember(answered(id, before, answer)) }
      },
    },
    queries: {
      calendars: (): CalendarRow[] => calendarRows(sql()),
    },
  }
}

function since(today: CivilDate): CivilDate {
  return addDays(today, -MEETING_ASKED_DAYS)
}

/** @returns how many were calendars */
async function readFiles(
  { files, isCut }: CalendarFiles,
  { kind, place }: Pick<CalendarSource, 'kind' | 'place'>,
  { collector, job }: { readonly collector: MeetingCollector; readonly job: JobControl },
): Promise<number> {
  const total = files.every(({ size }) => size !== null) ? files.reduce((sum, { size }) => sum + (size ?? 0), 0) : 0
  let [bytes, calendars] = [0, 0]
  const step = async (length: number) => {
    bytes += length
    await job.step(total === 0 ? 0 : Math.min(99, Math.floor((100 * bytes) / total)), total === 0 ? 0 : 100)
  }
  for (const file of files) {
    try {
      if (await readFile(file, collector, step)) calendars++
      else if (kind === 'folder') collector.refuse({ code: 'not-a-calendar', file: file.name, what: '' })
      else
        throw new Refusal('CALENDAR_UNREADABLE', {
          place: shownPlace(kind, place),
          problem: 'not-a-calendar',
          detail: '',
        })
    } catch (error) {
      if (error instanceof JobCancelled || kind !== 'folder') throw error
      // One file of a folder costs none of the others.
      const problem = problemOf(error, file.name)
      if (problem === null) throw error
      collector.refuse(problem)
    }
  }
  if (isCut) collector.refuse({ code: 'too-many-files', file: '', what: String(MAX_FILES) })
  return calendars
}

function problemOf(error: unknown, file: string): CalendarProblem | null {
  if (!(error instanceof Refusal) || error.failure.code !== 'CALENDAR_UNREADABLE') return null
  const { problem, detail } = error.failure.data
  return { code: problem === 'too-large' ? 'too-large' : 'no-access', file, what: detail }
}

/** @returns whether it is a calendar */
async function readFile(
  file: CalendarFile,
  collector: MeetingCollector,
  step: (bytes: number) => Promise<void>,
): Promise<boolean> {
  const cutter = cutCalendar()
  let decoder: InstanceType<typeof TextDecoder> | null = null
  collector.beginFile(file.name)
  for await (const chunk of file.chunks()) {
    decoder ??= new TextDecoder(encodingOf(chunk))
    for (const piece of cutter.push(decoder.decode(chunk, { stream: true }))) collector.add(piece)
    await step(chunk.length)
  }
  for (const piece of cutter.push(decoder?.decode() ?? '')) collector.add(piece)
  const { pieces, isCalendar, isCutOff } = cutter.end()
  for (const piece of pieces) collector.add(piece)
  collector.endFile(isCalendar && isCutOff)
  return isCalendar
}

/** By its mark; a calendar without one is UTF-8 (RFC 5545, section 3.1.4). */
function encodingOf(first: Uint8Array): string {
  if (first[0] === 0xff && first[1] === 0xfe) return 'utf-16le'
  if (first[0] === 0xfe && first[1] === 0xff) return 'utf-16be'
  return 'utf-8'
}
