import type { CalendarPiece } from '#journal/calendar/cut-calendar.ts'
import { keyInSeries, keyOfTime, meetingOfEvent, type EventDoubt } from '#journal/calendar/meeting-of-event.ts'
import type { MeetingWhen } from '#journal/calendar/meeting-times.ts'
import { readEvent, type ReadEvent } from '#journal/calendar/read-event.ts'
import { readZone, resolveZone, type ZoneSaid } from '#journal/calendar/resolve-zone.ts'
import { cleanLine, cutText } from '#journal/exchange/clean-text.ts'
import { MAX_BRIEFED } from '#shared/contract/today-contract.ts'
import { MAX_CALENDAR_MEETINGS, type CalendarLeft, type CalendarProblem } from '#shared/contract/calendar-contract.ts'
import { addDays, dayNumber, type CivilDate } from '#shared/model/civil-date.ts'
import { emailAddress } from '#shared/model/email-address.ts'

/** What is kept of a meeting, besides whom it is with. */
export interface MeetingContent extends MeetingWhen {
  readonly title: string
  /** Marked as private or confidential where it was made. */
  readonly isPrivate: boolean
  /** How many take part besides oneself, known or not. */
  readonly others: number
}

export interface MeetingRow {
  readonly uid: string
  /** '' but for one time of a series that differs: its key. */
  readonly recurrence: string
  readonly firstDay: number
  /** null for what never ends. */
  readonly lastDay: number | null
  readonly content: MeetingContent
  /** Of those who take part. Of more than a brief is for, those alone who are in the journal. */
  readonly addresses: readonly string[]
}

export interface Collected {
  readonly rows: readonly MeetingRow[]
  readonly events: number
  readonly left: Partial<Record<CalendarLeft, number>>
  readonly problems: CalendarProblem[]
  /** Addresses that may be one's own: of whom the calendar is, or who is in most meetings. */
  readonly maybeOwn: string[]
}

export interface MeetingCollector {
  add(piece: CalendarPiece): void
  /** Zones and names of a file are its own. */
  beginFile(name: string): void
  endFile(isCutOff: boolean): void
  /** A file that is none, or could not be read. */
  refuse(problem: CalendarProblem): void
  finish(): Collected
}

export interface CollectOptions {
  /** The addresses of everybody in the journal. */
  readonly known: ReadonlySet<string>
  /** One's own. */
  readonly own: ReadonlySet<string>
  /** Whether an entry of the journal has this id: what Rapport wrote comes back in no other shape. */
  readonly isOfJournal: (uid: string) => boolean
  /** The first day of which anything is kept. */
  readonly since: CivilDate
  /** Milliseconds since 1970. */
  readonly now: number
}

/** One version of an event: with whom and when, or why it is none. */
interface Version {
  readonly sequence: number
  readonly stamp: string
  readonly gone: CalendarLeft | null
  readonly content: MeetingContent
  readonly addresses: readonly string[]
}

interface OfOneName {
  series: Version | null
  /** By the key as the file names the time. */
  readonly times: Map<string, Version>
}

const MAX_PROBLEMS = 50
const MAX_WAITING = 5000
const MAX_ADDRESSES = 5000
const MAX_ZONES = 1000
// Below, nothing can be told from how often somebody is in a meeting.
const MIN_EVENTS_TO_TELL = 3

