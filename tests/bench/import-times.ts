import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { median } from './measure.ts'
import { runChild } from './process-times.ts'
import { atMost, ratio, type Result } from './result.ts'

const RUNS = 3

/** 10,000 LinkedIn rows from upload to report, each run in a process of its own. */
export function importTimes(): Result[] {
  const runs = Array.from({ length: RUNS }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'rapport-bench-'))
    const run = JSON.parse(runChild('import', folder)) as { ours: number; bare: number; peak: number }
    rmSync(folder, { recursive: true, force: true })
    return run
  })
  const against = 'creating, saving and inserting the same documents bare'
  const ours = median(runs.map((run) => run.ours))
  const bare = median(runs.map((run) => run.bare))
  return [
    ratio('import 10,000 LinkedIn rows (median)', against, ours, bare, 2, 'ms'),
    atMost('memory of that import', Math.max(...runs.map((run) => run.peak)) / 1e6, 400, 'MB'),
  ]
}
