import { spawnSync } from 'node:child_process'
import { constants, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { JOURNAL_FILE } from '#journal/engine.ts'
import { bigJournalFolder, KEY, openBenchEngine } from './big-journal.ts'
import { median } from './measure.ts'
import { ratio, type Result } from './result.ts'

const RUNS = 15
const ROOT = join(import.meta.dirname, '..', '..')
const ID = '00000000-0000-4000-8000-000000000001'
const TICKS_A_SECOND = 100

interface Spent {
  readonly cpuMs: number
  readonly wallMs: number
}

/**
 * The command line as it is started in a terminal, on a copy of the large journal, against a Node process that loads SQLite and
 * Automerge, opens the file and ends: in turns, in CPU of the processes and by the clock. `npm run build` first.
 */
export function commandTimes(): Result[] {
  const home = mkdtempSync(join(tmpdir(), 'rapport-bench-'))
  try {
    const { folder, name } = copyOfBig(home)
    const words = ['--journal', folder, '--now', '2026-11-23T09:00']
    const rapport = (...command: string[]) => run(home, join(ROOT, 'bin', 'rapport.cjs'), ...command, ...words)
    const bare = () => run(home, '--eval', BARE, join(folder, JOURNAL_FILE), Buffer.from(KEY).toString('hex'))
    const kinds = {
      bare,
      person: () => rapport('person', name),
      log: () => rapport('log', `coffee with ${name} about the move, 20 min, send her the deck tomorrow`),
    }
    // Once for what is kept of each command.
    for (const kind of Object.values(kinds)) kind()
    const spent = { bare: [] as Spent[], person: [] as Spent[], log: [] as Spent[] }
    for (let turn = 0; turn < RUNS; turn++) {
      for (const kind of ['bare', 'person', 'log'] as const) spent[kind].push(kinds[kind]())
    }
    const against = 'a bare Node that loads SQLite and Automerge and opens the file'
    // The system counts CPU in steps of ten milliseconds: of all runs together.
    const cpu = (runs: readonly Spent[]) => runs.reduce((sum, { cpuMs }) => sum + cpuMs, 0) / runs.length
    const wall = (runs: readonly Spent[]) => median(runs.map(({ wallMs }) => wallMs))
    return (['person', 'log'] as const).flatMap((kind) => [
      ratio(`\`rapport ${kind}\`, CPU`, against, cpu(spent[kind]), cpu(spent.bare), 1.5, 'ms'),
      ratio(`\`rapport ${kind}\`, by the clock (median)`, against, wall(spent[kind]), wall(spent.bare), 1.5, 'ms'),
    ])
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

const BARE = `const SQLite = require('better-sqlite3')
require('@automerge/automerge')
const [file, key] = process.argv.slice(1)
const database = new SQLite(file)
database.pragma("cipher = 'aegis'")
database.pragma('key = "raw:' + key + '"')
database.prepare('SELECT count(*) FROM sqlite_schema').get()
database.close()`

/** With its key where the command line looks for it, and somebody whose name nobody else has. */
function copyOfBig(home: string): { folder: string; name: string } {
  const big = bigJournalFolder()
  const engine = openBenchEngine(big)
  const { name } = engine.commands
    .sql('SELECT name FROM people GROUP BY name HAVING count(*) = 1 ORDER BY conversations DESC LIMIT 1')
    .get() as { name: string }
  engine.close()
  const folder = join(home, 'journal')
  mkdirSync(folder)
  mkdirSync(join(home, 'config', 'keys'), { recursive: true })
  copyFileSync(join(big, JOURNAL_FILE), join(folder, JOURNAL_FILE), constants.COPYFILE_FICLONE)
  writeFileSync(join(folder, 'journal.id'), `${ID}\n`)
  writeFileSync(join(home, 'config', 'keys', `${ID}.key`), Buffer.from(KEY).toString('hex'), { mode: 0o600 })
  return { folder, name }
}

function run(home: string, ...words: string[]): Spent {
  const env = { ...process.env, RAPPORT_CONFIG: join(home, 'config'), npm_lifecycle_event: '' }
  const before = cpuOfChildren()
  const start = performance.now()
  const { status, stderr } = spawnSync(process.execPath, words, { cwd: ROOT, encoding: 'utf8', env })
  const wallMs = performance.now() - start
  if (status !== 0) throw new Error(`${words[0]} ended with ${status}: ${stderr}`)
  return { cpuMs: cpuOfChildren() - before, wallMs }
}

/** What ended children of this process have spent, in milliseconds (man 5 proc: cutime and cstime). Linux has it. */
function cpuOfChildren(): number {
  const stat = readFileSync('/proc/self/stat', 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return ((Number(fields[13]) + Number(fields[14])) * 1000) / TICKS_A_SECOND
}
