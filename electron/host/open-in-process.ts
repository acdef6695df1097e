import type { OpenedKey } from '#journal/documents/key-places.ts'
import type { JournalClient } from '#shared/contract/contract.ts'
import { TERMINAL_WAYS, withAttempts } from './ask-passphrase.ts'
import { directClient } from './direct-client.ts'
import { installedVersion, RESOURCES } from './installed-files.ts'
import { openLockedJournal } from './open-host-journal.ts'

/**
 * The journal in this process, for a command that finds no host.
 * @param opened its key, where that was opened before
 */
export async function openInProcess(
  folder: string,
  now: () => number,
  opened: OpenedKey | null = null,
): Promise<{ client: JournalClient; close(): Promise<void> }> {
  const { journal } = await withAttempts(() =>
    openLockedJournal(
      {
        folder,
        host: 'command line',
        version: installedVersion(),
        resources: RESOURCES,
        now,
        ...(opened?.bySaying && { opened }),
      },
      TERMINAL_WAYS,
    ),
  )
  return { client: directClient(journal), close: () => journal.close() }
}
