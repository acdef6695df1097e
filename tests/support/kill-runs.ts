import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { nothingRemembered, problemsAfterKill, problemsOf, type Count } from './after-kill.ts'
import { commandLineWorker } from './killed-command-line.ts'
import { COMPILE_CACHE, HOSTS, keyOfHost, killer, saidByHost, type HostWay, type WhenToKill } from './killed-host.ts'
import type { AboutToForget, Said } from './random-work.ts'
import { MONDAY, TEST_KEY } from './test-journal.ts'

type Random = (below: number) => number

const CHILD = fileURLToPath(import.meta.resolve('#support/random-child.ts'))
const KILLS_A_JOURNAL = 10
const MAX_LINES = 60
const MAX_WAIT_MS = 20

export interface Kills {
  readonly figures: Record<string, number>
  readonly failures: string[]
}

type Way = 'journal' | HostWay | 'command line'
type Problem = { readonly problem: string; readonly seed: number }

/**
 * A process runs random commands in a journal and is killed at a random moment, ten times a journal: of each five journals
 * one in its own process, one behind each host, through its door, and one by commands of the command line. Fails where a
 * change that was acknowledged is not in the history of its document when the journal is opened, or what was forgotten is
 * there, or a word of it is in the file when the journal is closed, or the check finds anything.
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
  const ways: readonly Way[] = ['journal', ...HOSTS, 'command line']
  for (let run = 0; run < runs && failures.length < 10; run += killsAJournal) {
    const way = ways[(run / killsAJournal) % ways.length] ?? 'journal'
    const kills = Math.min(killsAJournal, runs - run)
    const problems = await killsOf(way, kills, random, count)
    for (const { problem, seed } of problems) {
      failures.push(`run ${run}, ${way}, commands of seed ${seed}: ${problem}`)
      say(`failed: ${failures.at(-1)}`)
    }
    say(`${run + kills} kills`)
  }
  return { figures, failures }
}

function killsOf(way: Way, kills: number, random: Random, count: Count): Promise<Problem[]> {
  if (way === 'journal') return killsOfJournal(kills, random, count)
  return way === 'command line' ? killsOfCommandLine(kills, random, count) : killsOfHost(way, kills, random, count)
}

async function killsOfJournal(kills: number, random: Random, count: Count): Promise<Problem[]> {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-'))
  const remembered = nothingRemembered()
  try {
    for (let kill = 0; kill < kills; kill++) {
      const when = whenToKill(random)
      const lines = await saidUntilKilled(folder, when)
      count('kills of the journal’s own process')
      const problems = await problemsAfterKill({ folder, key: TEST_KEY, startAt: MONDAY }, lines, remembered, count)
      if (problems.length > 0) return problems.map((problem) => ({ problem, seed: when.seed }))
    }
    return []
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function killsOfHost(way: HostWay, kills: number, random: Random, count: Count): Promise<Problem[]> {
  const root = mkdtempSync(join(tmpdir(), 'rapport-host-'))
  const home = { folder: join(root, 'journal'), config: join(root, 'config') }
  const remembered = nothingRemembered()
  try {
    for (let kill = 0; kill < kills; kill++) {
      const when = whenToKill(random)
      const lines = await saidByHost(home, way, when)
      count(`kills of the host: ${way}`)
      const place = { folder: home.folder, key: keyOfHost(home), startAt: Date.now() }
      const problems = await problemsAfterKill(place, lines, remembered, count)
      count(`documents behind the host: ${way}`, remembered.acknowledged.size)
      if (problems.length > 0) return problems.map((problem) => ({ problem, seed: when.seed }))
    }
    return []
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

async function killsOfCommandLine(kills: number, random: Random, count: Count): Promise<Problem[]> {
  const root = mkdtempSync(join(tmpdir(), 'rapport-command-'))
  const home = { folder: join(root, 'journal'), config: join(root, 'config') }
  try {
    const worker = await commandLineWorker(home, random)
    for (let kill = 0; kill < kills; kill++) {
      const { name, isAnswered, look } = await worker.next()
      count(isAnswered ? `ended before it was killed: ${name}` : `kills of the command line: ${name}`)
      const place = { folder: home.folder, key: keyOfHost(home), startAt: Date.now() }
      const problems = await problemsOf(place, { remembered: () => worker.remembered(), inDoubt: null, count, look })
      if (problems.length > 0) return problems.map((problem) => ({ problem: `${name}: ${problem}`, seed: 0 }))
    }
    return []
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

/** Half of the kills come when something is forgotten, or soon after: when words of it are taken out and the file is written anew. */
function whenToKill(random: Random): WhenToKill {
  return {
    seed: random(2 ** 31),
    lines: 1 + random(MAX_LINES),
    waitMs: random(MAX_WAIT_MS),
    isInForgetting: random(2) === 0,
  }
}

/** Lets a child work in the journal, which nobody has open, and kills it. */
async function saidUntilKilled(folder: string, when: WhenToKill): Promise<(Said | AboutToForget)[]> {
  const child = spawn(process.execPath, [CHILD, folder, String(when.seed)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: COMPILE_CACHE },
  })
  const said: (Said | AboutToForget)[] = []
  const hear = killer(when, () => child.kill('SIGKILL'))
  let text = ''
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    // The last piece is empty, or a line that is not whole yet.
    const pieces = (text + part).split('\n')
    text = pieces.pop() ?? ''
    for (const piece of pieces) {
      const line = JSON.parse(piece) as Said | AboutToForget
      said.push(line)
      hear(line)
    }
  })
  const signal = await new Promise((resolve) => child.on('close', (_code, by) => resolve(by)))
  if (signal !== 'SIGKILL') throw new Error(`the child ended by itself, seed ${when.seed}`)
  return said
}
