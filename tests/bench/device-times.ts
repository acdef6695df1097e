import Database from 'better-sqlite3'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { automerge } from '#journal/documents/automerge.ts'
import { openEngine, type Engine } from '#journal/engine.ts'
import { rebuildRowsNow } from '#journal/rebuild-rows.ts'
import { openUndoLog } from '#journal/runtime/undo-log.ts'
import { journalSyncStore } from '#journal/sync/journal-sync-store.ts'
import { civilDateAt } from '#shared/model/civil-date.ts'
import { foreignBatch } from '#support/foreign-batch.ts'
import { connectStores, type Connection } from '#support/synced-engines.ts'
import { benchOptions, NOW } from './big-journal.ts'
import { median } from './measure.ts'
import { atMost, ratio, type Result } from './result.ts'

const PEOPLE = 200
const CONVERSATIONS = 1800
const NOTE = 'What we talked about, in so many words that it is a note like any other one. '.repeat(10)
const BATCH = 100
const MARKS = 130_000
const EDITS = 20

/**
 * A journal that is taken in by an empty one, one that reconnects with nothing new, and an edit: two engines in one process, over the
 * frames of the wire without the wire. TLS and the network come on top.
 */
export async function deviceTimes(): Promise<Result[]> {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-bench-devices-'))
  const engines = [openOn(join(folder, 'one'), 1), openOn(join(folder, 'other'), 2)] as const
  try {
    const [one, other] = engines
    fill(one)
    const bare = bareTaking(one, join(folder, 'bare.db'))
    const begun = process.cpuUsage()
    await untilInSync(connectStores([one.store, other.store]))
    const whole = cpuMs(process.cpuUsage(begun))
    const again = await untilInSync(connectStores([one.store, other.store]))
    const bytes = again.sent.reduce((sum, sent) => sum + sent.bytes, 0)
    const edits = await editTimes(one, other)
    return [
      ratio(
        `first sync of ${PEOPLE + CONVERSATIONS} documents, both ends`,
        'loading each once, and inserting the same bytes in the same batches bare',
        whole,
        bare,
        1.3,
        'ms of CPU',
      ),
      atMost('reconnect with nothing new: frames of both', bytes, 1024, 'bytes'),
      atMost(`… and the marks of ${MARKS} documents gathered`, gatherMarks(one), 300, 'ms of CPU'),
      atMost(
        'an edit → shown by the other: CPU of both, besides a fifth of a second of waiting for more (median)',
        median(edits),
        300,
        'ms of CPU',
      ),
    ]
  } finally {
    for (const engine of engines) engine.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function openOn(folder: string, seed: number): Engine {
  mkdirSync(folder)
  const engine = openEngine(benchOptions(folder, seed), { undoLog: openUndoLog(() => 'token'), touch: () => {} })
  if (!engine.projections.areCurrent) rebuildRowsNow(engine)
  return engine
}

function fill({ store }: Engine): void {
  const message = { command: 'bench', device: 'bench' }
  const people = store.commit(message, (write) =>
    Array.from({ length: PEOPLE }, (_, at) => write.create('person', { names: { given: `Given${at}` } })),
  ).result
  for (let from = 0; from < CONVERSATIONS; from += BATCH) {
    store.commit(message, (write) => {
      for (let at = from; at < from + BATCH; at++) {
        const participants = { [people[at % PEOPLE] as string]: true as const }
        write.create('conversation', {
          date: civilDateAt(NOW - at * 86_400_000, 'UTC'),
          channel: 'call',
          notes: `${at} ${NOTE}`,
          participants,
        } as never)
      }
    })
  }
}

/** What it costs to load each document once and to write its bytes, and nothing else. */
function bareTaking({ store }: Engine, file: string): number {
  const { documents } = foreignBatch(store.database)
  const database = new Database(file)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.exec(
    'CREATE TABLE documents (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, snapshot BLOB NOT NULL) STRICT',
  )
  const insert = database.prepare('INSERT INTO documents (id, snapshot) VALUES (?, ?)')
  const begun = process.cpuUsage()
  const write = database.transaction((some: typeof documents) => {
    for (const { id, snapshot, changes } of some) {
      if (snapshot === null) continue
      const [doc] = automerge().applyChanges(automerge().load<unknown>(snapshot), [...changes])
      insert.run(id, snapshot)
      automerge().free(doc)
    }
  })
  for (let from = 0; from < documents.length; from += BATCH) write(documents.slice(from, from + BATCH))
  const spent = cpuMs(process.cpuUsage(begun))
  database.close()
  return spent
}

async function untilInSync(connection: Connection): Promise<Connection> {
  for (let turn = 0; turn < 10_000; turn++) {
    await connection.run(1000)
    if (connection.sessions.every(({ status }) => status.state === 'in-sync')) break
  }
  connection.disconnect()
  return connection
}

/** As many marks as a large journal has, written straight into the index: what they stand for is not looked at. */
function gatherMarks({ store }: Engine): number {
  const { database } = store
  const insert = database.prepare('INSERT OR IGNORE INTO sync_index (place, ref, mark) VALUES (?, ?, ?)')
  database.transaction(() => {
    for (let at = 0; at < MARKS; at++) insert.run((at * 40_503) % 65_536, 1_000_000 + at, Buffer.alloc(8, at % 251))
  })()
  const begun = process.cpuUsage()
  const synced = journalSyncStore(store)
  synced.root()
  const spent = cpuMs(process.cpuUsage(begun))
  synced.close()
  return spent
}

async function editTimes(one: Engine, other: Engine): Promise<number[]> {
  const connection = connectStores([one.store, other.store])
  await connection.run(5000)
  const [id] = foreignBatch(one.store.database).documents.map((document) => document.id)
  if (id === undefined) throw new Error('there are no documents')
  const times: number[] = []
  for (let edit = 0; edit < EDITS; edit++) {
    const begun = process.cpuUsage()
    one.store.commit({ command: 'bench', device: 'bench' }, (write) => write.set(id, ['pronouns'], `edit ${edit}`))
    await Promise.resolve()
    await connection.run(400)
    if (JSON.stringify(other.store.read(id)?.content).includes(`edit ${edit}`)) {
      times.push(cpuMs(process.cpuUsage(begun)))
    } else throw new Error('the edit did not come')
  }
  connection.disconnect()
  return times
}

function cpuMs({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1000
}
