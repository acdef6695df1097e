import Database from 'better-sqlite3'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { automerge } from '#journal/documents/automerge.ts'
import { openDatabase } from '#journal/documents/database.ts'
import { JOURNAL_FILE } from '#journal/engine.ts'
import { KINDS } from '#journal/kinds/kinds.ts'
import { openJournal } from '#journal/open-journal.ts'
import { openProjections } from '#journal/projections/projections.ts'
import type { JournalClient } from '#shared/contract/contract.ts'
import type { Topic } from '#shared/contract/query-topics.ts'
import type { PersonId } from '#shared/model/id.ts'
import { benchOptions, KEY } from './big-journal.ts'
import type { BareCosts, FromDevice, ToDevice } from './device-times.ts'

// Started by device-times.ts: a device in a process of its own, or what the same documents cost without one.
const [task, folder = '', keys = '', people = '0', seed = '1'] = process.argv.slice(2)
// As many conversations as a batch has.
const BATCH = 250
const tell = (message: FromDevice | BareCosts) => void process.send?.(message)

if (task === 'bare') tell(bareCosts())
else await device()

/** Loads each document once and writes its bytes, in the batches in which they are sent, and nothing else. */
function bareCosts(): BareCosts {
  const from = openDatabase({ file: join(folder, JOURNAL_FILE), key: KEY })
  const to = new Database(join(keys, 'bare.db'))
  to.pragma('journal_mode = WAL')
  to.pragma('synchronous = FULL')
  to.exec('CREATE TABLE documents (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, snapshot BLOB NOT NULL) STRICT')
  const insert = to.prepare('INSERT INTO documents (id, snapshot) VALUES (?, ?)')
  const { load, free } = automerge()
  const begun = process.cpuUsage()
  const rows = from.prepare('SELECT id, snapshot FROM documents ORDER BY n').all() as Row[]
  let [loadMs, bytes] = [0, 0]
  const write = to.transaction((some: readonly Row[]) => {
    const before = process.cpuUsage()
    for (const { snapshot } of some) free(load(snapshot))
    loadMs += cpuMs(process.cpuUsage(before))
    for (const { id, snapshot } of some) {
      insert.run(id, snapshot)
      bytes += snapshot.length
    }
  })
  for (let at = 0; at < rows.length; at += BATCH) write(rows.slice(at, at + BATCH))
  const costs = {
    documents: rows.length,
    cpuMs: cpuMs(process.cpuUsage(begun)),
    loadMs,
    bytes,
    rowsMs: bareRowsMs(from, join(keys, 'bare-rows.db')),
  }
  from.close()
  to.close()
  return costs
}

/** What the rows and the full text of all documents cost that are made of them: inserted as they lie, in the same batches. */
function bareRowsMs(from: DocumentsAndRows, file: string): number {
  const to = openDatabase({ file, key: KEY })
  const { tables } = openProjections(to, KINDS)
  const own = tables.flatMap((name) => {
    const columns = from.prepare(`SELECT name FROM pragma_table_xinfo('${name}') WHERE hidden = 0`).pluck().all()
    if (name === 'search' || !columns.includes('n')) return []
    const read = from.prepare(`SELECT ${columns.join(', ')} FROM ${name} WHERE n = ?`).raw()
    const marks = columns.map(() => '?').join(', ')
    return [{ read, write: to.prepare(`INSERT INTO ${name} (${columns.join(', ')}) VALUES (${marks})`) }]
  })
  const indexed = 'kind, title, body, more, names, also'
  const readText = from.prepare(`SELECT text_rowid, ${indexed} FROM texts WHERE n = ?`).raw()
  const writeText = to.prepare(`INSERT INTO search (rowid, ${indexed}) VALUES (?, ?, ?, ?, ?, ?, ?)`)
  // The newest first, as they are sent.
  const numbers = from.prepare('SELECT n FROM documents ORDER BY n DESC').pluck().all() as number[]
  const write = to.transaction((rows: readonly (() => void)[]) => rows.forEach((row) => row()))
  let spent = 0
  for (let at = 0; at < numbers.length; at += BATCH) {
    const some = numbers.slice(at, at + BATCH)
    const rows = some.flatMap((n) =>
      own.flatMap(({ read, write: insert }) => read.all(n).map((row) => () => void insert.run(...(row as unknown[])))),
    )
    const texts = (some.map((n) => readText.get(n)).filter(Boolean) as [number, ...string[]][])
      .toSorted(([one], [other]) => one - other)
      .map((row) => () => void writeText.run(...row))
    const before = process.threadCpuUsage()
    write([...rows, ...texts])
    spent += cpuMs(process.threadCpuUsage(before))
  }
  to.close()
  return spent
}

