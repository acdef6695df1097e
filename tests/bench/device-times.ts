import { fork, type ChildProcess } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { join } from 'node:path'
import { JOURNAL_FILE } from '#journal/engine.ts'
import { makeIdentity } from '#journal/sync/device-identity.ts'
import { openRoster } from '#journal/sync/device-roster.ts'
import { dialDevice, listenForDevices } from '#journal/sync/sync-socket.ts'
import type { RosterRow } from '#journal/sync/sync-messages.ts'
import { bigJournalFolder, CONVERSATIONS, fill, FOLLOW_UPS, KEY, openBenchEngine, PEOPLE } from './big-journal.ts'
import { median } from './measure.ts'
import { atMost, ratio, type Result } from './result.ts'

export type ToDevice =
  | { readonly type: 'start' | 'spent' | 'end' }
  | { readonly type: 'edit' | 'await'; readonly id: string; readonly text: string }

export type FromDevice =
  | { readonly type: 'open'; readonly person: string | null }
  | { readonly type: 'people' }
  | { readonly type: 'in-sync'; readonly cpuMs: number; readonly mainMs: number; readonly rss: number }
  | { readonly type: 'spent'; readonly cpuMs: number; readonly rss: number }
  | { readonly type: 'edited'; readonly at: number }
  | { readonly type: 'shown'; readonly at: number }

/** What the same documents cost without a device: loaded once each, and their bytes written. */
export interface BareCosts {
  readonly documents: number
  readonly cpuMs: number
  readonly loadMs: number
  /** Of the rows and the full text that are made of them. */
  readonly rowsMs: number
  readonly bytes: number
}

export interface Sizes {
  readonly organisations: number
  readonly people: number
  readonly conversations: number
  readonly followUps: number
}

// As the large journal has them, a fraction of it.
const SIZES: Sizes = { organisations: 75, people: 1500, conversations: 15_400, followUps: 3025 }
const RECONNECTED_WITHIN_MS = 10 * 60_000
const EDITS = 20
const IDLE_MS = 60_000

/** Two devices, each in a process of its own, over TLS on the loopback: a first sync, edits, and a minute of nothing. */
export function firstSyncTimes(): Promise<Result[]> {
  return inFolder(firstSync)
}

/** Two that hold the same large journal and have met, and meet again. */
export function reconnectTimes(): Promise<Result[]> {
  return inFolder(reconnect)
}

export async function inFolder(bench: (folder: string) => Promise<Result[]>): Promise<Result[]> {
  mkdirSync('.tmp', { recursive: true })
  const folder = mkdtempSync(join('.tmp', 'bench-devices-'))
  try {
    return await bench(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function firstSync(folder: string): Promise<Result[]> {
  const full = copyOf(journalToSync('bench-sync-journal-1', SIZES), join(folder, 'full'))
  mkdirSync(join(folder, 'bare'))
  const bare = await bareCosts(full, join(folder, 'bare'))
  const pair = await startPair(folder, [full, join(folder, 'empty')], SIZES.people)
  const [, other] = pair.devices
  let bytesUntilPeople = 0
  void other.hear('people').then(() => (bytesUntilPeople = pair.bytes()))
  const [gave, took] = await meet(pair)
  const bytes = pair.bytes()
  const shown = await editTimes(pair)
  const idle = await idleCosts(pair)
  await pair.end()
  const { documents, cpuMs, loadMs, rowsMs } = bare
  return [
    ratio(
      `first sync of ${documents} documents, both processes, over TLS`,
      'loading each once, and inserting the same bytes in the same batches bare',
      gave.cpuMs + took.cpuMs,
      cpuMs,
      1.3,
      'ms of CPU',
    ),
    ratio(
      'main thread of the one that takes, a document',
      'loading it folded',
      took.mainMs / documents,
      loadMs / documents,
      0.25,
      'ms of CPU',
    ),
    {
      what: '… of which the same rows and full text, inserted bare, cost by themselves',
      against: 'loading it folded',
      measured: `${(rowsMs / loadMs).toFixed(2)}×`,
      limit: '',
      kept: null,
    },
    atMost('of the bytes of it, sent until all people are in its list', (100 * bytesUntilPeople) / bytes, 10, '%'),
    {
      what: 'memory of both after it',
      against: '',
      measured: `${mb(gave.rss)} and ${mb(took.rss)} MB`,
      limit: '',
      kept: null,
    },
    {
      what: `bytes of it, of which ${mb(bare.bytes)} MB are documents`,
      against: '',
      measured: `${mb(bytes)} MB`,
      limit: '',
      kept: null,
    },
    {
      what: 'a minute of being connected and idle, both',
      against: '',
      measured: `${idle.toFixed(0)} ms of CPU`,
      limit: '',
      kept: null,
    },
    atMost('an edit → shown by the other, by the clock (median)', median(shown), 500, 'ms'),
  ]
}

async function reconnect(folder: string): Promise<Result[]> {
  const big = bigJournalFolder()
  const folders = ['big-one', 'big-other'].map((name) => copyOf(big, join(folder, name))) as [string, string]
  const pair = await startPair(folder, folders, PEOPLE)
  await within(RECONNECTED_WITHIN_MS, meet(pair))
  await pair.startAgain()
  const before = pair.bytes() + pair.bytesBack()
  const [first, second] = await within(RECONNECTED_WITHIN_MS, meet(pair))
  // What they say at the end of it, too.
  await new Promise((resolve) => setTimeout(resolve, GREETED_MS))
  const bytes = pair.bytes() + pair.bytesBack() - before
  await pair.end()
  const greeting = await greetingBytes(folder)
  const count = PEOPLE + CONVERSATIONS + FOLLOW_UPS
  return [
    atMost(
      `reconnect with nothing new, ${count} documents, the dearer of both`,
      Math.max(first.cpuMs, second.cpuMs),
      300,
      'ms of CPU',
    ),
    atMost(`… on the wire, both ways, beyond the greeting of TLS (${greeting} bytes)`, bytes - greeting, 1000, 'bytes'),
  ]
}

/** Lets both find each other, until both say that they hold the same. */
export function meet({ devices: [one, other] }: Pair): Promise<[InSync, InSync]> {
  other.tell({ type: 'start' })
  one.tell({ type: 'start' })
  return Promise.all([one.hear('in-sync'), other.hear('in-sync')])
}

type InSync = Extract<FromDevice, { type: 'in-sync' }>

/** @throws Error where it takes longer: a bench that waits for ever says nothing */
async function within<Value>(ms: number, work: Promise<Value>): Promise<Value> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Error(`not done within ${ms / 1000} seconds`)), ms)
  try {
    return await Promise.race([work, late.promise])
  } finally {
    clearTimeout(timer)
  }
}

