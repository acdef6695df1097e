// All marks by their places, the first 16 bits of a hash of the id: 65,536 leaves, of which each node above is the XOR. Two
// devices that hold the same have the same root, and those that do not find what differs in a few steps.

const PLACES = 65_536
const DEPTH = 4
const DIGEST_BYTES = 8
const CHILDREN = 16
const PLACE_BYTES = 2

export interface MarkTrie {
  /** Sets what stands at a place. */
  setPlace(place: number, marks: readonly Uint8Array[]): void
  /** Takes these instead of all that there were. @param pieces with 10 bytes a mark: its place as two, and 8 */
  fill(pieces: readonly Buffer[]): void
  /** Of the 16 children of a node, 8 bytes each. @param prefix 0 to 3 hex digits */
  digests(prefix: string): Buffer
  /** Marks below a node. @param prefix 0 to 4 hex digits */
  count(prefix: string): number
  /** The digest of everything, in hex. */
  root(): string
}

interface Level {
  readonly high: Uint32Array
  readonly low: Uint32Array
  readonly counts: Uint32Array
}

export function markTrie(): MarkTrie {
  const levels = Array.from({ length: DEPTH + 1 }, (_, depth): Level => {
    const width = CHILDREN ** depth
    return { high: new Uint32Array(width), low: new Uint32Array(width), counts: new Uint32Array(width) }
  })
  const change = (place: number, first: number, second: number, count: number) => {
    for (const [depth, { high, low, counts }] of levels.entries()) {
      const node = place >>> (4 * (DEPTH - depth))
      high[node] = ((high[node] ?? 0) ^ first) >>> 0
      low[node] = ((low[node] ?? 0) ^ second) >>> 0
      counts[node] = (counts[node] ?? 0) + count
    }
  }
  const levelAt = (depth: number) => levels[depth] as Level
  return {
    setPlace(place, marks) {
      const { high, low, counts } = levelAt(DEPTH)
      let [first, second] = [high[place] ?? 0, low[place] ?? 0]
      for (const mark of marks) {
        const [one, other] = halves(mark)
        first ^= one
        second ^= other
      }
      change(place, first, second, marks.length - (counts[place] ?? 0))
    },
    fill(pieces) {
      for (const { high, low, counts } of levels) for (const numbers of [high, low, counts]) numbers.fill(0)
      const { high, low, counts } = levelAt(DEPTH)
      for (const piece of pieces) {
        for (let at = 0; at < piece.length; at += PLACE_BYTES + DIGEST_BYTES) {
          const place = piece.readUInt16BE(at)
          high[place] = (high[place] ?? 0) ^ piece.readUInt32BE(at + PLACE_BYTES)
          low[place] = (low[place] ?? 0) ^ piece.readUInt32BE(at + PLACE_BYTES + 4)
          counts[place] = (counts[place] ?? 0) + 1
        }
      }
      if (pieces.length === 0) return
      // Each node once, from below, instead of all that stand above a mark for each mark.
      for (let depth = DEPTH; depth > 0; depth--) addUp(levelAt(depth), levelAt(depth - 1))
    },
    digests(prefix) {
      const { high, low } = levelAt(prefix.length + 1)
      const from = numberOf(prefix) * CHILDREN
      const bytes = Buffer.allocUnsafe(CHILDREN * DIGEST_BYTES)
      for (let child = 0; child < CHILDREN; child++) {
        bytes.writeUInt32BE(high[from + child] ?? 0, child * DIGEST_BYTES)
        bytes.writeUInt32BE(low[from + child] ?? 0, child * DIGEST_BYTES + 4)
      }
      return bytes
    },
    count: (prefix) => levelAt(prefix.length).counts[numberOf(prefix)] ?? 0,
    root() {
      const { high, low } = levelAt(0)
      return [high, low].map((half) => (half[0] ?? 0).toString(16).padStart(8, '0')).join('')
    },
  }
}

function addUp(below: Level, above: Level): void {
  for (let child = 0; child < below.counts.length; child++) {
    const node = Math.floor(child / CHILDREN)
    above.high[node] = (above.high[node] ?? 0) ^ (below.high[child] ?? 0)
    above.low[node] = (above.low[node] ?? 0) ^ (below.low[child] ?? 0)
    above.counts[node] = (above.counts[node] ?? 0) + (below.counts[child] ?? 0)
  }
}

/** The places below a node. @param prefix 0 to 4 hex digits; `to` is the first that is not */
export function placesUnder(prefix: string): { from: number; to: number } {
  const width = PLACES >> (4 * prefix.length)
  const from = numberOf(prefix) * width
  return { from, to: from + width }
}

function numberOf(prefix: string): number {
  return prefix === '' ? 0 : Number.parseInt(prefix, 16)
}

function halves(mark: Uint8Array): [number, number] {
  const view = new DataView(mark.buffer, mark.byteOffset, mark.byteLength)
  return [view.getUint32(0), view.getUint32(4)]
}
