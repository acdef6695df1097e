import { clockInSeries, keyInSeries } from '#journal/calendar/meeting-of-event.ts'
import type { MeetingClock, MeetingWhen } from '#journal/calendar/meeting-times.ts'
import type { CalendarLeft } from '#shared/contract/calendar-contract.ts'
import { addDays, dayNumber, daysBetween, type CivilDate } from '#shared/model/civil-date.ts'

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
  /** '' but for one time of a series that differs, and for all from one on: the key of that time. */
  readonly recurrence: string
  readonly firstDay: number
  /** null for what never ends. */
  readonly lastDay: number | null
  readonly content: MeetingContent
  /** Of those who take part. Of more than a brief is for, those alone who are in the journal. */
  readonly addresses: readonly string[]
}

/** One version of an event: with whom and when, or why it is none. */
export interface Version {
  readonly sequence: number
  readonly stamp: string
  readonly gone: CalendarLeft | null
  readonly content: MeetingContent
  readonly addresses: readonly string[]
}

/** All that a calendar says under one UID. */
export interface OfOneName {
  series: Version | null
  /** Single times of the series, by the key as the file names them. */
  readonly times: Map<string, Version>
  /** And those with which all that come after them were changed. */
  readonly fromThenOn: Map<string, Version>
}

interface Told {
  readonly leave: (why: CalendarLeft) => void
  /** The first day (since 1970) of which anything is kept. */
  readonly since: number
}

/** A series until it was changed, without the times that stand elsewhere or are off; those times; and what became of it from each change on. */
export function meetingsOfName(uid: string, all: OfOneName, { leave, since }: Told): MeetingRow[] {
  const { series } = all
  if (series?.gone === 'cancelled' || series?.gone === 'declined') {
    leave(series.gone)
    // Who declines a series may come to one time of it.
    if (series.gone === 'cancelled') return []
  }
  const base = series?.content ?? null
  const changes = base === null ? [] : changesOf(base, all.fromThenOn)
  // Without its series a change is of the one time that it names.
  const single = base === null ? [...all.times, ...all.fromThenOn] : [...all.times]
  const own = single.map(([key, version]) => ({ key: base === null ? key : keyInSeries(key, base), version }))
  const off = [...own, ...changes].map(({ key }) => key)
  const rows: MeetingRow[] = []
  if (series !== null && series.gone === null) {
    const { content } = series
    const except = [...new Set([...content.except, ...off])].toSorted()
    rows.push(rowOf(uid, '', { ...series, content: { ...endedBefore(content, changes[0]?.first.date), except } }))
  } else if (series?.gone === 'nobody') leave('nobody')
  for (const { key, version } of own) {
    if (version.gone === null) rows.push(rowOf(uid, key, { ...version, content: { ...version.content, rule: null } }))
    else leave(version.gone)
  }
  for (const [index, { key, first, version }] of changes.entries()) {
    if (base === null || version.gone !== null) {
      leave(version.gone ?? 'nobody')
      continue
    }
    const except = [...new Set([...base.except, ...off.filter((one) => one !== key || isNamed(own, key))])].toSorted()
    const { rule, also } = endedBefore(base, changes[index + 1]?.first.date)
    const movedFrom = { start: base.start, zone: base.zone, first }
    const later = also.filter(({ date }) => date >= first.date)
    const content = { ...version.content, rule, also: later, except, movedFrom }
    rows.push(rowOf(uid, `${key}+`, { ...version, content }))
  }
  if (changes.length === 0) return rows
  // What was changed long ago is of the past until then.
  return rows.filter(({ lastDay }) => lastDay === null || lastDay >= since)
}

interface Change {
  readonly key: string
  /** The first time that was changed, as the series has it. */
  readonly first: MeetingClock
  readonly version: Version
}

function changesOf(base: MeetingContent, fromThenOn: OfOneName['fromThenOn']): Change[] {
  const changes = [...fromThenOn].flatMap(([written, version]): Change[] => {
    const first = clockInSeries(written, base)
    return first === null ? [] : [{ key: keyInSeries(written, base), first, version }]
  })
  return changes.toSorted((a, b) => (a.first.date < b.first.date ? -1 : 1))
}

function isNamed(own: readonly { readonly key: string }[], key: string): boolean {
  return own.some((one) => one.key === key)
}

/** As far as it goes before a day on which it was changed. */
function endedBefore<When extends MeetingWhen>(when: When, day: CivilDate | undefined): When {
  if (day === undefined) return when
  const before = addDays(day, -1)
  const { rule, also } = when
  const ends = rule?.until ?? before
  const until = ends > before ? before : ends
  return { ...when, rule: rule && { ...rule, until }, also: also.filter(({ date }) => date < day) }
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
function firstDayOf(when: MeetingWhen): number {
  const days = daysMoved(when)
  return Math.min(dayNumber(when.start.date), ...when.also.map(({ date }) => dayNumber(date) + days)) - 1
}

/** The last day (since 1970) that it may touch; null for what never ends. */
export function lastDayOf(when: MeetingWhen): number | null {
  const { start, also, minutes, rule } = when
  if (rule !== null && rule.until === null) return null
  const days = daysMoved(when)
  const ends = rule?.until ?? null
  const moved = [...also.map(({ date }) => date), ...(ends === null ? [] : [ends])]
  const last = Math.max(dayNumber(start.date), ...moved.map((date) => dayNumber(date) + days))
  return last + Math.ceil(minutes / 1440) + 1
}

function daysMoved({ start, movedFrom }: MeetingWhen): number {
  return movedFrom === undefined ? 0 : daysBetween(movedFrom.first.date, start.date)
}
