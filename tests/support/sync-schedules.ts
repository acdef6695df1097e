import { createHash } from 'node:crypto'
import type { DocumentId } from '#shared/model/id.ts'
import { derivedId } from '#journal/documents/derived-id.ts'
import { changePrefix } from '#journal/documents/sync-index.ts'
import { encodeFrame, frameReader, FRAME_BYTES } from '#journal/sync/frame-codec.ts'
import { markTrie, type MarkTrie } from '#journal/sync/mark-trie.ts'
import { openSession, type Session, type SessionEnd, type SessionStatus } from '#journal/sync/session.ts'
import { refusalMemory, type SessionClock, type SessionWire } from '#journal/sync/session-parts.ts'
import { copyOfState, modelSyncStore, type ModelState, type ModelStore } from './model-sync-store.ts'
import { virtualTime, type VirtualTime } from './virtual-time.ts'

type Random = (below: number) => number

const MAX_DEVICES = 4
const NOTHING: readonly Buffer[] = []

interface Device {
  readonly number: number
  readonly pin: string
  readonly store: ModelStore
  backup: ModelState | null
}

interface Link {
  readonly devices: readonly [Device, Device]
  sessions: [Session, Session]
  readonly statuses: [SessionStatus | null, SessionStatus | null]
  isUp: boolean
  cut(): void
}

export interface ScheduleReport {
  readonly failures: string[]
  readonly figures: Record<string, number>
}

const HOUR_MS = 3_600_000
const REST_MS = 1_200_000
/** Of so many in a minute a session ends. */
const MIN_REFUSED = 5

/**
 * Runs schedules of two to four devices of the model, in virtual time: they write, erase and restore while connections come, are
 * slow, are cut at any byte, and are doubled, and some of what comes cannot be taken. When it is quiet and all are connected, all must hold the same, nothing
 * acknowledged may be missing, nothing forgotten may be there, "in sync" may never have been said of different roots, and what
 * could not be taken may not have been asked for again in one session.
 */
export function runSyncSchedules({ runs, random }: { runs: number; random: Random }): ScheduleReport {
  const failures: string[] = []
  const figures: Record<string, number> = { schedules: 0, edits: 0, connections: 0, frames: 0, bytes: 0 }
  // Each takes most of a megabyte: they are made once, and emptied.
  const tries = Array.from({ length: MAX_DEVICES }, () => markTrie())
  for (let run = 0; run < runs && failures.length < 5; run++) {
    figures['schedules'] = (figures['schedules'] ?? 0) + 1
    // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a trie reads what it is filled with
    for (const trie of tries) trie.fill(NOTHING)
    for (const failure of schedule(random, figures, tries)) failures.push(`schedule ${run}: ${failure}`)
  }
  return { failures, figures }
}

