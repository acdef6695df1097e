import { createHash } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'

const MAGIC = [0x85, 0x6f, 0x4a, 0x83]
const CHECKSUM_AT = 4
const TYPE_AT = 8
const BODY_LENGTH_AT = 9

/** A chunk of Automerge's format around a body, with the checksum that it must have. */
export function chunkBytes(type: number, body: Uint8Array): Uint8Array {
  return framed(type, body, checksumOf(type, body))
}

/** The body of the one chunk that these bytes are. */
export function bodyOf(chunk: Uint8Array): Uint8Array {
  let at = BODY_LENGTH_AT
  while (((chunk[at] ?? 0) & 0x80) !== 0) at++
  return chunk.subarray(at + 1)
}

/** A damaged chunk as somebody would send it who means it: its checksum is made right again. */
export function withRightChecksum(chunk: Uint8Array): Uint8Array {
  return chunkBytes(chunk[TYPE_AT] ?? 0, bodyOf(chunk))
}

/** A change as Automerge writes a long one: deflated, under the checksum of what it inflates to. */
export function deflatedChange(change: Uint8Array): Uint8Array {
  return framed(2, deflateRawSync(bodyOf(change)), change.subarray(CHECKSUM_AT, TYPE_AT))
}

/** LEB128. */
export function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value % 0x80) + 0x80, ...unsigned(Math.floor(value / 0x80))]
}

/** A run of a column of numbers; a single row is written as a literal. */
export function runBytes(rows: number, value: number): number[] {
  return [...signed(rows === 1 ? -1 : rows), ...unsigned(value)]
}

/** Signed LEB128. */
function signed(value: number): number[] {
  const low = ((value % 0x80) + 0x80) % 0x80
  const rest = (value - low) / 0x80
  const isLast = (rest === 0 && low < 0x40) || (rest === -1 && low >= 0x40)
  return isLast ? [low] : [low + 0x80, ...signed(rest)]
}

function framed(type: number, body: Uint8Array, checksum: Uint8Array): Uint8Array {
  return Buffer.concat([Uint8Array.from([...MAGIC, ...checksum, type, ...unsigned(body.length)]), body])
}

function checksumOf(type: number, body: Uint8Array): Uint8Array {
  const hash = createHash('sha256').update(Uint8Array.from([type, ...unsigned(body.length)]))
  return hash.update(body).digest().subarray(0, 4)
}
