import { MAX_COMPARED, MAX_ENTRIES, type SyncMessageOf } from './sync-messages.ts'
import type { SessionDoor } from './session-parts.ts'
import { decodeEntries, encodeEntries, type SyncEntry } from './sync-entry.ts'

const CHILDREN = 16
const DIGEST_BYTES = 8
const NODE_BYTES = CHILDREN * DIGEST_BYTES
// Entries rather than another step down, where there are no more below a node.
const FEW = 16
/** Nodes asked about at once: their answer fits into a frame. */
const NODES_AT_ONCE = 256

/** How two devices find out what differs. The one that dialled asks, the other answers; both want what they find. */
export interface SessionCompare {
  readonly isRunning: boolean
  /** For the one that dialled. */
  start(): void
  onCompare(message: SyncMessageOf<'compare'>, blob: Uint8Array): void
  onCompared(message: SyncMessageOf<'compared'>, blob: Uint8Array): void
}

/** @param consider is told of entries of the other, of which it wants what is not here */
export function sessionCompare(
  { store, wire, fail, settle }: SessionDoor,
  isDialler: boolean,
  consider: (entries: readonly SyncEntry[]) => void,
): SessionCompare {
  let isRunning = false
  let toAsk: string[] = []
  let asked: string[] = []

  function askNext(): void {
    asked = toAsk.splice(0, NODES_AT_ONCE)
    wire.send({ t: 'compare', nodes: asked }, Buffer.concat(asked.map((prefix) => store.digests(prefix))))
    if (asked.length > 0) return
    isRunning = false
    settle()
  }

  function onCompare({ nodes }: SyncMessageOf<'compare'>, blob: Uint8Array): void {
    if (isDialler || blob.length !== nodes.length * NODE_BYTES || nodes.length > MAX_COMPARED) return fail('malformed')
    isRunning = nodes.length > 0
    if (!isRunning) return settle()
    const answers: SyncMessageOf<'compared'>['nodes'] = []
    const entries: SyncEntry[] = []
    for (const [index, prefix] of nodes.entries()) {
      if (entries.length > MAX_ENTRIES) break
      answers.push(answerTo(prefix, blob.subarray(index * NODE_BYTES, (index + 1) * NODE_BYTES), entries))
    }
    wire.send({ t: 'compared', nodes: answers }, encodeEntries(entries))
  }

  function answerTo(
    prefix: string,
    theirs: Uint8Array,
    entries: SyncEntry[],
  ): SyncMessageOf<'compared'>['nodes'][number] {
    const mine = store.digests(prefix)
    let [open, given] = [0, 0]
    const counts: number[] = []
    for (const child of differing(mine, theirs)) {
      const below = prefix + child.toString(16)
      if (below.length < 4 && store.countUnder(below) > FEW) open |= 1 << child
      else {
        const own = store.entriesUnder(below)
        given |= 1 << child
        counts.push(own.length)
        entries.push(...own)
      }
    }
    return { open, given, counts }
  }

  function onCompared({ nodes }: SyncMessageOf<'compared'>, blob: Uint8Array): void {
    const entries = decodeEntries(blob)
    const total = nodes.reduce((sum, { counts }) => sum + counts.reduce((all, count) => all + count, 0), 0)
    if (!isDialler || asked.length < nodes.length || entries?.length !== total) return fail('malformed')
    const own: SyncEntry[] = []
    let at = 0
    for (const [index, { open, given, counts }] of nodes.entries()) {
      const prefix = asked[index] ?? ''
      const children = bitsOf(given)
      if (children.length !== counts.length || (open & given) !== 0 || (open !== 0 && prefix.length === 3)) {
        return fail('malformed')
      }
      for (const child of bitsOf(open)) toAsk.push(prefix + child.toString(16))
      for (const [which, child] of children.entries()) {
        const theirs = new Map(entries.slice(at, (at += counts[which] ?? 0)).map(({ id, mark }) => [id, mark]))
        const mine = store.entriesUnder(prefix + child.toString(16))
        own.push(...mine.filter(({ id, mark }) => theirs.get(id) !== mark))
      }
    }
    toAsk = [...asked.slice(nodes.length), ...toAsk]
    consider(entries)
    for (let from = 0; from < own.length; from += MAX_ENTRIES) {
      wire.send({ t: 'entries' }, encodeEntries(own.slice(from, from + MAX_ENTRIES)))
    }
    askNext()
  }

  return {
    get isRunning() {
      return isRunning
    },
    start() {
      isRunning = true
      toAsk = ['']
      askNext()
    },
    onCompare,
    onCompared,
  }
}

function differing(mine: Uint8Array, theirs: Uint8Array): number[] {
  return Array.from({ length: CHILDREN }, (_, child) => child).filter((child) => {
    const [from, to] = [child * DIGEST_BYTES, (child + 1) * DIGEST_BYTES]
    return Buffer.compare(mine.subarray(from, to), theirs.subarray(from, to)) !== 0
  })
}

function bitsOf(mask: number): number[] {
  return Array.from({ length: CHILDREN }, (_, bit) => bit).filter((bit) => (mask & (1 << bit)) !== 0)
}
