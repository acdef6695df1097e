import type { DocumentId } from '#shared/model/id.ts'
import type { ForeignDocument } from '#journal/documents/foreign-document.ts'
import { headsText } from '#journal/documents/strict-load.ts'
import { decodePrefixes, markOf, PREFIX_BYTES, type Tombstone } from '#journal/documents/sync-index.ts'
import type { SessionDoor } from './session-parts.ts'
import { encodeEntries, type SyncEntry } from './sync-entry.ts'
import { MAX_UNACKNOWLEDGED, MAX_WANTED, MAX_WANTED_HEADS, type SyncMessageOf } from './sync-messages.ts'

// Of a peer that offers without end; a journal of this size is beyond what has been tried.
const MAX_OFFERED = 2_000_000
const TRY_AGAIN_MS = 60_000

/** Asks for what the other has and this device has not, and takes it in. */
export interface SessionTake {
  readonly isDone: boolean
  /** Documents that came, and of how many. */
  readonly progress: { readonly done: number; readonly total: number }
  /** Ids refused in this session. */
  readonly refused: number
  /** What keeps it from taking; null where nothing does. It goes on by itself. */
  readonly trouble: unknown
  consider(entries: readonly SyncEntry[]): void
  onBatch(message: SyncMessageOf<'batch'>, blob: Uint8Array): void
  /** Sends what is wanted. */
  ask(): void
  /** Asks for whatever is not here, without knowing what there is: next to nothing is held here. */
  askForAll(): void
  close(): void
}

interface Wanted {
  readonly mark: string
  readonly seq: number
}

/**
 * @param onTaken what is here now as the other has it
 * @param onRefused documents that are not sound
 */