function schedule(random: Random, figures: Record<string, number>, tries: readonly MarkTrie[]): string[] {
  const failures: string[] = []
  const count = (what: string, by = 1) => (figures[what] = (figures[what] ?? 0) + by)
  const pick = <Item>(items: readonly Item[]): Item => items[random(items.length)] as Item
  const time = virtualTime()
  const devices = Array.from({ length: 2 + random(MAX_DEVICES - 1) }, (_, number): Device => ({
    number,
    pin: String(number).repeat(64),
    store: modelSyncStore(time, () => random(30), tries[number]),
    backup: null,
  }))
  const ids = Array.from({ length: 1 + random(random(4) === 0 ? 60 : 6) }, (_, at) => derivedId('model', String(at)))
  const expected = new Map<DocumentId, Set<string>>(ids.map((id) => [id, new Set()]))
  const forgotten = new Set<DocumentId>()
  const links: Link[] = []
  const world = { time, random, links, count, failures }
  let hashes = 0

  const steps = 10 + random(40)
  for (let step = 0; step < steps; step++) {
    const device = pick(devices)
    const { store } = device
    const id = pick(ids)
    const dice = random(24)
    if (dice < 10) {
      if (!forgotten.has(id)) {
        if (store.headsOf(id) === null) continue
        const hash = createHash('sha256')
          .update(`${hashes++} ${random(1e9)}`)
          .digest('hex')
        store.edit(id, hash)
        expected.get(id)?.add(hash)
        count('edits')
      } else if (store.headsOf(id) !== null) {
        // Somebody else has forgotten it, and this device does not know yet.
        store.edit(id, createHash('sha256').update(`${hashes++}`).digest('hex'))
      }
    } else if (dice < 15) connect(pick(devices), pick(devices), world)
    else if (dice < 17) pick(links.length > 0 ? links : [null])?.cut()
    else if (dice === 17 && store.state.documents.has(id)) {
      store.expire(id)
      count('expiries')
    } else if (dice === 18 && random(3) === 0 && store.state.documents.has(id)) {
      store.forget(id)
      forgotten.add(id)
      count('forgotten')
    } else if (dice === 19) device.backup = copyOfState(store.state)
    else if (dice === 20 && device.backup !== null && random(2) === 0) {
      stop(device, links)
      // What nobody else has is undone by the backup.
      forgetUnseen(expected, device, devices)
      store.restore(device.backup)
      count('restores')
    } else if (dice === 21) {
      stop(device, links)
      count('crashes')
    } else if (dice === 22) store.isFull = random(3) === 0
    else store.refuses = random(3) > 0 ? id : null
    if (!time.run(pick([0, 5, 50, 300, 5000, 70_000]))) failures.push('the devices never come to an end')
  }

  for (const { store } of devices) {
    store.isFull = false
    store.refuses = null
  }
  for (const { cut } of links) cut()
  // Everyone meets everyone, or all meet one that is always there.
  const isStar = random(2) === 0
  for (const one of devices) {
    for (const other of devices) {
      if (one.number < other.number && (!isStar || one.number === 0)) connect(one, other, world, 'stays')
    }
  }
  if (!time.run(REST_MS)) failures.push('the devices never come to rest')
  return [...failures, ...atRest(devices, links, { expected, forgotten })]
}

function stop(device: Device, links: readonly Link[]): void {
  for (const link of links) if (link.devices.includes(device)) link.cut()
}

function forgetUnseen(expected: Map<DocumentId, Set<string>>, device: Device, devices: readonly Device[]): void {
  for (const [id, hashes] of expected) {
    for (const hash of hashes) {
      const isElsewhere = devices.some((one) => one !== device && one.store.state.documents.get(id)?.has(hash))
      const isInBackup = device.backup?.documents.get(id)?.has(hash) === true
      if (!isElsewhere && !isInBackup) hashes.delete(hash)
    }
  }
}

interface World {
  readonly time: VirtualTime
  readonly random: Random
  readonly links: Link[]
  readonly count: (what: string, by?: number) => void
  readonly failures: string[]
}

