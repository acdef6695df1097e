import { randomBytes } from 'node:crypto'
import { addressText, ownAddresses, parseAddress } from './device-address.ts'
import { deviceDialler, type DeviceDialler } from './device-dialler.ts'
import type { DeviceFinder } from './device-finder.ts'
import { makeIdentity, readIdentity, type DeviceIdentity } from './device-identity.ts'
import { openRoster, type DeviceRoster } from './device-roster.ts'
import { openPairingWindow, type PairingView } from './pairing-window.ts'
import { peerLinks, type PeerLinks } from './peer-links.ts'
import type { SessionClock } from './session-parts.ts'
import type { SessionStatus } from './session.ts'
import type { RosterRow, SyncMessageOf } from './sync-messages.ts'
import { dialDevice, listenForDevices, type SyncServer, type SyncSocket } from './sync-socket.ts'
import type { OpenSyncStore } from './sync-store.ts'

const GREETED_WITHIN_MS = 15_000
const AN_HOUR_MS = 3_600_000
const NOTE_IN_SYNC_EVERY_MS = 10_000
const DIAL_AFTER_COMMIT_MS = 5000
const TELL_AFTER_MS = 100
const LOOK_EVERY_MS = 5000
// Longer than any pause of a busy machine: it slept, and its connections are dead.
const SLEPT_MS = 30_000

type Counts = SyncMessageOf<'pair2'>['counts']

/** Why nothing is exchanged with anybody. */
export type SyncHalt = 'paused' | 'clone' | 'revoked' | 'unreadable' | 'no-port' | 'restoring'

export interface DeviceView {
  readonly row: RosterRow
  readonly status: SessionStatus | null
  readonly isDialling: boolean
  readonly inSyncAt: number | null
  /** Why it is not reached, or does not want this device: a code. */
  readonly problem: string | null
}

export interface DevicesView {
  readonly isOn: boolean
  readonly halt: SyncHalt | null
  readonly name: string
  readonly pin: string | null
  readonly addresses: readonly string[]
  readonly revokedBy: string | null
  readonly devices: readonly DeviceView[]
  readonly pairing: PairingView | null
  /** Machines in the same network that have a window open. */
  readonly joinable: readonly { readonly name: string; readonly address: string }[]
}

export interface DeviceSyncOptions {
  /** Beside the key of the journal. */
  readonly identityFile: string
  /** By which the key of this device is sealed in that file. */
  readonly journalKey: Uint8Array
  readonly rosterFile: string
  /** The address that is listened on; `0.0.0.0` for all. */
  readonly bind: string
  readonly name: string
  readonly app: string
  readonly now: () => number
  /** The journal as it is open now; null while it is being restored. */
  readonly store: () => OpenSyncStore | null
  readonly counts: () => Counts
  /** Before anything comes in from a device that was not known. */
  readonly backUp: () => Promise<void>
  readonly touch: () => void
  readonly onBug: (error: unknown) => void
  /** Finds devices in the networks of this machine; left out: addresses alone are tried. */
  readonly finder?: (where: {
    readonly port: number
    readonly own: string
    readonly pins: () => readonly string[]
    readonly found: (pin: string | null, address: string) => void
  }) => DeviceFinder
}

/** Everything of this device that concerns others. No socket is opened before one was paired, or a window for it is open. */
export interface DeviceSync {
  view(): DevicesView
  /** Listens and dials, where there is anybody to meet. */
  start(): Promise<void>
  /** Ends all connections, and begins none, until `start`. @param why what is shown meanwhile */
  stop(why?: 'restoring'): Promise<void>
  pause(paused: boolean): Promise<void>
  rename(name: string): void
  /** Opens the window in which two machines may be paired: this one shows digits, or looks for one that does. */
  openWindow(role: PairingView['role']): Promise<void>
  /** @returns false where the address is none */
  join(address: string): Promise<boolean>
  typeDigits(digits: string): void
  confirm(): void
  closePairing(): void
  /** @returns false where there is no such device */
  revoke(pin: string): boolean
  /** Tries everybody now. */
  hurry(): void
  /** After a copy of the disk was found, or this device was revoked: it becomes another, which has to be paired anew. */
  renew(): Promise<void>
  close(): Promise<void>
}

