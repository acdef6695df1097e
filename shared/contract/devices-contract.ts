import { z } from 'zod'
import { instant } from '#shared/model/document.ts'
import { procedure } from './procedure.ts'

/** SHA-256 of a device's public key, in hex. */
const pin = z.string().regex(/^[0-9a-f]{64}$/)
const counts = z.object({
  people: z.number().int(),
  conversations: z.number().int(),
  followUps: z.number().int(),
})
export type JournalCounts = z.infer<typeof counts>

const progress = z.object({ done: z.number().int(), total: z.number().int() })

/** How it stands with one other device. */
const deviceState = z.enum([
  /** It is not reached: `problem` says why, where anything is known. */
  'away',
  'dialling',
  'greeting',
  'comparing',
  'exchanging',
  /** Both hold the same: their roots are equal. */
  'in-sync',
  /** All but what one of both refuses. */
  'differing',
  'revoked',
])

/** Why a device is not reached, or does not want this one. */
export const deviceProblem = z.enum([
  /** Nobody answers there. */
  'not-found',
  /** The system lets nothing through to there. */
  'no-way',
  /** Another device has that address. */
  'other-device',
  /** It does not know this device: pairing was not finished on both. */
  'unknown',
  'revoked',
  'newer',
  /** It sent what cannot be read: it is left alone for an hour. */
  'refusing',
  'broken',
])
export type DeviceProblem = z.infer<typeof deviceProblem>

export const deviceRow = z.object({
  pin,
  name: z.string(),
  addresses: z.array(z.string()),
  addedAt: instant,
  revokedAt: instant.nullable(),
  state: deviceState,
  problem: deviceProblem.nullable(),
  /** When both were last seen to hold the same; null for never. */
  inSyncAt: instant.nullable(),
  /** Documents that come from there, and that go there, in this connection. */
  taking: progress,
  giving: progress,
  /** Documents that one of both cannot take. */
  refused: z.number().int(),
  /** How far its clock is ahead of this one's, in milliseconds; null where it is not connected. */
  clockAhead: z.number().nullable(),
  /** This device cannot take anything in, such as on a full disk; it gives, and tries again. */
  cannotTake: z.boolean(),
})
export type DeviceRow = z.infer<typeof deviceRow>

const pairingProblem = z.enum([
  'wrong-digits',
  'other-ended',
  'closed',
  'too-late',
  'not-as-agreed',
  'no-backup',
  'not-reached',
])
export type PairingProblem = z.infer<typeof pairingProblem>

const pairing = z.object({
  /** One machine shows digits, on the other, which joins, they are typed. */
  role: z.enum(['shows', 'joins']),
  step: z.enum(['waiting-for-other', 'dialling', 'greeting', 'digits', 'confirm', 'waiting', 'joined', 'failed']),
  digits: z.string().nullable(),
  peerName: z.string().nullable(),
  ownCounts: counts,
  peerCounts: counts.nullable(),
  problem: pairingProblem.nullable(),
  endsAt: instant,
})
export type PairingRow = z.infer<typeof pairing>

export const devicesAnswer = z.object({
  /** Whether this journal can be shared at all: a host has to say where the key of this device is. */
  available: z.boolean(),
  /** Whether anything is listened for. Nothing is, before a second device was paired. */
  isOn: z.boolean(),
  halt: z.enum(['paused', 'clone', 'revoked', 'unreadable', 'no-port', 'restoring']).nullable(),
  name: z.string(),
  pin: pin.nullable(),
  addresses: z.array(z.string()),
  devices: z.array(deviceRow),
  pairing: pairing.nullable(),
  joinable: z.array(z.object({ name: z.string(), address: z.string() })),
})
export type DevicesAnswer = z.infer<typeof devicesAnswer>

const nothing = z.object({})

// What makes no sense at the step at which a pairing is does nothing: the answer of `devices` says where it stands.
export const devicesCommands = {
  /** Opens the window in which another machine may join, for two minutes: this one shows digits, or looks for who does. */
  openPairing: procedure.input(z.object({ role: z.enum(['shows', 'joins']) })).output(nothing),
  /** Joins the machine at `address` (`host:port`), which has its window open; false where that is no address. */
  joinDevice: procedure.input(z.object({ address: z.string().max(300) })).output(z.object({ isAddress: z.boolean() })),
  typePairingDigits: procedure.input(z.object({ digits: z.string().max(40) })).output(nothing),
  /** On the machine that shows the digits, when the other has taken them. */
  confirmPairing: procedure.output(nothing),
  closePairing: procedure.output(nothing),
  /** For ever, and on all devices: it has to be paired anew, under another key. */
  revokeDevice: procedure.input(z.object({ pin })).output(nothing),
  nameThisDevice: procedure.input(z.object({ name: z.string().trim().min(1).max(64) })).output(nothing),
  pauseSync: procedure.input(z.object({ paused: z.boolean() })).output(nothing),
  /** Tries to reach every device now. */
  syncNow: procedure.output(nothing),
  /** Makes this device another one, which has to be paired anew: after a copy of it was found, or it was revoked. */
  renewDevice: procedure.output(nothing),
}

export const devicesQueries = {
  devices: procedure.output(devicesAnswer),
}
