import type { DocumentKind } from '#shared/model/schemas.ts'
import type { DocumentId } from '#shared/model/id.ts'
import { automerge, type AutomergeDoc } from './automerge.ts'
import { documentConflicts, type Conflict } from './conflicts.ts'
import { readContent, type StoredDocument } from './content.ts'
import { withJournalErrors, type Database } from './database.ts'
import { documentCache } from './document-cache.ts'
import { documentTable } from './document-table.ts'
import type { DocumentChange, DocumentWriter, FieldWrite } from './document-writer.ts'
import { emptyLog } from './checkpoints.ts'
import { foldAtRest } from './fold-at-rest.ts'
import { contentBefore, documentHistory, type HistoryEntry } from './history.ts'
import { actorSource } from './actor-source.ts'
import { isJournalError, JournalError, notFound } from './journal-error.ts'
import { kindsOf, type DocumentDefinition, type KindRules, withDefaults } from './kind-rules.ts'
import { loadRow, type LiveDocument, type Loading } from './live-document.ts'
import { documentToPlain, type PlainMap } from './plain.ts'
import { openQuarantine, type QuarantinedDocument } from './quarantine.ts'
import { judgeForeign, type ForeignQuestion, type ForeignVerdict } from './judge-foreign.ts'
import { receiveBatch, type ForeignBatch, type ReceivedDocument, type Receiving } from './receive.ts'
import { openSkeletons } from './skeleton.ts'
import { openSyncIndex } from './sync-index.ts'
import { openTravelling, type Travelling } from './travelling.ts'
import { documentWalks, type CheckedDocument, type WholeDocument } from './walk-documents.ts'
import { openWriteSession, type WriteSession } from './write-session.ts'

export type { Conflict } from './conflicts.ts'
export type { StoredDocument } from './content.ts'
export type { DocumentChange, DocumentWriter, FieldWrite } from './document-writer.ts'
export type { HistoryEntry } from './history.ts'
export type { Plain } from './plain.ts'
export type { CheckedDocument, WholeDocument } from './walk-documents.ts'

export interface Commit<T> {
  readonly result: T
  /** One for each document, in the order in which they were first touched. */
  readonly changes: readonly DocumentChange[]
  /** In the order written; undo goes through them backwards. Documents that were created are not in it. */
  readonly writes: readonly FieldWrite[]
  readonly created: readonly DocumentId[]
}

