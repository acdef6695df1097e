import type { TimelineLane } from '#shared/contract/timeline-contract.ts'
import { dayNumber, monthOf, yearOf, type CivilDate, type Weekday } from '#shared/model/civil-date.ts'
import { binAround, type Period, SHORTEST_DAYS, type TimeUnit } from '#shared/model/time-bins.ts'
import { labelOf } from './time-labels.ts'

/** How high the lane of conversations is. */
export const DENSITY = 72
/** Of each of the others: what its marks take, and its title at the usual size of text. */
const LANE = { marks: 26, title: 14 }
/** Between two labels at least. */
const GAP = 10

export interface CountedBin extends Period {
  readonly counts: readonly number[]
}

/** What there is to be drawn, wherever one looks. */
export interface TimelineContent {
  readonly lanes: readonly TimelineLane[]
  readonly bins: readonly CountedBin[]
  readonly unit: TimeUnit
  readonly locale: string
  readonly weekStart: Weekday
}

/** The same made ready: what does not change while one moves is reckoned once. Days are days since 1970. */
export interface TimelinePlan {
  readonly lanes: readonly TimelineLane[]
  /** How high each lane but the first is. */
  readonly laneHeight: number
  readonly bins: readonly {
    readonly first: number
    readonly behind: number
    readonly counts: readonly number[]
  }[]
  /** The most conversations that a bin has. */
  readonly most: number
  readonly minor: LabelRow
  /** null where the bins themselves are the largest unit. */
  readonly major: LabelRow | null
}

interface LabelRow {
  readonly unit: TimeUnit
  readonly labels: readonly PlannedLabel[]
  readonly widest: number
}

interface PlannedLabel {
  readonly first: number
  readonly middle: number
  /** The how manieth of its unit it is: which of them are left out must not depend on where one looks. */
  readonly number: number
  readonly text: string
  readonly width: number
}

/** Where something is written below the bins, in pixels. */
export interface AxisLabel {
  readonly key: string
  readonly at: number
  readonly width: number
  readonly text: string
  readonly isMajor: boolean
}

/**
 * @param widthOf how wide a text of the axis is, in pixels
 * @param textScale how large text is, of its usual size
 */
export function planTimeline(
  { lanes, bins, unit, locale, weekStart }: TimelineContent,
  widthOf: (text: string) => number,
  textScale = 1,
): TimelinePlan {
  const rowOf = (rowUnit: TimeUnit, periods: readonly Period[], isWhole: boolean): LabelRow => {
    const labels = periods.map(({ from, to }) => {
      const text = labelOf(locale, from, rowUnit, isWhole)
      const [first, behind] = [dayNumber(from), dayNumber(to) + 1]
      return { first, middle: (first + behind) / 2, number: numberOf(from, rowUnit), text, width: widthOf(text) }
    })
    return { unit: rowUnit, labels, widest: Math.max(0, ...labels.map(({ width }) => width)) }
  }
  const majorUnit = MAJOR[unit]
  return {
    lanes,
    laneHeight: LANE.marks + LANE.title * textScale,
    bins: bins.map(({ from, to, counts }) => ({ first: dayNumber(from), behind: dayNumber(to) + 1, counts })),
    most: Math.max(1, ...bins.map(({ counts }) => counts[0] ?? 0)),
    minor: rowOf(unit, bins, false),
    major: majorUnit === null ? null : rowOf(majorUnit, periodsOf(bins, majorUnit, weekStart), true),
  }
}

/** The larger units that bins begin in, each once. */
function periodsOf(bins: readonly Period[], unit: TimeUnit, weekStart: Weekday): Period[] {
  const all = bins.map(({ from }) => binAround(from, unit, weekStart))
  return all.filter(({ from }, at) => from !== all[at - 1]?.from)
}

const MAJOR: Readonly<Record<TimeUnit, TimeUnit | null>> = {
  day: 'month',
  week: 'month',
  month: 'year',
  quarter: 'year',
  year: null,
}

function numberOf(day: CivilDate, unit: TimeUnit): number {
  if (unit === 'day') return dayNumber(day)
  if (unit === 'week') return Math.floor(dayNumber(day) / 7)
  if (unit === 'year') return yearOf(day)
  const month = yearOf(day) * 12 + monthOf(day) - 1
  return unit === 'month' ? month : Math.floor(month / 3)
}

