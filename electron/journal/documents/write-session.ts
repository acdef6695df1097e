import { instant } from '#shared/model/document.ts'
import { documentId, type DocumentId } from '#shared/model/id.ts'
import type { DocumentKind, NewContent } from '#shared/model/schemas.ts'
import { uuidV7 } from '#shared/model/uuid-v7.ts'
import { automerge, type AutomergeDoc } from './automerge.ts'
import { wantsCompaction } from './compaction.ts'
import { parseContent, type StoredDocument } from './content.ts'
import type { DocumentChange, DocumentWriter, FieldWrite } from './document-writer.ts'
import { buryDocument, eraseDocument, isAllKnown, type Erasure } from './erase-document.ts'
import { isInConflict } from './conflicts.ts'
import { JournalError, notFound } from './journal-error.ts'
import type { SoundDocument } from './judge-foreign.ts'
import { atomicLength, type KindRules } from './kind-rules.ts'
import type { LiveDocument } from './live-document.ts'
import { newDocument } from './new-document.ts'
import {
  isPlainMap,
  isSamePlain,
  plainAt,
  plainDifferences,
  toStorable,
  toStorableMap,
  withPlainAt,
  type Plain,
  type PlainMap,
} from './plain.ts'
import { openSessionDocuments, type SessionDocument, type WriteSessionDoor } from './session-documents.ts'
import { strictLoad, type DocumentRow } from './strict-load.ts'
import type { Tombstone } from './sync-index.ts'
import { mergeWithTwins } from './twin-changes.ts'

/** A document from elsewhere that was judged to be sound: all of it, what is here merged in. */
export interface Arrived extends SoundDocument {
  readonly snapshot: Uint8Array
}

export interface WriteSession {
  readonly writer: DocumentWriter
  readonly writes: readonly FieldWrite[]
  /** Documents made, but for those that are always there: what was written into them is undone, not they. */
  readonly created: readonly DocumentId[]
  readonly hasErased: boolean
  /** Writes a document that was judged in the place of the one of that id, as which it was when it was judged, or makes it. */
  takeIn(id: DocumentId, kind: DocumentKind, arrived: Arrived): void
  /** As `takeIn`, for a kind that this Rapport does not know: kept whole, without rows, and handed on. */
  carry(id: DocumentId, kind: string, arrived: Pick<Arrived, 'heads' | 'snapshot'>): void
  /** Keeps a tombstone of another device, and erases the document here if that device has seen all of it. */
  bury(tombstone: Tombstone): void
  /** Writes the rows of all that was touched. */
  finish(): DocumentChange[]
  /** Ends the session and gives up its documents, to be kept or freed. */
  release(): LiveDocument[]
}

const FIXED_FIELDS: ReadonlySet<string> = new Set(['kind', 'schema', 'createdAt'])