/** A connection of which each side hears the other's bytes in order, later, until it is cut. */
function connect(
  one: Device,
  other: Device,
  { time, random, links, count, failures }: World,
  how: 'stays' | 'may be cut' = 'may be cut',
): void {
  if (one === other) return
  const latency = [1, 20, 150, 2000][random(4)] ?? 1
  const cutAfter = how === 'may be cut' && random(3) === 0 ? random(20_000) : Number.POSITIVE_INFINITY
  let bytes = 0
  const saidRoots = [new Set<string>(), new Set<string>()] as const
  count('connections')
  const link: Link = {
    devices: [one, other],
    isUp: true,
    sessions: [] as unknown as [Session, Session],
    statuses: [null, null],
    cut() {
      if (!link.isUp) return
      link.isUp = false
      for (const session of link.sessions) session.closed()
    },
  }
  let refusals = 0
  const ended = (which: 0 | 1, end: SessionEnd) => {
    const isRefusing = end.why === 'refusing' && refusals >= MIN_REFUSED
    if (end.why !== 'closed' && end.why !== 'silent' && !isRefusing)
      failures.push(`a session ended: ${JSON.stringify(end)}`)
    link.statuses[which] = null
    // What was on its way still arrives.
    time.after(latency + 1, () => link.cut())
  }
  const marksAtFirst = link.devices.map(({ store: { state, marksOf } }) =>
    marksOf([...state.documents.keys(), ...state.tombstones.keys()]),
  )
  const refusedBy = [new Set<DocumentId>(), new Set<DocumentId>()] as const
  /** What could not be taken, and is as it was when they met, is not wanted again. */
  const isWantedInVain = (from: 0 | 1, id: DocumentId) => {
    const to = from === 0 ? 1 : 0
    return refusedBy[from].has(id) && link.devices[to].store.marksOf([id]).get(id) === marksAtFirst[to]?.get(id)
  }
  const wire = (from: 0 | 1): SessionWire => {
    const reader = frameReader(() => link.sessions[from === 0 ? 1 : 0].isGreeting)
    let last = 0
    return {
      send(message, blob) {
        if (message.t === 'root') {
          saidRoots[from].add(message.root)
          if (message.root !== link.devices[from].store.root())
            failures.push('a device says a root that is not its own')
        }
        if (message.t === 'want' && message.items.some(({ id }) => isWantedInVain(from, id)))
          failures.push('a device asks again for what it could not take')
        if (message.t === 'ack') {
          refusals += message.refused.length
          count('refused', message.refused.length)
          for (const id of message.refused) refusedBy[from].add(id)
        }
        const frame = encodeFrame(message, blob)
        count('frames')
        count('bytes', frame.length)
        if (frame.length > FRAME_BYTES) failures.push(`a frame of ${frame.length} bytes`)
        bytes += frame.length
        if (bytes > cutAfter) return time.after(0, () => link.cut())
        last = Math.max(last, time.now() + latency + random(latency))
        time.after(last - time.now(), () => {
          if (!link.isUp) return
          const middle = random(frame.length)
          for (const part of [frame.subarray(0, middle), frame.subarray(middle)]) {
            for (const whole of reader.push(part)) link.sessions[from === 0 ? 1 : 0].receive(whole)
          }
        })
      },
      close() {},
    }
  }
  const open = (which: 0 | 1): Session => {
    const [own, peer] = which === 0 ? [one, other] : [other, one]
    // Another clock than the true one: nothing goes by it.
    const ahead = (own.number - 1) * 10 * 365 * 24 * HOUR_MS
    const clock: SessionClock = { now: () => time.now() + ahead, after: (ms, work) => time.after(ms, work) }
    return openSession({
      isDialler: which === 0,
      own: { pin: own.pin, instance: String(own.number).repeat(32), app: 'model' },
      peer: peer.pin,
      store: own.store,
      roster: { rows: () => [], merge: () => {}, isRevoked: () => false },
      refusals: refusalMemory(),
      clock,
      wire: wire(which),
      onStatus: (status) => {
        link.statuses[which] = status
        const roots = saidRoots[which === 0 ? 1 : 0]
        if (status.state === 'in-sync' && !roots.has(own.store.root()))
          failures.push('in sync was said of different roots')
      },
      onEnd: (end) => ended(which, end),
    })
  }
  link.sessions = [open(0), open(1)]
  links.push(link)
}

function atRest(
  devices: readonly Device[],
  links: readonly Link[],
  { expected, forgotten }: { expected: Map<DocumentId, Set<string>>; forgotten: ReadonlySet<DocumentId> },
): string[] {
  const failures: string[] = []
  const roots = new Set(devices.map(({ store }) => store.root()))
  if (roots.size > 1) failures.push(`the roots differ: ${[...roots].join(' ')}`)
  for (const { number, store } of devices) {
    if (store.recomputedRoot() !== store.root()) failures.push(`the marks of ${number} are not those of what it holds`)
    for (const [id, hashes] of expected) {
      const document = store.state.documents.get(id)
      if (forgotten.has(id)) {
        if (document !== undefined) failures.push(`${id} was forgotten, and ${number} has it`)
        continue
      }
      const erased = new Set(store.state.tombstones.get(id)?.known)
      const lost = [...hashes].filter((hash) => !document?.has(hash) && !erased.has(changePrefix(hash)))
      if (lost.length > 0) failures.push(`${number} has lost ${lost.length} edits of ${id}`)
    }
  }
  const up = links.filter(({ isUp }) => isUp)
  if (up.length === 0) failures.push('nobody is connected at rest')
  for (const link of up) {
    const states = link.statuses.map((status) => status?.state)
    if (states.some((state) => state !== 'in-sync')) failures.push(`a connection at rest is ${states.join(' and ')}`)
  }
  return failures
}
