import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as Automerge from '@automerge/automerge'
import { openDatabase } from '#journal/documents/database.ts'
import { openJournal } from '#journal/open-journal.ts'
import { addDays } from '#shared/model/civil-date.ts'
import { civilDate } from '#shared/model/civil-date-schema.ts'
import { benchOptions, KEY } from './big-journal.ts'
import { contractClient } from './contract-client.ts'
import { inTurns, median } from './measure.ts'
import { ratio, type Result } from './result.ts'

const RUNS = 300

/** One conversation logged and committed, against making the same document and one bare commit of its bytes. */
export async function logTimes(): Promise<Result[]> {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-bench-'))
  const journal = openJournal(benchOptions(join(folder, 'journal')))
  const { client, close } = contractClient(journal)
  const { id } = await client.commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' } })
  const today = civilDate.parse('2026-11-23')
  const notes = 'She is looking for a data lead, and knows two people who might know one. '.repeat(10)
  const log = (run: number) =>
    client.commands.logConversation({
      date: addDays(today, -(run % 300)),
      channel: 'coffee',
      people: [{ id }],
      topic: 'the platform',
      tags: ['mentor'],
      notes,
    })

  const database = openDatabase({ file: join(folder, 'bare.db'), key: KEY })
  database.exec('CREATE TABLE bare (n INTEGER PRIMARY KEY, snapshot BLOB)')
  const insert = database.prepare('INSERT INTO bare (snapshot) VALUES (?)')
  const bare = (run: number) => {
    const text = (value: string) => new Automerge.ImmutableString(value)
    const doc = Automerge.from({
      kind: text('conversation'),
      schema: 1,
      createdAt: Date.now(),
      date: text(addDays(today, -(run % 300))),
      time: null,
      minutes: null,
      channel: text('coffee'),
      participants: { [id]: { note: text('') } },
      topic: text('the platform'),
      tags: { mentor: true },
      notes,
      learned: '',
    })
    insert.run(Automerge.save(doc))
    Automerge.free(doc)
  }
  await inTurns(20, log, bare)
  const times = await inTurns(RUNS, log, bare)
  close()
  await journal.close()
  database.close()
  rmSync(folder, { recursive: true, force: true })
  const against = 'Automerge change + one bare SQLite FULL commit of the same bytes'
  return [ratio('`log` a conversation, committed (median)', against, median(times.ours), median(times.bare), 2, 'ms')]
}
