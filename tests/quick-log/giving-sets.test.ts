import { expect, test } from 'vitest'
import { givingLines, meaningScore } from '#support/giving-sets.ts'

/** How many facts of each set are found: docs/quick-log.md has how many were at first sight. What is found once stays found. */
const FOUND = { 'giving-a': 130, 'giving-b': 127, 'giving-c': 105 } as const

test.each(Object.entries(FOUND) as [keyof typeof FOUND, number][])('%s: %d facts at least are found', (set, least) => {
  const lines = givingLines(set)
  const scores = lines.map((entry) => meaningScore(entry))
  const missed = scores.flatMap((score, index) => score.missed.map((fact) => `${fact} | ${lines[index]?.line}`))
  const facts = scores.reduce((sum, score) => sum + score.facts, 0)
  expect(lines).toHaveLength(60)
  expect(facts - missed.length, `missed of ${facts}:\n${missed.join('\n')}`).toBeGreaterThanOrEqual(least)
  expect(scores.flatMap(({ lost }) => lost)).toEqual([])
})
