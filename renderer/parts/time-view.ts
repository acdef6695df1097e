import { scaleLinear } from 'd3-scale'
import { dayNumber, dayNumberToCivilDate } from '#shared/model/civil-date.ts'
import { type Period, type TimeUnit, unitFor } from '#shared/model/time-bins.ts'

/** What is seen of time: days since 1970, with fractions. */
export interface TimeView {
  readonly from: number
  readonly to: number
}

/** A bin wants at least so many pixels. */
const ROOM = 10
/** Closer than this there is nothing more to see. */
export const MIN_DAYS = 7
/** Days that are asked for together: the same as long as one moves a little. */
const BLOCKS: Readonly<Record<TimeUnit, number>> = { day: 180, week: 1200, month: 5000, quarter: 15_000, year: 40_000 }

export const A_YEAR = 366
/** As many as can be counted by years at once. What lies further back has a slip of the pen for a year; the journal lists it. */
const MAX_DAYS = 200_000

/** All that there is, and the coming weeks; at least a year of it. @param now the day it is, days since 1970 */
export function limitsOf(extent: Period | null, now: number): TimeView {
  const first = extent === null ? now : Math.min(dayNumber(extent.from), now)
  const last = extent === null ? now : Math.max(dayNumber(extent.to), now)
  const to = last + 31
  return { from: Math.max(Math.min(first - 14, now - A_YEAR), to - MAX_DAYS), to }
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
  const span = Math.min(Math.max(view.to - view.from, Math.min(MIN_DAYS, most)), most)
  const middle = (view.from + view.to) / 2
  const from = Math.min(Math.max(middle - span / 2, limits.from), limits.to - span)
  return { from, to: from + span }
}

/** Closer (below 1) or further away (above 1), around a day that stays where it is. */
export function zoomed(view: TimeView, around: number, by: number, limits: TimeView): TimeView {
  const at = Math.min(Math.max(around, view.from), view.to)
  const share = (at - view.from) / (view.to - view.from)
  const span = Math.min(Math.max((view.to - view.from) * by, MIN_DAYS), limits.to - limits.from)
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
