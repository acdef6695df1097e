import { runHostileFrames } from '#support/hostile-frames.ts'
import { seededRandom } from '#support/seeded-random.ts'
import type { Campaign } from './campaign-report.ts'

/** Frames of a paired device that sends what it likes: see `runHostileFrames`. */
export const hostileFramesCampaign: Campaign = {
  runs: 1_000_000,
  run: ({ runs, seed }) => runHostileFrames({ runs, random: seededRandom(seed) }),
}
