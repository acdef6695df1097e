import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { connectToJournal } from '#client/connect.ts'
import { portChannel } from '#client/port-channel.ts'
import { RESOURCES, ROOT } from '#host/installed-files.ts'
import { askLocalHost } from '#host/local-host.ts'
import type { FromEngine, ToEngine } from '#host/utility-process.ts'

let home: string
let engines: Worker[]

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'rapport-engine-'))
  engines = []
})
afterEach(async () => {
  for (const engine of engines) await engine.terminate()
  rmSync(home, { recursive: true, force: true, maxRetries: 5 })
})

const opening = (): ToEngine => ({
  type: 'open',
  folder: join(home, 'journal'),
  keyFile: join(home, 'journal.key'),
  version: '0.0.0',
  resources: RESOURCES,
})

/** An engine as the desktop app has it: messages both ways, ports beside them. */
function startEngine() {
  const engine = new Worker(join(ROOT, 'tests', 'support', 'engine-worker.ts'))
  engines.push(engine)
  const exited = new Promise<number>((resolve) => engine.once('exit', resolve))
  return {
    exited,
    tell(data: ToEngine, ports: MessagePort[] = []) {
      engine.postMessage({ data, ports }, ports as never)
    },
    hear(type: FromEngine['type']): Promise<FromEngine> {
      return new Promise((resolve) => {
        const listener = (message: FromEngine) => {
          if (message.type !== type) return
          engine.off('message', listener)
          resolve(message)
        }
        engine.on('message', listener)
      })
    },
    connect() {
      const { port1, port2 } = new MessageChannel()
      this.tell({ type: 'port' }, [port2])
      return connectToJournal({ openChannel: async () => portChannel(port1) })
    },
  }
}

test('opens the journal, serves a port to each page and tells both what one of them did', async () => {
  const engine = startEngine()
  const ready = engine.hear('ready')
  engine.tell(opening())
  expect(await ready).toEqual({ type: 'ready', folder: join(home, 'journal') })
  const [one, two] = [engine.connect(), engine.connect()]
  await two.whenConnected()
  const heard = new Promise((resolve) => two.onTopics(resolve))
  await one.client.commands.addCircle({ name: 'Book club' })
  expect(await heard).toContain('circles')
  expect(await two.client.queries.circles()).toMatchObject([{ name: 'Book club' }])
  one.close()
  two.close()
})

test('serves a port that came before the journal was open', async () => {
  const engine = startEngine()
  const connection = engine.connect()
  engine.tell(opening())
  expect(await connection.client.queries.circles()).toEqual([])
  connection.close()
})

test('passes on that the quick-log window is wanted', async () => {
  const engine = startEngine()
  const ready = engine.hear('ready')
  engine.tell(opening())
  await ready
  const shown = engine.hear('show-quick-log')
  let answer: string | null = null
  // The socket opens right after the journal.
  while (answer === null) answer = await askLocalHost(join(home, 'journal'), '/quick-log')
  expect(await shown).toEqual({ type: 'show-quick-log' })
})

test('closes the journal when it is told to, so that the next one opens it', async () => {
  const first = startEngine()
  const ready = first.hear('ready')
  first.tell(opening())
  await ready
  first.tell({ type: 'close' })
  expect(await first.exited).toBe(0)
  const second = startEngine()
  const readyAgain = second.hear('ready')
  second.tell(opening())
  expect(await readyAgain).toMatchObject({ type: 'ready' })
})

test('says why a journal cannot be opened, and ends', async () => {
  writeFileSync(join(home, 'journal.key'), 'no key')
  const engine = startEngine()
  const failed = engine.hear('failed')
  engine.tell(opening())
  expect(await failed).toMatchObject({ failure: { code: 'KEY_UNREADABLE' } })
  expect(await engine.exited).toBe(1)
})
