import type { DocumentId } from '#shared/model/id.ts'
import type { DocumentKind } from '#shared/model/schemas.ts'
import { automerge } from './automerge.ts'
import { compact, wantsCompaction } from './compaction.ts'
import { crowdedMap, readContent, type StoredDocument } from './content.ts'
import { problemText, readProblemText } from './document-problem.ts'
import type { DocumentTable } from './document-table.ts'
import { assignFields, type Assignment } from './field-assignment.ts'
import { JournalError } from './journal-error.ts'
import { withDefaults, type KindRules, type Kinds } from './kind-rules.ts'
import type { LiveDocument } from './live-document.ts'
import { FOREIGN_LIMITS } from './measure-foreign.ts'
import { documentToPlain, isSamePlain, toStorableMap, type PlainMap } from './plain.ts'
import type { Quarantine } from './quarantine.ts'
import type { Skeletons } from './skeleton.ts'
import type { SyncIndex } from './sync-index.ts'
import { headsText } from './strict-load.ts'

/** What a session needs of the store. */
export interface WriteSessionDoor {
  readonly kinds: Kinds
  readonly skeletons: Skeletons
  readonly rows: DocumentTable
  readonly index: SyncIndex
  readonly quarantine: Quarantine
  readonly now: () => number
  readonly random: (bytes: Uint8Array) => void
  readonly newActor: () => string
  readonly newN: () => number
  /** Takes a document out of the cache, or loads it. @throws JournalError `damaged-document` */
  readonly take: (id: DocumentId) => LiveDocument | null
  /** Frees what the cache has of a document that is no more. */
  readonly drop: (id: DocumentId) => void
  /** Reads a document that the session has not touched. */
  readonly readUntouched: (id: DocumentId) => StoredDocument | null
}

/** What a commit has touched of a document, in memory until it is written. */
export interface SessionDocument {
  readonly n: number
  readonly id: DocumentId
  readonly kind: DocumentKind
  /** null while it is in its rows only: just made, written and freed, or gone. */
  live: LiveDocument | null
  isChanged: boolean
  isGone: boolean
  /** Judged elsewhere and written: `content` is what there is to say of it, null where this Rapport cannot show it. */
  isForeign: boolean
  /** With the defaults of its kind filled in. */
  raw: PlainMap
  /** Maps in `raw` that nobody else has: see `withPlainAt`. */
  own: WeakSet<PlainMap>
  pending: Assignment[]
  /** What `raw` parses to; null when it has changed since. */
  content: StoredDocument | null
}

/** The documents of one commit: found, held, read as the commit has them, and written. */
export interface SessionDocuments {
  readonly touched: Map<DocumentId, SessionDocument>
  /** @throws Error for a kind that this Rapport does not know */
  rulesOf(kind: string): KindRules
  /** The document in memory, ready to be changed; null where there is none. */
  find(id: DocumentId): { document: SessionDocument; live: LiveDocument } | null
  /** Takes one in that is in memory; of very many the oldest are written and freed. */
  hold(document: SessionDocument): SessionDocument
  letGo(document: SessionDocument): void
  /** With the defaults of its kind filled in. */
  rawOf(live: LiveDocument): PlainMap
  /** What the commit has made of it. @throws JournalError `invalid` */
  contentOf(document: SessionDocument): StoredDocument
  /** Carries the pending assignments into the document, as one change. */
  flush(document: SessionDocument): void
  /** Writes the changes of a document. @throws JournalError `invalid`, `too-large` */
  settle(document: SessionDocument): void
  settleAll(): void
  /** Ends it, and gives up what is in memory. */
  release(): LiveDocument[]
}

/** Documents that a commit keeps in memory; those of a long import are written and freed as it goes. */
const MAX_LIVE = 64
/** Below so many letters and bytes no document has too many operations. */
const WEIGHED_FROM = 200_000
// Some below what `FOREIGN_LIMITS` lets in, for what two devices add at once.
const MAX_OPERATIONS = FOREIGN_LIMITS.maxOperations * 0.9

