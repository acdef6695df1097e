import type { DocumentId } from '#shared/model/id.ts'
import { heldLogBytes } from '#journal/documents/checkpoints.ts'
import type { DocumentStore } from '#journal/documents/document-store.ts'
import type { ForeignDocument } from '#journal/documents/foreign-document.ts'
import type { ForeignQuestion, ForeignVerdict } from '#journal/documents/judge-foreign.ts'
import type { Receiving } from '#journal/documents/receive.ts'
import { ownInspector, type ForeignInspector } from './foreign-inspector.ts'
import { rankOfKind } from './kind-order.ts'
import { markTrie, placesUnder } from './mark-trie.ts'
import type { OpenSyncStore, Taken } from './sync-store.ts'

// Between two transactions whoever waits for an answer has it. Each page that one writes is encrypted, logged and written back once: many
// documents cost less together, as many as are written within this time.
const TRANSACTION_MS = 50
const MIN_AT_ONCE = 100
const MAX_AT_ONCE = 500
/** What is written here again and again while it is judged elsewhere is judged here at last. */
const MAX_ROUNDS = 3
// While a backup is made, what is taken in makes the log longer; so much of it, and others wait.
const MAX_LOG_BYTES = 64 * 1024 * 1024
const LOOK_AGAIN_MS = 200

/**
 * The journal as sessions see it. The marks of everything are gathered once, and follow the commits from then on.
 * @param turn lets other work through, and calls back
 * @param inspector judges what comes; closed with this. Left out: it is done here
 * @param spent milliseconds that this thread has worked, from any beginning
 * @param maxLogBytes in the log while the journal is being copied, from which on what comes waits for the end of it
 */
export function journalSyncStore(
  store: DocumentStore,
  turn: (work: () => void) => void = setImmediate,
  inspector: ForeignInspector = ownInspector(store.judge, turn),
  spent: () => number = threadMs,
  maxLogBytes = MAX_LOG_BYTES,
): OpenSyncStore {
  const { travelling } = store
  const trie = markTrie()
  const dirty = new Set<number>()
  const listeners = new Set<(ids: readonly DocumentId[]) => void>()
  let isStale = true
  let atOnce = MIN_AT_ONCE
  const unwatch = travelling.watch((place, id) => {
    if (place === null) isStale = true
    else dirty.add(place)
    // Told when the transaction has ended; of one that was taken back nothing has changed.
    const ids = id === null ? [] : [id as DocumentId]
    queueMicrotask(() => listeners.forEach((listener) => listener(ids)))
  })

  function current(): typeof trie {
    if (isStale) {
      trie.fill(travelling.marks())
      isStale = false
      dirty.clear()
    }
    for (const place of dirty) trie.setPlace(place, travelling.marksAt(place))
    dirty.clear()
    return trie
  }

  return {
    root: () => current().root(),
    count: () => current().count(''),
    digests: (prefix) => current().digests(prefix),
    countUnder: (prefix) => current().count(prefix),
    entriesUnder(prefix) {
      const { from, to } = placesUnder(prefix)
      return travelling.entriesBetween(from, to)
    },
    marksOf: (ids) => travelling.marksOf(ids),
    headsOf: (id) => travelling.headsOf(id),
    inOrder: (ids) =>
      travelling
        .headers(ids)
        .toSorted((a, b) => rankOfKind(a.kind) - rankOfKind(b.kind) || b.n - a.n)
        .map(({ id }) => id),
    read: (id, have) => travelling.read(id, have),
    take(batch, done) {
      const refused: DocumentId[] = []
      const documents = [...batch.documents]
      // A tombstone together with its document: by itself it may take away what the changes follow.
      const later = new Set(documents.map(({ id }) => id as string))
      let left = [...batch.tombstones]
      const attempt = (work: () => void) => {
        try {
          work()
        } catch (error) {
          done(error, null)
        }
      }
      const takeSome = () => {
        if (heldLogBytes(store.database) > maxLogBytes) {
          setTimeout(() => attempt(takeSome), LOOK_AGAIN_MS).unref()
          return
        }
        const some: ForeignDocument[] = documents.splice(0, atOnce)
        for (const { id } of some) later.delete(id)
        const tombstones = left.filter(({ id }) => !later.has(id))
        left = left.filter(({ id }) => later.has(id))
        judgeAll({ receiving: store.receiving({ tombstones, documents: some }), count: some.length, round: 1 })
      }
      const judgeAll = (part: Part) => {
        const { receiving, round } = part
        const questions = receiving.questions()
        const answerAll = (verdicts: readonly ForeignVerdict[]) => {
          for (const [at, { foreign }] of questions.entries()) {
            receiving.answer(foreign.id, verdicts[at] ?? store.judge(questions[at] as ForeignQuestion))
          }
          write(part)
        }
        if (round > MAX_ROUNDS) answerAll([])
        else inspector.judge(questions, (verdicts) => attempt(() => answerAll(verdicts)))
      }
      const write = (part: Part) => {
        const begun = spent()
        const received = part.receiving.write()
        if (received === null) return judgeAll({ ...part, round: part.round + 1 })
        atOnce = nextAtOnce(atOnce, part.count, spent() - begun)
        refused.push(...received.filter(({ state }) => state === 'refused').map(({ id }) => id))
        if (documents.length > 0) return turn(() => attempt(takeSome))
        const taken: Taken = { refused }
        // Behind what is told of the transaction.
        queueMicrotask(() => done(null, taken))
      }
      turn(() => attempt(takeSome))
    },
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    renewActors: () => store.renewActors(),
    close() {
      unwatch()
      inspector.close()
      listeners.clear()
    },
  }
}

/** Documents of a batch that are written in one transaction. */
interface Part {
  readonly receiving: Receiving
  readonly count: number
  /** How often they have been judged. */
  readonly round: number
}

/** How many the next transaction may have, after one of `count` has taken so long. */
function nextAtOnce(before: number, count: number, ms: number): number {
  const wanted = ms > 0 ? (count * TRANSACTION_MS) / ms : MAX_AT_ONCE
  // Few of them say little of many: most of the time is for beginning and ending.
  const most = count < MIN_AT_ONCE ? before : before * 2
  return Math.round(Math.min(Math.max(wanted, MIN_AT_ONCE), most, MAX_AT_ONCE))
}

/** Electron's Node does not know the time of a thread: there it is by the clock. */
function threadMs(): number {
  if (typeof process.threadCpuUsage !== 'function') return performance.now()
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