export function sessionTake(
  { store, wire, clock, refusals, fail, settle }: SessionDoor,
  { onTaken, onRefused }: { onTaken: (same: readonly DocumentId[]) => void; onRefused: (count: number) => void },
): SessionTake {
  const wanted = new Map<DocumentId, string>()
  const asking = new Map<DocumentId, Wanted>()
  const batches: ({ message: SyncMessageOf<'batch'> } & Content)[] = []
  const refused = new Set<DocumentId>()
  // What came as changes and did not fit, since what they follow is gone from here meanwhile: once more, as a whole.
  const whole = new Set<DocumentId>()
  let lastSeq = 0
  let [lastWant, lastAnswered] = [0, 0]
  // Of the WANT for everything, and what has been heard of what it is to bring.
  let allSeq = 0
  let [heardAnswered, left, unasked] = [0, 0, 0]
  let done = 0
  let isTaking = false
  let isClosed = false
  let trouble: unknown = null
  let takeBackRetry = () => {}

  function consider(entries: readonly SyncEntry[]): void {
    const mine = store.marksOf(entries.map(({ id }) => id))
    for (const { id, mark } of entries) {
      if (mine.get(id) === mark) wanted.delete(id)
      else if (refusals.has(id, mark)) refused.add(id)
      else if (asking.get(id)?.mark !== mark) wanted.set(id, mark)
    }
    if (wanted.size > MAX_OFFERED) fail('too-large')
  }

  function ask(): void {
    // What is on its way may be what is wanted: nothing is asked for twice.
    if (allSeq > lastAnswered) return
    let items: SyncMessageOf<'want'>['items'] = []
    let heads = 0
    const send = () => {
      if (items.length > 0) wire.send({ t: 'want', seq: lastWant, items })
      items = []
      heads = 0
    }
    for (const [id, mark] of wanted) {
      // Asked for as it was: as it is, when that has come.
      if (asking.has(id)) continue
      wanted.delete(id)
      const here = store.headsOf(id)
      if (here === null) continue
      const have = whole.delete(id) ? [] : here
      if (items.length === 0) lastWant++
      items.push({ id, have: [...have] })
      heads += have.length
      asking.set(id, { mark, seq: lastWant })
      if (items.length === MAX_WANTED || heads > MAX_WANTED_HEADS) send()
    }
    send()
  }

  function askForAll(): void {
    allSeq = ++lastWant
    wire.send({ t: 'want', seq: lastWant, items: [], all: true }, encodeEntries(store.entriesUnder('')))
  }

  /** What came without having been asked for by name is known by what it says of itself. */
  function noteUnasked({ tombstones, documents }: Content): void {
    const buried = new Map(tombstones.map((tombstone) => [tombstone.id as DocumentId, tombstone]))
    const heads = new Map(documents.map((document) => [document.id, headsText(document.heads)]))
    for (const id of new Set([...buried.keys(), ...heads.keys()])) {
      if (asking.has(id)) continue
      const mark = markOf(id, heads.get(id) ?? null, buried.get(id)).toString('hex')
      asking.set(id, { mark, seq: allSeq })
      unasked++
    }
  }

  function onBatch(message: SyncMessageOf<'batch'>, blob: Uint8Array): void {
    const content = contentOf(message, blob)
    const isAllOpen = allSeq > heardAnswered
    const isAsked = isAllOpen || [...message.tombs, ...message.docs].every(({ id }) => asking.has(id))
    if (content === null || !isAsked || message.seq !== lastSeq + 1 || message.answered > lastWant) {
      return fail('malformed')
    }
    if (batches.length >= MAX_UNACKNOWLEDGED) return fail('malformed')
    lastSeq = message.seq
    if (isAllOpen) {
      noteUnasked(content)
      left = message.left
      if (unasked > MAX_OFFERED) return fail('too-large')
    }
    heardAnswered = Math.max(heardAnswered, message.answered)
    batches.push({ message, ...content })
    takeNext()
  }

  function takeNext(): void {
    const [batch] = batches
    if (batch === undefined || isTaking || isClosed) return
    isTaking = true
    const { message, tombstones, documents } = batch
    store.take({ tombstones, documents }, (error, taken) => {
      isTaking = false
      if (isClosed) return
      trouble = error
      if (taken === null) {
        // A full disk: what others want is given meanwhile.
        takeBackRetry = clock.after(TRY_AGAIN_MS, takeNext)
        return settle()
      }
      batches.shift()
      finish(message, taken.refused)
      takeNext()
      settle()
    })
  }

  function finish({ seq, answered, tombs, docs }: SyncMessageOf<'batch'>, notTaken: readonly DocumentId[]): void {
    const ids = [...new Set([...tombs, ...docs].map(({ id }) => id))]
    const unsound = notTaken.filter((id) => docs.some((doc) => doc.id === id && doc.form === 'snapshot'))
    for (const id of notTaken) {
      const mark = asking.get(id)?.mark
      if (mark === undefined) continue
      if (unsound.includes(id)) {
        refusals.add(id, mark)
        refused.add(id)
      } else if (!wanted.has(id)) {
        wanted.set(id, mark)
        whole.add(id)
      }
    }
    const now = store.marksOf(ids)
    for (const id of ids) if (wanted.get(id) === now.get(id)) wanted.delete(id)
    onTaken(ids.filter((id) => now.get(id) === asking.get(id)?.mark))
    done += ids.length
    for (const id of ids) asking.delete(id)
    // Of what was wanted and is no longer there, nothing comes.
    if (answered > lastAnswered) for (const [id, { seq: at }] of asking) if (at <= answered) asking.delete(id)
    lastAnswered = answered
    wire.send({ t: 'ack', seq, refused: unsound })
    if (unsound.length > 0) onRefused(unsound.length)
  }

  return {
    get isDone() {
      return wanted.size === 0 && asking.size === 0 && batches.length === 0 && allSeq <= lastAnswered
    },
    get progress() {
      return { done, total: done + wanted.size + asking.size + (allSeq > lastAnswered ? left : 0) }
    },
    get refused() {
      return refused.size
    },
    get trouble() {
      return trouble
    },
    consider,
    onBatch,
    ask,
    askForAll,
    close() {
      isClosed = true
      takeBackRetry()
    },
  }
}

/** What is in a batch, with its bytes. */
interface Content {
  readonly tombstones: readonly Tombstone[]
  readonly documents: readonly ForeignDocument[]
}

/** Null where the sizes are not those of the bytes, or an id is there twice. */
function contentOf({ tombs, docs }: SyncMessageOf<'batch'>, blob: Uint8Array): Content | null {
  let at = 0
  const next = (bytes: number) => blob.subarray(at, (at += bytes))
  const tombstones = tombs.map(({ known, ...tomb }) => ({ ...tomb, known: decodePrefixes(next(known * PREFIX_BYTES)) }))
  const documents = docs.map(({ id, kind, heads, form, sizes }): ForeignDocument => {
    const pieces = sizes.map(next)
    const [first = new Uint8Array(), ...others] = pieces
    return form === 'snapshot'
      ? { id, kind, heads, snapshot: first, changes: others }
      : { id, kind, heads, snapshot: null, changes: pieces }
  })
  const isWhole = at === blob.length && new Set(docs.map(({ id }) => id)).size === docs.length
  return isWhole ? { tombstones, documents } : null
}
