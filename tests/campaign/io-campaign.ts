import { runDiskFaults } from '#support/disk-faults.ts'
import { seededRandom } from '#support/seeded-random.ts'
import type { Campaign } from './campaign-report.ts'

/** Faults of the disk at random steps of starts, backups and restores: each has words, and the next start finds everything. */
export const ioCampaign: Campaign = {
  runs: 2000,
  run: ({ runs, seed, say }) =>
    runDiskFaults({
      runs,
      random: seededRandom(seed),
      killedAtEachStep: ['a first start', 'a start', 'a backup', 'a restore'],
      say,
    }),
}
