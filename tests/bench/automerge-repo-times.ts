import { execFileSync, fork, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { openDatabase } from '#journal/documents/database.ts'
import { JOURNAL_FILE } from '#journal/engine.ts'
import type { FromRepo, ToRepo } from './automerge-repo-child.ts'
import { KEY } from './big-journal.ts'
import { copyOf, exitOf, inFolder, journalToSync, mb, meet, openRelay, startPair, type Sizes } from './device-times.ts'
import type { Result } from './result.ts'

// The same documents over automerge-repo, with its WebSocket adapter and its storage in files, each end in a process of its own.
// Its packages are no part of Rapport: they are fetched into `.tmp/` when this bench is asked for.
const VERSION = '2.5.6'
// `BENCH_DOCUMENTS=500` takes a tenth of them.
const DOCUMENTS = Number(process.env['BENCH_DOCUMENTS'] ?? 5000)
const SIZES: Sizes = {
  organisations: Math.round(DOCUMENTS * 0.004),
  people: Math.round(DOCUMENTS * 0.075),
  conversations: Math.round(DOCUMENTS * 0.77),
  followUps: Math.round(DOCUMENTS * 0.151),
}
const SETTLED_MS = 3000

interface Costs {
  readonly cpuMs: readonly [number, number]
  readonly rss: readonly [number, number]
  readonly bytes: number
}

export function automergeRepoTimes(): Promise<Result[]> {
  const packages = fetchPackages()
  return inFolder(async (folder) => {
    const journal = journalToSync(`bench-sync-journal-${DOCUMENTS}-1`, SIZES)
    const documents = join(folder, 'documents')
    const count = writeDocuments(journal, documents)
    const ours = await ourCosts(folder, journal)
    const theirs = await theirCosts(folder, { packages, documents })
    return [
      ...lines(`first sync of ${count} documents`, ours.first, theirs.first),
      ...lines(`reconnect with nothing new, ${count} documents`, ours.again, theirs.again),
    ]
  })
}

function lines(what: string, ours: Costs, theirs: Costs): Result[] {
  const line = (of: string, measured: string): Result => ({
    what: `${what}: ${of}`,
    against: `automerge-repo ${VERSION}`,
    measured,
    limit: '',
    kept: null,
  })
  const sum = ([one, other]: readonly [number, number]) => one + other
  const times = sum(theirs.cpuMs) / sum(ours.cpuMs)
  return [
    line(
      'CPU of both',
      `${sum(ours.cpuMs).toFixed(0)} against ${sum(theirs.cpuMs).toFixed(0)} ms (1 : ${times.toFixed(1)})`,
    ),
    line('memory of each', `${ours.rss.map(mb).join(' and ')} against ${theirs.rss.map(mb).join(' and ')} MB`),
    line('bytes both ways', `${mb(ours.bytes)} against ${mb(theirs.bytes)} MB`),
  ]
}

function fetchPackages(): string {
  const folder = resolve('.tmp', `automerge-repo-${VERSION}`)
  if (existsSync(join(folder, 'node_modules'))) return folder
  mkdirSync(folder, { recursive: true })
  const names = ['', '-network-websocket', '-storage-nodefs'].map((end) => `@automerge/automerge-repo${end}`)
  const dependencies = Object.fromEntries(names.map((name) => [name, VERSION]))
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module', dependencies }))
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: folder, stdio: 'inherit' })
  return folder
}

/** A length of four bytes before each. */
function writeDocuments(journal: string, file: string): number {
  const database = openDatabase({ file: join(journal, JOURNAL_FILE), key: KEY })
  const snapshots = database.prepare('SELECT snapshot FROM documents ORDER BY n').pluck().all() as Buffer[]
  database.close()
  const pieces = snapshots.flatMap((snapshot) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(snapshot.length)
    return [length, snapshot]
  })
  writeFileSync(file, Buffer.concat(pieces))
  return snapshots.length
}

async function ourCosts(folder: string, journal: string): Promise<{ first: Costs; again: Costs }> {
  const folders = [copyOf(journal, join(folder, 'full')), join(folder, 'empty')] as const
  const run = async (): Promise<Costs> => {
    const pair = await startPair(folder, folders, SIZES.people)
    const [one, other] = await meet(pair)
    const bytes = pair.bytes() + pair.bytesBack()
    await pair.end()
    return { cpuMs: [one.cpuMs, other.cpuMs], rss: [one.rss, other.rss], bytes }
  }
  return { first: await run(), again: await run() }
}

async function theirCosts(
  folder: string,
  { packages, documents }: { packages: string; documents: string },
): Promise<{ first: Costs; again: Costs }> {
  const [full, empty] = [join(folder, 'repo-full'), join(folder, 'repo-empty')]
  const filling = startRepo('fills', packages, full, documents)
  const { ids } = await filling.hear('open')
  await filling.end()
  const run = async (): Promise<Costs> => {
    const serving = startRepo('serves', packages, full)
    const { port } = await serving.hear('open')
    const counted = { to: 0, back: 0 }
    const relay = await openRelay(port, counted)
    const asking = startRepo('asks', packages, empty, '', String(relay.port))
    await asking.hear('open')
    serving.tell({ type: 'start', ids: [] })
    asking.tell({ type: 'start', ids })
    await asking.hear('done')
    // What it says and writes when the last document is there.
    await new Promise((settled) => setTimeout(settled, SETTLED_MS))
    const both = await Promise.all([serving, asking].map((repo) => (repo.tell({ type: 'spent' }), repo.hear('done'))))
    const [one, other] = both
    if (one === undefined || other === undefined) throw new Error('there are two')
    relay.close()
    await Promise.all([serving.end(), asking.end()])
    return { cpuMs: [one.cpuMs, other.cpuMs], rss: [one.rss, other.rss], bytes: counted.to + counted.back }
  }
  const first = await run()
  const again = await run()
  rmSync(full, { recursive: true, force: true })
  return { first, again }
}

interface RepoProcess {
  tell(message: ToRepo): void
  hear<Type extends FromRepo['type']>(type: Type): Promise<Extract<FromRepo, { type: Type }>>
  end(): Promise<void>
}

function startRepo(...task: string[]): RepoProcess {
  const child: ChildProcess = fork(join(import.meta.dirname, 'automerge-repo-child.ts'), task)
  const exited = exitOf(child)
  return {
    tell: (message) => void child.send(message),
    hear: (type) =>
      new Promise((heard, failed) => {
        const onMessage = (message: FromRepo) => {
          if (message.type !== type) return
          child.off('message', onMessage)
          heard(message as never)
        }
        child.on('message', onMessage)
        void exited.then((code) => failed(new Error(`a process of automerge-repo has ended: ${code}`)))
      }),
    async end() {
      child.send({ type: 'end' } satisfies ToRepo)
      await exited
    },
  }
}
