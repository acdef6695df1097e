import { instant, type DocumentKind } from '#shared/model/document.ts'
import { documentId, type DocumentId } from '#shared/model/id.ts'
import { PREFERENCES_ID } from '#shared/model/preferences.ts'
import { uuidV7 } from '#shared/model/uuid-v7.ts'
import { automerge, type AutomergeDoc } from './automerge.ts'
import { compact, wantsCompaction } from './compaction.ts'
import { parseContent, readContent, upcast, type StoredDocument } from './content.ts'
import type { DocumentTable } from './document-table.ts'
import { assignFields, type Assignment } from './field-assignment.ts'
import { JournalError } from './journal-error.ts'
import { KINDS, type NewContent } from './kinds.ts'
import type { LiveDocument } from './live-document.ts'
import {
  documentToPlain,
  isPlainMap,
  isSamePlain,
  plainAt,
  plainDifferences,
  toStorable,
  withPlainAt,
  type Plain,
  type PlainMap,
} from './plain.ts'
import { newDocument } from './new-document.ts'
import type { Quarantine } from './quarantine.ts'
import { headsText } from './strict-load.ts'
import type { DocumentChange, DocumentWriter, FieldWrite } from './document-writer.ts'

export interface WriteSession {
  readonly writer: DocumentWriter
  readonly writes: readonly FieldWrite[]
  readonly created: readonly DocumentId[]
  readonly hasForgotten: boolean
  /** Writes the rows of all that was touched. */
  finish(): DocumentChange[]
  /** Ends the session and gives up its documents, to be kept or freed. */
  release(): LiveDocument[]
}

