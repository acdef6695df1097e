import type { DocumentId } from '#shared/model/id.ts'
import { encodePrefixes } from '#journal/documents/sync-index.ts'
import { isListed } from './kind-order.ts'
import type { SessionDoor } from './session-parts.ts'
import type { SyncEntry } from './sync-entry.ts'
import { MAX_BATCH_DOCUMENTS, MAX_UNACKNOWLEDGED, MAX_WANTED, type SyncMessageOf } from './sync-messages.ts'

const BATCH_BYTES = 256 * 1024
// Of batches that are full, two are on their way: one is taken in while the next one comes. More would only go before what is wanted sooner.
const IN_FLIGHT_BYTES = 2 * BATCH_BYTES
// A WANT that is full has another one behind it: what is sent first is chosen from all of them.
const WAIT_FOR_MORE_MS = 250
// From so many on, people are waited for before anything else is sent.
const MANY = 1000
// Changes have to be loaded to be found: so many documents of them take about as long as a batch of rows as they lie.
const COST_OF_CHANGES = 25
// What a message may have of heads and sizes, so that the frame stays within its size.
const MAX_NUMBERS = 10_000

/** Sends the other what it wants, in order, never more than it has acknowledged. */
export interface SessionGive {
  readonly isDone: boolean
  /** Documents that were sent, and of how many. */
  readonly progress: { readonly done: number; readonly total: number }
  /** How many the other refused in this session. */
  readonly refused: number
  /** @param held entries of all that the other holds, where it wants whatever else there is */
  onWant(message: SyncMessageOf<'want'>, held: readonly SyncEntry[] | null): void
  onAck(message: SyncMessageOf<'ack'>): void
  close(): void
}

export function sessionGive({ store, wire, clock, fail, settle }: SessionDoor): SessionGive {
  const wanted = new Map<DocumentId, readonly string[]>()
  let order: DocumentId[] = []
  let isSorted = true
  let [lastWant, answered] = [0, 0]
  let [nextSeq, acknowledged] = [1, 0]
  const refused = new Set<DocumentId>()
  let done = 0

  // Of each batch that is not acknowledged, the oldest first.
  const underWay: { readonly bytes: number; readonly isListed: boolean }[] = []
  let areMany = false
  let takeBackWaiting: (() => void) | null = null

  const inFlight = () => nextSeq - 1 - acknowledged
  const hasRoom = () =>
    inFlight() < MAX_UNACKNOWLEDGED && underWay.reduce((sum, { bytes }) => sum + bytes, 0) < IN_FLIGHT_BYTES

  function onWant({ seq, items }: SyncMessageOf<'want'>, held: readonly SyncEntry[] | null): void {
    if (seq !== lastWant + 1) return fail('malformed')
    lastWant = seq
    for (const { id, have } of items) wanted.set(id, have)
    if (held !== null) {
      const marks = new Map(held.map(({ id, mark }) => [id, mark]))
      for (const { id, mark } of store.entriesUnder('')) if (marks.get(id) !== mark) wanted.set(id, [])
    }
    isSorted = false
    if (items.length === MAX_WANTED) takeBackWaiting ??= clock.after(WAIT_FOR_MORE_MS, send)
    else send()
  }

  function send(): void {
    takeBackWaiting?.()
    takeBackWaiting = null
    while (answered < lastWant && hasRoom()) if (!sendBatch()) break
  }

  function sort(): void {
    order = store.inOrder([...wanted.keys()])
    // What is not here is no longer here, or never was: there is nothing to say of it.
    const here = new Set(order)
    for (const id of wanted.keys()) if (!here.has(id)) wanted.delete(id)
    isSorted = true
    areMany = order.length >= MANY
  }

  /** @returns false where all that is wanted waits for what is under way */
  function sendBatch(): boolean {
    if (!isSorted) sort()
    const tombs: SyncMessageOf<'batch'>['tombs'] = []
    const docs: SyncMessageOf<'batch'>['docs'] = []
    const pieces: Uint8Array[] = []
    const known: Uint8Array[] = []
    let [bytes, cost, numbers] = [0, 0, 0]
    let hasListed = false
    const areListedUnderWay = () => hasListed || underWay.some((batch) => batch.isListed)
    while (order.length > 0 && cost < MAX_BATCH_DOCUMENTS && bytes < BATCH_BYTES && numbers < MAX_NUMBERS) {
      const id = order[0] as DocumentId
      const out = store.read(id, wanted.get(id) ?? [])
      const content = out?.document === null || out === null ? [] : piecesOf(out.document)
      const prefixes = encodePrefixes(out?.tombstone?.known ?? [])
      const size = content.reduce((sum, piece) => sum + piece.length, prefixes.length)
      // One that would make the batch too large goes alone, in the next.
      if (size > BATCH_BYTES && docs.length + tombs.length > 0) break
      const kind = out?.document?.kind ?? null
      if (areMany && kind !== null && !isListed(kind) && areListedUnderWay()) break
      hasListed ||= kind !== null && isListed(kind)
      order.shift()
      wanted.delete(id)
      done++
      if (out === null) continue
      if (out.tombstone !== null) {
        const { at, forgotten, kind } = out.tombstone
        tombs.push({ id, at, forgotten, kind, known: out.tombstone.known.length })
        known.push(prefixes)
      }
      bytes += size
      if (out.document !== null) {
        const { kind, heads, snapshot } = out.document
        docs.push({
          id,
          kind,
          heads: [...heads],
          form: snapshot === null ? 'changes' : 'snapshot',
          sizes: content.map((piece) => piece.length),
        })
        pieces.push(...content)
        numbers += heads.length * 4 + content.length
      }
      cost += out.document?.snapshot === null ? COST_OF_CHANGES : 1
    }
    if (order.length > 0 && tombs.length + docs.length === 0) return false
    if (order.length === 0) answered = lastWant
    underWay.push({ bytes, isListed: hasListed })
    wire.send(
      { t: 'batch', seq: nextSeq++, answered, left: order.length, tombs, docs },
      Buffer.concat([...known, ...pieces]),
    )
    return true
  }

  return {
    get isDone() {
      return answered === lastWant && inFlight() === 0
    },
    get progress() {
      return { done, total: done + wanted.size }
    },
    get refused() {
      return refused.size
    },
    onWant,
    onAck(message) {
      if (message.seq !== acknowledged + 1 || message.seq >= nextSeq) return fail('malformed')
      acknowledged = message.seq
      underWay.shift()
      for (const id of message.refused) refused.add(id)
      send()
      settle()
    },
    close: () => takeBackWaiting?.(),
  }
}

function piecesOf({
  snapshot,
  changes,
}: {
  snapshot: Uint8Array | null
  changes: readonly Uint8Array[]
}): Uint8Array[] {
  return snapshot === null ? [...changes] : [snapshot, ...changes]
}
