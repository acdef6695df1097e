import { runMergeSchedules } from '#support/merge-schedules.ts'
import type { Campaign } from './campaign-report.ts'
import { inLines } from './in-lines.ts'

const SCHEDULES_A_LINE = 1000

/** Two to four stores that write and send each other what they have, in every disorder: see `runMergeSchedules`. */
export const mergeCampaign: Campaign = {
  runs: 100_000,
  run: inLines(SCHEDULES_A_LINE, 'schedules', runMergeSchedules),
}
