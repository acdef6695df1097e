import { openDatabase } from '#journal/documents/database.ts'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { JOURNAL_FILE } from '#journal/engine.ts'
import { openJournal } from '#journal/open-journal.ts'
import type { JournalClient } from '#shared/contract/contract.ts'
import { benchOptions, KEY } from './big-journal.ts'

// Started by process-times.ts: opens the journal (or only its file) in a process of its own.
const [task, folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('usage: process-child.ts TASK FOLDER')

if (task === 'bare') {
  // The same modules, which are imported above, and the file opened and read.
  const database = openDatabase({ file: join(folder, JOURNAL_FILE), key: KEY })
  database.prepare('SELECT count(*) FROM sqlite_schema').get()
  database.close()
} else {
  const journal = openJournal(benchOptions(folder))
  const client: JournalClient = createRouterClient(journal.router)
  if (task === 'today') await client.queries.today({})
  if (task === 'idle') {
    await new Promise((resolve) => setTimeout(resolve, 1500))
    globalThis.gc?.()
    console.log(process.memoryUsage().rss)
  }
  await journal.close()
}
