import { addDays, addMonths, daysBetween, yearOf, type CivilDate } from './civil-date.ts'

/** How often something comes again: a duration of ISO 8601 with one unit, `P2W`, `P1M`. */
export type Every = string

export const EVERY = /^P[1-9]\d{0,2}[DWMY]$/

/** What is offered wherever one says how often. */
export const USUAL_EVERY: readonly Every[] = ['P1W', 'P2W', 'P1M', 'P3M', 'P1Y']

const LAST_DATE = '9999-12-31' as CivilDate

export type EveryUnit = 'day' | 'week' | 'month' | 'year'

/** The parts of a duration. */
export function partsOfEvery(text: Every): { readonly count: number; readonly unit: EveryUnit } {
  const unit = ({ D: 'day', W: 'week', M: 'month', Y: 'year' } as const)[text.at(-1) as 'D' | 'W' | 'M' | 'Y']
  return { count: Number(text.slice(1, -1)), unit }
}

/**
 * The first day after `day` that is a whole number of durations behind `first`. Counted from the first one, what comes on
 * the 31st comes on the 31st again after a shorter month.
 * @returns null where the calendar ends before that
 */
export function nextDay(text: Every, first: CivilDate, day: CivilDate): CivilDate | null {
  const { count, unit } = partsOfEvery(text)
  const at = (times: number): CivilDate | null => {
    if (unit === 'day' || unit === 'week') {
      const days = times * count * (unit === 'week' ? 7 : 1)
      return days > daysBetween(first, LAST_DATE) ? null : addDays(first, days)
    }
    const months = times * count * (unit === 'year' ? 12 : 1)
    return Number(first.slice(5, 7)) + months > (yearOf(LAST_DATE) - yearOf(first) + 1) * 12
      ? null
      : addMonths(first, months)
  }
  const isLater = (times: number) => (at(times) ?? `${LAST_DATE}+`) > day
  // From below, by halves: a first day long ago is no long walk.
  let [low, high] = [0, 1]
  while (!isLater(high)) [low, high] = [high, high * 2]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (isLater(middle)) high = middle
    else low = middle
  }
  return at(high)
}
