import { runHostileDocuments } from '#support/random-hostile-documents.ts'
import { seededRandom } from '#support/seeded-random.ts'
import type { Campaign } from './campaign-report.ts'

/** Documents that say odd things in the file of a journal: it opens, and every list and page is shown. */
export const documentsCampaign: Campaign = {
  runs: 1000,
  run: ({ runs, seed, say }) => runHostileDocuments({ runs, random: seededRandom(seed), say }),
}