/** What a session needs of the store. */
export interface WriteSessionDoor {
  readonly rows: DocumentTable
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

/** Documents that a commit keeps in memory; those of a long import are written and freed as it goes. */
const MAX_LIVE = 64
const FIXED_FIELDS: ReadonlySet<string> = new Set(['kind', 'schema', 'createdAt'])

interface Touched {
  readonly n: number
  readonly id: DocumentId
  readonly kind: DocumentKind
  /** null while it is in its rows only: just made, written and freed, or gone. */
  live: LiveDocument | null
  isChanged: boolean
  isGone: boolean
  raw: PlainMap
  pending: Assignment[]
  /** What `raw` parses to; null when it has changed since. */
  content: StoredDocument | null
}

export function openWriteSession(message: { command: string; device: string }, door: WriteSessionDoor): WriteSession {
  const { rows } = door
  const touched = new Map<DocumentId, Touched>()
  // Those with a document in memory, oldest first.
  const lives = new Set<Touched>()
  const writes: FieldWrite[] = []
  const created: DocumentId[] = []
  let hasForgotten = false
  const changeOptions = { message: JSON.stringify(message), time: Math.floor(door.now() / 1000) }

  function create<K extends DocumentKind>(kind: K, given: NewContent<K>, wanted?: DocumentId): DocumentId {
    const isSingleton = kind === 'preferences'
    const id = isSingleton ? PREFERENCES_ID : (wanted ?? documentId.parse(uuidV7(door.now(), door.random)))
    if (isSingleton && wanted !== undefined && wanted !== id) throw new Error('preferences have one id')
    const present = touched.get(id)
    if (present === undefined ? rows.read(id) !== undefined : !present.isGone) {
      throw new JournalError('exists', `There is a document ${id} already.`)
    }
    if (rows.tombstone(id) !== undefined) throw new JournalError('forgotten', `The document ${id} was forgotten.`)
    const createdAt = isSingleton ? 0 : instant.parse(Math.max(0, Math.floor(door.now())))
    const storable = toStorable({ ...given, kind, schema: KINDS[kind].schema, createdAt })
    const content = parseContent(kind, isPlainMap(storable) ? storable : {})
    const raw = content as unknown as PlainMap
    const head = { n: door.newN(), id, kind }
    rows.insert({ ...head, ...newDocument(kind, raw, door.newActor(), changeOptions) })
    const stored = { ...head, content, readOnly: false } as StoredDocument
    touched.set(id, { ...head, live: null, isChanged: true, isGone: false, raw, pending: [], content: stored })
    created.push(id)
    return id
  }

  function hold(document: Touched): Touched {
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

  function letGo(document: Touched): void {
    if (document.live !== null) automerge().free(document.live.doc)
    document.live = null
    lives.delete(document)
  }

  /** The document in memory, ready to be changed. */
  function touch(id: DocumentId): { document: Touched; live: LiveDocument } {
    const present = touched.get(id)
    if (present?.live) return { document: present, live: present.live }
    const live = present?.isGone === true ? null : door.take(id)
    if (live === null) throw notFound(id)
    const { n, kind } = live
    const raw = documentToPlain(live.doc)
    const isChanged = present?.isChanged ?? false
    const document = hold({ n, id, kind, live, isChanged, isGone: false, raw, pending: [], content: null })
    requireWritable(document)
    return { document, live }
  }

  function requireWritable(document: Touched): void {
    const schema = Number(document.raw['schema'])
    const rules = KINDS[document.kind]
    if (schema > rules.schema) {
      const text = `A newer Rapport wrote the document ${document.id}. It can be read here, not changed.`
      throw new JournalError('read-only-document', text)
    }
    if (schema === rules.schema) return
    // Brought up to date with the first change, field by field, in that same change.
    const current = upcast(document.raw, rules)
    for (const { path, after } of plainDifferences(document.raw, current)) document.pending.push({ path, value: after })
    document.raw = current
  }

  function set(id: DocumentId, path: readonly string[], given: Plain | undefined): boolean {
    const [field] = path
    if (field === undefined || FIXED_FIELDS.has(field) || path.includes('__proto__')) {
      throw new Error(`not a field to be set: ${path.join('.')}`)
    }
    const { document, live } = touch(id)
    const value = toStorable(given)
    const before = plainAt(document.raw, path)
    if (isSamePlain(before, value) && !isInConflict(live.doc, path)) return false
    const raw = withPlainAt(document.raw, path, value)
    if (raw === null)
      throw new JournalError('invalid', `The document ${id} has no map at ${path.slice(0, -1).join('.')}.`)
    document.raw = raw
    document.content = null
    document.pending.push({ path: [...path], value })
    writes.push({ id, path: [...path], before, after: value })
    return true
  }

  function mergeFork(id: DocumentId, fork: AutomergeDoc): void {
    const { document, live } = touch(id)
    flush(document)
    const before = document.raw
    live.doc = automerge().merge(live.doc, fork)
    document.raw = documentToPlain(live.doc)
    document.content = null
    for (const difference of plainDifferences(before, document.raw)) writes.push({ id, ...difference })
  }

  function erase(id: DocumentId, isForGood: boolean): void {
    const present = touched.get(id)
    const row = rows.read(id)
    const head = present ?? (row && { n: row.n, id, kind: row.kind as DocumentKind })
    if (head === undefined || present?.isGone === true) throw notFound(id)
    if (row !== undefined) rows.remove(row.n)
    if (isForGood) rows.bury(id, head.kind, door.now())
    door.quarantine.erase(id)
    if (present !== undefined) letGo(present)
    door.drop(id)
    const { n, kind } = head
    const nothing = { raw: {}, pending: [], content: null }
    touched.set(id, { n, id, kind, live: null, isChanged: true, isGone: true, ...nothing })
    hasForgotten = true
  }

  function read(id: DocumentId): StoredDocument | null {
    const document = touched.get(id)
    if (document === undefined) return door.readUntouched(id)
    return document.isGone ? null : contentOf(document)
  }

  function contentOf(document: Touched): StoredDocument {
    if (document.content !== null) return document.content
    const reading = readContent({ n: document.n, id: document.id, kind: document.kind }, document.raw)
    if (reading.state !== 'readable') {
      const problem = reading.state === 'invalid' ? reading.problem : 'is of a newer schema'
      throw new JournalError('invalid', `The document ${document.id} would not fit the model: ${problem}`)
    }
    document.content = reading.document
    return reading.document
  }

  /** Carries the pending assignments into the document, as one change. */
  function flush(document: Touched): void {
    if (document.pending.length === 0 || document.live === null) return
    const { pending, live, kind } = document
    document.pending = []
    live.doc = automerge().change(live.doc, changeOptions, (draft) => assignFields(draft, pending, KINDS[kind]))
    // The document has the last word on what it holds.
    const raw = documentToPlain(live.doc)
    if (!isSamePlain(raw, document.raw)) document.content = null
    document.raw = raw
  }

  /** Writes the rows of a document. */
  function settle(document: Touched): void {
    const { live } = document
    if (live === null) return
    flush(document)
    const heads = headsText(automerge().getHeads(live.doc))
    if (heads === live.heads) return
    document.isChanged = true
    contentOf(document)
    appendChanges(live, heads)
    live.heads = heads
    if (wantsCompaction(live)) compact(rows, live, door.newActor)
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

  function finish(): DocumentChange[] {
    for (const document of lives) settle(document)
    const changes: DocumentChange[] = []
    for (const document of touched.values()) {
      const { n, id, kind } = document
      if (document.isGone) changes.push({ n, id, kind, after: null })
      else if (document.isChanged) changes.push({ n, id, kind, after: contentOf(document) })
    }
    return changes
  }

  function release(): LiveDocument[] {
    const released = [...lives].flatMap(({ live }) => (live === null ? [] : [live]))
    lives.clear()
    touched.clear()
    return released
  }

  return {
    writer: {
      create,
      set,
      mergeFork,
      forget: (id) => erase(id, true),
      purge: (id) => erase(id, false),
      read,
    },
    writes,
    created,
    get hasForgotten() {
      return hasForgotten
    },
    finish,
    release,
  }
}

function notFound(id: DocumentId): JournalError {
  return new JournalError('not-found', `There is no document ${id}.`)
}

function isInConflict(doc: AutomergeDoc, path: readonly string[]): boolean {
  let parent: unknown = doc
  for (const key of path.slice(0, -1)) parent = isPlainMap(parent) ? parent[key] : undefined
  const key = path.at(-1)
  if (key === undefined || !isPlainMap(parent) || !Object.hasOwn(parent, key)) return false
  return automerge().getConflicts(parent as AutomergeDoc, key as never) !== undefined
}