type DocumentsAndRows = ReturnType<typeof openDatabase>

async function device(): Promise<void> {
  const journal = openJournal({
    ...benchOptions(folder, Number(seed)),
    now: Date.now,
    devices: {
      identityFile: join(keys, 'device.key'),
      rosterFile: join(keys, 'devices.json'),
      bind: '127.0.0.1',
      startsAtOnce: false,
    },
  })
  const client: JournalClient = createRouterClient(journal.router)
  let [begun, begunMain] = [process.cpuUsage(), process.threadCpuUsage()]
  let wasInSync = false
  let arePeopleThere = false
  let isLooking = false
  // Told while it looks: it looks again, or would wait for ever for what was told last.
  const unseen = new Set<Topic>()
  let awaited: { id: PersonId; text: string } | null = null

  async function look(topics: readonly Topic[]): Promise<void> {
    if (awaited !== null && topics.some((topic) => topic === '*' || topic === `person:${awaited?.id}`)) {
      const { id, text } = awaited
      const person = await client.queries.person({ id })
      if (JSON.stringify(person).includes(text)) {
        awaited = null
        tell({ type: 'shown', at: Date.now() })
      }
    }
    if (!topics.includes('devices') && !topics.includes('*')) return
    const [other] = (await client.queries.devices()).devices
    // Once they must all have come, by the order in which they are sent; whether they have is asked of the list itself.
    if (!arePeopleThere && other !== undefined && other.taking.done > Number(people)) {
      const { total } = await client.queries.people({})
      arePeopleThere = total >= Number(people)
      if (arePeopleThere) tell({ type: 'people' })
    }
    if (other?.state === 'in-sync' && !wasInSync) {
      wasInSync = true
      const { rss } = process.memoryUsage()
      tell({
        type: 'in-sync',
        cpuMs: cpuMs(process.cpuUsage(begun)),
        mainMs: cpuMs(process.threadCpuUsage(begunMain)),
        rss,
      })
    }
  }

  async function lookAtAll(): Promise<void> {
    isLooking = true
    while (unseen.size > 0) {
      const topics = [...unseen]
      unseen.clear()
      await look(topics)
    }
    isLooking = false
  }

  journal.onChange((topics) => {
    for (const topic of topics) unseen.add(topic)
    if (!isLooking) void lookAtAll()
  })
  process.on('message', (message: ToDevice) => {
    void (async () => {
      if (message.type === 'start') {
        ;[begun, begunMain] = [process.cpuUsage(), process.threadCpuUsage()]
        await client.commands.syncNow()
      } else if (message.type === 'spent') {
        const { rss } = process.memoryUsage()
        tell({ type: 'spent', cpuMs: cpuMs(process.cpuUsage(begun)), rss })
      } else if (message.type === 'await') awaited = { id: message.id as PersonId, text: message.text }
      else if (message.type === 'edit') {
        await client.commands.editPerson({ id: message.id as PersonId, pronouns: message.text })
        tell({ type: 'edited', at: Date.now() })
      } else {
        await journal.close()
        process.exit(0)
      }
    })()
  })
  const [first] = (await client.queries.people({})).rows
  tell({ type: 'open', person: first?.id ?? null })
}

interface Row {
  readonly id: string
  readonly snapshot: Uint8Array
}

function cpuMs({ user, system }: { user: number; system: number }): number {
  return (user + system) / 1000
}
