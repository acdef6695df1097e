import { addDays, addMonths, type CivilDate } from './civil-date.ts'

/** How often something comes again: a duration of ISO 8601 with one unit, `P2W`, `P1M`. */
export type Every = string

export const EVERY = /^P[1-9]\d{0,2}[DWMY]$/

/** What is offered wherever one says how often. */
export const USUAL_EVERY: readonly Every[] = ['P1W', 'P2W', 'P1M', 'P3M', 'P1Y']

export type EveryUnit = 'day' | 'week' | 'month' | 'year'

/** The parts of a duration. */
export function partsOfEvery(text: Every): { readonly count: number; readonly unit: EveryUnit } {
  const unit = ({ D: 'day', W: 'week', M: 'month', Y: 'year' } as const)[text.at(-1) as 'D' | 'W' | 'M' | 'Y']
  return { count: Number(text.slice(1, -1)), unit }
}

/**
 * The first day after `day` that is a whole number of durations behind `first`. Counted from the first one, what comes on
 * the 31st comes on the 31st again after a shorter month.
 */
export function nextDay(text: Every, first: CivilDate, day: CivilDate): CivilDate {
  const { count, unit } = partsOfEvery(text)
  const at = (times: number): CivilDate => {
    if (unit === 'day' || unit === 'week') return addDays(first, times * count * (unit === 'week' ? 7 : 1))
    return addMonths(first, times * count * (unit === 'year' ? 12 : 1))
  }
  // From below, by halves: a first day long ago is no long walk.
  let [low, high] = [0, 1]
  while (at(high) <= day) [low, high] = [high, high * 2]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (at(middle) <= day) low = middle
    else high = middle
  }
  return at(high)
}
