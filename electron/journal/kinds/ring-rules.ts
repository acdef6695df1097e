import { cadenceOf } from '#shared/model/cadence.ts'
import { preferences, type Preferences } from '#shared/model/preferences.ts'
import type { CadenceGroup } from '#shared/model/capacity.ts'
import { DEFAULT_RING_RULES, RINGS, type RingRules } from '#shared/model/ring.ts'
import type { Sql } from '#journal/documents/statements.ts'

/** The rules of the rings as the rows have them; those that hold from the start before any were written. */
export function readRingRules(sql: Sql): RingRules {
  return readPreferences(sql)?.rings ?? DEFAULT_RING_RULES
}

/** The preferences as the rows have them; null before any were written. */
export function readPreferences(sql: Sql): Preferences | null {
  const row = sql('SELECT content FROM preference_rows LIMIT 1').get() as { content: string } | undefined
  return row === undefined ? null : preferences.parse(JSON.parse(row.content))
}

/** People by what their cadence follows from. Those who are hidden are not counted. */
export function cadenceGroups(sql: Sql): CadenceGroup[] {
  const rows = sql(`SELECT ring, ideal_override AS ideal, max_override AS max, paused, count(*) AS people FROM people
    WHERE hidden = 0 GROUP BY ring, ideal_override, max_override, paused`).all() as {
    ring: number | null
    ideal: number | null
    max: number | null
    paused: number
    people: number
  }[]
  return rows.map(({ ring, ideal, max, paused, people }) => ({
    ring: ring === null ? null : (RINGS[ring] ?? null),
    override: {
      ...(ideal !== null && { idealDays: ideal }),
      ...(max !== null && { maxDays: max }),
      ...(paused === 1 && { paused: true }),
    },
    people,
  }))
}

/** Brings the cadence that holds for each person in line with the rules of the rings. */
export function applyRingRules(sql: Sql, rules: RingRules): void {
  const groups = sql('SELECT DISTINCT ring, ideal_override, max_override, paused FROM people').all() as {
    ring: number | null
    ideal_override: number | null
    max_override: number | null
    paused: number
  }[]
  for (const group of groups) {
    const ring = group.ring === null ? null : (RINGS[group.ring] ?? null)
    const override = {
      ...(group.ideal_override !== null && { idealDays: group.ideal_override }),
      ...(group.max_override !== null && { maxDays: group.max_override }),
      paused: group.paused === 1,
    }
    const cadence = cadenceOf(ring, override, rules)
    sql(`UPDATE people SET ideal_days = ?, max_days = ?
      WHERE ring IS ? AND ideal_override IS ? AND max_override IS ? AND paused = ?`).run(
      cadence?.idealDays ?? null,
      cadence?.maxDays ?? null,
      group.ring,
      group.ideal_override,
      group.max_override,
      group.paused,
    )
  }
}
