import type { DocumentId } from '#shared/model/id.ts'
import { markOf, placeOf } from '#journal/documents/sync-index.ts'
import { encodeFrame } from '#journal/sync/frame-codec.ts'
import { markTrie, placesUnder } from '#journal/sync/mark-trie.ts'
import { sessionCompare, type SessionCompare } from '#journal/sync/session-compare.ts'
import { refusalMemory, type SessionDoor, type SessionWire } from '#journal/sync/session-parts.ts'
import type { SyncMessage } from '#journal/sync/sync-messages.ts'
import type { SyncStore } from '#journal/sync/sync-store.ts'
import { seededRandom } from '#support/seeded-random.ts'
import type { Result } from './result.ts'

// What two devices say until each knows what differs, counted in frames: documents as marks alone.

/** Bytes that a simulation of the same trie said, when it was chosen. */
const EXPECTED = [
  { documents: 1000, differing: 1, bytes: 800 },
  { documents: 1000, differing: 100, bytes: 24_000 },
  { documents: 10_000, differing: 1, bytes: 1000 },
  { documents: 10_000, differing: 100, bytes: 42_000 },
  { documents: 110_000, differing: 1, bytes: 1200 },
  { documents: 110_000, differing: 100, bytes: 65_000 },
  { documents: 110_000, differing: 10_000, bytes: 2_240_000 },
  { documents: 110_000, differing: 110_000, bytes: 6_600_000 },
  { documents: 1_000_000, differing: 1, bytes: 1400 },
  { documents: 1_000_000, differing: 100, bytes: 101_000 },
]
const TOLERANCE = 0.2

export function compareTimes(): Result[] {
  return EXPECTED.map(({ documents, differing, bytes }) => {
    const found = compareBytes(documents, differing)
    return {
      what: `bytes until ${differing} of ${documents} documents are known to differ`,
      against: 'a simulation of the trie',
      measured: `${found.bytes} bytes in ${found.frames} frames (${bytes} bytes)`,
      limit: `${(1 + TOLERANCE) * bytes} bytes`,
      kept: found.bytes <= (1 + TOLERANCE) * bytes,
    }
  })
}

function compareBytes(documents: number, differing: number): { bytes: number; frames: number } {
  const random = seededRandom(documents + differing)
  const hex = () =>
    random(2 ** 32)
      .toString(16)
      .padStart(8, '0')
  const ids = Array.from({ length: documents }, () => {
    const text = hex() + hex() + hex() + hex()
    return `${text.slice(0, 8)}-${text.slice(8, 12)}-7${text.slice(13, 16)}-8${text.slice(17, 20)}-${text.slice(20)}` as DocumentId
  })
  const stores = [0, differing].map((changed) => markStore(ids, changed))
  const sent = { bytes: 0, frames: 0 }
  const queue: (() => void)[] = []
  const compares: SessionCompare[] = []
  const heard = [new Set<string>(), new Set<string>()]
  for (const at of [0, 1]) {
    const wire: SessionWire = {
      send(message, blob = new Uint8Array()) {
        sent.bytes += encodeFrame(message, blob).length
        sent.frames++
        queue.push(() => hear(compares[1 - at] as SessionCompare, message, blob))
      },
      close: () => {},
    }
    const door = { store: stores[at], wire, clock: null, refusals: refusalMemory(), fail: stop, settle: () => {} }
    compares.push(
      sessionCompare(door as unknown as SessionDoor, at === 0, (entries) => {
        for (const { id } of entries) heard[at]?.add(id)
      }),
    )
  }
  compares[0]?.start()
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) next()
  if ((heard[0]?.size ?? 0) < differing) throw new Error('what differs was not found')
  return sent
}

function hear(compare: SessionCompare, message: SyncMessage, blob: Uint8Array): void {
  if (message.t === 'compare') compare.onCompare(message, blob)
  else if (message.t === 'compared') compare.onCompared(message, blob)
}

function stop(code: string): never {
  throw new Error(code)
}

/** @param changed the first so many are as they are nowhere else */
function markStore(
  ids: readonly DocumentId[],
  changed: number,
): Pick<SyncStore, 'digests' | 'countUnder' | 'entriesUnder'> {
  const trie = markTrie()
  const byPlace = new Map<number, { id: DocumentId; mark: string }[]>()
  const pieces = ids.map((id, at) => {
    const mark = markOf(id, at < changed ? 'changed' : 'same', undefined)
    const place = placeOf(id)
    const there = byPlace.get(place)
    const entry = { id, mark: mark.toString('hex') }
    if (there === undefined) byPlace.set(place, [entry])
    else there.push(entry)
    const head = Buffer.alloc(2)
    head.writeUInt16BE(place)
    return Buffer.concat([head, mark])
  })
  trie.fill(pieces)
  return {
    digests: (prefix) => trie.digests(prefix),
    countUnder: (prefix) => trie.count(prefix),
    entriesUnder(prefix) {
      const { from, to } = placesUnder(prefix)
      return Array.from({ length: to - from }, (_, at) => byPlace.get(from + at) ?? []).flat()
    },
  }
}
