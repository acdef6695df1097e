import type { CalendarPiece } from '#journal/calendar/cut-calendar.ts'
import { keyOfTime, meetingOfEvent, type EventDoubt } from '#journal/calendar/meeting-of-event.ts'
import { readEvent, type ReadEvent } from '#journal/calendar/read-event.ts'
import { openZoneFinder, readZone, type ZoneSaid } from '#journal/calendar/resolve-zone.ts'
import { cleanLine, cutText } from '#journal/exchange/clean-text.ts'
import { MAX_BRIEFED } from '#shared/contract/today-contract.ts'
import { MAX_CALENDAR_MEETINGS, type CalendarLeft, type CalendarProblem } from '#shared/contract/calendar-contract.ts'
import { addDays, dayNumber, type CivilDate } from '#shared/model/civil-date.ts'
import { emailAddress } from '#shared/model/email-address.ts'
import { lastDayOf, meetingsOfName, type MeetingRow, type OfOneName, type Version } from './meetings-of-name.ts'

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
  /** @param known the addresses of everybody in the journal by now: of whom was forgotten since it began, nothing stays */
  finish(known: ReadonlySet<string>): Collected
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

const MAX_PROBLEMS = 50
// Events whose zone may come behind them, and what they have of people and times.
const MAX_WAITING = 5000
const MAX_HELD = 200_000
const MAX_ADDRESSES = 5000
const MAX_ZONES = 1000
const MAX_ZONE_NAMES = 10_000
const MAX_ZONE_NAME = 300
const MAX_NAMED = 100
// Of all events of a calendar together: what a rule is counted by, and the times that they list.
const MAX_STEPS = 2_000_000
const MAX_TIMES = 500_000
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
  const findZone = openZoneFinder(now)
  const steps = { left: MAX_STEPS }
  let times = 0
  let waiting: ReadEvent[] = []
  let held = 0
  let isCancelling = false
  let isOwnFile = false

  const leave = (why: CalendarLeft) => void left.set(why, (left.get(why) ?? 0) + 1)
  const problem = (one: CalendarProblem) => {
    if (problems.length < MAX_PROBLEMS) problems.push(one)
  }
  const resolve = (zone: string): string | null => {
    const before = resolved.get(zone)
    if (before !== undefined) return before
    const found = findZone(zone, zones)
    if (zone.length <= MAX_ZONE_NAME && resolved.size < MAX_ZONE_NAMES) resolved.set(zone, found)
    return found
  }
  const namesUnknownZone = ({ start, recurrence }: ReadEvent) =>
    [start.zone, recurrence?.zone ?? null].some((zone) => zone !== null && resolve(zone) === null)

  function mayWait({ attendees, also, except }: ReadEvent): boolean {
    held += attendees.length + also.length + except.length
    return waiting.length < MAX_WAITING && held <= MAX_HELD
  }

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
    const { when, doubts } = meetingOfEvent(event, { resolve, steps })
    if (isPast(event, lastDayOf(when))) return leave('past')
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

  /** One event costs none of the others, whatever is in it. */
  function tryTake(event: ReadEvent): void {
    try {
      take(event)
    } catch (error) {
      if (!(error instanceof Error)) throw error
      leave('unreadable')
    }
  }

  function tellDoubt(doubt: EventDoubt, { start, rrule }: ReadEvent): void {
    const what = { zone: start.zone ?? '', rule: rrule ?? '', time: '' }[doubt]
    if (problems.some((one) => one.code === doubt && one.file === file && one.what === cutText(what, 200))) return
    problem({ code: doubt, file, what: cutText(what, 200) })
  }

  function put(event: ReadEvent, version: Version): void {
    const all: OfOneName = byName.get(event.uid) ?? { series: null, times: new Map(), fromThenOn: new Map() }
    const key = event.recurrence === null ? null : keyOfTime(event.recurrence, resolve)
    const ofKind = event.isFromThenOn ? all.fromThenOn : all.times
    const before = key === null ? all.series : ofKind.get(key)
    if (before === null || before === undefined) {
      if (kept >= MAX_CALENDAR_MEETINGS) return leave('too-many')
      kept++
    } else {
      leave('older')
      if (!isNewer(version, before)) return
    }
    if (key === null) all.series = version
    else ofKind.set(key, version)
    byName.set(event.uid, all)
  }

  function isPast({ recurrence, isFromThenOn }: ReadEvent, last: number | null): boolean {
    if (last === null || last >= dayNumber(since)) return false
    // What was moved out of the days to come is off there.
    return recurrence === null || (!isFromThenOn && recurrence.date < addDays(since, -1))
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
      held = 0
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
        if (owner !== null && named.size < MAX_NAMED) named.add(owner)
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
      times += event.also.length + event.except.length
      if (times > MAX_TIMES) return leave('too-many')
      if (!namesUnknownZone(event) || !mayWait(event)) return tryTake(event)
      waiting.push(event)
    },
    endFile(isCutOff) {
      resolved = new Map()
      for (const event of waiting) tryTake(event)
      waiting = []
      if (isCutOff) problem({ code: 'cut-off', file, what: '' })
    },
    refuse: problem,
    finish(knownNow) {
      const rows = [...byName].flatMap(([uid, all]) => {
        const found = meetingsOfName(uid, all, { leave, since: dayNumber(since) })
        return found.flatMap((row) => {
          const addresses = row.addresses.filter(
            (address) => row.content.others <= MAX_BRIEFED || knownNow.has(address),
          )
          if (addresses.some((address) => knownNow.has(address))) return [{ ...row, addresses }]
          leave('nobody')
          return []
        })
      })
      return { rows, events, left: Object.fromEntries(left), problems, maybeOwn: maybeOwn(knownNow) }
    },
  }

  function maybeOwn(knownNow: ReadonlySet<string>): string[] {
    const often = [...seen]
      .filter(([, times]) => withOthers >= MIN_EVENTS_TO_TELL && times * 5 >= withOthers * 3)
      .toSorted(([, a], [, b]) => b - a)
      .map(([address]) => address)
    return [...new Set([...named, ...often])]
      .filter((address) => !own.has(address) && !knownNow.has(address))
      .slice(0, 3)
  }
}

function isNewer(one: Version, other: Version): boolean {
  if (one.sequence !== other.sequence) return one.sequence > other.sequence
  return one.stamp >= other.stamp
}
