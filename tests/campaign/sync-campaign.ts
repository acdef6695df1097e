import { runSyncSchedules } from '#support/sync-schedules.ts'
import type { Campaign } from './campaign-report.ts'
import { inLines } from './in-lines.ts'

const SCHEDULES_A_LINE = 5000

/** Devices of a model over the real protocol, in virtual time: see `runSyncSchedules`. */
export const syncCampaign: Campaign = {
  runs: 100_000,
  run: inLines(SCHEDULES_A_LINE, 'schedules', runSyncSchedules),
}
