import ICAL from 'ical.js'
import { addDays, civilDateAt, type CivilDate, type CivilTime } from '#shared/model/civil-date.ts'
import type { TimeBlockId } from '#shared/model/id.ts'
import type { TimeBlock } from '#shared/model/time-block.ts'
import { instantOfClock } from '#shared/model/zoned-time.ts'
import { occurrenceOf, occurrencesOf, problemOfBlock } from './occurrences.ts'
import { readRule } from './read-rule.ts'
import { zoneRules, type ClockChange } from './time-zone-rules.ts'

export interface CalendarBlock {
  readonly id: TimeBlockId
  readonly content: TimeBlock
}

const YEARS_TO_FIRST = 10

/**
 * Time blocks as an iCalendar file (RFC 5545) for any calendar: colleagues read those, so each has the same neutral title, no
 * description and no name, is private, and makes one busy. The same block has the same UID in every file. Zones come with rules from 1970 on,
 * since others are an hour off or shift what is listed by date; what was moved names its day in the zone of its series.
 * Blocks whose rule or zone this machine does not understand are left out.
 * @param now when the file is made, in milliseconds since 1970
 */
export function writeCalendar(
  blocks: readonly CalendarBlock[],
  {
    title,
    now,
    version,
    also = [],
  }: {
    readonly title: string
    readonly now: number
    readonly version: string
    /** What else is in the file. */
    readonly also?: readonly ICAL.Component[]
  },
): string {
  const calendar = new ICAL.Component('vcalendar')
  calendar.updatePropertyWithValue('prodid', `-//Rapport//Rapport ${version}//EN`)
  calendar.updatePropertyWithValue('version', '2.0')
  calendar.updatePropertyWithValue('calscale', 'GREGORIAN')
  calendar.updatePropertyWithValue('method', 'PUBLISH')
  calendar.updatePropertyWithValue('x-wr-calname', title)
  const kept = blocks.filter(({ content }) => problemOfBlock(content) === null)
  const zones = new Set(kept.map(({ content }) => content.rule.zone).filter((zone) => !isUtc(zone)))
  for (const zone of [...zones].toSorted()) calendar.addSubcomponent(zoneComponent(zone, kept, now))
  for (const block of kept) for (const event of eventsOf(block, title, now)) calendar.addSubcomponent(event)
  for (const component of also) calendar.addSubcomponent(component)
  return `${calendar.toString()}\r\n`
}

/** The series, and each occurrence that was moved. */
function* eventsOf({ id, content }: CalendarBlock, title: string, now: number): Generator<ICAL.Component> {
  const { rule, exceptions } = content
  const first = firstDay(content)
  if (first === null) return
  const series = eventComponent(id, title, now)
  const exceptionDays = Object.keys(exceptions).toSorted() as CivilDate[]
  addTime(series, 'dtstart', { date: first, time: rule.time }, rule.zone)
  series.updatePropertyWithValue('duration', durationOf(rule.minutes))
  series.updatePropertyWithValue('rrule', writtenRule(content))
  for (const day of exceptionDays) {
    if (exceptions[day]?.type === 'off') addTime(series, 'exdate', { date: day, time: rule.time }, rule.zone)
  }
  yield series
  for (const day of exceptionDays) {
    const exception = exceptions[day]
    if (exception?.type !== 'moved' || occurrenceOf(content, day) === null) continue
    const moved = eventComponent(id, title, now)
    addTime(moved, 'recurrence-id', { date: day, time: rule.time }, rule.zone)
    addTime(moved, 'dtstart', exception, rule.zone)
    moved.updatePropertyWithValue('duration', durationOf(rule.minutes))
    yield moved
  }
}

function eventComponent(id: TimeBlockId, title: string, now: number): ICAL.Component {
  const event = new ICAL.Component('vevent')
  event.updatePropertyWithValue('uid', id)
  event.updatePropertyWithValue('dtstamp', ICAL.Time.fromJSDate(new Date(now - (now % 1000)), true))
  event.updatePropertyWithValue('summary', title)
  event.updatePropertyWithValue('class', 'PRIVATE')
  event.updatePropertyWithValue('transp', 'OPAQUE')
  return event
}