/** Gathers what matters of the events of a calendar: meetings to come, and those just gone, with people of the journal. */
export function collectMeetings({ known, own, isOfJournal, since, now }: CollectOptions): MeetingCollector {
  const byName = new Map<string, OfOneName>()
  const left = new Map<CalendarLeft, number>()
  const problems: CalendarProblem[] = []
  const seen = new Map<string, number>()
  const named = new Set<string>()
  let [events, withOthers, kept] = [0, 0, 0]
  let file = ''
  let zones = new Map<string, ZoneSaid>()
  let resolved = new Map<string, string | null>()
  let waiting: ReadEvent[] = []
  let isCancelling = false
  let isOwnFile = false

  const leave = (why: CalendarLeft) => void left.set(why, (left.get(why) ?? 0) + 1)
  const problem = (one: CalendarProblem) => {
    if (problems.length < MAX_PROBLEMS) problems.push(one)
  }
  const resolve = (zone: string): string | null => {
    const before = resolved.get(zone)
    if (before !== undefined) return before
    const found = resolveZone(zone, zones, now)
    resolved.set(zone, found)
    return found
  }
  const namesUnknownZone = ({ start, recurrence }: ReadEvent) =>
    [start.zone, recurrence?.zone ?? null].some((zone) => zone !== null && resolve(zone) === null)

  function take(event: ReadEvent): void {
    const others = event.attendees.filter(({ address }) => !own.has(address))
    countAddresses(event)
    if (isOwnFile || isOfJournal(event.uid)) return leave('own')
    const coming = others.filter(({ hasDeclined }) => !hasDeclined).map(({ address }) => address)
    const isKnown = coming.some((address) => known.has(address))
    const before = byName.get(event.uid)
    // A time of a series is looked at in any case: without anybody, the series has it no more.
    if (!isKnown && before === undefined && event.recurrence === null) {
      return leave(event.isCancelled || isCancelling ? 'cancelled' : 'nobody')
    }
    const { when, doubts } = meetingOfEvent(event, resolve)
    if (isPast(event, when)) return leave('past')
    const hasDeclined = event.attendees.some((one) => own.has(one.address) && one.hasDeclined)
    const gone = event.isCancelled || isCancelling ? 'cancelled' : hasDeclined ? 'declined' : isKnown ? null : 'nobody'
    if (gone === null) for (const doubt of doubts) tellDoubt(doubt, event)
    put(event, {
      sequence: event.sequence,
      stamp: event.stamp,
      gone,
      content: {
        ...when,
        title: cutText(cleanLine(event.title), 200),
        isPrivate: event.isPrivate,
        others: coming.length,
      },
      addresses: coming.length <= MAX_BRIEFED ? coming : coming.filter((address) => known.has(address)),
    })
  }

  function tellDoubt(doubt: EventDoubt, { start, rrule }: ReadEvent): void {
    const what = doubt === 'zone' ? (start.zone ?? '') : (rrule ?? '')
    if (problems.some((one) => one.code === doubt && one.file === file && one.what === cutText(what, 200))) return
    problem({ code: doubt, file, what: cutText(what, 200) })
  }

  function put(event: ReadEvent, version: Version): void {
    const all: OfOneName = byName.get(event.uid) ?? { series: null, times: new Map() }
    const key = event.recurrence === null ? null : keyOfTime(event.recurrence, resolve)
    const before = key === null ? all.series : all.times.get(key)
    if (before === null || before === undefined) {
      if (kept >= MAX_CALENDAR_MEETINGS) return leave('too-many')
      kept++
    } else {
      leave('older')
      if (!isNewer(version, before)) return
    }
    if (key === null) all.series = version
    else all.times.set(key, version)
    byName.set(event.uid, all)
  }

  function isPast({ recurrence }: ReadEvent, when: MeetingWhen): boolean {
    const last = lastDayOf(when)
    if (last === null || last >= dayNumber(since)) return false
    // What was moved out of the days to come is off there.
    return recurrence === null || recurrence.date < addDays(since, -1)
  }

  function countAddresses({ attendees }: ReadEvent): void {
    if (attendees.length < 2) return
    withOthers++
    for (const { address } of attendees) {
      if (seen.size < MAX_ADDRESSES || seen.has(address)) seen.set(address, (seen.get(address) ?? 0) + 1)
    }
  }

  return {
    beginFile(name) {
      file = name
      zones = new Map()
      resolved = new Map()
      waiting = []
      isCancelling = false
      isOwnFile = false
    },
    add({ name, lines, isTooLarge }) {
      if (name === 'VCALENDAR') {
        const said = (property: string) =>
          (lines.find((line) => line.toUpperCase().startsWith(`${property}:`)) ?? '').slice(property.length + 1).trim()
        isCancelling = said('METHOD').toUpperCase() === 'CANCEL'
        isOwnFile = /\/\/Rapport\/\//.test(said('PRODID'))
        const owner = emailAddress(said('X-WR-CALNAME'))
        if (owner !== null) named.add(owner)
        return
      }
      if (name === 'VTIMEZONE') {
        const zone = readZone(lines)
        if (zone !== null && zones.size < MAX_ZONES) zones.set(zone.tzid, zone)
        // What was asked for before it came is asked for again.
        if (zone !== null) resolved.delete(zone.tzid)
        return
      }
      events++
      if (isTooLarge) return leave('too-large')
      // Most events of most calendars are nobody's: they are not read at all.
      if (!lines.some((line) => /^(?:ATTENDEE|ORGANIZER|RECURRENCE-ID)[;:]/i.test(line))) return leave('nobody')
      const event = readEvent(lines)
      if (event === null) return leave('unreadable')
      if (namesUnknownZone(event) && waiting.length < MAX_WAITING) waiting.push(event)
      else take(event)
    },
    endFile(isCutOff) {
      resolved = new Map()
      for (const event of waiting) take(event)
      waiting = []
      if (isCutOff) problem({ code: 'cut-off', file, what: '' })
    },
    refuse: problem,
    finish() {
      const rows = [...byName].flatMap(([uid, all]) => rowsOf(uid, all, leave))
      return { rows, events, left: Object.fromEntries(left), problems, maybeOwn: maybeOwn() }
    },
  }

  function maybeOwn(): string[] {
    const often = [...seen]
      .filter(([, times]) => withOthers >= MIN_EVENTS_TO_TELL && times * 5 >= withOthers * 3)
      .toSorted(([, a], [, b]) => b - a)
      .map(([address]) => address)
    return [...new Set([...named, ...often])].filter((address) => !own.has(address) && !known.has(address)).slice(0, 3)
  }
}

