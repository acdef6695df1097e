import { z } from 'zod'
import { documentId } from '#shared/model/id.ts'

// What two devices say to each other. Everything is strict and bounded: the other end may be broken, or lie.

/** 2: HELLO says of who takes part a digest, and whoever holds next to nothing asks for everything. */
export const PROTOCOL = 2
export const MAX_ENTRIES = 10_000
export const MAX_NEWS = 1000
export const MAX_COMPARED = 4096
export const MAX_WANTED = 2000
/** Heads in one WANT: beside ids they are what makes it long. */
export const MAX_WANTED_HEADS = 8000
export const MAX_BATCH_DOCUMENTS = 500
export const MAX_UNACKNOWLEDGED = 4
/** Changes of one document that a tombstone knows: no larger one is ever taken in. */
export const MAX_KNOWN = 1_000_000

const count = z.number().int().nonnegative()
const hash = z.string().regex(/^[0-9a-f]{64}$/)
const heads = z.array(hash).max(1000)
const kind = z.string().min(1).max(64)
/** SHA-256 of a device's public key, in hex. */
export const pin = hash
const instant = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
const name = z.string().max(64)
const nonce = hash

/** `host:port`, the newest first. */
const addresses = z.array(z.string().max(260)).max(8)

export const rosterRow = z.strictObject({
  pin,
  name,
  addresses,
  addedBy: pin,
  addedAt: instant,
  revokedBy: pin.nullable(),
  revokedAt: instant.nullable(),
})
/** A device that one has paired, or heard of from one that is. Rows only grow, and one that is revoked stays so. */
export type RosterRow = z.infer<typeof rosterRow>

const tombstone = z.strictObject({
  id: documentId,
  kind,
  at: z.number().int(),
  forgotten: z.boolean(),
  /** How many changes it knows. Blob: 8 bytes of each, before those of the documents. */
  known: count.max(MAX_KNOWN),
})

const batchDocument = z.strictObject({
  id: documentId,
  kind,
  heads,
  /** `snapshot`: the whole, the first blob, and changes behind it; `changes`: only what came since. */
  form: z.enum(['snapshot', 'changes']),
  sizes: z.array(count).min(1).max(100_000),
})

export const journalCounts = z.strictObject({ people: count, conversations: count, followUps: count })

export const errorCode = z.enum(['unknown', 'revoked', 'clone', 'newer', 'malformed', 'too-large', 'busy', 'closing'])
export type SyncErrorCode = z.infer<typeof errorCode>

/** How a device of any version begins: whatever else it says, which of them it speaks. */
export const anyHello = z.looseObject({ t: z.literal('hello'), protocols: z.array(count).min(1).max(16) })

export const syncMessage = z.discriminatedUnion('t', [
  z.strictObject({
    t: z.literal('hello'),
    protocols: z.array(count).min(1).max(16),
    app: z.string().max(64),
    /** Random, of this run: two processes that have one key are a clone. */
    instance: z.string().regex(/^[0-9a-f]{32}$/),
    clock: z.number(),
    /** `rosterDigest` of what is known here: where both say the same, no ROSTER follows. */
    roster: z.string().regex(/^[0-9a-f]{16}$/),
    addresses,
  }),
  z.strictObject({ t: z.literal('roster'), devices: z.array(rosterRow).max(256) }),
  /** Blob: 16 digests of 8 bytes for each node. None: all is compared. */
  z.strictObject({
    t: z.literal('compare'),
    nodes: z.array(z.string().regex(/^[0-9a-f]{0,3}$/)).max(MAX_COMPARED),
  }),
  /** Of the nodes that were asked about, the first ones. Blob: the entries of all children in `given`, by `counts`. */
  z.strictObject({
    t: z.literal('compared'),
    nodes: z
      .array(z.strictObject({ open: count.max(0xffff), given: count.max(0xffff), counts: z.array(count).max(16) }))
      .min(1)
      .max(MAX_COMPARED),
  }),
  /** Blob: entries. */
  z.strictObject({ t: z.literal('entries') }),
  z.strictObject({ t: z.literal('news') }),
  z.strictObject({
    t: z.literal('want'),
    seq: count,
    items: z.array(z.strictObject({ id: documentId, have: heads })).max(MAX_WANTED),
    /** Blob: entries of all that is held here. Whatever else there is, is wanted. */
    all: z.literal(true).optional(),
  }),
  z.strictObject({
    t: z.literal('batch'),
    seq: count,
    /** The last WANT of which everything has been sent with this one. */
    answered: count,
    /** How many documents are still to come after this one. */
    left: count,
    tombs: z.array(tombstone).max(MAX_BATCH_DOCUMENTS),
    docs: z.array(batchDocument).max(MAX_BATCH_DOCUMENTS),
  }),
  z.strictObject({ t: z.literal('ack'), seq: count, refused: z.array(documentId).max(MAX_BATCH_DOCUMENTS) }),
  z.strictObject({
    t: z.literal('root'),
    root: z.string().regex(/^[0-9a-f]{16}$/),
    count,
    /** In the first one: so little is held here that everything else can be asked for at once. */
    few: z.literal(true).optional(),
  }),
  z.strictObject({ t: z.literal('ping') }),
  z.strictObject({ t: z.literal('error'), code: errorCode }),
  z.strictObject({ t: z.literal('pair1'), v: z.literal(1), name, commit: hash }),
  z.strictObject({ t: z.literal('pair2'), name, nonce, counts: journalCounts }),
  z.strictObject({ t: z.literal('pair3'), nonce, counts: journalCounts }),
  z.strictObject({ t: z.literal('pair4'), ok: z.boolean() }),
  z.strictObject({ t: z.literal('pair5'), stored: z.boolean() }),
])
export type SyncMessage = z.infer<typeof syncMessage>
export type SyncMessageOf<Type extends SyncMessage['t']> = Extract<SyncMessage, { t: Type }>

/** What a frame carries: a message, and bytes that belong to it. */
export interface Frame {
  readonly message: SyncMessage
  readonly blob: Uint8Array
}
