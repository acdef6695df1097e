import { expect, test } from 'vitest'
import { givingLines, meaningScore } from '#support/giving-sets.ts'
import { readFacts } from '#support/line-facts.ts'

/** How many facts of each set are found: docs/quick-log.md has how many were at first sight. What is found once stays found. */
const FOUND = { 'giving-a': 135, 'giving-b': 137, 'giving-c': 109 } as const

test.each(Object.entries(FOUND) as [keyof typeof FOUND, number][])('%s: %d facts at least are found', (set, least) => {
  const lines = givingLines(set)
  const scores = lines.map((entry) => meaningScore(entry))
  const missed = scores.flatMap((score, index) => score.missed.map((fact) => `${fact} | ${lines[index]?.line}`))
  const facts = scores.reduce((sum, score) => sum + score.facts, 0)
  expect(lines).toHaveLength(60)
  expect(facts - missed.length, `missed of ${facts}:\n${missed.join('\n')}`).toBeGreaterThanOrEqual(least)
  expect(scores.flatMap(({ lost }) => lost)).toEqual([])
})

test.each([
  ['Keith from the committee needs a van', ['need Keith: a van (from the committee)']],
  ['Youth keeper Jayden needs boots', ['need Jayden: boots (Youth keeper)']],
  ['Asked Ana in accounts for the key', ['ask Ana: the key (in accounts)']],
  ['Asked the dean, Helen Crabbe, for a room', ['ask Helen Crabbe: a room (dean)']],
  ['My old neighbour Ana Ruiz lent me a drill', ['received Ana Ruiz: My old neighbour Ana Ruiz lent me a drill']],
  ['Ana kindly shared her notes', ['received Ana: Ana kindly shared her notes']],
  ['Ana shared her notes', ['who Ana']],
  ['Helped Tom move house yesterday, five hours', ['given Tom: Helped Tom move house, five hours']],
])('%s: what is said beside a name is kept', (line, facts) => {
  expect(readFacts(line).facts).toEqual(facts)
})
