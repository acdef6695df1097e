import type { CivilTime } from '#shared/model/civil-date.ts'
import type { Line, Run } from './line.ts'

export type DayHalf = 'morning' | 'evening' | 'night'

/** What the words of a day tell of a bare hour beside it: *tonight*, *tomorrow morning*; null where they tell nothing. */
export function dayHalfIn({ tokens, grammar }: Line, { from, to }: Run): DayHalf | null {
  const { mornings, evenings, nights } = grammar.sets
  for (let at = to - 1; at >= from; at--) {
    if (nights.at(tokens, at) !== null) return 'night'
    if (evenings.at(tokens, at) !== null) return 'evening'
    if (mornings.at(tokens, at) !== null) return 'morning'
  }
  return null
}

/** A bare hour in that half of the day: three is at night behind midnight, and eight is before it. @param time as it was read */
export function inHalf(time: CivilTime, half: DayHalf): CivilTime {
  const hour = Number(time.slice(0, 2)) % 12
  const isLate = half === 'evening' || (half === 'night' && hour > 4)
  return `${String(isLate ? hour + 12 : hour).padStart(2, '0')}${time.slice(2)}` as CivilTime
}
