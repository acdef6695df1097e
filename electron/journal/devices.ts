import type { DeviceProblem, DeviceRow, DevicesAnswer, devicesCommands } from '#shared/contract/devices-contract.ts'
import type { Topic } from '#shared/contract/query-topics.ts'
import { backUp } from './documents/backups.ts'
import type { Engine } from './engine.ts'
import type { CommandHandlers, QueryHandlers } from './implement-contract.ts'
import type { BackgroundWork } from '#shared/contract/journal-errors.ts'
import type { JournalOptions } from './journal.ts'
import { journalCounts } from './journal-info.ts'
import { Refusal } from './runtime/refusal.ts'
import { openDeviceSync, type DeviceSync, type DeviceView } from './sync/device-sync.ts'
import { ownInspector, threadInspector } from './sync/foreign-inspector.ts'
import { journalSyncStore } from './sync/journal-sync-store.ts'

type DeviceCommands = Pick<CommandHandlers, keyof typeof devicesCommands>

/** The other devices of this user, as the contract knows them. */
export interface Devices {
  readonly commands: DeviceCommands
  readonly queries: Pick<QueryHandlers, 'devices'>
  /** Whether any other device was ever paired. */
  hasOthers(): boolean
  /** Ends all connections, since the journal is about to be replaced. */
  stop(): Promise<void>
  /** Goes on after `stop`, where it was on. */
  start(): void
  close(): Promise<void>
}

/** @param engine the journal as it is open; null while it is being replaced */
export function openDevices(
  engine: () => Engine | null,
  options: JournalOptions,
  {
    touch,
    failed,
  }: { touch: (topics: readonly Topic[]) => void; failed: (what: BackgroundWork, error: unknown) => void },
): Devices {
  const given = options.devices
  let wasStarted = given?.startsAtOnce ?? false
  const sync = given === undefined ? null : open()

  function open(): DeviceSync {
    if (given === undefined) throw new Error('nothing says where devices are kept')
    const opened = openDeviceSync({
      ...given,
      journalKey: options.key,
      name: options.device,
      app: options.version,
      now: options.now,
      store: () => {
        const current = engine()
        if (current === null) return null
        const own = ownInspector(current.store.judge, setImmediate)
        // The thread knows the kinds of this Rapport, and no other ones.
        if (options.kinds !== undefined) return journalSyncStore(current.store, setImmediate, own)
        const inspector = threadInspector({ fallback: own, onBug: (error) => failed('devices', error) })
        return journalSyncStore(current.store, setImmediate, inspector)
      },
      counts: () => {
        const current = engine()
        return current === null ? { people: 0, conversations: 0, followUps: 0 } : journalCounts(current)
      },
      async backUp() {
        const current = engine()
        if (current === null) throw new Refusal('JOURNAL_BUSY', {})
        await backUp(current.openFile(), options.folder, {
          key: options.key,
          now: options.now(),
          reason: 'before-join',
        })
        touch(['backups', 'info'])
      },
      touch: () => touch(['devices']),
      onBug: (error) => failed('devices', error),
    })
    if (given.startsAtOnce) void opened.start()
    return opened
  }

  return {
    commands: {
      async openPairing({ role }) {
        wasStarted = true
        await sync?.openWindow(role)
        return {}
      },
      async joinDevice({ address }) {
        wasStarted = true
        return { isAddress: (await sync?.join(address)) ?? false }
      },
      typePairingDigits({ digits }) {
        sync?.typeDigits(digits)
        return {}
      },
      confirmPairing() {
        sync?.confirm()
        return {}
      },
      closePairing() {
        sync?.closePairing()
        return {}
      },
      revokeDevice({ pin }) {
        if (sync?.revoke(pin) !== true) throw new Refusal('NOT_FOUND', { id: pin })
        return {}
      },
      nameThisDevice({ name }) {
        sync?.rename(name)
        return {}
      },
      async pauseSync({ paused }) {
        await sync?.pause(paused)
        return {}
      },
      async syncNow() {
        wasStarted = true
        await sync?.start()
        sync?.hurry()
        return {}
      },
      async renewDevice() {
        await sync?.renew()
        return {}
      },
    },
    queries: { devices: () => answerOf(sync, options) },
    hasOthers: () => (sync?.view().devices.length ?? 0) > 0,
    stop: async () => await sync?.stop('restoring'),
    start() {
      if (wasStarted) void sync?.start()
    },
    close: async () => await sync?.close(),
  }
}

function answerOf(sync: DeviceSync | null, { device }: JournalOptions): DevicesAnswer {
  const view = sync?.view()
  if (view === undefined) {
    const nobody = { isOn: false, halt: null, pin: null, addresses: [], devices: [], pairing: null, joinable: [] }
    return { available: false, name: device, ...nobody }
  }
  const { isOn, halt, name, pin, addresses, devices, pairing, joinable } = view
  return {
    available: true,
    isOn,
    halt,
    name,
    pin,
    addresses: [...addresses],
    devices: devices.map(rowOf),
    pairing:
      pairing === null
        ? null
        : {
            role: pairing.role,
            step: pairing.step,
            digits: pairing.digits,
            peerName: pairing.peerName,
            ownCounts: pairing.ownCounts,
            peerCounts: pairing.peerCounts,
            // Nothing was heard from there at all.
            problem: pairing.problem === 'closed' && pairing.peerName === null ? 'not-reached' : pairing.problem,
            endsAt: pairing.endsAt,
          },
    joinable: [...joinable],
  }
}

const NOTHING = { done: 0, total: 0 }

function rowOf({ row, status, isDialling, inSyncAt, problem }: DeviceView): DeviceRow {
  const isRevoked = row.revokedAt !== null
  return {
    pin: row.pin,
    name: row.name,
    addresses: row.addresses,
    addedAt: row.addedAt,
    revokedAt: row.revokedAt,
    state: isRevoked ? 'revoked' : (status?.state ?? (isDialling ? 'dialling' : 'away')),
    problem: isRevoked || problem === null ? null : problemOf(problem),
    inSyncAt,
    taking: { ...(status?.taking ?? NOTHING) },
    giving: { ...(status?.giving ?? NOTHING) },
    refused: status?.refused ?? 0,
    clockAhead: status?.clockAhead ?? null,
    cannotTake: (status?.trouble ?? null) !== null,
  }
}

/** What is known of why a device is not reached, as the page and the command line have words for it. */
function problemOf(code: string): DeviceProblem {
  switch (code) {
    case 'peer-unknown':
      return 'unknown'
    case 'peer-revoked':
    case 'me-revoked':
      return 'revoked'
    case 'peer-newer':
    case 'me-newer':
      return 'newer'
    case 'refusing':
    case 'other-device':
      return code
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'EACCES':
    case 'EPERM':
      return 'no-way'
    case 'ECONNREFUSED':
    case 'timeout':
    case 'ETIMEDOUT':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EHOSTDOWN':
    case 'closed':
    case 'ECONNRESET':
    case 'peer-closing':
    case 'me-closing':
      return 'not-found'
    default:
      return 'broken'
  }
}
