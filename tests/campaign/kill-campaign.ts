import { runKills } from '#support/kill-runs.ts'
import { seededRandom } from '#support/seeded-random.ts'
import type { Campaign } from './campaign-report.ts'

/** What runs random commands is killed: all that it was answered is there when the journal opens, and what it forgot is nowhere. */
export const killCampaign: Campaign = {
  runs: 2000,
  run: ({ runs, seed, say }) => runKills({ runs, random: seededRandom(seed), say }),
}
