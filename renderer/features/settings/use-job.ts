import { useState } from 'react'
import { useJournalClient } from '#client/journal-provider.tsx'
import { useJournalQuery } from '#client/use-query.ts'
import type { JobState } from '#shared/contract/job-contract.ts'

export interface WatchedJob {
  /** The one that runs, or that was started here and has ended; null before. */
  readonly job: JobState | null
  /** Starts one and watches it; what keeps it from starting rejects. */
  readonly start: (begin: () => Promise<{ job: string }>) => Promise<void>
  readonly cancel: () => void
}

/** Long work of one kind: also when it was begun before the screen was left and opened again. */
export function useJob(kind: JobState['kind']): WatchedJob {
  const client = useJournalClient()
  const running = useJournalQuery('jobs').data?.find((job) => job.kind === kind && job.state === 'running')
  const [started, setStarted] = useState<string | null>(null)
  const id = running?.id ?? started
  const { data } = useJournalQuery('job', { job: id ?? '' }, { enabled: id !== null })
  return {
    job: id === null ? null : (data ?? running ?? null),
    async start(begin) {
      setStarted(null)
      const { job } = await begin()
      setStarted(job)
    },
    cancel: () => void (id !== null && client.commands.cancelJob({ job: id }).catch(() => undefined)),
  }
}
