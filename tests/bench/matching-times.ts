import { openJournal } from '#journal/open-journal.ts'
import type { PersonId } from '#shared/model/id.ts'
import { benchOptions, bigJournalFolder, needTexts } from './big-journal.ts'
import { contractClient } from './contract-client.ts'
import { cpuOf, percentile } from './measure.ts'
import { atMost, type Result } from './result.ts'

const RUNS = 120
const LIMIT_MS = 50

/** p95 of who could help with a need, through the contract, on the large journal: words that all have, few have, and nobody has. */
export async function matchingTimes(): Promise<Result[]> {
  const folder = bigJournalFolder()
  const journal = openJournal(benchOptions(folder))
  const { client, close } = contractClient(journal)
  const { rows } = await client.queries.people({ limit: 1 })
  const person = rows[0]?.id as PersonId
  const asked: { need: string; undo: string }[] = []
  for (const text of needTexts()) {
    const entry = { collection: 'needs' as const, value: { text, heardOn: null, state: 'open' as const } }
    const { entryId, undo } = await client.commands.putEntry({ id: person, entryId: null, entry })
    asked.push({ need: entryId, undo: undo ?? '' })
  }
  const ask = (run: number) => client.queries.needMatches({ person, need: asked[run % asked.length]?.need ?? '' })
  for (let run = 0; run < asked.length; run++) await ask(run)
  const times: number[] = []
  for (let run = 0; run < RUNS; run++) times.push(await cpuOf(() => ask(run)))
  const found = await Promise.all(asked.map((_, run) => ask(run)))
  const answered = found.filter(({ likely }) => likely.length > 0).length
  // The large journal is kept for other benches as it was.
  for (const { undo } of asked) await client.commands.undo({ token: undo })
  close()
  await journal.close()
  return [
    atMost(
      `who could help, ${answered} of ${asked.length} needs answered, p95 (CPU)`,
      percentile(times, 0.95),
      LIMIT_MS,
      'ms',
    ),
  ]
}
