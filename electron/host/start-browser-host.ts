import { TERMINAL_WAYS, withAttempts } from './ask-passphrase.ts'
import { openBrowserHost } from './browser-host.ts'
import type { BrowserHost } from './browser-host.ts'
import { createContractHandler } from './contract-handler.ts'
import { stderrLog } from './host-log.ts'
import { installedVersion, PAGE, RESOURCES } from './installed-files.ts'
import { listenLocally } from './local-socket.ts'
import { openLockedJournal } from './open-host-journal.ts'
import { readStaticFiles } from './static-files.ts'

export interface BrowserHostStart {
  readonly folder: string
  readonly port?: number
  /** The built page; left out: where `npm run build` puts it. */
  readonly page?: string
}

/**
 * Opens the journal and serves it to browsers and to the command line until closed.
 * @throws JournalError where the journal cannot be opened, Error where the page was not built or the port is taken
 */
export async function startBrowserHost({ folder, port, page = PAGE }: BrowserHostStart): Promise<BrowserHost> {
  const files = readStaticFiles(page)
  const { journal } = await withAttempts(() =>
    openLockedJournal({ folder, host: 'browser', version: installedVersion(), resources: RESOURCES }, TERMINAL_WAYS),
  )
  try {
    const handler = createContractHandler(journal, stderrLog)
    const host = await openBrowserHost({ handler, files, log: stderrLog, ...(port === undefined ? {} : { port }) })
    // Without its socket the journal is still of use to the browser.
    const socket = await listenLocally(folder, handler, { newAddress: () => host.newAddress() }).catch((error) => {
      stderrLog.error('the journal cannot be reached from the command line', error)
      return null
    })
    return {
      ...host,
      async close() {
        await socket?.close()
        await host.close()
        await journal.close()
      },
    }
  } catch (error) {
    await journal.close()
    throw error
  }
}
