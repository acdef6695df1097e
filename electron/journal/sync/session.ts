import type { DocumentId } from '#shared/model/id.ts'
import { sessionCompare } from './session-compare.ts'
import { sessionGive } from './session-give.ts'
import { rosterDigest } from './roster-digest.ts'
import type { RefusalMemory, SessionClock, SessionDoor, SessionWire } from './session-parts.ts'
import { sessionTake } from './session-take.ts'
import { decodeEntries, encodeEntries } from './sync-entry.ts'
import {
  MAX_ENTRIES,
  MAX_NEWS,
  PROTOCOL,
  type Frame,
  type RosterRow,
  type SyncMessage,
  type SyncErrorCode,
  type SyncMessageOf,
} from './sync-messages.ts'
import type { SyncStore } from './sync-store.ts'

/** Why a session has ended. */
export type SessionEnd =
  /** The other said so, or was told so. */
  | { readonly why: 'error'; readonly code: SyncErrorCode; readonly by: 'me' | 'peer' }
  /** The connection is gone. */
  | { readonly why: 'closed' }
  /** Nothing was heard for 45 seconds. */
  | { readonly why: 'silent' }
  /** Another device has revoked this one. */
  | { readonly why: 'revoked-here' }
  /** It is this very process. */
  | { readonly why: 'self' }
  /** Five documents in a minute were not sound. */
  | { readonly why: 'refusing' }

export interface SessionStatus {
  readonly state: 'greeting' | 'comparing' | 'exchanging' | 'in-sync' | 'differing'
  /** When both were last seen to hold the same, by the clock here. */
  readonly inSyncAt: number | null
  readonly taking: { readonly done: number; readonly total: number }
  readonly giving: { readonly done: number; readonly total: number }
  /** Documents that one of both refuses. */
  readonly refused: number
  /** The clock of the other less that of this device, in milliseconds. */
  readonly clockAhead: number
  /** What keeps this device from taking anything in. */
  readonly trouble: unknown
}

/** Who may take part. All rows that are known here; what another says is put together with them. */
export interface SessionRoster {
  rows(): RosterRow[]
  merge(rows: readonly RosterRow[], from: string): void
  isRevoked(pin: string): boolean
}

export interface SessionOptions {
  readonly isDialler: boolean
  readonly own: {
    readonly pin: string
    /** Of this run; another one after each jump of time, in which it may have been copied. */
    readonly instance: string
    /** Left out: it has not been another. */
    readonly hasBeen?: (instance: string) => boolean
    readonly app: string
  }
  readonly peer: string
  readonly store: SyncStore
  readonly roster: SessionRoster
  readonly refusals: RefusalMemory
  readonly clock: SessionClock
  readonly wire: SessionWire
  /** The other has said who it is. */
  readonly onGreeted?: (hello: SyncMessageOf<'hello'>) => void
  readonly onStatus?: (status: SessionStatus) => void
  readonly onEnd: (end: SessionEnd) => void
}

/** Two devices over one connection, from this side. Everything that it does follows from frames, its clock and its store. */
export interface Session {
  readonly status: SessionStatus
  /** Whether only a greeting may come. */
  readonly isGreeting: boolean
  receive(frame: Frame): void
  /** The connection is gone. */
  closed(): void
  /** Rows have changed here: the other is told, where it is anything to it. */
  sendRoster(): void
  /** Says what is wrong, or that this device stops, and closes. */
  end(code: SyncErrorCode): void
}

function mayHaveBytes(message: SyncMessage): boolean {
  if (message.t === 'want') return message.all === true
  return ['batch', 'entries', 'news', 'compare', 'compared'].includes(message.t)
}

/** What is said of who takes part, of which the other has to know every change. */
interface Known {
  readonly digest: string
  readonly addresses: readonly string[]
}

/** Of so many documents at most, all are said to whoever is asked for everything else. */
const MAX_FEW = 16
const NEWS_AFTER_MS = 200
/** Of more, the other finds out by comparing. */
const MAX_NEWS_KEPT = 5000
const PING_EVERY_MS = 15_000
const DEAD_AFTER_MS = 45_000
const GREETED_WITHIN_MS = 15_000
const MAX_REFUSED_A_MINUTE = 5
const MINUTE_MS = 60_000

