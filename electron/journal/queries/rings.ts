import type { QueryOutput } from '#shared/contract/contract.ts'
import { conversationsAWeek } from '#shared/model/cadence.ts'
import { dayNumber } from '#shared/model/civil-date.ts'
import { RINGS } from '#shared/model/ring.ts'
import { readRingRules } from '#journal/kinds/ring-rules.ts'
import type { QueryContext } from './query-context.ts'

const WEEKS_LOOKED_BACK = 8

/** How full the rings are, and how many conversations a week they ask for and get. */
export function rings(context: QueryContext): QueryOutput<'rings'> {
  const { sql } = context
  const rules = readRingRules(sql)
  const counts = sql(
    'SELECT ring, count(*) AS people, sum(paused) AS paused FROM people WHERE hidden = 0 GROUP BY ring',
  ).all() as {
    ring: number | null
    people: number
    paused: number
  }[]
  const cadences = sql(`SELECT ideal_days AS idealDays, max_days AS maxDays, count(*) AS people FROM people
    WHERE hidden = 0 AND ideal_days IS NOT NULL GROUP BY ideal_days, max_days`).all() as {
    idealDays: number
    maxDays: number
    people: number
  }[]
  return {
    rings: RINGS.map((ring, index) => ({
      ring,
      people: counts.find((count) => count.ring === index)?.people ?? 0,
      budget: rules[ring].budget,
      cadence: rules[ring].cadence,
    })),
    unplaced: counts.find((count) => count.ring === null)?.people ?? 0,
    paused: counts.reduce((sum, count) => sum + count.paused, 0),
    conversationsAWeek: cadences.reduce((sum, cadence) => sum + cadence.people * conversationsAWeek([cadence]), 0),
    actualAWeek: actualAWeek(context),
  }
}

/** Conversations a week, averaged over the last weeks. */
export function actualAWeek({ sql, today }: QueryContext): number {
  const day = dayNumber(today())
  const recent = sql(
    'SELECT count(*) AS n FROM conversations WHERE deleted_at IS NULL AND planned = 0 AND day > ? AND day <= ?',
  ).get(day - WEEKS_LOOKED_BACK * 7, day) as { n: number }
  return recent.n / WEEKS_LOOKED_BACK
}
