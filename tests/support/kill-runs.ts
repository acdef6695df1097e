import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { documentId } from '#shared/model/id.ts'
import { openTestJournal, reportOf, type TestJournal } from './test-journal.ts'

type Random = (below: number) => number

const CHILD = fileURLToPath(import.meta.resolve('#support/random-child.ts'))
/** A third of what a kill costs is the reading of modules. */
const COMPILE_CACHE = join(tmpdir(), 'rapport-kill-modules')
const KILLS_A_JOURNAL = 10
const MAX_LINES = 60
const MAX_WAIT_MS = 20

export interface Kills {
  readonly figures: Record<string, number>
  readonly failures: string[]
}

interface Said {
  readonly command: string
  readonly refused: string | null
  readonly documents: Readonly<Record<string, string>>
}

/**
 * A process runs random commands in a journal and is killed at a random moment, ten times a journal. Fails where a change
 * that was acknowledged is not in the history of its document when the journal is opened, or the check finds anything.
 */
export async function runKills(options: {
  runs: number
  random: Random
  say?: (line: string) => void
}): Promise<Kills> {
  const { runs, random, say = () => {} } = options
  const figures: Record<string, number> = {}
  const failures: string[] = []
  const count = (what: string, by = 1) => (figures[what] = (figures[what] ?? 0) + by)
  for (let run = 0; run < runs && failures.length < 10; run += KILLS_A_JOURNAL) {
    const journal = openTestJournal()
    const acknowledged = new Map<string, string>()
    try {
      for (let kill = 0; kill < Math.min(KILLS_A_JOURNAL, runs - run) && failures.length < 10; kill++) {
        const seed = random(2 ** 31)
        const said = await saidUntilKilled(journal, seed, 1 + random(MAX_LINES), random(MAX_WAIT_MS))
        count('kills')
        count('commands acknowledged', said.filter(({ refused }) => refused === null).length)
        count('commands refused', said.filter(({ refused }) => refused !== null).length)
        for (const { documents } of said) for (const [id, hash] of Object.entries(documents)) acknowledged.set(id, hash)
        const problems = await whatIsLost(journal, acknowledged)
        failures.push(...problems.map((problem) => `run ${run + kill}, commands of seed ${seed}: ${problem}`))
        count('documents compared', acknowledged.size)
      }
    } finally {
      await journal.close()
    }
    say(`${Math.min(run + KILLS_A_JOURNAL, runs)} kills`)
  }
  return { figures, failures }
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
