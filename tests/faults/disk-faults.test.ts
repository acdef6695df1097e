import { expect, test } from 'vitest'
import { runDiskFaults } from '#support/disk-faults.ts'
import { seededRandom } from '#support/seeded-random.ts'

test(
  'a fault of the disk at any step of a start, a backup or a restore has words, and nothing acknowledged is lost by it',
  { timeout: 600_000 },
  async () => {
    const { failures, figures } = await runDiskFaults({
      runs: 60,
      random: seededRandom(3),
      killedAtEachStep: ['a first start', 'a restore'],
    })
    expect(failures).toEqual([])
    expect(Object.keys(figures).filter((what) => what.endsWith('met, and said')).length).toBeGreaterThan(2)
  },
)