/** Of labels that do not all have room one of so many is written: of months those that a year begins with as well. */
const ONE_OF: Readonly<Record<TimeUnit, readonly number[]>> = {
  day: [1, 2, 4, 7, 14],
  week: [1, 2, 4, 8],
  month: [1, 2, 3, 6, 12, 24, 60, 120],
  quarter: [1, 2, 4, 8, 20, 40],
  year: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000],
}

/**
 * Which labels are written between two days, in pixels from the first of them, none over another in its row: a bin's in the middle of
 * it, that of a larger unit where it begins.
 */
export function axisLabels(
  { minor, major }: TimelinePlan,
  pixelsADay: number,
  { from, to }: { from: number; to: number },
): AxisLabel[] {
  return [minor, ...(major === null ? [] : [major])].flatMap((row) => {
    const room = SHORTEST_DAYS[row.unit] * pixelsADay
    const oneOf = ONE_OF[row.unit].find((count) => count * room >= row.widest + GAP) ?? Infinity
    return row.labels
      .filter(({ first, number }) => first >= from && first < to && number % oneOf === 0)
      .map(({ first, middle, text, width }) => ({
        key: `${row === major ? 'major' : 'minor'} ${first}`,
        at: rounded(row === major ? (first - from) * pixelsADay : (middle - from) * pixelsADay - width / 2),
        width,
        text,
        isMajor: row === major,
      }))
  })
}

/** The larger unit that the left edge lies in: it is written there when its beginning is out of sight. */
export function edgeLabel({ major }: TimelinePlan, day: number): { text: string; width: number } | null {
  return major?.labels.findLast(({ first }) => first < day) ?? null
}

export interface TimelineMarks {
  /** Paths, in pixels from the first day. */
  readonly bars: string
  readonly hollow: string
  /** Of the lanes below the first, in their order. */
  readonly lanes: readonly string[]
}

/** What is drawn between two days, in pixels from the first of them: a path for each kind of mark, however many there are of it. */
export function timelineMarks(
  { lanes, laneHeight, bins, most }: TimelinePlan,
  pixelsADay: number,
  { from, to }: { from: number; to: number },
): TimelineMarks {
  let [bars, hollow] = ['', '']
  const below = lanes.slice(1).map(() => '')
  for (const { first, behind, counts } of bins) {
    if (behind <= from || first >= to) continue
    const start = (first - from) * pixelsADay
    const wide = (behind - first) * pixelsADay
    const middle = start + wide / 2
    const count = counts[0] ?? 0
    const bar = Math.min(wide - 2, 22)
    const left = rounded(middle - bar / 2)
    if (count === 0) hollow += `M${left} ${DENSITY}v-5h${rounded(bar)}v5z`
    else
      bars += `M${left} ${DENSITY}v${-rounded(6 + Math.sqrt(count / most) * (DENSITY - 22))}h${rounded(bar)}V${DENSITY}z`
    for (let row = 1; row < lanes.length; row++) {
      const many = counts[row] ?? 0
      const lane = lanes[row]
      if (many === 0 || lane === undefined) continue
      // With room to the next: shapes that touch are none.
      const size = Math.min(4 + Math.sqrt(many) * 1.4, 9, wide / 2 - 1.5)
      below[row - 1] += markOf(lane, rounded(middle), DENSITY + row * laneHeight - 12, rounded(size))
    }
  }
  return { bars, hollow, lanes: below }
}

/** Each lane has a shape: the colour alone tells nothing. */
function markOf(lane: TimelineLane, x: number, y: number, r: number): string {
  switch (lane) {
    case 'conversations':
    case 'gives':
      return `M${x} ${rounded(y - r)}l${r} ${r}l${-r} ${r}l${-r} ${-r}z`
    case 'introductions':
      return `M${rounded(x - r)} ${rounded(y - r)}l${r} ${r}l${-r} ${r}zm${2 * r} 0l${-r} ${r}l${r} ${r}z`
    case 'followUps':
      return `M${rounded(x - r)} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`
    case 'sessions':
      return `M${rounded(x - r)} ${rounded(y - r / 2)}h${2 * r}v${r}h${-2 * r}z`
    case 'reviews':
      return `M${rounded(x - r)} ${rounded(y - r)}h${2 * r}v${2 * r}h${-2 * r}z`
    case 'dates':
      return `M${x} ${rounded(y - r)}l${r} ${2 * r}h${-2 * r}z`
  }
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}
