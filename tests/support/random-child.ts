// Opens the journal in the folder that it is given and runs random commands of a seed until it is killed. After each
// answer it says, on a line of its own, the last change of every document that the command touched.
import { writeSync } from 'node:fs'
import { createRouterClient } from '@orpc/server'
import { openJournal } from '#journal/open-journal.ts'
import type { JournalClient } from '#shared/contract/contract.ts'
import { workAtRandom } from './random-work.ts'
import { MONDAY, testOptions } from './test-journal.ts'

const [, , folder = '', seed = '0'] = process.argv
const clock = { now: MONDAY }
const journal = openJournal({ ...testOptions(), folder, now: () => clock.now })
const client: JournalClient = createRouterClient(journal.router)
const touched = new Set<string>()
journal.onChange((topics) => {
  for (const topic of topics) if (topic.startsWith('document:')) touched.add(topic.slice('document:'.length))
})
await workAtRandom({ client, clock }, touched, Number(seed), (said) => writeSync(1, `${JSON.stringify(said)}\n`))