export function openDeviceSync(options: DeviceSyncOptions): DeviceSync {
  const { now } = options
  const instances = [newInstance()]
  const clock: SessionClock = {
    now,
    after(ms, work) {
      const timer = setTimeout(work, ms)
      timer.unref()
      return () => clearTimeout(timer)
    },
  }
  let halt: SyncHalt | null = null
  let identity: DeviceIdentity | null = null
  let roster: DeviceRoster | null = null
  let server: SyncServer | null = null
  let store: OpenSyncStore | null = null
  let links: PeerLinks | null = null
  let finder: DeviceFinder | null = null
  const diallers = new Map<string, DeviceDialler>()
  const problems = new Map<string, string>()
  let running: Promise<void> = Promise.resolve()
  let isStopped = true
  let lastHurried = 0
  let takeBackTelling: (() => void) | null = null
  let takeBackLooking = () => {}

  try {
    identity = readIdentity(options.identityFile, options.journalKey)
    roster = openRoster(options.rosterFile, options.name)
  } catch (error) {
    halt = 'unreadable'
    options.onBug(error)
  }

  function tell(): void {
    takeBackTelling ??= clock.after(TELL_AFTER_MS, () => {
      takeBackTelling = null
      options.touch()
    })
  }

  /** One after the other: starting and stopping wait for sockets. */
  function inTurn(work: () => Promise<void>): Promise<void> {
    running = running.then(work, work)
    return running
  }

  const others = () => (roster?.rows() ?? []).filter(({ pin }) => pin !== identity?.pin)
  const isWanted = () => others().some(({ revokedAt }) => revokedAt === null) || pairing.isOpen

  async function startNow(): Promise<void> {
    if (roster === null || halt === 'unreadable') return
    if (identity !== null && roster.isRevoked(identity.pin)) halt = 'revoked'
    if (halt !== 'clone' && halt !== 'revoked') halt = roster.paused ? 'paused' : null
    // Nothing has begun, of which anybody would have to be told.
    if (halt !== null || isStopped || server !== null || !isWanted()) return
    identity ??= makeIdentity(options.identityFile, options.journalKey, 'new')
    store = options.store()
    if (store === null) return
    const { pin } = identity
    const own = {
      pin,
      app: options.app,
      get instance() {
        return instances.at(-1) ?? ''
      },
      hasBeen: (instance: string) => instances.includes(instance),
    }
    const opened = store
    links = peerLinks({
      own,
      store: () => opened,
      roster: {
        rows: () => roster?.rows() ?? [],
        merge: (rows, from) => {
          if (roster?.merge(rows, from, own.pin)) rosterChanged(from)
        },
        isRevoked: (pin) => roster?.isRevoked(pin) ?? false,
      },
      clock,
      onStatus(pin, status) {
        if (status.state === 'in-sync') noteInSync(pin)
        tell()
      },
      onGreeted(pin, socket, isDialler) {
        problems.delete(pin)
        if (!isDialler) rememberFrom(pin, socket.address)
        tell()
      },
      onEnd: (pin, end, wasLast) => {
        if (end.why === 'error') problems.set(pin, `${end.by}-${end.code}`)
        if (end.why === 'refusing') problems.set(pin, 'refusing')
        if (end.why === 'error' && end.code === 'clone') return stopFor('clone')
        if (end.why === 'revoked-here') return stopFor('revoked')
        const dialler = diallers.get(pin)
        if (end.why === 'refusing') dialler?.rest(AN_HOUR_MS)
        else if (end.why === 'error' && end.by === 'peer' && end.code !== 'busy' && end.code !== 'closing')
          dialler?.rest()
        else if (wasLast && end.why !== 'error') dialler?.hurry(1000)
        tell()
      },
      onBug: options.onBug,
    })
    server = await listen(identity, roster)
    if (server === null) {
      halt = 'no-port'
      return tell()
    }
    const { port } = server
    const former = roster.row(identity.pin)?.addresses ?? []
    noteOwnRow()
    store.onChange(hurryAfterCommit)
    // Its own pin too: under it nobody else should be found.
    const pins = () => [own.pin, ...others().map(({ pin }) => pin)]
    finder = options.finder?.({ port, own: own.pin, pins, found: foundAt }) ?? null
    matchDiallers()
    look(now(), ownAddresses(options.bind, port).join(' '))
    // Where this device was, and is not: who answers there with its key is a copy of it, or it is one.
    const mine = new Set(ownAddresses(options.bind, port))
    for (const address of former) if (!mine.has(address)) meetSelf(address)
    tell()
  }

  /** Whether the machine slept, or is in another network: others are told where it is, and tried at once. */
  function look(last: number, addresses: string): void {
    takeBackLooking = clock.after(LOOK_EVERY_MS, () => {
      if (server === null) return
      const current = ownAddresses(options.bind, server.port).join(' ')
      const hasSlept = Math.abs(now() - last - LOOK_EVERY_MS) > SLEPT_MS
      if (hasSlept) awake()
      if (current !== addresses) {
        const here = new Set(current.split(' '))
        const gone = addresses.split(' ').filter((address) => !here.has(address))
        links?.endFrom(new Set(gone.map((address) => parseAddress(address)?.host ?? '')))
        keep(noteOwnRow)
        links?.sendRoster()
      }
      if (hasSlept || current !== addresses) for (const dialler of diallers.values()) dialler.hurry()
      look(now(), current)
    })
  }

  /** After a jump of time: it slept, or it is a copy of a machine that ran, or has one. */
  function awake(): void {
    instances.push(newInstance())
    store?.renewActors()
    finder?.renew()
  }

  async function listen(who: DeviceIdentity, kept: DeviceRoster): Promise<SyncServer | null> {
    for (const port of [kept.port, 0]) {
      try {
        const opened = await listenForDevices(who, { host: options.bind, port }, welcome)
        if (opened.port !== kept.port) kept.set({ port: opened.port })
        return opened
      } catch (error) {
        // Another program has the port that was kept: others are told of the new one.
        if (port === 0) options.onBug(error)
      }
    }
    return null
  }

  async function stopNow(): Promise<void> {
    for (const dialler of diallers.values()) dialler.stop()
    diallers.clear()
    takeBackLooking()
    finder?.close()
    finder = null
    links?.closeAll()
    links = null
    const closing = server
    server = null
    store?.close()
    store = null
    await closing?.close()
    tell()
  }

  function stopFor(why: 'clone' | 'revoked'): void {
    halt = why
    void inTurn(stopNow)
  }

  function noteOwnRow(): void {
    if (roster === null || identity === null || server === null) return
    const addresses = ownAddresses(options.bind, server.port).slice(0, 8)
    const before = roster.row(identity.pin)
    const addedAt = before?.addedAt ?? now()
    roster.put({
      pin: identity.pin,
      name: roster.name,
      addresses,
      addedBy: before?.addedBy ?? identity.pin,
      addedAt,
      revokedBy: null,
      revokedAt: null,
    })
  }

  /** The port of its row at the address from which it came. */
  function rememberFrom(pin: string, host: string): void {
    const row = roster?.row(pin)
    const port = row?.addresses.map(parseAddress).find((one) => one !== null)?.port
    if (port !== undefined && host !== '') roster?.remember(pin, addressText({ host, port }))
  }

  function noteInSync(pin: string): void {
    const before = roster?.inSyncAt(pin) ?? 0
    const at = now()
    if (Math.abs(at - before) >= NOTE_IN_SYNC_EVERY_MS) keep(() => roster?.noteInSync(pin, at))
  }

  /** A full disk keeps no note; nothing depends on it. */
  function keep(write: () => void): void {
    try {
      write()
    } catch (error) {
      options.onBug(error)
    }
  }

  function rosterChanged(from: string): void {
    for (const { pin, revokedAt } of others()) if (revokedAt !== null && pin !== from) links?.end(pin)
    matchDiallers()
    links?.sendRoster()
    tell()
  }

  function matchDiallers(): void {
    if (server === null || identity === null) return
    const wanted = others().filter(({ revokedAt }) => revokedAt === null)
    for (const [pin, dialler] of diallers) {
      if (wanted.some((row) => row.pin === pin)) continue
      dialler.stop()
      diallers.delete(pin)
    }
    for (const { pin } of wanted) {
      if (diallers.has(pin)) continue
      const dialler = deviceDialler({
        identity,
        peer: pin,
        clock,
        random: Math.random,
        addresses: () => [...new Set([...(finder?.addressesOf(pin) ?? []), ...(roster?.row(pin)?.addresses ?? [])])],
        wants: () => links !== null && !links.isConnected(pin),
        onSocket(socket, address) {
          keep(() => roster?.remember(pin, address))
          links?.open(socket, { isDialler: true })
        },
        onChange: tell,
      })
      diallers.set(pin, dialler)
    }
  }

  function meetSelf(address: string): void {
    const parsed = parseAddress(address)
    if (parsed === null || identity === null) return
    const { pin } = identity
    dialDevice(identity, parsed, {
      connected: (socket) => (socket.peer === pin ? links?.open(socket, { isDialler: true }) : socket.close()),
      failed: () => {},
    })
  }

  function foundAt(pin: string | null, address: string): void {
    if (pin === null) return tell()
    if (pin === identity?.pin) return meetSelf(address)
    diallers.get(pin)?.hurry()
  }

  function hurryAfterCommit(): void {
    if (now() - lastHurried < DIAL_AFTER_COMMIT_MS) return
    lastHurried = now()
    for (const [pin, dialler] of diallers) if (!problems.has(pin)) dialler.hurry()
  }

  /** Somebody has come. What it is follows from the first that it says. */
  function welcome(socket: SyncSocket): void {
    const late = clock.after(GREETED_WITHIN_MS, () => socket.close())
    const refuse = (code: SyncMessageOf<'error'>['code']) => {
      socket.send({ t: 'error', code })
      socket.close()
    }
    if (roster?.isRevoked(socket.peer)) {
      late()
      return refuse('revoked')
    }
    socket.listen({
      greets: () => true,
      onClose: late,
      onBug: options.onBug,
      onFrame(frame) {
        late()
        const { message } = frame
        if (message.t === 'pair1') return pairing.welcome(socket, message) || refuse('unknown')
        const isKnown = socket.peer === identity?.pin || others().some(({ pin }) => pin === socket.peer)
        if (message.t !== 'hello' || links === null) return refuse('unknown')
        // Whoever is not known (any more) is not told who is here.
        if (!isKnown) return refuse('unknown')
        links.open(socket, { isDialler: false, first: frame })
      },
    })
  }

  const pairing = openPairingWindow({
    now,
    clock,
    counts: options.counts,
    backUp: options.backUp,
    own: () => (identity === null || roster === null ? null : { pin: identity.pin, name: roster.name }),
    keep: (row) => roster?.put(row),
    onJoined(socket, role) {
      finder?.showName(null)
      problems.delete(socket.peer)
      matchDiallers()
      if (role === 'joins') links?.open(socket, { isDialler: true })
      else {
        socket.listen({
          greets: () => true,
          onClose: () => {},
          onBug: options.onBug,
          onFrame: (frame) => links?.open(socket, { isDialler: false, first: frame }),
        })
      }
      links?.sendRoster()
    },
    // Nothing listens any more where there is nobody else.
    onClosed() {
      finder?.showName(null)
      if (!isWanted()) void inTurn(stopNow)
      tell()
    },
    tell,
    onBug: options.onBug,
  })

  async function openWindow(role: PairingView['role'], address: string | null): Promise<void> {
    pairing.open(role, address)
    halt = halt === 'paused' ? null : halt
    roster?.set({ paused: false })
    tell()
    isStopped = false
    await inTurn(startNow)
  }

  return {
    view() {
      const own = identity === null ? null : (roster?.row(identity.pin) ?? null)
      return {
        isOn: server !== null,
        halt,
        name: roster?.name ?? options.name,
        pin: identity?.pin ?? null,
        addresses: server === null ? [] : ownAddresses(options.bind, server.port),
        revokedBy: own?.revokedBy ?? null,
        devices: others().map((row) => {
          const status = links?.status(row.pin) ?? null
          const dialler = diallers.get(row.pin)
          return {
            row,
            status,
            isDialling: dialler?.isDialling ?? false,
            inSyncAt: latest(status?.inSyncAt ?? null, roster?.inSyncAt(row.pin) ?? null),
            problem: problems.get(row.pin) ?? (status === null ? (dialler?.problem ?? null) : null),
          }
        }),
        pairing: pairing.view,
        joinable: finder?.joinable() ?? [],
      }
    },
    start: () =>
      inTurn(async () => {
        isStopped = false
        if (halt === 'restoring') halt = null
        await startNow()
      }),
    stop: (why) =>
      inTurn(async () => {
        isStopped = true
        if (why !== undefined && halt === null) halt = why
        await stopNow()
      }),
    pause: (paused) =>
      inTurn(async () => {
        roster?.set({ paused })
        if (paused) await stopNow()
        await startNow()
      }),
    rename(name) {
      roster?.set({ name })
      noteOwnRow()
      links?.sendRoster()
      tell()
    },
    async openWindow(role) {
      await openWindow(role, null)
      if (server === null) pairing.end('closed')
      else if (role === 'shows') finder?.showName(roster?.name ?? options.name)
    },
    async join(text) {
      const address = parseAddress(text)
      if (address === null) return false
      await openWindow('joins', text.trim())
      if (identity === null || server === null || pairing.view === null) return true
      const isSame = pairing.sameWindow()
      dialDevice(identity, address, {
        failed: () => pairing.end('closed'),
        connected(socket) {
          if (isSame() && socket.peer !== identity?.pin) return pairing.begin(socket)
          socket.close()
          if (isSame()) pairing.end('not-as-agreed')
        },
      })
      return true
    },
    typeDigits: (digits) => pairing.type(digits),
    confirm: () => pairing.confirm(),
    closePairing: () => pairing.close(),
    revoke(pin) {
      const row = roster?.row(pin)
      if (roster === null || identity === null || !row || pin === identity.pin) return false
      roster.revoke(pin, identity.pin, now())
      // It is told why, then everybody else that it is so.
      links?.sendRoster()
      links?.end(pin)
      matchDiallers()
      tell()
      return true
    },
    hurry() {
      for (const dialler of diallers.values()) dialler.hurry()
    },
    renew: () =>
      inTurn(async () => {
        await stopNow()
        identity = makeIdentity(options.identityFile, options.journalKey, 'replace')
        roster?.clear()
        problems.clear()
        halt = null
        await startNow()
      }),
    async close() {
      pairing.end('closed')
      await inTurn(async () => {
        isStopped = true
        await stopNow()
      })
      takeBackTelling?.()
    },
  }
}

function newInstance(): string {
  return randomBytes(16).toString('hex')
}

function latest(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other
  return Math.max(one, other)
}
