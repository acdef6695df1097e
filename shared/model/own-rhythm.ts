/** Gaps that make a rhythm: fewer may be chance. */
export const MIN_GAPS = 6
/** Days that they must span: six messages of one week are a plan, and no rhythm. */
export const MIN_SPAN_DAYS = 21
/** Only what is recent counts: rhythms change. */
const RECENT_GAPS = 12
/** What lies further back says nothing of a rhythm that one still has. */
export const LOOK_BACK_DAYS = 3 * 366
/** A silence speaks from twice the usual gap on, and after twelve times it has become another rhythm. */
export const DRIFT_FROM = 2
export const DRIFT_UNTIL = 12

export interface OwnRhythm {
  /** The usual gap between two days on which one spoke, in days: the median of the recent ones. */
  readonly gapDays: number
  /** For how many days one has not spoken, where that is between 2 and 12 times the usual gap; null where it is not. */
  readonly driftDays: number | null
}

/**
 * The rhythm in which one speaks with somebody by itself, whatever was planned; null where there is none.
 * @param days on which one spoke, days since 1970, in any order, each as often as one likes
 * @param today days since 1970; later days are not looked at
 */
export function ownRhythm(days: readonly number[], today: number): OwnRhythm | null {
  const spoken = [...new Set(days)].filter((day) => day <= today).toSorted((a, b) => a - b)
  const recent = spoken.slice(-(RECENT_GAPS + 1))
  const [first, last] = [recent[0], recent.at(-1)]
  if (first === undefined || last === undefined || recent.length - 1 < MIN_GAPS || last - first < MIN_SPAN_DAYS)
    return null
  const gapDays = usualGap(recent)
  const silent = today - last
  const drifts = silent >= DRIFT_FROM * gapDays && silent <= DRIFT_UNTIL * gapDays
  return { gapDays, driftDays: drifts ? silent : null }
}

/** Days on which somebody drifts, the first and the last of them, and the usual gap that makes them so. */
export interface Drift {
  readonly from: number
  readonly until: number
  readonly gapDays: number
}

/**
 * All days on which somebody drifts, drifted or will, if nothing more is said: on each of them `ownRhythm` of the `LOOK_BACK_DAYS`
 * before says so, and on no others.
 * @param days on which one spoke, days since 1970, ascending, each once
 */
export function driftsOf(days: readonly number[]): Drift[] {
  const drifts: Drift[] = []
  for (const [at, last] of days.entries()) {
    const end = (days[at + 1] ?? Infinity) - 1
    if (end < last + DRIFT_FROM) continue
    const oldest = Math.max(0, at - RECENT_GAPS)
    // As time goes on, the oldest of the recent days lie too far back, one after the other.
    for (let first = oldest; at - first >= MIN_GAPS; first++) {
      const begun = days[first] ?? last
      const since = first === oldest ? last : (days[first - 1] ?? last) + LOOK_BACK_DAYS + 1
      if (last - begun < MIN_SPAN_DAYS || since > end) break
      const gapDays = usualGap(days.slice(first, at + 1))
      const from = Math.max(since, last + DRIFT_FROM * gapDays)
      const until = Math.min(end, begun + LOOK_BACK_DAYS, last + DRIFT_UNTIL * gapDays)
      if (from <= until) drifts.push({ from, until, gapDays })
    }
  }
  return drifts
}

/** The median of the gaps between ascending days. */
function usualGap(days: readonly number[]): number {
  const gaps = days
    .slice(1)
    .map((day, at) => day - (days[at] ?? day))
    .toSorted((a, b) => a - b)
  const [below, above] = [gaps[Math.floor((gaps.length - 1) / 2)] ?? 0, gaps[Math.floor(gaps.length / 2)] ?? 0]
  return (below + above) / 2
}
