/** Gaps that make a rhythm: fewer may be chance. */
export const MIN_GAPS = 6
/** Days that they must span: six messages of one week are a plan, and no rhythm. */
export const MIN_SPAN_DAYS = 21
/** Only what is recent counts: rhythms change. */
const RECENT_GAPS = 12
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
  const gaps = recent
    .slice(1)
    .map((day, at) => day - (recent[at] ?? day))
    .toSorted((a, b) => a - b)
  const [below, above] = [gaps[Math.floor((gaps.length - 1) / 2)] ?? 0, gaps[Math.floor(gaps.length / 2)] ?? 0]
  const gapDays = (below + above) / 2
  const silent = today - last
  const drifts = silent >= DRIFT_FROM * gapDays && silent <= DRIFT_UNTIL * gapDays
  return { gapDays, driftDays: drifts ? silent : null }
}
