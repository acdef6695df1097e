import type { Sql } from '#journal/documents/statements.ts'
import { dayNumber, dayNumberOf, daysInMonth, yearOf } from '#shared/model/civil-date.ts'
import type { Period } from '#shared/model/time-bins.ts'

/** Whom it is about as a list of ids; null for everybody. */
export type Who = readonly string[] | null

interface DatedDay {
  readonly year: number | null
  readonly month: number
  readonly day: number
  readonly dates: number
}

const WHOSE = (byPeople: boolean) =>
  `FROM person_dates AS d JOIN people AS p ON p.n = d.n
    WHERE p.hidden = 0 ${byPeople ? 'AND p.id IN (SELECT value FROM json_each(@who))' : ''}`

/** How many birthdays and other days of the year are in each bin; none before the year that it is of, where that is known. */
export function datesInBins(sql: Sql, bins: readonly Period[], who: Who): number[] {
  const [first, last] = [bins[0], bins.at(-1)]
  if (first === undefined || last === undefined) return []
  const [begin, end] = [yearOf(first.from), yearOf(last.to)]
  // All years before the first are as good as none: few are of a later one.
  const rows = sql(`SELECT CASE WHEN d.year > @begin THEN d.year END AS year, d.month, d.day, count(*) AS dates
    ${WHOSE(who !== null)} GROUP BY 1, d.month, d.day`).all({
    begin,
    ...(who !== null && { who: JSON.stringify(who) }),
  }) as DatedDay[]
  const starts = bins.map(({ from }) => dayNumber(from))
  const behind = dayNumber(last.to) + 1
  const counts = bins.map(() => 0)
  for (let year = begin; year <= end; year++) {
    for (const { year: since, month, day, dates } of rows) {
      if (since !== null && year < since) continue
      const on = dayOf(year, month, day)
      if (on === null || on < (starts[0] ?? on) || on >= behind) continue
      const at = binOf(starts, on)
      counts[at] = (counts[at] ?? 0) + dates
    }
  }
  return counts
}

/** The day of a year that comes every year, days since 1970; the 29th of February is the 28th where there is none. */
export function dayOf(year: number, month: number, day: number): number | null {
  const last = daysInMonth(year, month)
  if (day > last && !(month === 2 && day === 29)) return null
  return dayNumberOf(year, month, Math.min(day, last))
}

function binOf(starts: readonly number[], day: number): number {
  let [low, high] = [0, starts.length]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? Infinity) <= day) low = middle
    else high = middle
  }
  return low
}
