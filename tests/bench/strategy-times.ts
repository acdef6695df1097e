import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openJournal } from '#journal/open-journal.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import type { PersonId } from '#shared/model/id.ts'
import { benchOptions, bigJournalFolder } from './big-journal.ts'
import { contractClient } from './contract-client.ts'
import { cpuTimesOf, percentile } from './measure.ts'
import { atMost, type Result } from './result.ts'
import { fillStrategy } from './strategy-of-big.ts'

const RUNS = 60
const LIMIT_MS = 16
const [PEOPLE, ARCHETYPES, GOALS] = [500, 40, 4]

/** p95 of the CPU of the faces of a strategy, through the contract: on a journal of its own, and on the large one. */
export async function strategyTimes(): Promise<Result[]> {
  return [...(await manySeated()), ...(await ofLargeJournal())]
}

/** 10,000 people and 100,000 conversations, 3 goals, 12 types of people, 40 measures. */
async function ofLargeJournal(): Promise<Result[]> {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-bench-'))
  cpSync(bigJournalFolder(), folder, { recursive: true })
  const journal = openJournal(benchOptions(folder, 5))
  const { client, close } = contractClient(journal)
  await fillStrategy(client)
  const results: Result[] = []
  const p95 = async (what: string, ask: () => Promise<unknown>) => {
    await cpuTimesOf(5, ask)
    results.push(
      atMost(`${what} of the large journal, p95`, percentile(await cpuTimesOf(RUNS, ask), 0.95), LIMIT_MS, 'ms'),
    )
  }
  const { queries } = client
  await p95('Outline', () => queries.strategy())
  await p95('Matrix', () => queries.matrix())
  await p95('Canvas', () => queries.strategyCanvas())
  await p95('40 measures', () => queries.measures({}))
  await p95('Orbit', () => queries.orbit({}))
  await p95('What moved in the orbit', () => queries.orbitMoves({}))
  await p95('Capacity', () => queries.capacity({}))
  await p95('Evidence: who helped, what was given, goals ahead', () => queries.evidence({ story: 'not-yet' }))
  await p95('Evidence: what was thanked for', () => queries.evidence({ story: 'why-me' }))
  await p95('Hesitation', () => queries.hesitation())
  close()
  await journal.close()
  rmSync(folder, { recursive: true, force: true })
  return results
}

/** 500 people in 40 types of people, each in two. */
async function manySeated(): Promise<Result[]> {
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
    await cpuTimesOf(5, ask)
    results.push(atMost(`${what}, p95`, percentile(await cpuTimesOf(RUNS, ask), 0.95), LIMIT_MS, 'ms of CPU'))
  }
  await p95('Strategy: outline', () => client.queries.strategy())
  await p95('Strategy: canvas', () => client.queries.strategyCanvas())
  await p95('Strategy: matrix', () => client.queries.matrix())
  close()
  await journal.close()
  rmSync(folder, { recursive: true, force: true })
  return results
}
