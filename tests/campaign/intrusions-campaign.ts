import { runIntrusions } from '#support/intrusions.ts'
import { seededRandom } from '#support/seeded-random.ts'
import type { Campaign } from './campaign-report.ts'

/** Attempts on the loopback host without its token, host or origin: nothing is answered or written. */
export const intrusionsCampaign: Campaign = {
  runs: 2000,
  run: ({ runs, seed, say }) => runIntrusions({ runs, random: seededRandom(seed), say }),
}
