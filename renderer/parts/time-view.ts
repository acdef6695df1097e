import { scaleLinear } from 'd3-scale'
import { dayNumber, dayNumberToCivilDate, type CivilDate, type Weekday } from '#shared/model/civil-date.ts'
import { binAround, type Period, type TimeUnit, unitFor } from '#shared/model/time-bins.ts'

/** What is seen of time: days since 1970, with fractions. */
export interface TimeView {
  readonly from: number
  readonly to: number
}

/** A bin wants at least so many pixels. */
const ROOM = 10
/** Closer than this there is nothing more to see. */
export const FEWEST_DAYS = 7
/** Days that are asked for together: the same as long as one moves a little. */
const BLOCKS: Readonly<Record<TimeUnit, number>> = { day: 180, week: 1200, month: 5000, quarter: 15_000, year: 40_000 }

export const A_YEAR = 366
/** As many as can be counted by years at once. What lies further back has a slip of the pen for a year; the journal lists it. */
const MOST_DAYS = 200_000

/** All that there is, and the coming weeks; at least a year of it. @param now the day it is, days since 1970 */
export function limitsOf(extent: Period | null, now: number): TimeView {
  const first = extent === null ? now : Math.min(dayNumber(extent.from), now)
  const last = extent === null ? now : Math.max(dayNumber(extent.to), now)
  const to = last + 31
  return { from: Math.max(Math.min(first - 14, now - A_YEAR), to - MOST_DAYS), to }
}

/** Days to pixels. */
export function scaleOf(view: TimeView, width: number) {
  return scaleLinear().domain([view.from, view.to]).range([0, width])
}

export function unitOf({ from, to }: TimeView, width: number): TimeUnit {
  return unitFor(width / (to - from), ROOM)
}

/** The days that are asked for to show a view: whole blocks, so that a small step asks for nothing new. */
export function askedDays({ from, to }: TimeView, unit: TimeUnit): Period {
  const block = BLOCKS[unit]
  return {
    from: dayNumberToCivilDate(Math.floor(from / block) * block),
    to: dayNumberToCivilDate(Math.ceil(to / block) * block - 1),
  }
}

/** A view inside the limits, as wide as it was where there is room. */
export function within(view: TimeView, limits: TimeView): TimeView {
  const most = limits.to - limits.from
  const span = Math.min(Math.max(view.to - view.from, Math.min(FEWEST_DAYS, most)), most)
  const middle = (view.from + view.to) / 2
  const from = Math.min(Math.max(middle - span / 2, limits.from), limits.to - span)
  return { from, to: from + span }
}

/** Closer (below 1) or further away (above 1), around a day that stays where it is. */
export function zoomed(view: TimeView, around: number, by: number, limits: TimeView): TimeView {
  const at = Math.min(Math.max(around, view.from), view.to)
  const share = (at - view.from) / (view.to - view.from)
  const span = Math.min(Math.max((view.to - view.from) * by, FEWEST_DAYS), limits.to - limits.from)
  return within({ from: at - share * span, to: at + (1 - share) * span }, limits)
}

/** Moved just so far that a bin is seen whole. */
export function showing(view: TimeView, bin: Period, limits: TimeView): TimeView {
  const [first, behind] = [dayNumber(bin.from), dayNumber(bin.to) + 1]
  const span = view.to - view.from
  if (behind - first >= span) return within({ from: first, to: first + span }, limits)
  if (first < view.from) return within({ from: first, to: first + span }, limits)
  if (behind > view.to) return within({ from: behind - span, to: behind }, limits)
  return view
}

/** A view of exactly these days with some room on both sides. */
export function viewOf({ from, to }: Period, limits: TimeView): TimeView {
  const [first, behind] = [dayNumber(from), dayNumber(to) + 1]
  const room = (behind - first) * 0.1
  return within({ from: first - room, to: behind + room }, limits)
}

export interface AxisLabel {
  readonly key: string
  readonly at: number
  readonly text: string
  readonly isMajor: boolean
}

/** A letter of the axis, roughly: labels that might touch are left out. */
const LETTER = 6.8
const GAP = 10

/**
 * What is written below the bins, none over another: a line of larger units, and one of the bins themselves.
 * @param bins those that are seen
 */
export function axisLabels(
  view: TimeView,
  width: number,
  { bins, unit, locale, weekStart }: { bins: readonly Period[]; unit: TimeUnit; locale: string; weekStart: Weekday },
): AxisLabel[] {
  const x = scaleOf(view, width)
  const major = MAJOR[unit]
  const labels: AxisLabel[] = []
  let free = -Infinity
  if (major !== null) {
    let known = ''
    for (const bin of bins) {
      const around = binAround(bin.from, major, weekStart)
      if (around.from === known) continue
      known = around.from
      const text = labelOf(locale, around.from, major, true)
      // The one that began before what is seen stands at its edge.
      const at = Math.max(x(dayNumber(around.from)), 0)
      if (at < free || at + text.length * LETTER > width) continue
      free = at + text.length * LETTER + GAP
      labels.push({ key: `major ${around.from}`, at, text, isMajor: true })
    }
  }
  free = -Infinity
  for (const bin of bins) {
    const text = labelOf(locale, bin.from, unit, false)
    const at = x(dayNumber(bin.from))
    if (at < 0 || at < free || at + text.length * LETTER > width) continue
    free = at + text.length * LETTER + GAP
    labels.push({ key: bin.from, at, text, isMajor: false })
  }
  return labels
}

const MAJOR: Readonly<Record<TimeUnit, TimeUnit | null>> = {
  day: 'month',
  week: 'month',
  month: 'year',
  quarter: 'year',
  year: null,
}

const formatters = new Map<string, Intl.DateTimeFormat>()

function labelOf(locale: string, day: CivilDate, unit: TimeUnit, isWhole: boolean): string {
  if (unit === 'quarter') return `Q${Math.floor((Number(day.slice(5, 7)) - 1) / 3) + 1}`
  const key = `${locale} ${unit} ${isWhole}`
  let formatter = formatters.get(key)
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat(locale, {
      ...FORMATS[isWhole && unit === 'month' ? 'wholeMonth' : unit],
      timeZone: 'UTC',
    })
    formatters.set(key, formatter)
  }
  return formatter.format(new Date(`${day}T00:00:00Z`))
}

const FORMATS: Readonly<Record<Exclude<TimeUnit, 'quarter'> | 'wholeMonth', Intl.DateTimeFormatOptions>> = {
  day: { day: 'numeric' },
  week: { day: 'numeric' },
  month: { month: 'short' },
  wholeMonth: { month: 'short', year: 'numeric' },
  year: { year: 'numeric' },
}
