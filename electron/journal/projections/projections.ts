import type { Database } from 'better-sqlite3'
import type { DocumentChange, StoredDocument } from '#journal/documents/document-store.ts'
import { setCheckpointPages } from '#journal/documents/checkpoints.ts'
import { wipeFreePages } from '#journal/documents/wipe-free-pages.ts'
import type { DocumentKind } from '#shared/model/document.ts'
import type { Topic } from '#shared/contract/query-topics.ts'
import { DEFAULT_RING_RULES, type RingRules } from '#shared/model/ring.ts'
import { deferMerging, mergeTextIndex } from './fill-text-index.ts'
import { openForgottenWords, type ForgottenWords } from './forgotten-words.ts'
import { applyRingRules, readRingRules } from './ring-rules.ts'
import { createRowTables, hasCurrentRows, markRowsCurrent, markRowsStale } from './row-tables.ts'
import { eraseRows, rewriteTextOfPeopleAt, writeRows, type RowContext } from './rows-of-kind.ts'
import { preparedStatements, type Sql } from './statements.ts'
import { survivorInRows } from './survivor.ts'
import { topicsOfChanges, withPagesOfMerged } from './topics.ts'

export interface Projections {
  readonly sql: Sql
  /** False after an upgrade or a rebuild that was cut short: `rebuild` before answering queries. */
  readonly areCurrent: boolean
  /** Brings the rows up to the changes. Runs inside the transaction of the commit that made them. */
  project(changes: readonly DocumentChange[]): void
  /** Tells of the changes that are projected from now on, whose commit may still be taken back; null ends it. */
  onProjecting(listener: ((changes: readonly DocumentChange[]) => void) | null): void
  /** The topics that the changes projected last have touched. */
  touched(): readonly Topic[]
  /** What is left in the full-text index of what was forgotten. */
  readonly forgottenWords: Pick<ForgottenWords, 'areLeft' | 'step'>
  /**
   * Drops every row and makes it again from documents, in steps: each `next()` handles some and says how many are done.
   * Rows are unusable until it ends; a journal closed in between rebuilds when it is opened again.
   */
  rebuild(documents: (kind: DocumentKind) => Iterable<StoredDocument>): Generator<number>
}

// A person's text has the names of organisations; merges and last conversations are settled when all are there.
const REBUILD_ORDER: readonly DocumentKind[] = [
  'preferences',
  'organisation',
  'circle',
  'person',
  'conversation',
  'follow-up',
]

/** Opens the rows of a journal, making empty tables where there are none. */
export function openProjections(database: Database): Projections {
  let sql = preparedStatements(database)
  let current = hasCurrentRows(database)
  const words = openForgottenWords(database)
  let rules: RingRules | null = null
  let lastTouched: readonly Topic[] = []
  // Documents that commits have written rows of while a rebuild is on its way to them.
  let writtenMeanwhile: Set<number> | null = null
  let listener: ((changes: readonly DocumentChange[]) => void) | null = null
  const isEmpty = () => database.prepare('SELECT NOT EXISTS (SELECT 1 FROM documents)').pluck().get() === 1

  const context = (): RowContext => {
    rules ??= readRingRules(sql)
    return { sql, rules, survivor: (id) => survivorInRows(sql, id) }
  }
  const recreate = database.transaction(() => {
    createRowTables(database)
    markRowsStale(database)
    words.reset()
  })

  if (!current && isEmpty()) {
    recreate()
    markRowsCurrent(database)
    current = true
  }

  return {
    get sql() {
      return sql
    },
    get areCurrent() {
      return current
    },
    touched: () => lastTouched,
    onProjecting: (told) => void (listener = told),
    forgottenWords: words,
    project(changes) {
      const affected = new Set<string>()
      const topics = topicsOfChanges(sql, changes)
      const relinked = new Set<string>()
      const renamed = new Set<string>()
      for (const change of changes) {
        if (change.kind === 'preferences') rules = null
        for (const id of peopleOfRows(sql, change.n)) affected.add(id)
        if (change.kind === 'person' && isPartOfMerge(sql, change.id)) relinked.add(change.id)
        eraseRows(context(), change.n)
        writtenMeanwhile?.add(change.n)
        if (change.kind === 'organisation') renamed.add(change.id)
        if (change.after === null) {
          if (change.kind === 'preferences') applyRingRules(sql, DEFAULT_RING_RULES)
          continue
        }
        if (change.after.kind === 'preferences') {
          const { rings } = change.after.content
          applyRingRules(sql, rings)
          rules = rings
        }
        writeRows(context(), change.after)
        for (const id of peopleOfRows(sql, change.n)) affected.add(id)
        if (change.kind === 'person') affected.add(change.id)
        if (change.kind === 'person' && isPartOfMerge(sql, change.id)) relinked.add(change.id)
      }
      for (const id of renamed) rewriteTextOfPeopleAt(context(), id)
      for (const id of relinked) for (const person of relink(context(), id)) affected.add(person)
      for (const id of affected) refreshLastConversation(sql, id)
      words.begin(changes)
      const touched = new Set([...topics, ...topicsOfChanges(sql, changes), ...personTopics(affected)])
      lastTouched = withPagesOfMerged(sql, touched)
      listener?.(changes)
    },
    *rebuild(documents) {
      const endBulk = beginBulk(database)
      try {
        yield* rebuild(documents)
      } finally {
        endBulk()
      }
    },
  }

  function* rebuild(documents: (kind: DocumentKind) => Iterable<StoredDocument>): Generator<number> {
    current = false
    // The same text is written again at once, into the pages that this sets free: what is left of them is wiped at the end.
    database.pragma('secure_delete = OFF')
    try {
      recreate()
    } finally {
      database.pragma('secure_delete = ON')
    }
    deferMerging(database)
    sql = preparedStatements(database)
    rules = null
    let done = 0
    let batch: StoredDocument[] = []
    const meanwhile = new Set<number>()
    writtenMeanwhile = meanwhile
    const writeAll = database.transaction((some: readonly StoredDocument[]) => {
      for (const document of some.toSorted(byRowid)) {
        if (document.kind === 'preferences') rules = document.content.rings
        if (meanwhile.has(document.n)) eraseRows(context(), document.n)
        writeRows({ ...context(), survivor: (id) => id }, document)
      }
    })
    // Rows that a power cut takes are made again: they need not wait for the disk, as the commits in between do.
    const write = (some: readonly StoredDocument[]) => {
      database.pragma('synchronous = NORMAL')
      try {
        writeAll(some)
      } finally {
        database.pragma('synchronous = FULL')
      }
    }
    for (const kind of REBUILD_ORDER) {
      for (const document of documents(kind)) {
        batch.push(document)
        if (batch.length < 500) continue
        write(batch)
        done += batch.length
        batch = []
        yield done
      }
      // Kinds are not mixed: what comes later in the order needs the rows of what comes before.
      write(batch)
      done += batch.length
      batch = []
    }
    for (const _ of mergeTextIndex(database)) yield done
    const settle = database.transaction(() => {
      applyRingRules(sql, context().rules)
      const merged = sql('SELECT id FROM people WHERE merged_into IS NOT NULL').all() as { id: string }[]
      for (const { id } of merged) relink(context(), id)
      refreshAllLastConversations(sql)
      wipeFreePages(database)
      markRowsCurrent(database)
    })
    settle()
    writtenMeanwhile = null
    current = true
    yield done
  }
}