/** What TLS says, both ways, until two devices may say the first word of their own. */
async function greetingBytes(folder: string): Promise<number> {
  const [one, other] = ['one', 'other'].map((name) => makeIdentity(join(folder, `greeting-${name}.key`), KEY, 'new'))
  if (one === undefined || other === undefined) throw new Error('there are two')
  const counted = { to: 0, back: 0 }
  const server = await listenForDevices(one, { host: '127.0.0.1', port: 0 }, () => {})
  const relay = await openRelay(server.port, counted)
  await new Promise<void>((resolve, reject) => {
    const connected = () => void setTimeout(resolve, GREETED_MS)
    dialDevice(other, { host: '127.0.0.1', port: relay.port }, { connected, failed: reject })
  })
  relay.close()
  await server.close()
  return counted.to + counted.back
}

const GREETED_MS = 500

/** Journal of so many documents, made once. */
export function journalToSync(name: string, sizes: Sizes): string {
  const folder = join('.tmp', name)
  if (existsSync(folder)) return folder
  console.log(`making a journal of ${Object.values(sizes).reduce((sum, count) => sum + count)} documents …`)
  const draft = `${folder}.draft`
  rmSync(draft, { recursive: true, force: true })
  const engine = openBenchEngine(draft)
  fill(engine, sizes)
  engine.close()
  renameSync(draft, folder)
  return folder
}

export function copyOf(from: string, to: string): string {
  mkdirSync(to)
  copyFileSync(join(from, JOURNAL_FILE), join(to, JOURNAL_FILE))
  return to
}

interface Device {
  tell(message: ToDevice): void
  hear<Type extends FromDevice['type']>(type: Type): Promise<Extract<FromDevice, { type: Type }>>
  readonly exited: Promise<unknown>
}

export interface Pair {
  readonly devices: readonly [Device, Device]
  readonly person: string
  /** Ends both, and starts them anew. */
  startAgain(): Promise<void>
  /** What has gone to the second one. */
  bytes(): number
  bytesBack(): number
  end(): Promise<void>
}