/** @param changeOptions of the changes that the commit makes */
export function openSessionDocuments(
  door: WriteSessionDoor,
  changeOptions: { readonly message: string; readonly time: number },
): SessionDocuments {
  const { rows } = door
  const touched = new Map<DocumentId, SessionDocument>()
  // Those with a document in memory, oldest first.
  const lives = new Set<SessionDocument>()

  function rulesOf(kind: string): KindRules {
    const rules = door.kinds.get(kind)
    if (rules === undefined) throw new Error(`no kind ${kind}`)
    return rules
  }

  function hold(document: SessionDocument): SessionDocument {
    touched.set(document.id, document)
    lives.add(document)
    for (const oldest of lives) {
      if (lives.size <= MAX_LIVE) break
      if (oldest === document) continue
      settle(oldest)
      letGo(oldest)
    }
    return document
  }

  function letGo(document: SessionDocument): void {
    if (document.live !== null) automerge().free(document.live.doc)
    document.live = null
    lives.delete(document)
  }

  /** The document in memory, ready to be changed; null where there is none. */
  function find(id: DocumentId): { document: SessionDocument; live: LiveDocument } | null {
    const present = touched.get(id)
    if (present?.live) return { document: present, live: present.live }
    const live = present?.isGone === true ? null : door.take(id)
    if (live === null) return null
    const { n, kind } = live
    const isChanged = present?.isChanged ?? false
    return {
      document: hold({
        n,
        id,
        kind,
        live,
        isChanged,
        isGone: false,
        isForeign: false,
        raw: rawOf(live),
        own: new WeakSet(),
        pending: [],
        content: null,
      }),
      live,
    }
  }

  function rawOf({ doc, kind }: LiveDocument): PlainMap {
    return withDefaults(documentToPlain(doc), rulesOf(kind))
  }

  function contentOf(document: SessionDocument): StoredDocument {
    if (document.content !== null) return document.content
    const { n, id, kind } = document
    requireFewEntries(id, rulesOf(kind), document.raw)
    // What was added to a map stands last in it; whoever reads the document later finds it in its place.
    const raw = document.pending.length === 0 ? document.raw : toStorableMap(document.raw)
    const reading = readContent({ n, id, kind }, raw, rulesOf(kind))
    if (reading.state !== 'readable') {
      const problem = reading.state === 'invalid' ? reading.problem : problemText('newer')
      const field = readProblemText(problem).field ?? ''
      throw new JournalError('invalid', `The document ${document.id} would not fit the model: ${problem}`, {
        details: { field },
      })
    }
    document.content = reading.document
    return reading.document
  }

  /** Carries the pending assignments into the document, as one change. */
  function flush(document: SessionDocument): void {
    if (document.pending.length === 0 || document.live === null) return
    const { pending, live, kind } = document
    document.pending = []
    live.doc = automerge().change(live.doc, changeOptions, (draft) => assignFields(draft, pending, rulesOf(kind)))
    // The document has the last word on what it holds.
    const raw = rawOf(live)
    if (!isSamePlain(raw, document.raw)) document.content = null
    document.raw = raw
  }

  /** Writes the rows of a document. */
  function settle(document: SessionDocument): void {
    const { live } = document
    if (live === null) return
    flush(document)
    const heads = headsText(automerge().getHeads(live.doc))
    if (heads === live.heads) return
    document.isChanged = true
    contentOf(document)
    requireWritableSize(document, live)
    appendChanges(live, heads)
    live.heads = heads
    if (wantsCompaction(live)) compact(rows, live, door.newActor)
  }

  /** What is made here must be small enough to be taken elsewhere. */
  function requireWritableSize({ id, raw }: SessionDocument, { doc, kind, snapshotBytes, changeBytes }: LiveDocument) {
    const letters = [...rulesOf(kind).texts].reduce((sum, text) => sum + String(raw[text] ?? '').length, 0)
    if (letters + snapshotBytes + changeBytes < WEIGHED_FROM) return
    if (automerge().stats(doc).numOps <= MAX_OPERATIONS) return
    throw new JournalError('too-large', `The document ${id} would be too large for another device to take.`)
  }

  function requireFewEntries(id: DocumentId, rules: KindRules, raw: PlainMap): void {
    const crowded = crowdedMap(rules, raw)
    if (crowded !== null) throw new JournalError('too-large', `The document ${id} would have too many in ${crowded}.`)
  }

  function appendChanges(live: LiveDocument, heads: string): void {
    const known = live.heads.split(' ')
    const hashes = automerge().getChangesMetaSince(live.doc, known)
    const changes = automerge()
      .getChangesSince(live.doc, known)
      .map((bytes, index) => ({ bytes, hash: hashes[index]?.hash ?? '' }))
    rows.append(live, changes, heads)
    live.changes += changes.length
    live.changeBytes += changes.reduce((sum, { bytes }) => sum + bytes.length, 0)
  }

  function release(): LiveDocument[] {
    const released = [...lives].flatMap(({ live }) => (live === null ? [] : [live]))
    lives.clear()
    touched.clear()
    return released
  }

  return {
    touched,
    rulesOf,
    find,
    hold,
    letGo,
    rawOf,
    contentOf,
    flush,
    settle,
    settleAll: () => lives.forEach(settle),
    release,
  }
}