function isNewer(one: Version, other: Version): boolean {
  if (one.sequence !== other.sequence) return one.sequence > other.sequence
  return one.stamp >= other.stamp
}

/** A series without the times that stand elsewhere or are off, and those times. */
function rowsOf(uid: string, { series, times }: OfOneName, leave: (why: CalendarLeft) => void): MeetingRow[] {
  if (series?.gone === 'cancelled' || series?.gone === 'declined') {
    leave(series.gone)
    // Who declines a series may come to one time of it.
    if (series.gone === 'cancelled') return []
  }
  const base = series?.content ?? null
  const own = [...times].map(([written, version]) => ({
    key: base === null ? written : keyInSeries(written, base),
    version,
  }))
  const rows: MeetingRow[] = []
  if (series !== null && series.gone === null) {
    const { content } = series
    const except = [...new Set([...content.except, ...own.map(({ key }) => key)])].toSorted()
    rows.push(rowOf(uid, '', { ...series, content: { ...content, except } }))
  } else if (series?.gone === 'nobody') leave('nobody')
  for (const { key, version } of own) {
    if (version.gone === null) rows.push(rowOf(uid, key, { ...version, content: { ...version.content, rule: null } }))
    else leave(version.gone)
  }
  return rows
}

function rowOf(uid: string, recurrence: string, { content, addresses }: Version): MeetingRow {
  return {
    uid,
    recurrence,
    firstDay: firstDayOf(content),
    lastDay: lastDayOf(content),
    content,
    addresses: [...addresses].toSorted(),
  }
}

// A day elsewhere is the one before, or after.
function firstDayOf({ start, also }: MeetingWhen): number {
  return Math.min(...[start, ...also].map(({ date }) => dayNumber(date))) - 1
}

function lastDayOf({ start, also, minutes, rule }: MeetingWhen): number | null {
  if (rule !== null && rule.until === null) return null
  const last = Math.max(...[start, ...also].map(({ date }) => dayNumber(date)), dayNumber(rule?.until ?? start.date))
  return last + Math.ceil(minutes / 1440) + 1
}