/** Two that have been paired; what goes between them is counted on its way. */
export async function startPair(folder: string, folders: readonly [string, string], people: number): Promise<Pair> {
  const counted = { to: 0, back: 0 }
  const ports = [await freePort(), await freePort()] as const
  const relay = await openRelay(ports[0], counted)
  const keys = [0, 1].map((at) => mkdtempSync(join(folder, `keys-${at}-`))) as [string, string]
  // The second one dials, and its connection is the one that stays.
  const [one, other] = keys.map((key) => join(key, 'device.key')) as [string, string]
  const own = makeIdentity(one, KEY, 'new').pin
  let dialler = makeIdentity(other, KEY, 'new').pin
  while (dialler > own) dialler = makeIdentity(other, KEY, 'replace').pin
  /** Each finds the other by the relay alone. */
  const placeBoth = () => {
    for (const [at, pin] of [dialler, own].entries()) {
      const roster = openRoster(join(keys[at] as string, 'devices.json'), `device ${at}`)
      if (roster.port === 0) roster.set({ port: ports[at] as number })
      const addresses = at === 1 ? [`127.0.0.1:${relay.port}`] : []
      roster.put({ ...(roster.row(pin) ?? rowOf(pin)), addresses })
    }
  }
  placeBoth()
  const start = async (): Promise<[[Device, Device], string]> => {
    const started = folders.map((one, at) => startDevice(one, keys[at] as string, people, at + 1))
    const [first] = await Promise.all(started.map((device) => device.hear('open')))
    return [started as [Device, Device], first?.person ?? '']
  }
  let [devices, person] = await start()
  const end = async () => {
    for (const device of devices) device.tell({ type: 'end' })
    await Promise.all(devices.map(({ exited }) => exited))
  }
  return {
    get devices() {
      return devices
    },
    person,
    async startAgain() {
      await end()
      placeBoth()
      ;[devices, person] = await start()
    },
    bytes: () => counted.to,
    bytesBack: () => counted.back,
    async end() {
      await end()
      relay.close()
    },
  }
}

function rowOf(pin: string): RosterRow {
  return { pin, name: 'bench', addresses: [], addedBy: pin, addedAt: 1, revokedBy: null, revokedAt: null }
}

function startDevice(folder: string, keys: string, people: number, seed: number): Device {
  const child = fork(
    join(import.meta.dirname, 'device-child.ts'),
    ['device', folder, keys, String(people), String(seed)],
    {
      execArgv: ['--max-semi-space-size=16', ...(process.env['BENCH_EXEC_ARGV']?.split(' ') ?? [])],
    },
  )
  const heard: FromDevice[] = []
  const waiting = new Map<string, (message: FromDevice) => void>()
  child.on('message', (message: FromDevice) => {
    const resolve = waiting.get(message.type)
    waiting.delete(message.type)
    if (resolve === undefined) heard.push(message)
    else resolve(message)
  })
  const exited = exitOf(child)
  void exited.then((code) => {
    if (code !== 0) throw new Error(`a device has ended: ${String(code)}`)
  })
  return {
    tell: (message) => void child.send(message),
    hear: (type) =>
      new Promise((resolve) => {
        const at = heard.findIndex((message) => message.type === type)
        const [found] = at === -1 ? [] : heard.splice(at, 1)
        if (found !== undefined) resolve(found as never)
        else waiting.set(type, resolve as never)
      }),
    exited,
  }
}

async function bareCosts(folder: string, to: string): Promise<BareCosts> {
  const child = fork(join(import.meta.dirname, 'device-child.ts'), ['bare', folder, to], {
    execArgv: ['--max-semi-space-size=16'],
  })
  const costs = new Promise<BareCosts>((resolve) => child.once('message', (message) => resolve(message as BareCosts)))
  const [answer] = await Promise.all([costs, exitOf(child)])
  return answer
}

export function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once('exit', resolve))
}

async function editTimes({ devices: [one, other], person }: Pair): Promise<number[]> {
  const times: number[] = []
  for (let edit = 0; edit < EDITS; edit++) {
    const text = `edit ${edit}`
    other.tell({ type: 'await', id: person, text })
    one.tell({ type: 'edit', id: person, text })
    const [edited, shown] = await Promise.all([one.hear('edited'), other.hear('shown')])
    times.push(shown.at - edited.at)
  }
  return times
}

async function idleCosts({ devices }: Pair): Promise<number> {
  const spent = async () => {
    for (const device of devices) device.tell({ type: 'spent' })
    const both = await Promise.all(devices.map((device) => device.hear('spent')))
    return both.reduce((sum, { cpuMs }) => sum + cpuMs, 0)
  }
  const before = await spent()
  await new Promise((resolve) => setTimeout(resolve, IDLE_MS))
  return (await spent()) - before
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Passes on what comes to a port of its own, and counts it. */
export async function openRelay(
  port: number,
  counted: { to: number; back: number },
): Promise<{ port: number; close(): void }> {
  const sockets = new Set<Socket>()
  const server = createServer((from) => {
    const to = connect({ host: '127.0.0.1', port })
    for (const [socket, other, way] of [
      [from, to, 'back'],
      [to, from, 'to'],
    ] as const) {
      sockets.add(socket)
      socket.on('data', (part: Buffer) => (counted[way] += part.length))
      socket.pipe(other)
      socket.on('error', () => other.destroy())
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}

export function mb(bytes: number): string {
  return (bytes / 1e6).toFixed(1)
}
