import { openJournal } from '#journal/open-journal.ts'
import type { JournalClient } from '#shared/contract/contract.ts'
import { addDays, civilDateAt } from '#shared/model/civil-date.ts'
import type { PersonId } from '#shared/model/id.ts'
import { MEASURE_PERS, MEASURE_SOURCES } from '#shared/model/measure.ts'
import { STORIES } from '#shared/model/stories.ts'
import { benchOptions, bigJournalFolder, NOW, openBenchEngine, searchTexts } from './big-journal.ts'
import { contractClient } from './contract-client.ts'
import { cpuOf, percentile, timesOf } from './measure.ts'
import { atMost, ratio, type Result } from './result.ts'

const RUNS = 60
const LIMIT_MS = 16
// What is added to the journal has other ids than what it was made with.
const SECOND_SEED = 2

/** p95 of what the journal says to each story, through the contract, on the large journal. */
export async function evidenceTimes(): Promise<Result[]> {
  const journal = openJournal(benchOptions(bigJournalFolder()))
  const { client, close } = contractClient(journal)
  const results: Result[] = []
  for (const story of STORIES) {
    const ask = () => client.queries.evidence({ story })
    await timesOf(5, ask)
    results.push(atMost(`evidence: ${story}, p95`, percentile(await timesOf(RUNS, ask), 0.95), LIMIT_MS, 'ms'))
  }
  close()
  await journal.close()
  return results
}

/** p95 of what the screens ask, through the contract, on the large journal. */
export async function answerTimes(): Promise<Result[]> {
  const folder = bigJournalFolder()
  const first = idOfFirstPerson(folder)
  const journal = openJournal(benchOptions(folder, SECOND_SEED))
  const { client, close } = contractClient(journal)
  const results: Result[] = []
  const p95 = async (what: string, ask: () => Promise<unknown>) => {
    await timesOf(5, ask)
    results.push(atMost(`${what}, p95`, percentile(await timesOf(RUNS, ask), 0.95), LIMIT_MS, 'ms'))
  }
  await p95('Today', () => client.queries.today({}))
  for (const sort of ['name', 'organisation', 'ring', 'lastOn', 'dueOn', 'addedOn'] as const) {
    await p95(`People by ${sort}`, () => client.queries.people({ sort }))
  }
  await p95('People, filtered by text', () => client.queries.people({ text: 'an' }))
  await p95('Person with 500 conversations', () => client.queries.person({ id: first }))
  await p95('Journal page', () => client.queries.journal({}))
  await p95('Who went quiet', () => client.queries.wentQuiet({ on: civilDateAt(NOW, 'UTC') }))
  const today = civilDateAt(NOW, 'UTC')
  for (const [unit, days] of [
    ['month', 20 * 365],
    ['week', 3 * 365],
    ['day', 200],
  ] as const) {
    const asked = { from: addDays(today, -days), to: today, unit }
    await p95(`Timeline by ${unit}`, () => client.queries.timeline(asked))
    await p95(`Timeline of one person by ${unit}`, () =>
      client.queries.timeline({ ...asked, filter: { person: first } }),
    )
  }
  await p95('Timeline: a month opened', () => client.queries.timelineItems({ from: addDays(today, -30), to: today }))
  await p95('On this day', () => client.queries.onThisDay({ on: today }))
  await p95('Orbit', () => client.queries.orbit({}))
  await p95('Orbit: what moved', () => client.queries.orbitMoves({}))
  await p95('Capacity', () => client.queries.capacity({}))
  await p95('Needs heard', () => client.queries.needsHeard({}))
  await p95('Given and received', () => client.queries.gives({}))
  await addMeasures(client)
  await p95('45 measures', () => client.queries.measures({}))
  await p95('Hesitation', () => client.queries.hesitation())
  close()
  await journal.close()
  return results
}

/** One of each kind for each length of time; the journal keeps them for the next run. */
async function addMeasures({ commands, queries }: JournalClient): Promise<void> {
  if ((await queries.measures({})).rows.length > 0) return
  for (const source of MEASURE_SOURCES) for (const per of MEASURE_PERS) await commands.addMeasure({ source, per })
}

export function idOfFirstPerson(folder: string): PersonId {
  const engine = openBenchEngine(folder)
  const row = engine.commands.sql('SELECT id FROM people ORDER BY conversations DESC LIMIT 1').get() as { id: PersonId }
  engine.close()
  return row.id
}

/** Somebody in so many conversations as are usual. */
export function idOfPersonWith(folder: string, conversations: number): PersonId {
  const engine = openBenchEngine(folder)
  const nearest = 'SELECT id FROM people ORDER BY abs(conversations - ?), id LIMIT 1'
  const row = engine.commands.sql(nearest).get(conversations) as { id: PersonId }
  engine.close()
  return row.id
}

/** Search as one types, through the contract, against the bare newest-first query on the same table. */
export async function searchTimes(): Promise<Result[]> {
  const folder = bigJournalFolder()
  const texts = searchTexts()
  const journal = openJournal(benchOptions(folder))
  const { client, close } = contractClient(journal)
  const search = (index: number) => client.queries.search({ text: texts[index % texts.length] as string })
  await timesOf(texts.length, search)
  let ours: number[] = []
  const cpu = await cpuOf(async () => (ours = await timesOf(texts.length * 3, search)))
  close()
  await journal.close()

  const engine = openBenchEngine(folder)
  const bareQuery = engine.store.database.prepare(`SELECT rowid, title, snippet(search, -1, char(2), char(3), '…', 12)
    FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT 50`)
  const askBare = (index: number) => {
    const words = (texts[index % texts.length] as string).split(' ')
    return bareQuery.all(words.map((one, at) => `"${one}"${at === words.length - 1 ? '*' : ''}`).join(' AND '))
  }
  await timesOf(texts.length, askBare)
  let bare: number[] = []
  const bareCpu = await cpuOf(async () => (bare = await timesOf(texts.length * 3, askBare)))
  engine.close()
  return [
    ratio(
      'search as you type, p95',
      'the bare FTS5 newest-first query',
      percentile(ours, 0.95),
      percentile(bare, 0.95),
      3,
      'ms',
    ),
    ratio(
      'search as you type, CPU of all',
      'the bare FTS5 newest-first query',
      cpu / ours.length,
      bareCpu / bare.length,
      3,
      'ms',
    ),
    atMost('the slowest search', Math.max(...ours), 50, 'ms'),
  ]
}
