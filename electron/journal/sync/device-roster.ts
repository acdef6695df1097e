import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { makeFolder } from '#journal/documents/make-folder.ts'
import { readSmallFile } from '#journal/documents/read-small-file.ts'
import { writeWholeFile } from '#journal/documents/write-whole-file.ts'
import { pin, rosterRow, type RosterRow } from './sync-messages.ts'

const MAX_ADDRESSES = 8
const MAX_DEVICES = 256
// Of so many devices, with all their addresses.
const MAX_BYTES = 1024 * 1024

const kept = z.object({
  /** Chosen at the first start, and kept: rules of firewalls and typed addresses name it. */
  port: z.number().int().min(0).max(65_535),
  name: z.string().max(64),
  paused: z.boolean(),
  devices: z.array(rosterRow).max(MAX_DEVICES),
  /** When each was last seen to hold the same, for whoever reads it: nothing goes by it. */
  inSync: z.record(pin, z.number()),
})
type Kept = z.infer<typeof kept>

/**
 * Who may take part, this device among them. In a file beside the key and not in the journal: a backup that is restored must
 * not bring back a device that was revoked since.
 */
export interface DeviceRoster {
  readonly port: number
  readonly name: string
  readonly paused: boolean
  rows(): RosterRow[]
  row(pin: string): RosterRow | null
  isRevoked(pin: string): boolean
  inSyncAt(pin: string): number | null
  /** Takes over what another says: who is revoked stays so, and of each device the newest row holds. @returns whether anything changed */
  merge(rows: readonly RosterRow[], from: string, own: string): boolean
  /** Adds a device, or gives the one of that pin its new name and addresses. */
  put(row: RosterRow): void
  revoke(pin: string, by: string, now: number): void
  /** Puts an address at which it was reached before the others. */
  remember(pin: string, address: string): void
  noteInSync(pin: string, at: number): void
  set(change: Partial<Pick<Kept, 'port' | 'name' | 'paused'>>): void
  /** Forgets every other device: this one begins anew. */
  clear(): void
}

/** @throws Error where the file cannot be read: who was revoked is in it, so it is not begun anew. JournalError of the disk */
export function openRoster(file: string, defaultName: string): DeviceRoster {
  const text = existsSync(file) ? (readSmallFile(file, MAX_BYTES)?.trim() ?? '') : ''
  let state: Kept =
    text === ''
      ? { port: 0, name: defaultName.slice(0, 64), paused: false, devices: [], inSync: {} }
      : kept.parse(JSON.parse(text))

  const write = (next: Kept) => {
    makeFolder(dirname(file))
    writeWholeFile(file, `${JSON.stringify(next, null, 2)}\n`, 'replace')
    state = next
  }
  const row = (wanted: string) => state.devices.find((one) => one.pin === wanted) ?? null
  const replace = (rows: readonly RosterRow[]) => {
    const changed = new Map(rows.map((one) => [one.pin, one]))
    const stay = state.devices.map((one) => changed.get(one.pin) ?? one)
    const added = rows.filter((one) => row(one.pin) === null)
    write({ ...state, devices: [...stay, ...added].slice(0, MAX_DEVICES) })
  }

  return {
    get port() {
      return state.port
    },
    get name() {
      return state.name
    },
    get paused() {
      return state.paused
    },
    rows: () => [...state.devices],
    row,
    isRevoked: (wanted) => row(wanted)?.revokedAt !== null && row(wanted) !== null,
    inSyncAt: (wanted) => state.inSync[wanted] ?? null,
    merge(rows, from, own) {
      const changed = rows
        .map((theirs) => {
          const mine = row(theirs.pin)
          const isOfItself = theirs.pin !== own && theirs.pin === from
          return joined(mine, isOfItself ? withReached(theirs, mine) : theirs, isOfItself, own)
        })
        .filter((one) => JSON.stringify(one) !== JSON.stringify(row(one.pin)))
      if (changed.length > 0) replace(changed)
      return changed.length > 0
    },
    put: (one) => replace([joined(row(one.pin), one, true)]),
    revoke(wanted, by, now) {
      const found = row(wanted)
      if (found !== null && found.revokedAt === null) replace([{ ...found, revokedBy: by, revokedAt: now }])
    },
    remember(wanted, address) {
      const found = row(wanted)
      if (found === null || found.addresses[0] === address) return
      const addresses = [address, ...found.addresses.filter((one) => one !== address)].slice(0, MAX_ADDRESSES)
      replace([{ ...found, addresses }])
    },
    noteInSync: (wanted, at) => write({ ...state, inSync: { ...state.inSync, [wanted]: at } }),
    set: (change) => write({ ...state, ...change }),
    clear: () => write({ ...state, devices: [], inSync: {} }),
  }
}

/** Where a device says that it is, and where it was reached last: it does not know by which name or through which router. */
function withReached(theirs: RosterRow, mine: RosterRow | null): RosterRow {
  const [reached, ...others] = mine?.addresses ?? []
  if (mine === null || reached === undefined) return theirs
  const said = new Set(theirs.addresses)
  // In the order in which they were reached, where there is nothing new.
  const isSame = others.every((one) => said.has(one)) && [...said].every((one) => mine.addresses.includes(one))
  const addresses = isSame ? mine.addresses : [...new Set([reached, ...said])].slice(0, MAX_ADDRESSES)
  return { ...theirs, addresses }
}

/**
 * What a device says of itself goes before what others say of it; revoking is never taken back.
 * @param own this device, of which nobody knows better where it is
 */
function joined(mine: RosterRow | null, theirs: RosterRow, isOfItself: boolean, own?: string): RosterRow {
  if (mine === null) return theirs
  const isNewer = isOfItself || (theirs.pin !== own && theirs.addedAt > mine.addedAt)
  const base = isNewer ? { ...theirs, addedAt: Math.max(mine.addedAt, theirs.addedAt) } : mine
  const revoked = [mine, theirs]
    .filter(({ revokedAt }) => revokedAt !== null)
    .toSorted((a, b) => (a.revokedAt ?? 0) - (b.revokedAt ?? 0) || (a.revokedBy ?? '').localeCompare(b.revokedBy ?? ''))
  const [first] = revoked
  return { ...base, revokedBy: first?.revokedBy ?? null, revokedAt: first?.revokedAt ?? null }
}
