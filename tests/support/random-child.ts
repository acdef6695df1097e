// Opens the journal in the folder that it is given and runs random commands of a seed until it is killed. After each
// answer it says, on a line of its own, the last change of every document that the command touched.
import { writeSync } from 'node:fs'
import { createRouterClient } from '@orpc/server'
import fc from 'fast-check'
import { openJournal } from '#journal/open-journal.ts'
import type { JournalClient } from '#shared/contract/contract.ts'
import { documentId } from '#shared/model/id.ts'
import { arbitrarySteps, randomRun } from './random-commands.ts'
import { MONDAY, testOptions } from './test-journal.ts'

const STEPS = 3000
const [, , folder = '', seed = '0'] = process.argv
const clock = { now: MONDAY }
const journal = openJournal({ ...testOptions(), folder, now: () => clock.now })
const client: JournalClient = createRouterClient(journal.router)
const touched = new Set<string>()
journal.onChange((topics) => {
  for (const topic of topics) if (topic.startsWith('document:')) touched.add(topic.slice('document:'.length))
})
// What is forgotten is meant to be gone.
const steps = arbitrarySteps({ minLength: STEPS, maxLength: STEPS }, ['forget', 'emptyTrash'])
const run = randomRun({ client, clock })
for (const step of fc.sample(steps, { numRuns: 1, seed: Number(seed) })[0] ?? []) {
  const { command, refused } = await run.run(step)
  // Topics are told behind the answer.
  await new Promise((resolve) => setImmediate(resolve))
  const documents: Record<string, string> = {}
  for (const id of touched) {
    const [last] = await client.queries.history({ id: documentId.parse(id) }).catch(() => [])
    if (last !== undefined) documents[id] = last.hash
  }
  touched.clear()
  writeSync(1, `${JSON.stringify({ command, refused, documents })}\n`)
}
