import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openBrowserHost } from '#host/browser-host.ts'
import { createContractHandler, type ContractHandler } from '#host/contract-handler.ts'
import type { HostLog } from '#host/host-log.ts'
import { readStaticFiles } from '#host/static-files.ts'
import { openTestJournal, reportOf, type TestJournal } from './test-journal.ts'

export interface PageHost {
  readonly test: TestJournal
  /** `http://127.0.0.1:<port>` */
  readonly origin: string
  /** An address with a new one-time code. */
  newAddress(): string
  /** What the host logged as bugs and refusals; empty when all is well. */
  readonly logged: string[]
  /** Ends every connection and lets none in until `mend`, as a host that hangs does. */
  cut(): void
  mend(): void
  /** Ends the host, not the journal, and starts it again at the same port: what it had let in, it no longer knows. */
  restart(): Promise<void>
  close(): Promise<void>
}

/** The built page, served from a journal of its own: empty, or with the sample in it. `npm run build` comes first. */
export async function openPageHost(options: { sample: boolean; startAt?: number; folder?: string }): Promise<PageHost> {
  const { sample, ...rest } = options
  const keys = mkdtempSync(join(tmpdir(), 'rapport-keys-'))
  const devices = {
    identityFile: join(keys, 'device.key'),
    rosterFile: join(keys, 'devices.json'),
    bind: '127.0.0.1',
    startsAtOnce: true,
  }
  const test = openTestJournal({
    ...rest,
    devices,
    feed: { file: join(keys, 'journal.feed'), serves: true },
    servers: { file: join(keys, 'journal.servers') },
    keyKeeping: { file: join(keys, 'journal.key'), place: 'file', store: null },
  })
  if (sample) {
    await reportOf(test.client, test.client.commands.addSample(), 'sample')
    await test.client.commands.setIntent({ firstRunDone: true })
  }
  const logged: string[] = []
  const log: HostLog = {
    error: (message, cause) => logged.push(`${message}: ${String(cause)}`),
    refused: (reason) => logged.push(`refused ${reason}`),
  }
  const line = cuttable(createContractHandler(test.journal, log))
  const files = readStaticFiles(join('out', 'renderer'))
  const open = (port: number) => openBrowserHost({ handler: line.handler, files, log, port })
  let host = await open(0)
  return {
    test,
    origin: host.origin,
    logged,
    newAddress: () => host.newAddress(),
    cut: line.cut,
    mend: line.mend,
    async restart() {
      await host.close()
      host = await open(Number(new URL(host.origin).port))
    },
    async close() {
      await host.close()
      await test.close()
      rmSync(keys, { recursive: true, force: true })
    },
  }
}

/** A handler of which the connections can be ended from here. */
function cuttable(handler: ContractHandler): { handler: ContractHandler; cut: () => void; mend: () => void } {
  const ends = new Set<() => void>()
  let isCut = false
  return {
    handler: {
      serve(wire) {
        const served = handler.serve(wire)
        const end = () => wire.refuse('cut')
        ends.add(end)
        if (isCut) queueMicrotask(end)
        return {
          receive: (message) => served.receive(message),
          gone() {
            ends.delete(end)
            served.gone()
          },
        }
      },
    },
    cut() {
      isCut = true
      for (const end of ends) end()
    },
    mend: () => void (isCut = false),
  }
}
