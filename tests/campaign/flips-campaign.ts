import { runFlippedPages } from '#support/flipped-pages.ts'
import { seededRandom } from '#support/seeded-random.ts'
import type { Campaign } from './campaign-report.ts'

/** Bits flipped in pages of a journal: whatever is met has words, and nothing wrong is shown. */
export const flipsCampaign: Campaign = {
  runs: 1000,
  run: ({ runs, seed, say }) => runFlippedPages({ runs, random: seededRandom(seed), say }),
}
