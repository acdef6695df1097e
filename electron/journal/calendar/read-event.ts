import ICAL from 'ical.js'
import { parseCivilDate, type CivilDate, type CivilTime } from '#shared/model/civil-date.ts'
import { emailAddress } from '#shared/model/email-address.ts'

/** When, as a calendar writes it. `time` is null for a whole day; `zone` as it is named there, null for whatever clock one looks at. */
export interface EventTime {
  readonly date: CivilDate
  readonly time: CivilTime | null
  readonly zone: string | null
}

/** Whoever takes part, the organiser among them; rooms, projectors and those who are only told are left out. */
export interface EventAttendee {
  /** As `emailAddress` writes it. */
  readonly address: string
  readonly hasDeclined: boolean
}

/** A VEVENT as far as it matters here. */
export interface ReadEvent {
  readonly uid: string
  /** Which time of its series this one replaces; null for a series, and for what comes once. */
  readonly recurrence: EventTime | null
  /** And all that come after it (RANGE=THISANDFUTURE). */
  readonly isFromThenOn: boolean
  readonly sequence: number
  /** DTSTAMP as it is written, to tell two of one sequence apart. */
  readonly stamp: string
  readonly start: EventTime
  readonly end: EventTime | null
  /** Minutes; null where none is said. */
  readonly duration: number | null
  /** As it is written, without `RRULE:`. */
  readonly rrule: string | null
  readonly also: readonly EventTime[]
  readonly except: readonly EventTime[]
  readonly isCancelled: boolean
  readonly isPrivate: boolean
  readonly title: string
  readonly attendees: readonly EventAttendee[]
}

const MAX_TIMES = 2000
const MAX_ATTENDEES = 2000
const MAX_TITLE = 300
const NOT_PEOPLE = new Set(['ROOM', 'RESOURCE'])
// Calendars that are shared, and rooms, as Google names them.
const CALENDAR_ADDRESS = /@(?:group|resource)\.calendar\.google\.com$/

/** A parameter that is not there is none, whatever the types of ical.js say. */
interface Read extends Pick<ICAL.Property, 'toJSON' | 'name'> {
  getFirstParameter(name: string): string | undefined
}

/**
 * Reads the lines of one event with ical.js, each for itself: one that cannot be read costs nothing but itself.
 * Null where it has no name or no beginning that the calendar has.
 */
export function readEvent(lines: readonly string[]): ReadEvent | null {
  const properties = new Map<string, Read[]>()
  for (const line of lines) {
    const property = readProperty(line)
    if (property === null) continue
    const same = properties.get(property.name)
    if (same === undefined) properties.set(property.name, [property])
    else same.push(property)
  }
  const first = (name: string) => properties.get(name)?.[0]
  const text = (name: string) => textOf(first(name))
  const times = (name: string) => (properties.get(name) ?? []).flatMap(timesOf).slice(0, MAX_TIMES)
  const [start] = times('dtstart')
  const uid = text('uid').trim().slice(0, 1000)
  if (start === undefined || uid === '') return null
  const rrule = lines.find((line) => /^RRULE[;:]/i.test(line))
  return {
    uid,
    recurrence: times('recurrence-id')[0] ?? null,
    isFromThenOn: first('recurrence-id')?.getFirstParameter('range')?.toUpperCase() === 'THISANDFUTURE',
    sequence: Math.max(0, Number.parseInt(text('sequence'), 10) || 0),
    stamp: text('dtstamp'),
    start,
    end: times('dtend')[0] ?? null,
    duration: text('duration') === '' ? null : Math.round(durationSeconds(text('duration')) / 60),
    rrule:
      rrule === undefined
        ? null
        : rrule
            .slice(rrule.indexOf(':') + 1)
            .trim()
            .toUpperCase(),
    also: times('rdate'),
    except: times('exdate'),
    isCancelled: text('status').toUpperCase() === 'CANCELLED',
    isPrivate: ['PRIVATE', 'CONFIDENTIAL'].includes(text('class').trim().toUpperCase()),
    title: titleOf(text('summary')),
    attendees: attendeesOf([...(properties.get('organizer') ?? []), ...(properties.get('attendee') ?? [])]),
  }
}

function readProperty(line: string): Read | null {
  try {
    return ICAL.Property.fromString(line)
  } catch {
    return null
  }
}

function textOf(property: Read | undefined): string {
  const value: unknown = property?.toJSON()[3]
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}

/** ical.js leaves some escapes as they are written. */
function titleOf(text: string): string {
  return text
    .replaceAll(/\\[nN]/g, ' ')
    .replaceAll(/\\([;:,\\])/g, '$1')
    .slice(0, MAX_TITLE)
}

/** All times of a property, `RDATE` with periods by their beginnings; those that no calendar has are left out. */
function timesOf(property: Read): EventTime[] {
  const [, , , ...values] = property.toJSON() as unknown[]
  const tzid = property.getFirstParameter('tzid') ?? null
  return values.flatMap((value) => {
    const written = Array.isArray(value) ? String(value[0]) : String(value)
    const [, day = '', clock, zulu] = /^(\d{4}-?\d{2}-?\d{2})(?:T(\d{2}:?\d{2})(?::?\d{2})?(Z)?)?/.exec(written) ?? []
    const date = parseCivilDate(day.replace(/^(\d{4})-?(\d{2})-?(\d{2})$/, '$1-$2-$3'))
    const time = clock === undefined ? null : timeOf(clock)
    if (date === null || time === undefined) return []
    return [{ date, time, zone: time === null ? null : zulu === 'Z' ? 'UTC' : tzid }]
  })
}

function timeOf(clock: string): CivilTime | undefined {
  const time = clock.replace(/^(\d{2}):?(\d{2})$/, '$1:$2')
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(time) ? (time as CivilTime) : undefined
}

function durationSeconds(text: string): number {
  try {
    return ICAL.Duration.fromString(text).toSeconds()
  } catch {
    return 0
  }
}

function attendeesOf(properties: readonly Read[]): EventAttendee[] {
  const byAddress = new Map<string, EventAttendee>()
  for (const property of properties.slice(0, MAX_ATTENDEES)) {
    const parameter = (name: string) => (property.getFirstParameter(name) ?? '').toUpperCase()
    if (NOT_PEOPLE.has(parameter('cutype')) || parameter('role') === 'NON-PARTICIPANT') continue
    // Apple writes a path of its own in the value, and the address beside it.
    const written = textOf(property)
    const given = property.getFirstParameter('email')
    const address = emailAddress(/^mailto:/i.test(written) ? written : (given ?? written))
    if (address === null || CALENDAR_ADDRESS.test(address)) continue
    const hasDeclined = parameter('partstat') === 'DECLINED'
    // The organiser's own line says nothing of whether they come.
    const known = byAddress.get(address)
    byAddress.set(address, { address, hasDeclined: hasDeclined || (known?.hasDeclined ?? false) })
  }
  return [...byAddress.values()]
}
