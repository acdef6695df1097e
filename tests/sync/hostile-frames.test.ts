import { expect, test } from 'vitest'
import { seededRandom } from '#support/seeded-random.ts'
import { runHostileFrames } from '#support/hostile-frames.ts'

// The campaign `hostile-frames` runs a million; this is its share of every test run.
const FRAMES = 20_000

test(
  'a peer that is paired and sends what it likes: nothing is thrown, nothing here changes, and every session ends',
  { timeout: 900_000 },
  async () => {
    const { failures, figures } = await runHostileFrames({ runs: FRAMES, random: seededRandom(8) })
    expect(failures).toEqual([])
    expect(figures['frames']).toBe(FRAMES)
    expect(figures['documents refused']).toBeGreaterThan(100)
    expect(figures['sessions']).toBeGreaterThan(1000)
  },
)