/** The documents of a journal: the truth. Everything is synchronous; content given out belongs to the one who asked. */
export interface DocumentStore {
  readonly database: Database
  /** null: there is none, or it cannot be read (quarantined just now, or of a schema too new to be shown). */
  read(id: DocumentId): StoredDocument | null
  /**
   * Runs `work`, writes what it changed and the rows of it in one SQLite transaction, and returns once that is on
   * disk. Whatever is thrown, here or in `onCommitting`, takes everything back, in memory as on disk.
   * @param alsoWrite writes what goes with it into other tables, in the same transaction
   * @throws JournalError `disk-full`, `read-only`, `io`, `closed`, and those of DocumentWriter
   */
  commit<T>(
    message: { command: string; device: string },
    work: (write: DocumentWriter) => T,
    alsoWrite?: (commit: Commit<T>) => void,
  ): Commit<T>
  /** Takes in what another device sends, see `receiveBatch`. @throws JournalError as `commit` */
  receive(batch: ForeignBatch): ReceivedDocument[]
  /**
   * As `receive`, with what is looked at given out, so that another thread may do it, and anything else be done meanwhile: see
   * `Receiving`. @throws JournalError as `commit`, at any step
   */
  receiving(batch: ForeignBatch): Receiving
  /** Judges what `receiving` asks, here and now. */
  judge(question: ForeignQuestion): ForeignVerdict
  /** What goes to other devices. */
  readonly travelling: Travelling
  /** A copy with an actor of its own, for an edit session. The caller frees it. @throws JournalError `not-found` */
  fork(id: DocumentId): AutomergeDoc
  /**
   * All documents, of one kind where given, in the order of `n`, one in memory at a time. What is damaged goes to
   * quarantine and is passed over. Commits between two steps are fine.
   * @param after begins behind this `n`
   */
  each(kind?: DocumentKind, after?: number): Generator<StoredDocument>
  /**
   * As `each`, of all kinds, with those that only a newer Rapport knows or can read: those as they are, whole, with what
   * their text and maps say and nothing filled in.
   */
  eachWhole(after?: number): Generator<WholeDocument>
  /**
   * At most `limit` changes (50), newest first, each looked at when it is asked for: see `documentHistory`. Of the
   * document as it is now, whatever is committed meanwhile. @throws JournalError `not-found`, at once
   */
  history(id: DocumentId, limit?: number): Generator<HistoryEntry>
  /** What it said before the change of that hash; null where there is none, or it made the document. @throws JournalError `not-found` */
  before(id: DocumentId, hash: string): PlainMap | null
  /** @throws JournalError `not-found` */
  conflicts(id: DocumentId): Conflict[]
  /** Loads every document strictly and says what is wrong with it; changes nothing. Commits between two steps are fine. */
  checkAll(): Generator<CheckedDocument>
  /** In steps, one for each document: see `foldAtRest`. @throws JournalError of the disk, at any step */
  foldingAtRest(restingSince: number): Iterator<void, number>
  /** Marks in the sync index of what is neither here nor erased. */
  strayMarks(): number
  /** Writes the sync index again. @param isLocal whether the document of that number never leaves this device */
  reindex(isLocal: (n: number) => boolean): void
  quarantined(): QuarantinedDocument[]
  /**
   * From now on writes under actors that a copy of this machine, made while it ran, does not have. What both write under one actor
   * is told apart later, at a price: see `uniteTwins`.
   */
  renewActors(): void
  /** Whether the document of that id is the only one of its kind, which is always there. */
  isSingleton(id: DocumentId): boolean
  /** Whether documents of that kind have a long text of that name, to be edited by the character. */
  hasText(kind: string, field: string): boolean
  /** How many documents there are of each kind, kinds that only a newer Rapport knows included. */
  counts(): Record<string, number>
  /** Frees every document in memory, and leaves the database open: it belongs to whoever opened it. */
  close(): void
}

const CACHE_SIZE = 500
const HISTORY_LIMIT = 50

/**
 * @param options.definitions every kind that this Rapport knows
 * @param options.now milliseconds since 1970
 * @param options.random fills with random bytes: ids and actors come from it, so it must never repeat itself between
 *   two runs on one journal
 * @param options.onCommitting called inside the transaction of each commit, and of each quarantine, before it ends
 */
