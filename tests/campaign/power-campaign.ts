import { runPowerCuts } from '#support/power-cuts.ts'
import { seededRandom } from '#support/seeded-random.ts'
import type { Campaign } from './campaign-report.ts'

/** The power goes at every point of a journal's life, and at random ones with some of what was not synced lost. */
export const powerCampaign: Campaign = {
  runs: 10_000,
  run: ({ runs, seed, say }) => runPowerCuts({ runs, random: seededRandom(seed), say }),
}
