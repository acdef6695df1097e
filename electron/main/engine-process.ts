import { MessageChannelMain, utilityProcess } from 'electron'
import type { MessagePortMain, UtilityProcess } from 'electron'
import { z } from 'zod'
import type { JournalState, Stop } from '#shared/contract/desktop-bridge.ts'
import { failure } from '#shared/contract/journal-errors.ts'
import type { SystemKeyStore } from './key-store.ts'
import type { Log } from './log.ts'

/** The first message to the engine, which knows by itself which journal is this user's. */
export interface EngineStart {
  /** Name of this machine, as history shows it. */
  readonly device: string
  readonly version: string
  /** The folder with the sample journal. */
  readonly resources: string
}

/** A passphrase, and whether the key that it opens is to be kept on this machine. */
export interface Unlock {
  readonly passphrase: string
  readonly keep: boolean
}

export interface EngineProcess {
  state(): JournalState
  onState(listener: (state: JournalState) => void): Stop
  /** Gives a port that serves the contract as soon as there is one, and another after each restart. */
  connect(take: (port: MessagePortMain) => void): Stop
  /** Called when the command line asks for the quick-log window. */
  onShowQuickLog(listener: () => void): Stop
  /** Starts again after `failed`; with what the user typed where the key of the journal is not at hand. */
  retry(unlock?: Unlock): void
  /** Lets the engine commit what it has and give up its lock; after five seconds it is ended. */
  close(): Promise<void>
}

const fromEngine = z.union([
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('failed'), failure }),
  z.object({ type: z.literal('show-quick-log') }),
  z.object({ type: z.literal('store'), n: z.number(), ask: z.literal('state') }),
  z.object({ type: z.literal('store'), n: z.number(), ask: z.enum(['seal', 'open']), text: z.string() }),
])

type StoreQuestion = Extract<z.infer<typeof fromEngine>, { type: 'store' }>

/** What follows each death in a row. When it has died more often than that, it would go on dying. */
const RESTART_DELAYS_MS = [100, 500, 2000, 5000]
const STEADY_AFTER_MS = 60_000
const CLOSE_WITHIN_MS = 5000

/** Runs the engine in a process of its own, and starts it again when it dies. */
export function startEngine(file: string, start: EngineStart, store: SystemKeyStore, log: Log): EngineProcess {
  const stateListeners = new Set<(state: JournalState) => void>()
  const quickLogListeners = new Set<() => void>()
  const connections = new Set<(port: MessagePortMain) => void>()
  let state: JournalState = { state: 'starting' }
  let child: UtilityProcess | null = null
  let closing = false
  let deaths = 0
  let startedAt = 0
  let restart: NodeJS.Timeout | undefined

  function enter(next: JournalState): void {
    state = next
    for (const listener of stateListeners) listener(next)
  }

  function fork(unlock?: Unlock): void {
    startedAt = performance.now()
    const forked = utilityProcess.fork(file, [], { serviceName: 'Rapport journal', stdio: 'pipe' })
    child = forked
    forked.stdout?.on('data', (text: Buffer) => log.info(`engine: ${text.toString().trimEnd()}`))
    forked.stderr?.on('data', (text: Buffer) => log.warn(`engine: ${text.toString().trimEnd()}`))
    forked.once('spawn', () => forked.postMessage({ type: 'open', ...start, ...(unlock && { unlock }) }))
    forked.on('message', (message: unknown) => receive(forked, message))
    forked.once('exit', (code) => died(forked, code))
  }

  function receive(from: UtilityProcess, message: unknown): void {
    const parsed = fromEngine.safeParse(message)
    if (from !== child || !parsed.success) return
    switch (parsed.data.type) {
      case 'ready':
        enter({ state: 'ready' })
        for (const take of connections) give(take)
        return
      case 'failed':
        log.warn(`the journal did not open: ${parsed.data.failure.code}`)
        enter({ state: 'failed', failure: parsed.data.failure })
        return
      case 'show-quick-log':
        for (const listener of quickLogListeners) listener()
        return
      case 'store':
        void answerStore(from, parsed.data)
    }
  }

  async function answerStore(from: UtilityProcess, question: StoreQuestion): Promise<void> {
    const answer = await askStore(question)
    // It may have ended meanwhile: the system's question to its user takes as long as it takes.
    if (from === child) from.postMessage({ type: 'store-answer', n: question.n, ...answer })
  }

  async function askStore(question: StoreQuestion): Promise<object> {
    try {
      if (question.ask === 'state') return { state: await store.state() }
      return await store[question.ask](question.text)
    } catch (error) {
      log.warn(`the key store of the system did not ${question.ask}`, error)
      return { failed: true }
    }
  }

  function died(dead: UtilityProcess, code: number): void {
    if (dead !== child) return
    child = null
    if (closing || state.state === 'failed') return
    deaths = performance.now() - startedAt > STEADY_AFTER_MS ? 1 : deaths + 1
    log.warn(`the engine ended with ${code}, ${deaths} in a row`)
    const delay = RESTART_DELAYS_MS[deaths - 1]
    if (delay === undefined) {
      enter({ state: 'failed', failure: { code: 'ENGINE_DIED', data: { deaths } } })
      return
    }
    enter({ state: 'restarting', deaths })
    restart = setTimeout(() => fork(), delay)
  }

  function give(take: (port: MessagePortMain) => void): void {
    const { port1, port2 } = new MessageChannelMain()
    child?.postMessage({ type: 'port' }, [port1])
    take(port2)
  }

  fork()
  return {
    state: () => state,
    onState: (listener) => added(stateListeners, listener),
    onShowQuickLog: (listener) => added(quickLogListeners, listener),
    connect(take) {
      if (state.state === 'ready') give(take)
      return added(connections, take)
    },
    retry(unlock) {
      if (state.state !== 'failed' || closing) return
      deaths = 0
      enter({ state: 'starting' })
      fork(unlock)
    },
    close() {
      closing = true
      clearTimeout(restart)
      const open = child
      if (!open) return Promise.resolve()
      return new Promise((resolve) => {
        const late = setTimeout(() => open.kill(), CLOSE_WITHIN_MS)
        open.once('exit', () => {
          clearTimeout(late)
          resolve()
        })
        open.postMessage({ type: 'close' })
      })
    },
  }
}

function added<Listener>(listeners: Set<Listener>, listener: Listener): Stop {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
