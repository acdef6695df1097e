import { createRouterClient } from '@orpc/server'
import type { JournalClient } from '#shared/contract/contract.ts'
import { installedVersion, RESOURCES } from './installed-files.ts'
import { openHostJournal } from './open-host-journal.ts'

/** The journal in this process, for a command that finds no host. */
export function openInProcess(folder: string, now: () => number): { client: JournalClient; close(): Promise<void> } {
  const { journal } = openHostJournal({
    folder,
    host: 'command line',
    version: installedVersion(),
    resources: RESOURCES,
    now,
  })
  const client: JournalClient = createRouterClient(journal.router)
  return { client, close: () => journal.close() }
}