/** Room for the indexes of all rows while they are made, and fewer trips to write them back. Returns what ends it. */
function beginBulk(database: Database): () => void {
  const cache = Number(database.pragma('cache_size', { simple: true }))
  database.pragma(`cache_size = -${BULK_CACHE_KIB}`)
  setCheckpointPages(database, BULK_CHECKPOINT_PAGES)
  return () => {
    if (!database.open) return
    database.pragma(`cache_size = ${cache}`)
    setCheckpointPages(database)
    database.pragma('shrink_memory')
  }
}

const BULK_CACHE_KIB = 131_072
const BULK_CHECKPOINT_PAGES = 16_384

/** In the order of the full-text index, which writes what it has gathered each time that the order is broken. */
function byRowid(one: StoredDocument, other: StoredDocument): number {
  const [a, b] = [one, other].map((document) => (document.kind === 'conversation' ? document.content.date : ''))
  return a === b ? one.n - other.n : (a ?? '') < (b ?? '') ? -1 : 1
}

/** Whether a person, as the rows have them now, was merged into anybody, or anybody into them. */
function isPartOfMerge(sql: Sql, id: string): boolean {
  const found = sql('SELECT 1 FROM people WHERE (id = ? AND merged_into IS NOT NULL) OR merged_into = ? LIMIT 1').get(
    id,
    id,
  )
  return found !== undefined
}

/** Points what names anybody merged into or with `id` at whom they are now. Returns the people affected. */
function relink(context: RowContext, id: string): string[] {
  const { sql, survivor } = context
  const cluster = new Set([id])
  for (const member of cluster) {
    const rows = sql('SELECT id FROM people WHERE merged_into = ?').all(member) as { id: string }[]
    for (const row of rows) cluster.add(row.id)
  }
  const affected = new Set<string>()
  for (const member of cluster) {
    const now = survivor(member)
    const before = sql('SELECT DISTINCT person_id FROM conversation_people WHERE named_id = ?').all(member)
    for (const row of before as { person_id: string }[]) affected.add(row.person_id)
    sql('UPDATE conversation_people SET person_id = ? WHERE named_id = ?').run(now, member)
    sql('UPDATE follow_up_people SET person_id = ? WHERE named_id = ?').run(now, member)
    // In a cycle of crossed merges the survivor is shown although its document says that it was merged.
    sql(
      `UPDATE people SET hidden = (deleted_at IS NOT NULL OR (merged_into IS NOT NULL AND id <> ?)) WHERE id = ?`,
    ).run(now, member)
    affected.add(now)
    affected.add(member)
  }
  return [...affected]
}

function peopleOfRows(sql: Sql, n: number): string[] {
  const rows = sql('SELECT person_id FROM conversation_people WHERE conversation_n = ?').all(n) as {
    person_id: string
  }[]
  return rows.map((row) => row.person_id)
}

const LAST_CONVERSATION = `
  UPDATE people SET
    last_day = (SELECT max(day) FROM conversation_people AS c WHERE c.person_id = people.id),
    conversations = (SELECT count(DISTINCT conversation_n) FROM conversation_people AS c WHERE c.person_id = people.id)`

function refreshLastConversation(sql: Sql, id: string): void {
  sql(`${LAST_CONVERSATION} WHERE id = ?`).run(id)
}

function refreshAllLastConversations(sql: Sql): void {
  sql(LAST_CONVERSATION).run()
}

function personTopics(ids: Iterable<string>): Topic[] {
  return Array.from(ids, (id) => `person:${id}`)
}
