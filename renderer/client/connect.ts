import type { ClientContext, ClientLink } from '@orpc/client'
import { createORPCClient } from '@orpc/client'
import type { JournalClient } from '#shared/contract/contract.ts'
import type { Topic } from '#shared/contract/query-topics.ts'
import { browserChannels } from './browser-channel.ts'
import type { Channel, OpenChannel, RefusedEntry } from './channel.ts'
import { ChannelRefused } from './channel.ts'
import { desktopBridge } from './desktop.ts'
import { desktopChannels } from './desktop-channel.ts'
import { ConnectionLost, toJournalFailure } from './journal-failure.ts'

export interface ConnectionStatus {
  /** `connecting` before the first time, `lost` from a loss until the connection is back. */
  readonly state: 'connecting' | 'connected' | 'lost'
  /** Why it is not even tried again; null otherwise. */
  readonly refused: RefusedEntry | null
}

export interface JournalConnection {
  /** Stays the same through losses. Calls wait for the first connection, and reject with `ConnectionLost` in a loss. */
  readonly client: JournalClient
  readonly status: () => ConnectionStatus
  /** Called when the status has changed. Returns what stops it. */
  readonly onStatus: (listener: () => void) => () => void
  /** Called with the topics of each commit, and with `*` after a loss: anything may have changed. */
  readonly onTopics: (listener: (topics: readonly Topic[]) => void) => () => void
  /** Settles when there is a connection, which is at once when there is one now. */
  readonly whenConnected: (signal?: AbortSignal) => Promise<void>
  close(): void
}

export interface ConnectOptions {
  readonly openChannel: OpenChannel
  /** Waits before the first, second … attempt after a loss; the last one repeats. */
  readonly waitsMs?: readonly number[]
}

const WAITS_MS = [100, 300, 1000, 2000, 5000]

/** The connection of this page: over the desktop app's ports, or to the host that served the page. */
export function connectThisPage(): JournalConnection {
  const bridge = desktopBridge()
  return connectToJournal({ openChannel: bridge ? desktopChannels(window, bridge) : browserChannels(window) })
}

/** Connects, watches what is touched, and connects again after each loss, until closed. */
export function connectToJournal({ openChannel, waitsMs = WAITS_MS }: ConnectOptions): JournalConnection {
  const ending = new AbortController()
  const statusListeners = new Set<() => void>()
  const topicListeners = new Set<(topics: readonly Topic[]) => void>()
  const pending = new Set<(reason: Error) => void>()
  let status: ConnectionStatus = { state: 'connecting', refused: null }
  let channel: Channel | null = null

  const link: ClientLink<ClientContext> = {
    async call(path, input, options) {
      await until(() => status.state !== 'connecting', options.signal)
      const through = channel
      if (!through) throw new ConnectionLost()
      return await answered(through, through.link.call(path, input, options), options.signal)
    },
  }
  void keepConnected()

  return {
    client: createORPCClient<JournalClient>(link),
    status: () => status,
    onStatus: (listener) => listenIn(statusListeners, listener),
    onTopics: (listener) => listenIn(topicListeners, listener),
    whenConnected: (signal) => until(() => channel !== null, signal),
    close() {
      ending.abort(new ConnectionLost())
      channel?.close()
    },
  }

  async function keepConnected(): Promise<void> {
    let attempt = 0
    while (!ending.signal.aborted) {
      try {
        const opened = await openChannel(ending.signal)
        await watch(opened, () => (attempt = 0))
      } catch (error) {
        if (error instanceof ChannelRefused) return lose(error.entry)
      }
      lose(null)
      await wait(waitsMs[Math.min(attempt, waitsMs.length - 1)] ?? 0, ending.signal)
      attempt += 1
    }
  }

  /** Holds the channel as the one to use until it is gone. */
  async function watch(opened: Channel, connected: () => void): Promise<void> {
    const gone = opened.closed.then(() => {
      throw new ConnectionLost()
    })
    gone.catch(() => undefined)
    try {
      // Only a connection that hears what changes is one: screens would show old rows without knowing it.
      const changes = await Promise.race([createORPCClient<JournalClient>(opened.link).changes(), gone])
      const again = status.state === 'lost'
      channel = opened
      connected()
      setStatus({ state: 'connected', refused: null })
      if (again) tell(['*'])
      await Promise.race([gone, forEachChange(changes)])
    } finally {
      opened.close()
    }
  }

  async function forEachChange(changes: AsyncIterable<{ topics: Topic[] }>): Promise<void> {
    for await (const { topics } of changes) tell(topics)
  }

  function lose(refused: RefusedEntry | null): void {
    channel = null
    const lost = new ConnectionLost()
    for (const reject of pending) reject(lost)
    pending.clear()
    // The very first attempts are still "connecting": nothing has been lost.
    setStatus({ state: status.state === 'connecting' && refused === null ? 'connecting' : 'lost', refused })
  }

  /** The answer of a call, a failure as `JournalFailure`, or `ConnectionLost` as soon as the channel is gone. */
  function answered<Answer>(through: Channel, call: Promise<Answer>, signal: AbortSignal | undefined): Promise<Answer> {
    return new Promise((resolve, reject) => {
      pending.add(reject)
      call
        .then(resolve, (error: unknown) => {
          if (signal?.aborted) return reject(signal.reason)
          if (through.isOpen() && !(error instanceof Error && error.name === 'AbortError'))
            return reject(toJournalFailure(error))
          // The library sees the end of a channel before its event has gone round. Whoever asks again must wait.
          through.close()
          if (channel === through) lose(null)
          reject(new ConnectionLost())
        })
        .finally(() => pending.delete(reject))
    })
  }

  function until(holds: () => boolean, signal?: AbortSignal): Promise<void> {
    if (holds()) return Promise.resolve()
    return new Promise((resolve, reject) => {
      const stopListening = listenIn(statusListeners, settle)
      signal?.addEventListener('abort', settle)
      ending.signal.addEventListener('abort', settle)
      settle()

      function settle(): void {
        if (!holds() && !signal?.aborted && !ending.signal.aborted) return
        stopListening()
        signal?.removeEventListener('abort', settle)
        ending.signal.removeEventListener('abort', settle)
        if (holds()) resolve()
        else reject(signal?.aborted ? signal.reason : new ConnectionLost())
      }
    })
  }

  function setStatus(next: ConnectionStatus): void {
    if (next.state === status.state && next.refused === status.refused) return
    status = next
    for (const listener of statusListeners) listener()
  }

  function tell(topics: readonly Topic[]): void {
    for (const listener of topicListeners) listener(topics)
  }
}

function listenIn<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true })
  })
}
