import { TERMINAL_WAYS, withAttempts } from './ask-passphrase.ts'
import { createContractHandler } from './contract-handler.ts'
import { stderrLog } from './host-log.ts'
import { installedVersion, RESOURCES } from './installed-files.ts'
import { listenLocally } from './local-socket.ts'
import { openLockedJournal } from './open-host-journal.ts'

/**
 * Opens the journal for the command line and for other devices, without any page: a machine that is always on.
 * @throws JournalError where the journal cannot be opened
 */
export async function startHeadlessHost(folder: string): Promise<{ close(): Promise<void> }> {
  const { journal } = await withAttempts(() =>
    openLockedJournal({ folder, host: 'browser', version: installedVersion(), resources: RESOURCES }, TERMINAL_WAYS),
  )
  try {
    const socket = await listenLocally(folder, createContractHandler(journal, stderrLog), {})
    return {
      async close() {
        await socket.close()
        await journal.close()
      },
    }
  } catch (error) {
    await journal.close()
    throw error
  }
}
