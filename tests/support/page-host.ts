import { join } from 'node:path'
import { openBrowserHost } from '#host/browser-host.ts'
import { createContractHandler } from '#host/contract-handler.ts'
import type { HostLog } from '#host/host-log.ts'
import { readStaticFiles } from '#host/static-files.ts'
import { openTestJournal, reportOf, type TestJournal } from './test-journal.ts'

export interface PageHost {
  readonly test: TestJournal
  /** An address with a new one-time code. */
  newAddress(): string
  /** What the host logged as bugs and refusals; empty when all is well. */
  readonly logged: string[]
  close(): Promise<void>
}

/** The built page, served from a journal of its own: empty, or with the sample in it. `npm run build` comes first. */
export async function openPageHost(options: { sample: boolean; startAt?: number }): Promise<PageHost> {
  const { sample, ...rest } = options
  const test = openTestJournal(rest)
  if (sample) {
    await reportOf(test.client, test.client.commands.addSample(), 'sample')
    await test.client.commands.setIntent({ firstRunDone: true })
  }
  const logged: string[] = []
  const log: HostLog = {
    error: (message, cause) => logged.push(`${message}: ${String(cause)}`),
    refused: (reason) => logged.push(`refused ${reason}`),
  }
  const host = await openBrowserHost({
    handler: createContractHandler(test.journal, log),
    files: readStaticFiles(join('out', 'renderer')),
    log,
  })
  return {
    test,
    logged,
    newAddress: () => host.newAddress(),
    async close() {
      await host.close()
      await test.close()
    },
  }
}