/** Begins by saying who this device is. */
export function openSession(options: SessionOptions): Session {
  const { isDialler, own, peer, store, roster, clock, wire } = options
  let hello: SyncMessageOf<'hello'> | null = null
  let isReady = false
  let hasEnded = false
  let lastHeard = clock.now()
  let clockAhead = 0
  let peerRoot: string | null = null
  let sentRoot: string | null = null
  let comparedWith: string | null = null
  let hasCompared = false
  // The first ROOT of each.
  const first: { said: SyncMessageOf<'root'> | null; heard: SyncMessageOf<'root'> | null } = { said: null, heard: null }
  let awaitsAll = false
  let inSyncAt: number | null = null
  let refusedAt: number[] = []
  const news = new Set<DocumentId>()
  let newsOverflowed = false
  let takeBackNews: (() => void) | null = null
  let takeBackPing = clock.after(PING_EVERY_MS, ping)
  const takeBackGreeting = clock.after(GREETED_WITHIN_MS, () => {
    if (!isReady) end({ why: 'silent' })
  })

  const door: SessionDoor = { store, wire, clock, refusals: options.refusals, fail, settle }
  const take = sessionTake(door, {
    onTaken(same) {
      for (const id of same) news.delete(id)
      if (news.size > 0 || newsOverflowed) return
      // Nothing has changed here but to what the other has.
      takeBackNews?.()
      takeBackNews = null
    },
    onRefused(count) {
      const now = clock.now()
      refusedAt = [...refusedAt, ...Array.from({ length: count }, () => now)].filter((at) => now - at < MINUTE_MS)
      if (refusedAt.length >= MAX_REFUSED_A_MINUTE) end({ why: 'refusing' })
    },
  })
  const give = sessionGive(door)
  const compare = sessionCompare(door, isDialler, (entries) => take.consider(entries))
  const stopListening = store.onChange((ids) => {
    if (!isReady) return
    for (const id of ids)
      if (news.size < MAX_NEWS_KEPT) news.add(id)
      else newsOverflowed = true
    takeBackNews ??= clock.after(NEWS_AFTER_MS, sendNews)
  })

  const knownNow = (): Known => ({
    digest: rosterDigest(roster.rows(), [own.pin, peer]),
    addresses: roster.rows().find(({ pin }) => pin === own.pin)?.addresses ?? [],
  })
  const greetedWith = knownNow()
  let said = greetedWith
  wire.send({
    t: 'hello',
    protocols: [PROTOCOL],
    app: own.app,
    instance: own.instance,
    clock: clock.now(),
    roster: greetedWith.digest,
    addresses: [...greetedWith.addresses],
  })

  function receive({ message, blob }: Frame): void {
    if (hasEnded) return
    lastHeard = clock.now()
    if (message.t === 'error') return end({ why: 'error', code: message.code, by: 'peer' })
    if (hello === null) return message.t === 'hello' ? greet(message) : fail('malformed')
    if (message.t === 'roster') return meet(message.devices, true)
    if (!isReady) return fail('malformed')
    if (blob.length > 0 && !mayHaveBytes(message)) return fail('malformed')
    switch (message.t) {
      case 'compare':
        if (!compare.isRunning) beginToExchange()
        return compare.onCompare(message, blob)
      case 'compared':
        return compare.onCompared(message, blob)
      case 'entries':
      case 'news':
        return hear(message.t, blob)
      case 'want':
        return giveWanted(message, blob)
      case 'batch':
        return take.onBatch(message, blob)
      case 'ack':
        return give.onAck(message)
      case 'root':
        peerRoot = message.root
        first.heard ??= message
        if (first.heard === message) choose()
        return settle()
      case 'ping':
        return
      default:
        return fail('malformed')
    }
  }

  function greet(message: SyncMessageOf<'hello'>): void {
    if (peer === own.pin) {
      if (message.instance === own.instance || own.hasBeen?.(message.instance) === true) return end({ why: 'self' })
      return fail('clone')
    }
    if (roster.isRevoked(peer)) return fail('revoked')
    if (!message.protocols.includes(PROTOCOL)) return fail('newer')
    hello = message
    clockAhead = message.clock - clock.now()
    options.onGreeted?.(message)
    // Whoever is told may have ended it, for another connection.
    if (hasEnded) return
    // Both see alike whether they know the same, by what both have said.
    const isSame = message.roster === greetedWith.digest
    if (isSame) sendRosterIfNew()
    else sendRoster()
    const row = roster.rows().find(({ pin }) => pin === peer)
    meet(row === undefined ? [] : [{ ...row, addresses: message.addresses }], isSame)
  }

  function sendRoster(): void {
    said = knownNow()
    wire.send({ t: 'roster', devices: roster.rows() })
  }

  function sendRosterIfNew(): void {
    if (JSON.stringify(knownNow()) !== JSON.stringify(said)) sendRoster()
  }

  /** @param isAll whether that is all that the other knows beyond what is known here */
  function meet(devices: readonly RosterRow[], isAll: boolean): void {
    roster.merge(devices, peer)
    if (hasEnded) return
    if (roster.isRevoked(own.pin)) return end({ why: 'revoked-here' })
    if (roster.isRevoked(peer)) return fail('revoked')
    if (isReady || !isAll) return
    isReady = true
    // What is in sync already has nothing to compare: both say what they hold first.
    settle()
  }

  function hear(what: 'entries' | 'news', blob: Uint8Array): void {
    const entries = decodeEntries(blob)
    if (entries === null || entries.length > (what === 'news' ? MAX_NEWS : MAX_ENTRIES)) return fail('malformed')
    // What it held before is no longer what it holds; it is told anew what is held here, once that was taken in.
    if (what === 'news') peerRoot = sentRoot = null
    take.consider(entries)
    settle()
  }

  function giveWanted(message: SyncMessageOf<'want'>, blob: Uint8Array): void {
    const held = message.all === true ? decodeEntries(blob) : null
    if (message.all === true && (held === null || held.length > MAX_ENTRIES)) return fail('malformed')
    if (held !== null) {
      awaitsAll = false
      beginToExchange()
      take.consider(held)
    }
    give.onWant(message, held)
    settle()
  }

  /** Whoever holds next to nothing asks for everything, and nothing is compared before. Both see alike who that is. */
  function choose(): void {
    const { said, heard } = first
    if (said === null || heard === null || said.root === heard.root) return
    const asks = (one: typeof said, other: typeof said) => one.few === true && one.count < other.count
    awaitsAll = asks(heard, said)
    if (!asks(said, heard)) return
    beginToExchange()
    take.askForAll()
  }

  function sayRoot(root: string): void {
    sentRoot = root
    const count = store.count()
    const isFew = first.said === null && count <= MAX_FEW && options.refusals.size === 0
    const message = { t: 'root' as const, root, count, ...(isFew && { few: true as const }) }
    wire.send(message)
    if (first.said !== null) return
    first.said = message
    choose()
  }

  /** What both held before says nothing any more: both say it anew when they have done. */
  function beginToExchange(): void {
    hasCompared = true
    peerRoot = sentRoot = null
  }

  function startCompare(): void {
    comparedWith = `${store.root()} ${peerRoot}`
    beginToExchange()
    compare.start()
  }

  function sendNews(): void {
    takeBackNews = null
    const marks = store.marksOf([...news])
    const entries = [...marks].map(([id, mark]) => ({ id, mark }))
    news.clear()
    // What does not fit is found by comparing: the roots differ.
    if (!newsOverflowed) {
      for (let from = 0; from < entries.length; from += MAX_NEWS) {
        wire.send({ t: 'news' }, encodeEntries(entries.slice(from, from + MAX_NEWS)))
        // It says what it holds when it has them.
        peerRoot = null
      }
    }
    newsOverflowed = false
    sentRoot = null
    settle()
  }

  /** Asks for what is wanted, and where nothing is left to do says what this device holds. */
  function settle(): void {
    if (hasEnded || !isReady) return
    if (!compare.isRunning) take.ask()
    if (!compare.isRunning && take.isDone && give.isDone && takeBackNews === null) {
      const root = store.root()
      if (sentRoot !== root) sayRoot(root)
      if (peerRoot === root) inSyncAt = clock.now()
      else if (isDialler && !awaitsAll && take.isDone && peerRoot !== null && comparedWith !== `${root} ${peerRoot}`)
        startCompare()
    }
    tell()
  }

  function status(): SessionStatus {
    const common = {
      inSyncAt,
      taking: take.progress,
      giving: give.progress,
      refused: take.refused + give.refused,
      clockAhead,
      trouble: take.trouble,
    }
    if (!isReady) return { state: 'greeting', ...common }
    const isInSync = peerRoot === store.root()
    if (compare.isRunning || (!hasCompared && !isInSync)) return { state: 'comparing', ...common }
    if (!take.isDone || !give.isDone || takeBackNews !== null || peerRoot === null || awaitsAll) {
      return { state: 'exchanging', ...common }
    }
    return { state: isInSync ? 'in-sync' : 'differing', ...common }
  }

  function tell(): void {
    if (!hasEnded) options.onStatus?.(status())
  }

  function ping(): void {
    if (clock.now() - lastHeard > DEAD_AFTER_MS) return end({ why: 'silent' })
    wire.send({ t: 'ping' })
    takeBackPing = clock.after(PING_EVERY_MS, ping)
  }

  function fail(code: SyncErrorCode): void {
    if (hasEnded) return
    wire.send({ t: 'error', code })
    end({ why: 'error', code, by: 'me' })
  }

  function end(how: SessionEnd): void {
    if (hasEnded) return
    hasEnded = true
    stopListening()
    takeBackPing()
    takeBackGreeting()
    takeBackNews?.()
    take.close()
    give.close()
    wire.close()
    options.onEnd(how)
  }

  return {
    get status() {
      return status()
    },
    get isGreeting() {
      return hello === null
    },
    receive,
    closed: () => end({ why: 'closed' }),
    sendRoster() {
      if (hello !== null && !hasEnded) sendRosterIfNew()
    },
    end: (code) => fail(code),
  }
}
