import { runMergeSchedules } from '#support/merge-schedules.ts'
import { seededRandom } from '#support/seeded-random.ts'
import type { Campaign, CampaignReport } from './campaign-report.ts'

const SCHEDULES_A_LINE = 1000

/** Two to four stores that write and send each other what they have, in every disorder: see `runMergeSchedules`. */
export const mergeCampaign: Campaign = {
  runs: 100_000,
  run({ runs, seed, say }): CampaignReport {
    const random = seededRandom(seed)
    const failures: string[] = []
    const figures: Record<string, number> = {}
    for (let done = 0; done < runs && failures.length === 0; done += SCHEDULES_A_LINE) {
      const some = runMergeSchedules({ runs: Math.min(SCHEDULES_A_LINE, runs - done), random })
      failures.push(...some.failures)
      for (const [what, figure] of Object.entries(some.figures)) figures[what] = (figures[what] ?? 0) + figure
      say(`${Math.min(done + SCHEDULES_A_LINE, runs)} schedules`)
    }
    return { figures, failures }
  },
}
