import { expect, test } from 'vitest'
import { givingLines, meaningScore } from '#support/giving-sets.ts'
import { readFacts } from '#support/line-facts.ts'

/** How many facts of each set are found: docs/quick-log.md has how many were at first sight. What is found once stays found. */
const FOUND = { 'giving-a': 163, 'giving-b': 161, 'giving-c': 152, 'giving-d': 175 } as const

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
  ['Ana shared her notes', ['received Ana: Ana shared her notes']],
  ['Helped Tom move house yesterday, five hours', ['given Tom: Helped Tom move house, five hours']],
])('%s: what is said beside a name is kept', (line, facts) => {
  expect(readFacts(line).facts).toEqual(facts)
})

test.each([
  ['Lent Tom the drill, get it back by friday', ['me 2026-11-27 get it back', 'given Tom: Lent Tom the drill']],
  ['Lent Tom the drill, check and file', ['given Tom: Lent Tom the drill, check and file']],
  ['dani let me borrow her lamp', ['received dani: dani let me borrow her lamp']],
  ['Ana let me know that it rains', []],
  ["Spoke up for Kieran Dodd's bid", ["given Kieran Dodd: Spoke up for Kieran Dodd's bid"]],
  [
    'Introduced Ana to the registrar, Tobias Wren, on Friday',
    ['given Ana & Tobias Wren: Introduced Ana to the registrar, Tobias Wren'],
  ],
  ['Requested of Bo Keller (Acme) an extract', ['ask Bo Keller: an extract (Acme)']],
  ['Requested Bo Keller to pay', ['ask Bo Keller: to pay']],
  ['She undertook to send me the plans', ['them - send me the plans']],
])('%s: what is given, asked for and to be done', (line, facts) => {
  expect(readFacts(line).facts).toEqual(facts)
})
