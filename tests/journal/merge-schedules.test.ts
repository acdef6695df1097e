import { expect, test } from 'vitest'
import { runMergeSchedules } from '#support/merge-schedules.ts'
import { seededRandom } from '#support/seeded-random.ts'

// The campaign `merge` runs a hundred thousand; this is its share of every test run, beside that of `sync`, whose stores are models.
const SCHEDULES = 600

test(
  'whatever devices send each other, in whatever order: they end up the same, and nothing is lost',
  { timeout: 900_000 },
  () => {
    const { failures, figures } = runMergeSchedules({ runs: SCHEDULES, random: seededRandom(5) })
    expect(failures).toEqual([])
    expect(figures['deliveries']).toBeGreaterThan(SCHEDULES)
    expect(figures['edits']).toBeGreaterThan(SCHEDULES)
  },
)
