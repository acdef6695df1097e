import { hostname } from 'node:os'
import type { Journal } from '#journal/journal.ts'
import { bugMark } from '#journal/runtime/bug-mark.ts'
import { failureOf } from '#journal/runtime/failure-of.ts'
import type { Failure } from '#shared/contract/journal-errors.ts'
import type { ContractHandler } from './contract-handler.ts'
import { createContractHandler } from './contract-handler.ts'
import { stderrLog } from './host-log.ts'
import { listenLocally } from './local-socket.ts'
import type { LocalSocket } from './local-socket.ts'
import { openLockedJournal } from './open-host-journal.ts'
import { storeOfParent, type StoreAnswer, type StoreQuestion } from './parent-key-store.ts'
import { servePort } from './serve-port.ts'
import type { ServedPort } from './serve-port.ts'

/** What the desktop app tells its engine: first `open`, then a port for each page, at last `close`. */
export type ToEngine =
  | {
      readonly type: 'open'
      /** Left out: the journal of this user. */
      readonly folder?: string
      readonly keyFile?: string
      /** Left out: the machine's name. */
      readonly device?: string
      readonly version: string
      /** The folder with `sample-journal`. */
      readonly resources: string
      /** What the user typed, of a journal whose key is not at hand; and whether the key is to be kept on this machine. */
      readonly unlock?: { readonly passphrase: string; readonly keep: boolean }
    }
  | StoreAnswer
  /** Comes with one port, which is served from then on. */
  | { readonly type: 'port' }
  | { readonly type: 'close' }

export type FromEngine =
  | { readonly type: 'ready'; readonly folder: string }
  /** The engine ends after this. */
  | { readonly type: 'failed'; readonly failure: Failure }
  | { readonly type: 'show-quick-log' }
  | StoreQuestion

/** Electron's ParentPort, as far as it is used here: this file runs without `electron`. */
interface ParentPort {
  on(type: 'message', listener: (event: { data: unknown; ports: ServedPort[] }) => void): void
  postMessage(message: FromEngine): void
}

const parent = (process as unknown as { parentPort: ParentPort }).parentPort
/** Ports that came before the journal was open. */
const early: ServedPort[] = []
let journal: Journal | null = null
let handler: ContractHandler | null = null
let socket: LocalSocket | null = null
const keyStore = storeOfParent((question) => parent.postMessage(question))

parent.on('message', ({ data, ports: [port] }) => {
  const message = data as ToEngine
  if (port) serve(port)
  if (message.type === 'open') void open(message)
  if (message.type === 'store-answer') keyStore.answered(message)
  if (message.type === 'close') void close()
})

function serve(port: ServedPort): void {
  if (handler) servePort(handler, port)
  else early.push(port)
}

async function open({ unlock, ...options }: Extract<ToEngine, { type: 'open' }>): Promise<void> {
  try {
    const opened = await openLockedJournal(
      { host: 'desktop', device: hostname(), ...options },
      {
        store: keyStore.store,
        passphrase: () => Promise.resolve(unlock?.passphrase ?? null),
        ...(unlock?.keep === true && { keepIn: 'file' }),
      },
    )
    journal = opened.journal
    handler = createContractHandler(journal, stderrLog)
    for (const port of early.splice(0)) servePort(handler, port)
    parent.postMessage({ type: 'ready', folder: opened.folder })
    socket = await listenLocally(opened.folder, handler, {
      showQuickLog: () => parent.postMessage({ type: 'show-quick-log' }),
    })
  } catch (error) {
    // Without its socket the journal is still of use to the windows.
    if (journal) return stderrLog.error('the journal cannot be reached from the command line', error)
    const failure = failureOf(error)
    if (failure === null) stderrLog.error('the journal could not be opened', error)
    parent.postMessage({
      type: 'failed',
      failure: failure ?? { code: 'OPENING_BUG', data: { detail: bugMark(error) } },
    })
    // Leaves the message time to go out.
    setTimeout(() => process.exit(1), 500)
  }
}

async function close(): Promise<void> {
  await socket?.close()
  await journal?.close()
  journal = null
  process.exit(0)
}
