import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openJournal } from '#journal/open-journal.ts'
import { addDays, civilDateAt } from '#shared/model/civil-date.ts'
import { benchOptions, bigJournalFolder, NOW } from './big-journal.ts'
import { contractClient } from './contract-client.ts'
import { fillGiving } from './fill-giving.ts'
import { cpuOf, median } from './measure.ts'
import { atMost, type Result } from './result.ts'

const RUNS = 60
const LIMIT_MS = 16
const BRIEF_MS = 100

/** What the screen of giving, Today and a brief ask of it, as CPU, on the large journal with a thousand needs and gifts besides. */
export async function givingTimes(): Promise<Result[]> {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-bench-'))
  cpSync(bigJournalFolder(), folder, { recursive: true })
  const journal = openJournal(benchOptions(folder, 4))
  const { client, close } = contractClient(journal)
  const { queries } = client
  const results: Result[] = []
  const measure = async (what: string, ask: () => Promise<unknown>, limit = LIMIT_MS) => {
    const times: number[] = []
    for (let run = -5; run < RUNS; run++) {
      const ms = await cpuOf(ask)
      if (run >= 0) times.push(ms)
    }
    results.push(atMost(`${what}, median (CPU)`, median(times), limit, 'ms'))
  }
  try {
    await fillGiving(client)
    const to = civilDateAt(NOW, 'UTC')
    const needs = await queries.needsHeard({})
    const person = needs.rows[0]?.person.id
    if (person === undefined) throw new Error('nobody needs anything')
    await measure('Giving: needs heard, of 1,000', () => queries.needsHeard({}))
    await measure('Giving: my asks, of 100', () => queries.asks({}))
    await measure('Giving: introductions, of 200', () => queries.introductions({}))
    await measure('Giving: given and received, of 1,000', () => queries.gives({}))
    await measure('Giving: with one person', () => queries.gives({ person }))
    await measure('Giving: minutes of a week', () => queries.givingTime({ from: addDays(to, -6), to }))
    await measure('Favours of five minutes', () => queries.favours())
    await measure('Today: did it help', () => queries.didItHelp())
    await measure('Today: introductions waiting', () => queries.introductionsWaiting({}))
    await measure('Briefs that are ready', () => queries.briefsReady())
    await measure('A brief, with who could help', () => queries.brief({ id: person }), BRIEF_MS)
  } finally {
    close()
    await journal.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return results
}
