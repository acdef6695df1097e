import { expect, test } from 'vitest'
import { runPowerCuts } from '#support/power-cuts.ts'
import { seededRandom } from '#support/seeded-random.ts'

test(
  'wherever the power goes, the journal opens with all that was acknowledged, and so do its backups',
  { timeout: 600_000 },
  async () => {
    // Every point of it, with all and with nothing lost, and some at random.
    const { failures, figures } = await runPowerCuts({ runs: 450, random: seededRandom(6) })
    expect(failures).toEqual([])
    expect(figures['cut at random']).toBeGreaterThan(10)
  },
)
