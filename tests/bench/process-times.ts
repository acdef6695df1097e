import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bigJournalFolder } from './big-journal.ts'
import { inTurns, median } from './measure.ts'
import { ratio, type Result } from './result.ts'

const RUNS = 9

/** A process that opens the journal and answers Today, against one that loads the same modules and opens the file. */
export async function openTimes(): Promise<Result[]> {
  const folder = bigJournalFolder()
  await inTurns(
    2,
    () => runChild('today', folder),
    () => runChild('bare', folder),
  )
  const times = await inTurns(
    RUNS,
    () => runChild('today', folder),
    () => runChild('bare', folder),
  )
  const against = 'a bare Node process that loads the same modules and opens the file'
  return [ratio('open a journal and answer Today (median)', against, median(times.ours), median(times.bare), 1.5, 'ms')]
}

/** Memory of an engine that has opened the large journal and idles, against one with an empty journal. */
export function idleMemory(): Result[] {
  const empty = mkdtempSync(join(tmpdir(), 'rapport-bench-'))
  const big = bigJournalFolder()
  const sizes = { ours: [] as number[], bare: [] as number[] }
  for (let run = 0; run < 5; run++) {
    sizes.ours.push(Number(runChild('idle', big)) / 1e6)
    sizes.bare.push(Number(runChild('idle', empty)) / 1e6)
  }
  rmSync(empty, { recursive: true, force: true })
  const against = 'the same process with an empty journal'
  return [
    ratio('memory of the engine, idle, after opening', against, median(sizes.ours), median(sizes.bare), 1.3, 'MB'),
  ]
}

/** What V8 is told where the engine runs in Node alone: the script of package.json says it. */
function flagsOfHosts(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8')) as {
    scripts: { rapport: string }
  }
  return scripts.rapport.split(' ').filter((word) => word.startsWith('--'))
}

/** Of what files take memory is told: these run from a bundle. */
const BUNDLED = ['import', 'exchange']
let areBuilt = false

function builtChild(kind: string): string {
  if (!areBuilt) runNode([join(import.meta.dirname, 'build-children.ts'), ...BUNDLED])
  areBuilt = true
  return join('.tmp', 'bench-children', `${kind}-child.mjs`)
}

export function runChild(task: string, ...folder: string[]): string {
  const kind = BUNDLED.find((one) => task.startsWith(one))
  const child = kind === undefined ? join(import.meta.dirname, 'process-child.ts') : builtChild(kind)
  return runNode([...flagsOfHosts(), '--expose-gc', child, task, ...folder])
}

function runNode(args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`the child ended with ${status}: ${stderr}`)
  return stdout.trim()
}
