import { expect, test } from 'vitest'
import { seededRandom } from '#support/seeded-random.ts'
import { runSyncSchedules } from '#support/sync-schedules.ts'

// The campaign `sync` runs a hundred thousand; this is its share of every test run.
const SCHEDULES = 4400

test(
  'whatever devices do while connections come and go: at rest all hold the same, and nothing is lost',
  { timeout: 900_000 },
  () => {
    const { failures, figures } = runSyncSchedules({ runs: SCHEDULES, random: seededRandom(11) })
    expect(failures).toEqual([])
    expect(figures['edits']).toBeGreaterThan(SCHEDULES)
    expect(figures['connections']).toBeGreaterThan(SCHEDULES)
  },
)
