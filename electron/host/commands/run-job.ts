import { setTimeout as sleep } from 'node:timers/promises'
import type { JournalClient } from '#shared/contract/contract.ts'
import type { JobReport } from '#shared/contract/job-contract.ts'
import { Refused } from './cli-command.ts'
import type { CliContext } from './cli-command.ts'
import { endedWords } from './failure-words.ts'
import { stopLines } from './folder-lines.ts'

type ReportOf<Kind extends JobReport['kind']> = Extract<JobReport, { kind: Kind }>

/** Waits for a job and gives its report. Ctrl+C cancels it where it can be cancelled. */
export async function runJob<Kind extends JobReport['kind']>(
  context: CliContext,
  client: JournalClient,
  kind: Kind | readonly Kind[],
  started: Promise<{ job: string }>,
): Promise<ReportOf<Kind>> {
  const { job } = await started
  let cancelled = false
  let told = false
  for (let waitMs = 5; ; waitMs = Math.min(waitMs * 2, 200)) {
    const { state, report, failure, leaving, done, total } = await client.queries.job({ job })
    if (told && state !== 'running') process.stderr.write('\r\x1b[K')
    if (state === 'done' && report !== null && [kind].flat().includes(report.kind as Kind))
      return report as ReportOf<Kind>
    if (state !== 'running') {
      const where = report?.kind === 'export' ? stopLines(report.result) : []
      throw new Refused([endedWords({ failure, leaving }), ...where].join('\n'), failure)
    }
    if (context.signal.aborted && !cancelled) {
      cancelled = true
      await client.commands.cancelJob({ job })
    }
    if (process.stderr.isTTY && total > 0) {
      told = true
      process.stderr.write(`\r${done} of ${total} `)
    }
    await sleep(waitMs)
  }
}
