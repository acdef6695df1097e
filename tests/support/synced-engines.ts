import { encodeFrame, frameReader } from '#journal/sync/frame-codec.ts'
import { journalSyncStore } from '#journal/sync/journal-sync-store.ts'
import { refusalMemory, type RefusalMemory, type SessionWire } from '#journal/sync/session-parts.ts'
import { openSession, type Session, type SessionEnd } from '#journal/sync/session.ts'
import type { Frame } from '#journal/sync/sync-messages.ts'
import type { SyncStore } from '#journal/sync/sync-store.ts'
import type { DocumentStore } from '#journal/documents/document-store.ts'
import type { TestEngine } from './test-engine.ts'
import { virtualTime, type VirtualTime } from './virtual-time.ts'

export interface Connection {
  /** From the one that dialled, and from the other. */
  readonly sessions: readonly [Session, Session]
  readonly ends: [SessionEnd | null, SessionEnd | null]
  /** Messages as they were sent, with their bytes, by who sent them. */
  readonly sent: { readonly by: 0 | 1; readonly frame: Frame; readonly bytes: number }[]
  /** Lets everything happen that is due within `ms`. */
  run(ms?: number): Promise<void>
  /** From now on nothing arrives any more, and nobody is told. */
  silence(): void
  disconnect(): void
}

/** Both devices, connected by a wire in memory, through the codec. */
export function connectEngines(
  one: TestEngine,
  other: TestEngine,
  memories: readonly [RefusalMemory, RefusalMemory] = [refusalMemory(), refusalMemory()],
): Connection {
  return connectStores([one.engine.store, other.engine.store], memories)
}

export function connectStores(
  stores: readonly [DocumentStore, DocumentStore],
  memories: readonly [RefusalMemory, RefusalMemory] = [refusalMemory(), refusalMemory()],
): Connection {
  const time = virtualTime()
  const synced = stores.map((store) => journalSyncStore(store, (work) => void time.after(0, work)))
  const connection = connectSyncStores(time, synced as unknown as [SyncStore, SyncStore], memories)
  return {
    ...connection,
    disconnect() {
      connection.disconnect()
      for (const { close } of synced) close()
    },
  }
}

function connectSyncStores(
  time: VirtualTime,
  stores: readonly [SyncStore, SyncStore],
  memories: readonly [RefusalMemory, RefusalMemory],
): Connection {
  const sessions: Session[] = []
  const ends: Connection['ends'] = [null, null]
  const sent: Connection['sent'] = []
  let isSilent = false
  const wire = (by: 0 | 1): SessionWire => {
    const to = by === 0 ? 1 : 0
    const reader = frameReader(() => sessions[to]?.isGreeting ?? true)
    return {
      send(message, blob = new Uint8Array()) {
        const bytes = encodeFrame(message, blob)
        sent.push({ by, frame: { message, blob }, bytes: bytes.length })
        time.after(1, () => {
          if (ends[to] === null && !isSilent) for (const frame of reader.push(bytes)) sessions[to]?.receive(frame)
        })
      },
      close: () => void time.after(2, () => isSilent || sessions[to]?.closed()),
    }
  }
  for (const which of [0, 1] as const) {
    const pin = which === 0 ? 'a'.repeat(64) : 'b'.repeat(64)
    sessions.push(
      openSession({
        isDialler: which === 0,
        own: { pin, instance: pin.slice(0, 32), app: 'test' },
        peer: which === 0 ? 'b'.repeat(64) : 'a'.repeat(64),
        store: stores[which],
        roster: { rows: () => [], merge: () => {}, isRevoked: () => false },
        refusals: memories[which],
        clock: time,
        wire: wire(which),
        onEnd: (end) => void (ends[which] = end),
      }),
    )
  }
  return {
    sessions: sessions as unknown as [Session, Session],
    ends,
    sent,
    async run(ms = 2000) {
      // What is told after a transaction is told between two steps.
      for (let step = 0; step < 20; step++) {
        time.run(ms / 20)
        await Promise.resolve()
      }
    },
    silence: () => void (isSilent = true),
    disconnect() {
      for (const session of sessions) session.closed()
    },
  }
}

/** Connects two devices until both say that they are in sync. @throws Error where they do not come to it */
export async function syncEngines(one: TestEngine, other: TestEngine): Promise<Connection> {
  const connection = connectEngines(one, other)
  for (let turn = 0; turn < 50; turn++) {
    await connection.run()
    if (connection.sessions.every(({ status }) => status.state === 'in-sync')) break
  }
  connection.disconnect()
  const states = connection.sessions.map(({ status }) => status.state)
  if (states.some((state) => state !== 'in-sync')) {
    throw new Error(`not in sync: ${states.join(', ')} ${JSON.stringify(connection.ends)}`)
  }
  return connection
}
