import { expect, test } from 'vitest'
import { matchesOf } from '#journal/queries/matches.ts'
import { fillWithPeople, labelledNeeds, NEED_FILES } from '#support/matching-set.ts'
import { openTestEngine } from '#support/test-engine.ts'

/** How many may be shown at once. */
const SHOWN = 5

test('G2: of 300 people the right one is among the first five for at least 80 % of 120 needs, each with a reason', () => {
  const { engine } = openTestEngine()
  const ids = fillWithPeople(engine)
  const keys = new Map([...ids].map(([key, id]) => [id, key]))
  const missed: string[] = []
  const figures = NEED_FILES.map((file) => {
    let [firstFive, first] = [0, 0]
    const needs = labelledNeeds(file)
    expect(needs).toHaveLength(30)
    for (const { asker, text, right } of needs) {
      const without = new Set([ids.get(asker) ?? expect.fail(asker)])
      for (const key of right) expect(ids.has(key), key).toBe(true)
      const { likely } = matchesOf(engine.queries, { text, without, limit: SHOWN })
      for (const { reasons } of likely) expect(reasons.every(({ terms }) => terms.length > 0)).toBe(true)
      const found = likely.map(({ person }) => keys.get(person.id) ?? person.name)
      const place = found.findIndex((key) => right.includes(key))
      if (place >= 0) firstFive += 1
      if (place === 0) first += 1
      if (place !== 0) missed.push(`${file} “${text}”: ${found.join(', ')} instead of ${right.join(', ')}`)
    }
    return { file, firstFive, first }
  })
  for (const { file, firstFive } of figures)
    expect(firstFive, `${file}\n${missed.join('\n')}`).toBeGreaterThanOrEqual(24)
})
