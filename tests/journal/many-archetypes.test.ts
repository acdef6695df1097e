import { expect, test } from 'vitest'
import { orbit } from '#journal/queries/orbit.ts'
import type { QueryContext } from '#journal/queries/query-context.ts'
import { strategyCanvas } from '#journal/queries/strategy-canvas.ts'
import { archetypePeople, archetypes, matrix, strategy, strategyHints } from '#journal/queries/strategy.ts'
import type { ArchetypeId } from '#shared/model/id.ts'
import { openTestEngine, type TestEngine } from '#support/test-engine.ts'

/** A strategy of so many types of people for one goal, each with the same people in it, written at once. */
function strategyOf(count: number, people: number): TestEngine & { first: ArchetypeId } {
  const device = openTestEngine()
  const { result: types } = device.engine.commands.run('test', (write) => {
    const goal = write.create('goal', { title: 'a board seat', neededBy: '2027-03-01' })
    const ids = Array.from({ length: count }, (_, at) =>
      write.create('archetype', { name: `Type ${at}`, seats: 3, goals: { [goal]: true } }),
    )
    const seats = Object.fromEntries(ids.map((id) => [id, true as const]))
    for (let at = 0; at < people; at++)
      write.create('person', { names: { given: `Person ${at}` }, ring: 'active', archetypes: seats })
    return ids
  })
  return Object.assign(device, { first: types[0] as ArchetypeId })
}

/** How many statements a query runs. */
function statementsOf({ engine }: TestEngine, ask: (context: QueryContext) => unknown): number {
  let run = 0
  const counted: QueryContext = {
    ...engine.queries,
    sql: (text) => {
      run += 1
      return engine.queries.sql(text)
    },
  }
  ask(counted)
  return run
}

const FACES = {
  strategy: (context: QueryContext) => strategy(context),
  matrix: (context: QueryContext) => matrix(context),
  orbit: (context: QueryContext) => orbit(context, {}),
  canvas: (context: QueryContext) => strategyCanvas(context),
  hints: (context: QueryContext) => strategyHints(context),
  picker: (context: QueryContext) => archetypes(context),
}

test('of 500 types of people every face is asked in as many statements as of five, and each is there once', () => {
  const [few, many] = [strategyOf(5, 14), strategyOf(500, 14)]
  for (const [face, ask] of Object.entries(FACES)) {
    expect([face, statementsOf(many, ask)]).toEqual([face, statementsOf(few, ask)])
  }
  const { queries } = many.engine
  const outline = strategy(queries)
  expect(outline.archetypes).toHaveLength(500)
  // Of each as many faces as a line has room for, and the others by number.
  expect(outline.archetypes.every(({ people, counts }) => people.length === 12 && counts.identified === 14)).toBe(true)
  expect(outline.people).toBe(14)
  const rows = matrix(queries).rows
  expect(new Set(rows.map(({ id }) => id)).size).toBe(500)
  expect(rows.every(({ cells }) => cells.identified.people.length === 6 && cells.identified.count === 14)).toBe(true)
  const map = orbit(queries, {})
  expect([map.sectors.length, map.people.length]).toEqual([500, 14])
  const page = archetypePeople(queries, { id: many.first, offset: 0, limit: 5 })
  expect([page.total, page.rows.length]).toEqual([14, 5])
})
