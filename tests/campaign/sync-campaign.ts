import { seededRandom } from '#support/seeded-random.ts'
import { runSyncSchedules } from '#support/sync-schedules.ts'
import type { Campaign, CampaignReport } from './campaign-report.ts'

const SCHEDULES_A_LINE = 5000

/** Devices of a model over the real protocol, in virtual time: see `runSyncSchedules`. */
export const syncCampaign: Campaign = {
  runs: 100_000,
  run({ runs, seed, say }): CampaignReport {
    const random = seededRandom(seed)
    const failures: string[] = []
    const figures: Record<string, number> = {}
    for (let done = 0; done < runs && failures.length === 0; done += SCHEDULES_A_LINE) {
      const some = runSyncSchedules({ runs: Math.min(SCHEDULES_A_LINE, runs - done), random })
      failures.push(...some.failures)
      for (const [what, figure] of Object.entries(some.figures)) figures[what] = (figures[what] ?? 0) + figure
      say(`${Math.min(done + SCHEDULES_A_LINE, runs)} schedules`)
    }
    return { figures, failures }
  },
}