/** The series begins with a day that its rule has, moved or off as it may be: others count it in any case. */
function firstDay(content: TimeBlock): CivilDate | null {
  const { start } = content.rule
  const span = { from: start, to: addDays(start, YEARS_TO_FIRST * 366), limit: 1 }
  return occurrencesOf({ ...content, exceptions: {} }, span)[0]?.day ?? null
}

/** The rule as RFC 5545 wants it beside a start with a time: UNTIL is an instant, not a day. */
function writtenRule({ rule }: TimeBlock): ICAL.Recur {
  const read = readRule(rule.rrule)
  if ('problem' in read) throw new Error('a rule that is not understood is not written')
  const { until } = read.rule
  if (until) {
    const last = until.toString().slice(0, 10) as CivilDate
    read.rule.until = ICAL.Time.fromJSDate(new Date(instantOfClock({ date: last, time: rule.time }, rule.zone)), true)
  }
  return read.rule
}

/** By the clock of the zone; of UTC with its `Z`. */
function addTime(
  event: ICAL.Component,
  name: 'dtstart' | 'exdate' | 'recurrence-id',
  { date, time }: { readonly date: CivilDate; readonly time: CivilTime },
  zone: string,
): void {
  const property = new ICAL.Property(name)
  property.setValue(ICAL.Time.fromDateTimeString(`${date}T${time}:00${isUtc(zone) ? 'Z' : ''}`))
  if (!isUtc(zone)) property.setParameter('tzid', zone)
  event.addProperty(property)
}

function durationOf(minutes: number): ICAL.Duration {
  return ICAL.Duration.fromSeconds(minutes * 60)
}

function isUtc(zone: string): boolean {
  return zone === 'UTC' || zone === 'Etc/UTC'
}

function zoneComponent(zone: string, blocks: readonly CalendarBlock[], now: number): ICAL.Component {
  const starts = blocks.filter(({ content }) => content.rule.zone === zone).map(({ content }) => content.rule.start)
  // A zone without yearly rules is listed from where its blocks begin, and no longer ago than a year.
  const earliest = starts.toSorted()[0] ?? civilDateAt(now, zone)
  const from = Math.max(now - 366 * 86_400_000, Math.min(now, Date.parse(`${earliest}T00:00:00Z`)))
  const component = new ICAL.Component('vtimezone')
  component.updatePropertyWithValue('tzid', zone)
  const rules = zoneRules(zone, from)
  if (rules.kind !== 'yearly') {
    const { offset } = rules
    component.addSubcomponent(changeComponent({ at: '19700101T000000', before: offset, after: offset }, null))
  }
  if (rules.kind === 'yearly') {
    for (const change of rules.changes) component.addSubcomponent(changeComponent(sinceFirst(change), change.rrule))
  } else if (rules.kind === 'listed') {
    for (const change of rules.changes)
      component.addSubcomponent(changeComponent({ ...change, at: atOf(change) }, null))
  }
  return component
}

/** The first time that a yearly change would have come, from 1970 on. */
function sinceFirst(change: ClockChange & { readonly rrule: string }) {
  const first = ICAL.Recur.fromString(change.rrule).iterator(ICAL.Time.fromDateString('1970-01-01'))
  let day = first.next()
  // The first that ical.js gives may be the day it begins at, looked at or not.
  while (day !== null && day.toString().slice(5, 7) !== change.date.slice(5, 7)) day = first.next()
  return { ...change, at: `${(day?.toString() ?? change.date).replaceAll('-', '')}T${change.time}` }
}

function atOf({ date, time }: ClockChange): string {
  return `${date.replaceAll('-', '')}T${time}`
}

function changeComponent(
  { at, before, after }: { readonly at: string; readonly before: number; readonly after: number },
  rrule: string | null,
): ICAL.Component {
  const component = new ICAL.Component(after > before ? 'daylight' : 'standard')
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})$/.exec(at) ?? []
  const start = ICAL.Time.fromDateTimeString(`${year}-${month}-${day}T${hour}:${minute}:${second}`)
  component.updatePropertyWithValue('dtstart', start)
  component.updatePropertyWithValue('tzoffsetfrom', ICAL.UtcOffset.fromSeconds(before * 60))
  component.updatePropertyWithValue('tzoffsetto', ICAL.UtcOffset.fromSeconds(after * 60))
  if (rrule !== null) component.updatePropertyWithValue('rrule', ICAL.Recur.fromString(rrule))
  return component
}
