import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { documentId } from '#shared/model/id.ts'
import { COMPILE_CACHE, HOSTS, keyOfHost, saidByHost, type HostWay } from './killed-host.ts'
import type { Said } from './random-work.ts'
import { openTestJournal, reportOf, type TestJournal } from './test-journal.ts'

type Random = (below: number) => number

const CHILD = fileURLToPath(import.meta.resolve('#support/random-child.ts'))
const KILLS_A_JOURNAL = 10
const MAX_LINES = 60
const MAX_WAIT_MS = 20

export interface Kills {
  readonly figures: Record<string, number>
  readonly failures: string[]
}

type Count = (what: string, by?: number) => void
type Problem = { readonly problem: string; readonly seed: number }

/**
 * A process runs random commands in a journal and is killed at a random moment, ten times a journal: of each four journals one in
 * its own process, and one behind each host, through its door. Fails where a change that was acknowledged is not in the
 * history of its document when the journal is opened, or the check finds anything.
 */
export async function runKills(options: {
  runs: number
  random: Random
  say?: (line: string) => void
  /** How many kills a journal sees. */
  killsAJournal?: number
}): Promise<Kills> {
  const { runs, random, say = () => {}, killsAJournal = KILLS_A_JOURNAL } = options
  const figures: Record<string, number> = {}
  const failures: string[] = []
  const count: Count = (what, by = 1) => void (figures[what] = (figures[what] ?? 0) + by)
  const ways = [null, ...HOSTS]
  for (let run = 0; run < runs && failures.length < 10; run += killsAJournal) {
    const way = ways[(run / killsAJournal) % ways.length] ?? null
    const kills = Math.min(killsAJournal, runs - run)
    const problems =
      way === null ? await killsOfJournal(kills, random, count) : await killsOfHost(way, kills, random, count)
    failures.push(
      ...problems.map(({ problem, seed }) => `run ${run}, ${way ?? 'journal'}, commands of seed ${seed}: ${problem}`),
    )
    say(`${run + kills} kills`)
  }
  return { figures, failures }
}

async function killsOfJournal(kills: number, random: Random, count: Count): Promise<Problem[]> {
  const journal = openTestJournal()
  const acknowledged = new Map<string, string>()
  try {
    for (let kill = 0; kill < kills; kill++) {
      const seed = random(2 ** 31)
      const said = await saidUntilKilled(journal, seed, 1 + random(MAX_LINES), random(MAX_WAIT_MS))
      count('kills')
      const problems = await problemsAfter(journal, said, acknowledged, count)
      if (problems.length > 0) return problems.map((problem) => ({ problem, seed }))
    }
    return []
  } finally {
    await journal.close()
  }
}

async function killsOfHost(way: HostWay, kills: number, random: Random, count: Count): Promise<Problem[]> {
  const root = mkdtempSync(join(tmpdir(), 'rapport-host-'))
  const home = { folder: join(root, 'journal'), config: join(root, 'config') }
  const acknowledged = new Map<string, string>()
  try {
    for (let kill = 0; kill < kills; kill++) {
      const seed = random(2 ** 31)
      const work = { seed, lines: 1 + random(MAX_LINES), waitMs: random(MAX_WAIT_MS) }
      const said = await saidByHost(home, way, work)
      count(`kills of the host: ${way}`)
      const journal = openTestJournal({ folder: home.folder, key: keyOfHost(home), startAt: Date.now() })
      const problems = await problemsAfter(journal, said, acknowledged, count).finally(() => journal.journal.close())
      count(`documents behind the host: ${way}`, acknowledged.size)
      if (problems.length > 0) return problems.map((problem) => ({ problem, seed }))
    }
    return []
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

async function problemsAfter(
  journal: TestJournal,
  said: readonly Said[],
  acknowledged: Map<string, string>,
  count: Count,
): Promise<string[]> {
  count('commands acknowledged', said.filter(({ refused }) => refused === null).length)
  count('commands refused', said.filter(({ refused }) => refused !== null).length)
  for (const { documents } of said) for (const [id, hash] of Object.entries(documents)) acknowledged.set(id, hash)
  count('documents compared', acknowledged.size)
  return whatIsLost(journal, acknowledged)
}

/** Lets a child work in the journal, closed meanwhile, and kills it some time after it has said so many lines. */
async function saidUntilKilled(journal: TestJournal, seed: number, lines: number, waitMs: number): Promise<Said[]> {
  await journal.journal.close()
  const child = spawn(process.execPath, [CHILD, journal.folder, String(seed)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: COMPILE_CACHE },
  })
  let said = ''
  let isDoomed = false
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
    if (isDoomed || said.split('\n').length <= lines) return
    isDoomed = true
    setTimeout(() => child.kill('SIGKILL'), waitMs)
  })
  const signal = await new Promise((resolve) => child.on('close', (_code, by) => resolve(by)))
  await journal.reopen()
  if (signal !== 'SIGKILL') throw new Error(`the child ended by itself, seed ${seed}`)
  // The last piece is empty, or a line that the child was killed in.
  return said
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Said)
}

async function whatIsLost({ client }: TestJournal, acknowledged: ReadonlyMap<string, string>): Promise<string[]> {
  const lost: string[] = []
  for (const [id, hash] of acknowledged) {
    const history = await client.queries.history({ id: documentId.parse(id) }).catch(() => [])
    if (!history.some((entry) => entry.hash === hash)) lost.push(`the change ${hash} of ${id} is lost`)
  }
  const { problems } = await reportOf(client, client.commands.check(), 'check')
  return [...lost, ...problems.map((problem) => `the check finds ${JSON.stringify(problem)}`)]
}
