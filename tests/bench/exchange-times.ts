import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bigJournalFolder } from './big-journal.ts'
import { median } from './measure.ts'
import { runChild } from './process-times.ts'
import { atMost, ratio, type Result } from './result.ts'

const RUNS = 3

/** The large journal as a vault, and files as large as there are: a calendar of 50 MB, an account of Monica of 200 MB. */
export function exchangeTimes(): Result[] {
  const at = mkdtempSync(join(tmpdir(), 'rapport-bench-'))
  try {
    const journal = join(at, 'journal')
    cpSync(bigJournalFolder(), journal, { recursive: true })
    const vaults = Array.from({ length: RUNS }, (_, run) => {
      const place = join(at, `run-${run}`)
      // The folders stay until the end: where thousands of files went a moment ago, ext4 makes new ones ten times as slowly.
      return JSON.parse(runChild('exchange-vault', journal, place)) as Record<'first' | 'again' | 'bare', number> & {
        readonly cpu: Record<'first' | 'again' | 'bare', number>
      }
    })
    const [first, again, bare] = (['first', 'again', 'bare'] as const).map((one) =>
      median(vaults.map((run) => run[one])),
    )
    const ofCpu = (one: 'first' | 'bare') => median(vaults.map(({ cpu }) => cpu[one]))
    const peakOf = (task: string, file: string) => {
      runChild(`exchange-make-${task}`, at, join(at, file))
      const peaks = Array.from({ length: RUNS }, (_, run) => {
        const folder = join(at, `${task}-${run}`)
        return (JSON.parse(runChild(`exchange-${task}`, folder, join(at, file))) as { peak: number }).peak
      })
      return Math.max(...peaks) / 1e6
    }
    return [
      ratio(
        '10,000 people and 100,000 conversations to a vault (median)',
        'writing the same bytes bare and syncing once',
        first ?? 0,
        bare ?? 0,
        1.5,
        'ms',
      ),
      ratio('the same, CPU', 'the same, CPU', ofCpu('first'), ofCpu('bare'), 1.5, 'ms'),
      ratio('again, with nothing new', 'the first time', again ?? 0, first ?? 0, 0.2, 'ms'),
      atMost('memory of reading a calendar of 50 MB', peakOf('calendar', 'large.ics'), 256, 'MB'),
      atMost('memory of importing an account of Monica of 200 MB', peakOf('monica', 'large.json'), 300, 'MB'),
    ]
  } finally {
    rmSync(at, { recursive: true, force: true })
  }
}
