import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openJournal } from '#journal/open-journal.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import type { PersonId } from '#shared/model/id.ts'
import { benchOptions } from './big-journal.ts'
import { contractClient } from './contract-client.ts'
import { percentile, timesOf } from './measure.ts'
import { atMost, type Result } from './result.ts'

const RUNS = 60
const LIMIT_MS = 16
const [PEOPLE, ARCHETYPES, GOALS] = [500, 40, 4]

/** p95 of the faces of a strategy, through the contract: 500 people in 40 types of people, each in two. */
export async function strategyTimes(): Promise<Result[]> {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-bench-'))
  const journal = openJournal(benchOptions(folder))
  const { client, close } = contractClient(journal)
  const people: PersonId[] = []
  while (people.length < PEOPLE) {
    const some = Array.from({ length: 100 }, (_, index) => ({ name: `Person ${people.length + index} Bench` }))
    const date = `2026-${String(1 + (people.length % 9)).padStart(2, '0')}-15` as CivilDate
    people.push(...(await client.commands.logConversation({ date, channel: 'call', people: some })).newPeople)
  }
  const goals = []
  for (let at = 0; at < GOALS; at++) goals.push((await client.commands.addGoal({ title: `Goal ${at}` })).id)
  for (let at = 0; at < ARCHETYPES; at++) {
    const { id } = await client.commands.addArchetype({
      name: `Type of person ${at}`,
      seats: 5,
      goals: goals.slice(at % GOALS, (at % GOALS) + 1),
    })
    const ids = people.filter((_, index) => index % ARCHETYPES === at || index % (ARCHETYPES - 1) === at)
    await client.commands.seatPeople({ ids, archetype: id, seated: true })
  }
  const results: Result[] = []
  const p95 = async (what: string, ask: () => Promise<unknown>) => {
    await timesOf(5, ask)
    results.push(atMost(`${what}, p95`, percentile(await timesOf(RUNS, ask), 0.95), LIMIT_MS, 'ms'))
  }
  await p95('Strategy: outline', () => client.queries.strategy())
  await p95('Strategy: canvas', () => client.queries.strategyCanvas())
  await p95('Strategy: matrix', () => client.queries.matrix())
  close()
  await journal.close()
  rmSync(folder, { recursive: true, force: true })
  return results
}
