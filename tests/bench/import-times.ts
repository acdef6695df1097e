import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { median } from './measure.ts'
import { runChild } from './process-times.ts'
import { atMost, ratio, type Result } from './result.ts'

const RUNS = 3

interface Run {
  readonly ours: number
  readonly again: number
  readonly bare: number
  readonly peak: number
}

/** 10,000 LinkedIn rows, and as many vCards, from upload to report, each run in a process of its own. */
export function importTimes(): Result[] {
  const runs = runsOf('import')
  const cards = runsOf('import-vcards')
  const against = 'creating, saving and inserting the same documents bare'
  const ours = median(runs.map((run) => run.ours))
  const bare = median(runs.map((run) => run.bare))
  const again = median(runs.map((run) => run.again))
  return [
    ratio('import 10,000 LinkedIn rows (median)', against, ours, bare, 2, 'ms'),
    atMost('memory of that import', Math.max(...runs.map((run) => run.peak)) / 1e6, 400, 'MB'),
    ratio('the same file again (median)', 'the first import', again, ours, 0.4, 'ms'),
    ratio('import 10,000 vCards (median)', 'the LinkedIn rows', median(cards.map((run) => run.ours)), ours, 1.5, 'ms'),
    atMost('memory of that import of vCards', Math.max(...cards.map((run) => run.peak)) / 1e6, 300, 'MB'),
  ]
}

function runsOf(task: 'import' | 'import-vcards'): Run[] {
  return Array.from({ length: RUNS }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'rapport-bench-'))
    const run = JSON.parse(runChild(task, folder)) as Run
    rmSync(folder, { recursive: true, force: true })
    return run
  })
}
