import { createHash } from 'node:crypto'
import type { CalendarFeed, CalendarFeedProblem } from '#shared/contract/feed-contract.ts'
import { newSecret, readFeedSecret, removeFeedSecret, writeFeedSecret, type FeedSecret } from './feed-secret.ts'
import { feedAddress, FeedNotServed, openFeedServer, type FeedServer } from './feed-server.ts'

/** Where the address of the feed is kept, and whether this host stays open and serves it. */
export interface FeedOptions {
  readonly file: string
  readonly serves: boolean
}

export interface Feed {
  state(): CalendarFeed
  /** @throws JournalError where it cannot be kept; FeedNotServed */
  set(isOn: boolean): Promise<void>
  /** Another address: the one of before stops at once. @throws JournalError where it cannot be kept; FeedNotServed */
  renew(): Promise<void>
  close(): Promise<void>
}

export interface FeedDoor extends FeedOptions {
  /** By which the address is sealed. */
  readonly journalKey: Uint8Array
  /** The calendar as it is exported; null while there is none to give. */
  readonly text: () => string | null
  /** Something of `state` has changed. */
  readonly touch: () => void
  readonly failed: (error: unknown) => void
  /** How long to wait before a port that another program has is tried again. */
  readonly retryMs?: number
}

const RETRY_MS = 60_000

/** The plan as a calendar that other programs of this machine subscribe to, off until it is asked for. */
export function openFeed(door: FeedDoor): Feed {
  const { file, journalKey, serves, touch, failed, retryMs = RETRY_MS } = door
  let kept: FeedSecret | null = readFeedSecret(file, journalKey)
  let server: FeedServer | null = null
  let problem: CalendarFeedProblem | null = null
  let retry: NodeJS.Timeout | undefined
  let isClosed = false
  // One thing after another: what is switched on and off quickly ends as it was asked last.
  let last: Promise<void> = kept === null || !serves ? Promise.resolve() : serve().finally(touch)

  function inTurn(work: () => Promise<void>): Promise<void> {
    const done = last.then(work)
    last = done.catch(() => undefined)
    return done.finally(touch)
  }

  async function serve(): Promise<void> {
    clearTimeout(retry)
    if (kept === null || !serves || server !== null || isClosed) return
    const before = problem
    try {
      server = await listen(kept.port)
      problem = null
    } catch (error) {
      const isTaken = error instanceof FeedNotServed && error.code === 'EADDRINUSE'
      problem = isTaken ? 'port-taken' : 'not-allowed'
      // Tried every minute, and said once.
      if (problem !== before && !isTaken) failed(error)
      retry = setTimeout(() => void inTurn(serve), retryMs).unref()
    }
  }

  function listen(port: number): Promise<FeedServer> {
    // Of none that is known an address begins like no other.
    return openFeedServer({ port, secret: () => kept?.secret ?? newSecret(), content: contentNow, failed })
  }

  function contentNow() {
    const text = door.text()
    if (text === null) return null
    // When it was made says nothing of what it says.
    const said = text.replaceAll(/^DTSTAMP:.*$/gm, '')
    return { text, mark: createHash('sha256').update(said).digest('base64url') }
  }

  async function stop(): Promise<void> {
    clearTimeout(retry)
    await server?.close()
    server = null
    problem = null
  }

  /** On a port that is free, kept from then on. */
  async function begin(): Promise<void> {
    const opened = await listen(0)
    const made = { secret: newSecret(), port: opened.port }
    try {
      writeFeedSecret(file, journalKey, made)
    } catch (error) {
      await opened.close()
      throw error
    }
    kept = made
    if (serves) server = opened
    else await opened.close()
  }

  return {
    state: () => ({
      available: true,
      address: kept === null ? null : feedAddress(kept.port, kept.secret),
      isServed: server !== null,
      problem,
    }),
    set: (isOn) =>
      inTurn(async () => {
        if (isOn === (kept !== null)) return
        if (isOn) return await begin()
        removeFeedSecret(file)
        kept = null
        await stop()
      }),
    renew: () =>
      inTurn(async () => {
        if (kept === null) return
        if (problem !== null) {
          await stop()
          return await begin()
        }
        const made = { ...kept, secret: newSecret() }
        writeFeedSecret(file, journalKey, made)
        kept = made
      }),
    async close() {
      isClosed = true
      await last
      await stop()
    },
  }
}
