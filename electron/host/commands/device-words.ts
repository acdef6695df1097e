import type { DeviceProblem, DeviceRow, DevicesAnswer, PairingProblem } from '#shared/contract/devices-contract.ts'
import { counted } from './words.ts'

/** How it stands with another device, on one line. */
export function deviceLine(row: DeviceRow): string {
  const last =
    row.inSyncAt === null ? 'never in sync' : `last in sync ${new Date(row.inSyncAt).toISOString().slice(0, 16)}Z`
  return `${row.name}  ${stateWords(row)}; ${last}`
}

function stateWords({ state, problem, taking, giving, refused, cannotTake, revokedAt }: DeviceRow): string {
  if (cannotTake) return 'nothing can be written here now; it is tried again each minute'
  switch (state) {
    case 'in-sync':
      return 'in sync'
    case 'revoked':
      return `revoked ${new Date(revokedAt ?? 0).toISOString().slice(0, 10)}`
    case 'differing':
      return `all but ${counted(refused, 'entry', 'entries')} that one of both cannot take`
    case 'comparing':
    case 'greeting':
      return 'looking at what differs'
    case 'exchanging':
      return giving.total > giving.done
        ? `sending ${giving.done} of ${giving.total}`
        : `receiving ${taking.done} of ${taking.total}`
    case 'dialling':
      return 'being looked for'
    case 'away':
      return problem === null ? 'not connected' : PROBLEMS[problem]
  }
}

const PROBLEMS: Readonly<Record<DeviceProblem, string>> = {
  'not-found': 'not found: is it on, with Rapport open, and in the same network?',
  'no-way':
    'this system lets nothing through to it: look at its permissions for the local network, and at the firewall',
  'other-device': 'another device has its address now',
  unknown: 'it does not know this device: pair again',
  revoked: 'it says that this device was revoked',
  newer: 'it has another version of Rapport, which does not understand this one: update the older of both',
  refusing: 'it sent what cannot be read, and is left alone for an hour',
  broken: 'it did not answer as a device does',
}

const HALTS: Readonly<Record<NonNullable<DevicesAnswer['halt']>, string>> = {
  paused: 'Paused.',
  clone:
    'A copy of this machine was found, and both have stopped. "rapport devices --new" makes this one a new device.',
  revoked: 'This device was revoked by another. "rapport devices --new" makes it a new one, to be paired again.',
  unreadable: 'The file of devices, or the key of this one, cannot be read: nothing is exchanged.',
  'no-port': 'No port can be had on this machine: nothing is exchanged.',
  restoring: 'A backup is being restored.',
}

export function ownLines({ name, isOn, halt, addresses, devices }: DevicesAnswer): string[] {
  const where = isOn ? addresses.join(', ') : devices.length === 0 ? 'alone' : 'not open'
  return [`This machine: ${name}  (${where})`, ...(halt === null ? [] : [HALTS[halt]])]
}

export const PAIRING_PROBLEMS: Readonly<Record<PairingProblem, string>> = {
  'wrong-digits': 'Those are not the digits that the other machine shows. Nothing was joined. Begin again on both.',
  'other-ended': 'The other machine has no window open, or ended it. Run "rapport pair --show" there first.',
  closed: 'The connection to the other machine ended. Begin again on both.',
  'too-late': 'Two minutes have passed. Begin again on both.',
  'not-as-agreed': 'The other end does not answer as Rapport does. Nothing was joined.',
  'no-backup': 'The backup could not be made, and nothing was joined.',
  'not-reached': 'Nobody answers at that address. Is it on, in the same network, and let through its firewall?',
}
