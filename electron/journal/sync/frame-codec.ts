import {
  anyHello,
  PROTOCOL,
  syncMessage,
  type Frame,
  type SyncErrorCode,
  type SyncMessage,
  type SyncMessageOf,
} from './sync-messages.ts'

const KIB = 1024
const MIB = 1024 * KIB

/** Before a device has said who it is, nothing longer is read. */
export const GREETING_BYTES = 4 * KIB
export const FRAME_BYTES = MIB
/** A document alone in its batch: as large as any is taken in, with as many changes as are known of any that was erased. */
export const DOCUMENT_FRAME_BYTES = 41 * MIB

const HEAD_BYTES = 8

/** Whatever another device sent that is no frame of ours. `code` is what it is told. */
export class FrameRefused extends Error {
  override readonly name = 'FrameRefused'
  readonly code: SyncErrorCode

  constructor(code: SyncErrorCode) {
    super(code)
    this.code = code
  }
}

/** A frame: length of what follows, length of the JSON, the JSON, the bytes. Numbers are u32, the high byte first. */
export function encodeFrame(message: SyncMessage, blob: Uint8Array = NOTHING): Buffer {
  const json = Buffer.from(JSON.stringify(message))
  const frame = Buffer.allocUnsafe(HEAD_BYTES + json.length + blob.length)
  frame.writeUInt32BE(4 + json.length + blob.length, 0)
  frame.writeUInt32BE(json.length, 4)
  json.copy(frame, HEAD_BYTES)
  frame.set(blob, HEAD_BYTES + json.length)
  return frame
}

const NOTHING = new Uint8Array()

export interface FrameReader {
  /**
   * Adds bytes as they came, and gives the frames that are whole with them.
   * @throws FrameRefused at the first that is none; read nothing more from there
   */
  push(bytes: Uint8Array): Generator<Frame>
  /** Bytes that wait for the rest of their frame. */
  readonly waiting: number
}

/** @param greets whether only what is said before HELLO may come; asked for each frame */
export function frameReader(greets: () => boolean): FrameReader {
  let parts: Uint8Array[] = []
  let waiting = 0
  // Of the frame that has begun: how long it is, and its message where that is here already.
  let length: number | null = null
  let early: SyncMessage | null = null

  const gathered = (): Buffer => {
    const [first = NOTHING] = parts
    const all =
      parts.length === 1 ? Buffer.from(first.buffer, first.byteOffset, first.byteLength) : Buffer.concat(parts)
    parts = [all]
    return all
  }

  function* push(bytes: Uint8Array): Generator<Frame> {
    if (bytes.length > 0) {
      parts.push(bytes)
      waiting += bytes.length
    }
    for (;;) {
      if (length === null) {
        if (waiting < HEAD_BYTES) return
        length = 4 + gathered().readUInt32BE(0)
        requireLength(length, gathered().readUInt32BE(4), greets())
      }
      // More than a frame may have is let in only for a document, which its message says first.
      if (length > FRAME_BYTES && early === null) {
        const jsonEnd = HEAD_BYTES + gathered().readUInt32BE(4)
        if (waiting < jsonEnd) return
        early = parseMessage(gathered().subarray(HEAD_BYTES, jsonEnd))
        if (early.t !== 'batch' || !isOfOne(early)) throw new FrameRefused('too-large')
      }
      if (waiting < length) return
      const all = gathered()
      const jsonEnd = HEAD_BYTES + all.readUInt32BE(4)
      const message = early ?? parseMessage(all.subarray(HEAD_BYTES, jsonEnd))
      const blob = all.subarray(jsonEnd, length)
      waiting -= length
      parts = waiting === 0 ? [] : [all.subarray(length)]
      length = null
      early = null
      yield { message, blob }
    }
  }

  return {
    push,
    get waiting() {
      return waiting
    },
  }
}

function isOfOne({ tombs, docs }: SyncMessageOf<'batch'>): boolean {
  return new Set([...tombs, ...docs].map(({ id }) => id)).size === 1
}

function requireLength(length: number, jsonLength: number, isGreeting: boolean): void {
  const most = isGreeting ? GREETING_BYTES : DOCUMENT_FRAME_BYTES
  if (length > most || jsonLength > FRAME_BYTES) throw new FrameRefused('too-large')
  if (length < HEAD_BYTES || jsonLength > length - HEAD_BYTES) throw new FrameRefused('malformed')
}

function parseMessage(json: Buffer): SyncMessage {
  let value: unknown
  try {
    value = JSON.parse(json.toString('utf8'))
  } catch {
    throw new FrameRefused('malformed')
  }
  const parsed = syncMessage.safeParse(value)
  if (!parsed.success) throw new FrameRefused(isOfOtherVersion(value) ? 'newer' : 'malformed')
  return parsed.data
}

function isOfOtherVersion(value: unknown): boolean {
  const hello = anyHello.safeParse(value)
  return hello.success && !hello.data.protocols.includes(PROTOCOL)
}
