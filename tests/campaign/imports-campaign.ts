import { runImportMutations } from '#support/import-mutations.ts'
import { seededRandom } from '#support/seeded-random.ts'
import type { Campaign } from './campaign-report.ts'

/** Mutated files of every format: each is read or refused, and what is read is valid. */
export const importsCampaign: Campaign = {
  runs: 100_000,
  run: ({ runs, seed, say }) => runImportMutations({ runs, random: seededRandom(seed), say }),
}
