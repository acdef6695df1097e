import { refusalMemory, type SessionClock } from './session-parts.ts'
import { openSession, type Session, type SessionEnd, type SessionOptions, type SessionStatus } from './session.ts'
import type { SyncSocket } from './sync-socket.ts'
import type { Frame, SyncMessageOf } from './sync-messages.ts'
import type { SyncStore } from './sync-store.ts'

/** A session with one device, over one of perhaps two connections. */
interface Link {
  readonly localAddress: string
  readonly session: Session
  readonly isDialler: boolean
  hello: SyncMessageOf<'hello'> | null
  /** By the clock of the sessions, when it was greeted. */
  greetedAt: number
  status: SessionStatus | null
}

export interface PeerLinks {
  /** Goes on with a connection as a session. @param first what came on it already */
  open(socket: SyncSocket, how: { isDialler: boolean; first?: Frame; onEnd?: () => void }): void
  /** Of the connection that stays. */
  status(pin: string): SessionStatus | null
  isConnected(pin: string): boolean
  /** Rows have changed here: everyone connected is told. */
  sendRoster(): void
  end(pin: string): void
  /** Ends what goes out from addresses that this machine has no longer: it is dead, and would be thought alive until it was silent for long. */
  endFrom(addresses: ReadonlySet<string>): void
  closeAll(): void
}

export interface PeerLinkOptions {
  readonly own: SessionOptions['own']
  readonly store: () => SyncStore
  readonly roster: SessionOptions['roster']
  readonly clock: SessionClock
  readonly onStatus: (pin: string, status: SessionStatus) => void
  /** The other has said who it is, and this connection stays. */
  readonly onGreeted: (pin: string, socket: SyncSocket, isDialler: boolean) => void
  readonly onEnd: (pin: string, end: SessionEnd, wasLast: boolean) => void
  readonly onBug: (error: unknown) => void
}

// An attempt that had begun before a connection was greeted has come to its own greeting by then, or to nothing.
const MUTUAL_DIAL_MS = 10_000

/** Sessions with all devices. Of two connections with one, that which the smaller pin dialled stays: both ends see it alike. */
export function peerLinks(options: PeerLinkOptions): PeerLinks {
  const { own, clock } = options
  const links = new Map<string, Set<Link>>()
  const refusals = refusalMemory()
  const of = (pin: string) => [...(links.get(pin) ?? [])]

  /** Whether this one, which was greeted just now, stays; if so, others with the same device are ended. */
  function stays(pin: string, link: Link): boolean {
    for (const other of of(pin)) {
      if (other === link || other.hello === null) continue
      // Another run of it, or one that dials although it had a connection: what it had is dead, and is thought alive here until it was
      // silent for long.
      const isRedial = !link.isDialler && clock.now() - other.greetedAt > MUTUAL_DIAL_MS
      const isDead = other.hello.instance !== link.hello?.instance || isRedial
      const isDialledBySmaller = link.isDialler === own.pin < pin
      if (!isDead && other.isDialler !== link.isDialler && !isDialledBySmaller) return false
      other.session.end('busy')
    }
    return true
  }

  return {
    open(socket, { isDialler, first, onEnd }) {
      const pin = socket.peer
      let link: Link | null = null
      // What comes before the session is there is what it sends itself: nothing can have been answered.
      const session = openSession({
        isDialler,
        own,
        peer: pin,
        store: options.store(),
        roster: options.roster,
        refusals,
        clock,
        wire: { send: socket.send, close: socket.close },
        onGreeted(hello) {
          if (link === null) return
          link.hello = hello
          link.greetedAt = clock.now()
          if (stays(pin, link)) options.onGreeted(pin, socket, isDialler)
          else link.session.end('busy')
        },
        onStatus(status) {
          if (link !== null) link.status = status
          options.onStatus(pin, status)
        },
        onEnd(end) {
          if (link !== null) links.get(pin)?.delete(link)
          onEnd?.()
          options.onEnd(pin, end, of(pin).length === 0)
        },
      })
      link = { session, isDialler, localAddress: socket.localAddress, hello: null, greetedAt: 0, status: null }
      const all = links.get(pin) ?? new Set()
      links.set(pin, all.add(link))
      socket.listen({
        greets: () => session.isGreeting,
        onFrame: (frame) => session.receive(frame),
        onClose: () => session.closed(),
        onBug: options.onBug,
      })
      if (first !== undefined) session.receive(first)
    },
    status: (pin) => of(pin).find(({ hello }) => hello !== null)?.session.status ?? null,
    isConnected: (pin) => of(pin).length > 0,
    sendRoster: () => links.forEach((all) => all.forEach(({ session }) => session.sendRoster())),
    end: (pin) => of(pin).forEach(({ session }) => session.end('closing')),
    endFrom(addresses) {
      for (const all of links.values()) {
        for (const { localAddress, session } of all) if (addresses.has(localAddress)) session.end('closing')
      }
    },
    closeAll: () => links.forEach((all) => [...all].forEach(({ session }) => session.end('closing'))),
  }
}