export function openWriteSession(message: { command: string; device: string }, door: WriteSessionDoor): WriteSession {
  const { rows } = door
  const writes: FieldWrite[] = []
  const created: DocumentId[] = []
  let hasErased = false
  const changeOptions = { message: JSON.stringify(message), time: Math.floor(door.now() / 1000) }
  const documents = openSessionDocuments(door, changeOptions)
  const { touched, rulesOf, find, letGo, rawOf, contentOf, flush, settle, settleAll, release } = documents

  function idOfNew(rules: KindRules, wanted: DocumentId | undefined): DocumentId {
    if (rules.fixedId !== null && wanted !== undefined && wanted !== rules.fixedId)
      throw new Error(`every ${rules.kind} has one id`)
    const id = rules.fixedId ?? wanted ?? documentId.parse(uuidV7(door.now(), door.random))
    const present = touched.get(id)
    if (present === undefined ? rows.read(id) !== undefined : !present.isGone) {
      throw new JournalError('exists', `There is a document ${id} already.`, { details: { id } })
    }
    if (rows.tombstone(id)?.forgotten)
      throw new JournalError('forgotten', `The document ${id} was forgotten.`, { details: { id } })
    return id
  }

  /** That of the one that the session has erased, whose rows are still there and are written anew with it. */
  function numberOfNew(id: DocumentId): number {
    const present = touched.get(id)
    return present?.isGone === true ? present.n : door.newN()
  }

  function create(
    kind: string,
    given: object,
    wanted?: DocumentId,
    derived?: object,
    madeAt: number = Math.max(0, Math.floor(door.now())),
  ): DocumentId {
    const rules = rulesOf(kind)
    const id = idOfNew(rules, wanted)
    const createdAt = instant.parse(madeAt)
    const parsed = (content: object) => parseContent(rules, toStorableMap({ ...content, kind, schema: rules.schema }))
    const content = parsed({ ...given, createdAt })
    const head = { n: numberOfNew(id), id, kind: kind as DocumentKind }
    const first = derived === undefined ? null : { id, content: parsed(derived) }
    const wantedDocument = { content, derived: first, actor: door.newActor() }
    const made = newDocument(rules, door.skeletons.of(rules), wantedDocument, changeOptions)
    const { snapshot, heads, since } = made
    rows.insert({ ...head, snapshot, heads })
    if (since.length > 0) rows.append({ n: head.n, changes: 0 }, since, heads)
    const stored = { ...head, content, readOnly: false } as unknown as StoredDocument
    touched.set(id, {
      ...head,
      live: null,
      isChanged: true,
      isGone: false,
      isForeign: false,
      raw: content,
      own: new WeakSet(),
      pending: [],
      content: stored,
    })
    if (rules.fixedId === null) created.push(id)
    return id
  }

  function touch(id: DocumentId): { document: SessionDocument; live: LiveDocument } {
    const found = find(id)
    if (found === null) throw notFound(id)
    if (Number(found.document.raw['schema']) > rulesOf(found.document.kind).schema) {
      const text = `A newer Rapport wrote the document ${id}. It can be read here, not changed.`
      throw new JournalError('read-only-document', text, { details: { id } })
    }
    return found
  }

  /** Merges the steps of the schema that an older document lacks, which every device adds as the same changes. */
  function bringUpToDate(document: SessionDocument, live: LiveDocument): void {
    const rules = rulesOf(document.kind)
    const schema = Number(document.raw['schema'])
    if (schema >= rules.schema) return
    const { changes } = door.skeletons.of(rules)
    ;[live.doc] = automerge().applyChanges(live.doc, changes.slice(schema))
    document.raw = { ...document.raw, schema: rules.schema }
    document.content = null
  }

  function write(id: DocumentId, path: readonly string[], given: Plain | undefined, isAgain: boolean): boolean {
    const [field] = path
    if (field === undefined || FIXED_FIELDS.has(field) || path.includes('__proto__')) {
      throw new Error(`not a field to be set: ${path.join('.')}`)
    }
    const { document, live } = touch(id)
    const value = toStorable(given)
    const before = plainAt(document.raw, path)
    const isSame = isSamePlain(before, value)
    if (isSame && !isAgain && !isInConflict(live.doc, path)) return false
    // What is given out as it was must not change any more.
    if (isPlainMap(before)) document.own = new WeakSet()
    const raw = withPlainAt(document.raw, path, value, document.own)
    if (raw === null) {
      const missing = path.slice(0, -1).join('.')
      throw new JournalError('invalid', `The document ${id} has no map at ${missing}.`, { details: { field: missing } })
    }
    bringUpToDate(document, live)
    document.raw = { ...raw, schema: document.raw['schema'] ?? 0 }
    document.content = null
    // A part of an atomic value is written with the whole of it.
    const whole = path.slice(0, atomicLength(rulesOf(document.kind).atomicPaths, path) ?? path.length)
    document.pending.push({ path: whole, value: plainAt(raw, whole) })
    if (!isSame || !isAgain) writes.push({ id, path: [...path], before, after: value })
    return true
  }

  function keep(id: DocumentId, path: readonly string[]): void {
    const value = plainAt(touch(id).document.raw, path)
    if (value !== undefined) write(id, path, value, true)
  }

  function mergeFork(id: DocumentId, fork: AutomergeDoc): void {
    const { document, live } = touch(id)
    merge(document, live, fork)
  }

  function merge(document: SessionDocument, live: LiveDocument, other: AutomergeDoc): void {
    flush(document)
    const before = document.raw
    live.doc = mergeWithTwins(live.doc, other)
    document.raw = rawOf(live)
    document.content = null
    for (const difference of plainDifferences(before, document.raw)) {
      if (!FIXED_FIELDS.has(difference.path[0] ?? '')) writes.push({ id: document.id, ...difference })
    }
  }

  function takeIn(id: DocumentId, kind: DocumentKind, arrived: Arrived): void {
    const { heads, snapshot, reading } = arrived
    // Erased by a tombstone that came with it, which has not seen all of it, it is made anew.
    const row = touched.get(id)?.isGone === true ? undefined : rows.read(id)
    const head = { n: row?.n ?? numberOfNew(id), id, kind }
    if (row === undefined) rows.insert({ ...head, snapshot, heads })
    else {
      door.drop(id)
      grow(row, arrived)
    }
    const content = reading === null ? null : ({ ...head, ...reading } as unknown as StoredDocument)
    const nothing = { raw: {}, own: new WeakSet<PlainMap>(), pending: [] }
    touched.set(id, { ...head, live: null, isChanged: true, isGone: false, isForeign: true, ...nothing, content })
  }

  /** As a commit of the same changes leaves the rows. */
  function grow(row: DocumentRow, { heads, snapshot, since, replaces }: Arrived): void {
    const bytes = since.reduce((sum, change) => sum + change.bytes.length, row.change_bytes)
    const grown = { changes: row.changes + since.length, changeBytes: bytes, snapshotBytes: row.snapshot.length }
    rows.append(row, since, heads)
    if (replaces || wantsCompaction(grown)) rows.replaceSnapshot({ n: row.n, id: row.id, kind: row.kind, snapshot })
  }

  function carry(id: DocumentId, kind: string, { heads, snapshot }: Pick<Arrived, 'heads' | 'snapshot'>): void {
    const row = rows.read(id)
    if (row !== undefined) rows.remove(row.n)
    const n = row?.n ?? door.newN()
    rows.insert({ n, id, kind, snapshot, heads })
    putIndex(n, id, heads)
  }

  function bury(tombstone: Tombstone): void {
    const id = tombstone.id as DocumentId
    const row = rows.read(id)
    const isErased = row !== undefined && (tombstone.forgotten || hasSeenAll(row, tombstone))
    if (isErased) return erase(id, { as: 'told', tombstone })
    buryDocument(rows, door.index, tombstone)
    if (row !== undefined) putIndex(row.n, id, row.heads)
  }

  function hasSeenAll(row: DocumentRow, tombstone: Tombstone): boolean {
    const { doc } = strictLoad(row, rows.changesOf(row.n), door.newActor())
    if (doc === null) return false
    const isAll = isAllKnown(doc, tombstone)
    automerge().free(doc)
    return isAll
  }

  function erase(id: DocumentId, erasure: Erasure): void {
    const present = touched.get(id)
    const live = present?.live ?? null
    if (live !== null && present !== undefined) settle(present)
    const row = present?.isGone === true ? undefined : rows.read(id)
    if (row === undefined) throw notFound(id)
    eraseDocument(door, row, erasure)
    if (present !== undefined) letGo(present)
    door.drop(id)
    const nothing = { raw: {}, own: new WeakSet<PlainMap>(), pending: [], content: null }
    const { n, kind } = row
    touched.set(id, {
      n,
      id,
      kind: kind as DocumentKind,
      live: null,
      isChanged: true,
      isGone: true,
      isForeign: false,
      ...nothing,
    })
    hasErased = true
  }

  function read(id: DocumentId): StoredDocument | null {
    const document = touched.get(id)
    if (document === undefined) return door.readUntouched(id)
    if (document.isForeign) return document.content
    return document.isGone ? null : contentOf(document)
  }

  function finish(): DocumentChange[] {
    settleAll()
    const changes: DocumentChange[] = []
    for (const document of touched.values()) {
      const { n, id, kind } = document
      if (document.isGone) changes.push({ n, id, kind, after: null })
      else if (document.isChanged) {
        const after = document.isForeign ? document.content : contentOf(document)
        changes.push({ n, id, kind, after })
        noteState(document, after)
      }
    }
    return changes
  }

  /** What the next device that is met must know of it, and since when it is in the trash here. */
  function noteState({ n, id, live }: SessionDocument, after: StoredDocument | null): void {
    rows.noteTrash(n, after?.content.deletedAt === undefined ? null : door.now())
    if (after?.content.sample === true) door.index.remove(n)
    else putIndex(n, id, live?.heads ?? rows.headsOf(n) ?? null)
  }

  function putIndex(n: number, id: DocumentId, heads: string | null): void {
    const tombstone = rows.tombstone(id)
    if (tombstone !== undefined) door.index.remove(-tombstone.n)
    door.index.put(id, heads, n, tombstone)
  }

  return {
    writer: {
      create: <K extends DocumentKind>(kind: K, content: NewContent<K>, id?: DocumentId) => create(kind, content, id),
      createDerived: (kind, derived, id, moment) => create(kind, { ...derived, ...moment }, id, derived),
      restore: (kind, content, id) => create(kind, content, id, content, content.createdAt),
      set: (id, path, value) => write(id, path, value, false),
      keep,
      mergeFork,
      forget: (id) => erase(id, { as: 'forgotten' }),
      expire: (id) => erase(id, { as: 'expired' }),
      purge: (id) => erase(id, { as: 'never-there' }),
      read,
    },
    writes,
    created,
    get hasErased() {
      return hasErased
    },
    takeIn,
    carry,
    bury,
    finish,
    release,
  }
}