export function openDocumentStore(options: {
  database: Database
  definitions: readonly DocumentDefinition[]
  now: () => number
  random: (bytes: Uint8Array) => void
  cacheSize?: number
  onCommitting: (changes: readonly DocumentChange[]) => void
}): DocumentStore {
  const { database, now, random, onCommitting } = options
  const rows = documentTable(database)
  const quarantine = openQuarantine(database)
  const index = openSyncIndex(database)
  const kinds = kindsOf(options.definitions)
  const skeletons = openSkeletons()
  const cache = documentCache(options.cacheSize ?? CACHE_SIZE)
  const transact = database.transaction((work: () => void) => work())
  let lastN = withJournalErrors(() => rows.highestN())
  let active: WriteSession | null = null
  // Found damaged while a commit was running, whose end they must not share.
  const damaged: (Loading & { state: 'damaged' })[] = []

  const actors = actorSource(random)
  const newActor = actors.next
  const loader = { kinds, newActor }

  const sessionDoor = {
    kinds,
    skeletons,
    rows,
    index,
    quarantine,
    now,
    random,
    newActor,
    newN: () => ++lastN,
    take: takeForWriting,
    drop: (id: DocumentId) => cache.drop(id),
    readUntouched,
  }
  const totalChanges = database.prepare<[], number>('SELECT total_changes()').pluck()
  const receiveDoor = {
    ...sessionDoor,
    rowsWritten: () => totalChanges.get() ?? 0,
    load: (id: DocumentId) => {
      cache.drop(id)
      const live = load(id)
      if (live !== null) cache.put(live)
    },
    inSession: (work: (session: WriteSession) => void) => void inSession(RECEIVED, work),
  }

  function load(id: DocumentId): LiveDocument | null {
    const loading = withJournalErrors(() => loadRow(rows, rows.read(id), loader))
    if (loading.state === 'loaded') return loading.live
    if (loading.state === 'damaged') setAside(loading)
    return null
  }

  function setAside(found: Loading & { state: 'damaged' }): void {
    if (active !== null) damaged.push(found)
    else quarantineNow(found)
  }

  /** What cannot be moved now, because the disk is full or may only be read, is found again at the next load. */
  function quarantineNow({ n, id, kind, problem }: Loading & { state: 'damaged' }): void {
    if (database.readonly) return
    try {
      withJournalErrors(() =>
        transact(() => {
          quarantine.take(n, problem, now())
          index.remove(n)
          onCommitting([{ n, id, kind, after: null }])
        }),
      )
    } catch (error) {
      if (!isJournalError(error)) throw error
    }
  }

  function use(id: DocumentId): LiveDocument {
    const cached = cache.use(id)
    if (cached !== undefined) return cached
    const live = load(id)
    if (live === null) throw notFound(id)
    cache.put(live)
    return live
  }

  function readUntouched(id: DocumentId): StoredDocument | null {
    const cached = cache.use(id)
    if (cached !== undefined) return contentOf(cached)
    const live = load(id)
    if (live === null) return null
    cache.put(live)
    return contentOf(live)
  }

  function contentOf(live: LiveDocument): StoredDocument | null {
    const { n, id, kind } = live
    const reading = readContent({ n, id, kind }, documentToPlain(live.doc), rulesOf(kind))
    if (reading.state === 'readable') return reading.document
    if (reading.state === 'invalid') {
      cache.drop(id)
      setAside({ state: 'damaged', n, id, kind, problem: reading.problem })
    }
    return null
  }

  const { each, eachWhole, checkAll } = documentWalks({ rows, index, kinds, cache, loader, contentOf, setAside })

  function rulesOf(kind: string): KindRules {
    const rules = kinds.get(kind)
    if (rules === undefined) throw new Error(`no kind ${kind}`)
    return rules
  }

  function takeForWriting(id: DocumentId): LiveDocument | null {
    const cached = cache.take(id)
    if (cached !== undefined) return cached
    const live = load(id)
    if (live === null && damaged.some((found) => found.id === id)) {
      throw new JournalError('damaged-document', `The document ${id} is damaged, and was set aside.`, {
        details: { id },
      })
    }
    return live
  }

  function commit<T>(
    message: { command: string; device: string },
    work: (write: DocumentWriter) => T,
    alsoWrite?: (commit: Commit<T>) => void,
  ): Commit<T> {
    return inSession(message, ({ writer }) => work(writer), alsoWrite)
  }

  /** Runs `work` and what follows from it in one transaction. */
  function inSession<T>(
    message: { command: string; device: string },
    work: (session: WriteSession) => T,
    alsoWrite?: (commit: Commit<T>) => void,
  ): Commit<T> {
    if (active !== null) throw new Error('a commit is running')
    if (!database.open)
      throw new JournalError('closed', 'The journal was closed. What was not saved before was not saved.')
    const session = openWriteSession(message, sessionDoor)
    active = session
    let done: Commit<T> | null = null
    try {
      withJournalErrors(() =>
        transact.immediate(() => {
          const result = work(session)
          if (result instanceof Promise) throw new Error('a commit cannot wait')
          const changes = session.finish()
          if (changes.length > 0) onCommitting(changes)
          const committed = { result, changes, writes: session.writes, created: session.created }
          alsoWrite?.(committed)
          done = committed
        }),
      )
    } catch (error) {
      // The disk knows nothing of what these documents went through.
      for (const live of session.release()) automerge().free(live.doc)
      throw error
    } finally {
      active = null
      for (const found of damaged.splice(0)) quarantineNow(found)
    }
    for (const live of session.release()) cache.put(live)
    if (session.hasErased) emptyLog(database)
    // Set by the transaction, which has not thrown.
    return done as unknown as Commit<T>
  }

  /** Of a copy, which is freed: the document may be changed, or leave the memory, before the end. */
  function* historyOf(copy: AutomergeDoc, limit: number): Generator<HistoryEntry> {
    try {
      yield* documentHistory(copy, limit)
    } finally {
      automerge().free(copy)
    }
  }

  function receiving(batch: ForeignBatch): Receiving {
    const { questions, answer, write } = withJournalErrors(() => receiveBatch(receiveDoor, batch))
    return {
      questions: () => withJournalErrors(questions),
      answer: (id, verdict) => withJournalErrors(() => answer(id, verdict)),
      write: () => withJournalErrors(write),
    }
  }

  const judge = (question: ForeignQuestion) => judgeForeign(question, { kinds, skeletons })

  return {
    database,
    read: (id) => (active === null ? readUntouched(id) : active.writer.read(id)),
    commit,
    receive(batch) {
      const steps = receiving(batch)
      for (;;) {
        for (const question of steps.questions()) steps.answer(question.foreign.id, judge(question))
        const received = steps.write()
        if (received !== null) return received
      }
    },
    receiving,
    judge,
    travelling: openTravelling(database, { rows, index, newActor }),
    fork: (id) => automerge().clone(use(id).doc, { actor: newActor() }),
    each,
    eachWhole,
    history: (id, limit = HISTORY_LIMIT) => historyOf(automerge().clone(use(id).doc, { actor: newActor() }), limit),
    before: (id, hash) => {
      const { kind, doc } = use(id)
      const content = contentBefore(doc, hash)
      return content === null ? null : withDefaults(content, rulesOf(kind))
    },
    conflicts: (id) => {
      const live = use(id)
      return documentConflicts(rulesOf(live.kind), live.doc)
    },
    checkAll,
    foldingAtRest(restingSince) {
      const door = { rows, cache, loader, transact: (work: () => void) => transact.immediate(work) }
      const steps = foldAtRest(door, restingSince)
      return { next: () => withJournalErrors(() => steps.next()), return: () => steps.return(0) }
    },
    quarantined: () => withJournalErrors(() => quarantine.list()),
    strayMarks: () => withJournalErrors(() => index.strays()),
    reindex: (isLocal) =>
      withJournalErrors(() =>
        transact.immediate(() => {
          index.clear()
          for (const { n, id, heads } of rows.all()) if (!isLocal(n)) index.put(id, heads, n, rows.tombstone(id))
          for (const tombstone of rows.tombstonesAlone()) index.put(tombstone.id, null, -tombstone.n, tombstone)
        }),
      ),
    renewActors: () => {
      actors.renew()
      // Each has the actor under which it would go on.
      cache.clear()
    },
    isSingleton: (id) => [...kinds.values()].some(({ fixedId }) => fixedId === id),
    hasText: (kind, field) => kinds.get(kind)?.texts.has(field) ?? false,
    counts: () => {
      const counts = Object.fromEntries([...kinds.keys()].map((kind) => [kind, 0]))
      for (const { kind, count } of withJournalErrors(() => rows.countByKind())) counts[kind] = count
      return counts
    },
    close: () => {
      cache.clear()
      skeletons.close()
    },
  }
}

// Changes of other devices say themselves who wrote them; nothing is written besides.
const RECEIVED = { command: 'receive', device: '' }
