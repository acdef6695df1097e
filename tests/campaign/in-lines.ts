import { seededRandom } from '#support/seeded-random.ts'
import type { Campaign, CampaignReport } from './campaign-report.ts'

type Runner = (some: { runs: number; random: (below: number) => number }) => CampaignReport

/** Runs so many at once, says a line after each of them, adds their figures, and stops behind the first that fails. */
export function inLines(aLine: number, what: string, runSome: Runner): Campaign['run'] {
  return ({ runs, seed, say }) => {
    const random = seededRandom(seed)
    const failures: string[] = []
    const figures: Record<string, number> = {}
    for (let done = 0; done < runs && failures.length === 0; done += aLine) {
      const some = runSome({ runs: Math.min(aLine, runs - done), random })
      failures.push(...some.failures)
      for (const [name, figure] of Object.entries(some.figures)) figures[name] = (figures[name] ?? 0) + figure
      say(`${Math.min(done + aLine, runs)} ${what}`)
    }
    return { figures, failures }
  }
}
