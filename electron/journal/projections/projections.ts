import type { Database } from 'better-sqlite3'
import type { DocumentChange, StoredDocument } from '#journal/documents/document-store.ts'
import { setCheckpointPages } from '#journal/documents/checkpoints.ts'
import { preparedStatements, type Sql } from '#journal/documents/statements.ts'
import { wipeFreePages } from '#journal/documents/wipe-free-pages.ts'
import type { DocumentKind } from '#shared/model/schemas.ts'
import type { Topic } from '#shared/contract/query-topics.ts'
import { deferMerging, mergeTextIndex } from './fill-text-index.ts'
import { forgetTables, giveBackLostPages, isDamage } from './forget-tables.ts'
import { openForgottenWords, type ForgottenWords } from './forgotten-words.ts'
import { isPartOfMerge, relink } from './merged-documents.ts'
import type { RowContext, RowDefinition } from './row-definition.ts'
import { createRowTables, hasCurrentRows, markRowsCurrent, markRowsStale, rowsFormat, rowTables } from './row-tables.ts'
import { eraseRows, rewriteNamesInText, writeAllRows } from './shared-rows.ts'
import { survivorsInRows } from './survivor.ts'
import { textWrites } from './text-writes.ts'
import { topicsOfChanges, withPagesOfMerged } from './topics.ts'

export interface Projections {
  readonly sql: Sql
  /** Every table of rows, the shared ones and those of the kinds. */
  readonly tables: readonly string[]
  /** False after an upgrade or a rebuild that was cut short: `rebuild` before answering queries. */
  readonly areCurrent: boolean
  /** Brings the rows up to the changes. Runs inside the transaction of the commit that made them. */
  project(changes: readonly DocumentChange[]): void
  /** Tells of the changes that are projected from now on, whose commit may still be taken back; null ends it. */
  onProjecting(listener: ((changes: readonly DocumentChange[]) => void) | null): void
  /** The topics that the changes projected last have touched. */
  touched(): readonly Topic[]
  /** What is left in the file of what was forgotten. */
  readonly forgottenWords: Pick<ForgottenWords, 'areLeft' | 'nextStep' | 'step' | 'beginRewrite'>
  /**
   * Drops every row and makes it again from documents, in steps: each `next()` handles some and says how many are done.
   * Rows are unusable until it ends; a journal closed in between rebuilds when it is opened again.
   */
  rebuild(documents: (kind: DocumentKind) => Iterable<StoredDocument>): Generator<number>
}

/**
 * Opens the rows of a journal, making empty tables where there are none.
 * @param all in the order in which a rebuild makes them: whoever has the names of others in its text stands behind them
 */
export function openProjections(database: Database, all: readonly RowDefinition[]): Projections {
  const definitions = new Map(all.map((definition) => [definition.kind, definition]))
  const format = rowsFormat(all)
  let sql = preparedStatements(database)
  let current = hasCurrentRows(database, format)
  const words = openForgottenWords(database)
  let memos = new Map<string, unknown>()
  let lastTouched: readonly Topic[] = []
  // Documents that commits have written rows of while a rebuild is on its way to them.
  let writtenMeanwhile: Set<number> | null = null
  let listener: ((changes: readonly DocumentChange[]) => void) | null = null
  const isEmpty = () => database.prepare('SELECT NOT EXISTS (SELECT 1 FROM documents)').pluck().get() === 1

  /** For one transaction. */
  const context = (): RowContext => ({
    sql,
    texts: textWrites(sql),
    memo: (key, make) => {
      if (!memos.has(key)) memos.set(key, make())
      return memos.get(key) as ReturnType<typeof make>
    },
  })
  const recreate = database.transaction(() => {
    createRowTables(database, all)
    markRowsStale(database)
    words.reset()
  })
  const definitionOf = (kind: string): RowDefinition => {
    const definition = definitions.get(kind)
    if (definition === undefined) throw new Error(`no kind ${kind}`)
    return definition
  }
  const settle = (definition: RowDefinition, content: StoredDocument['content'] | null) => {
    if (definition.settle === null) return
    memos = new Map()
    definition.settle(sql, content)
  }
  /** What is linked to by rows of these numbers in a role that its kind follows. */
  const followed = (numbers: readonly number[]): string[] => {
    const roles = all.flatMap(({ followLinks }) => followLinks?.roles ?? [])
    const rows = sql(
      `SELECT DISTINCT target_id AS id FROM links
       WHERE n IN (SELECT value FROM json_each(?)) AND role IN (SELECT value FROM json_each(?))`,
    )
    return (rows.all(JSON.stringify(numbers), JSON.stringify(roles)) as { id: string }[]).map(({ id }) => id)
  }
  const refresh = (ids: readonly string[] | null) => all.forEach(({ followLinks }) => followLinks?.refresh(sql, ids))
  const titleOf = (n: number) => sql('SELECT title, deleted_at FROM entries WHERE n = ?').raw().get(n)

  if (!current && isEmpty()) {
    recreate()
    markRowsCurrent(database, format)
    current = true
  }

  return {
    get sql() {
      return sql
    },
    tables: rowTables(all),
    get areCurrent() {
      return current
    },
    touched: () => lastTouched,
    onProjecting: (told) => void (listener = told),
    forgottenWords: words,
    project(changes) {
      const rows = context()
      const affected = new Set<string>()
      const topics = topicsOfChanges(sql, definitions, changes)
      const relinked = new Map<RowDefinition, Set<string>>()
      // Of whoever is merged, or no more, by these changes themselves, the links are put right behind them.
      const survivor = survivorsInRows(sql)
      const renamed = new Set<string>()
      const written: number[] = []
      for (const change of changes) {
        // A kind that only a newer Rapport knows has no rows.
        if (!definitions.has(change.kind)) continue
        const definition = definitionOf(change.kind)
        const { n, id, after } = change
        const noteMerge = () => {
          if (definition.mergedInto === null || !isPartOfMerge(sql, id)) return
          relinked.set(definition, (relinked.get(definition) ?? new Set()).add(id))
        }
        const title = titleOf(n)
        // What was never written has nothing to be erased, nor to be followed: most of what an import or another device brings.
        if (title !== undefined) {
          for (const target of followed([n])) affected.add(target)
          noteMerge()
          eraseRows(rows, definition, n)
        }
        writtenMeanwhile?.add(n)
        if (after !== null) writeAllRows(rows, definition, after, survivor)
        settle(definition, after?.content ?? null)
        if (after !== null) {
          written.push(n)
          affected.add(id)
          noteMerge()
        }
        if (title === undefined ? after !== null : String(title) !== String(titleOf(n))) renamed.add(id)
      }
      if (written.length > 0) for (const target of followed(written)) affected.add(target)
      for (const [definition, ids] of relinked) {
        for (const other of relink(sql, definition, ids)) {
          affected.add(other)
          renamed.add(other)
        }
      }
      rewriteTextsNaming(rows, renamed)
      rows.texts.flush()
      if (affected.size > 0) refresh([...affected])
      words.begin(changes)
      // Where everything is told to be asked again, pages need not be.
      const pages = affected.size > 0 && !topics.includes('*') ? pagesOf([...affected]) : []
      lastTouched = withPagesOfMerged(
        sql,
        new Set([...topics, ...topicsOfChanges(sql, definitions, changes), ...pages]),
      )
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

  function rewriteTextsNaming(context: RowContext, ids: ReadonlySet<string>): void {
    const roles = all.flatMap(({ namesInText }) => namesInText)
    if (roles.length === 0 || ids.size === 0) return
    const owners = sql(`SELECT DISTINCT l.n, e.kind FROM links l JOIN entries e ON e.n = l.n
      WHERE l.target_id IN (SELECT value FROM json_each(?)) AND l.role IN (SELECT value FROM json_each(?))`)
    const found = owners.all(JSON.stringify([...ids]), JSON.stringify(roles)) as { n: number; kind: string }[]
    for (const { n, kind } of found) {
      rewriteNamesInText(context, definitionOf(kind), n)
    }
  }

  function pagesOf(ids: readonly string[]): Topic[] {
    const rows = sql('SELECT kind, id FROM entries WHERE id IN (SELECT value FROM json_each(?))').all(
      JSON.stringify(ids),
    )
    return (rows as { kind: string; id: string }[]).map(({ kind, id }) => `${kind}:${id}`)
  }

  function* rebuild(documents: (kind: DocumentKind) => Iterable<StoredDocument>): Generator<number> {
    current = false
    // The same text is written again at once, into the pages that this sets free: what is left of them is wiped at the end.
    database.pragma('secure_delete = OFF')
    let hasLostPages = false
    try {
      recreate()
    } catch (error) {
      if (!isDamage(error)) throw error
      forgetTables(database, rowTables(all))
      hasLostPages = true
      recreate()
    } finally {
      database.pragma('secure_delete = ON')
    }
    deferMerging(database)
    sql = preparedStatements(database)
    memos = new Map()
    let done = 0
    let batch: StoredDocument[] = []
    const meanwhile = new Set<number>()
    writtenMeanwhile = meanwhile
    const writeAll = database.transaction((some: readonly StoredDocument[]) => {
      const rows = context()
      for (const document of some) {
        const definition = definitionOf(document.kind)
        if (meanwhile.has(document.n)) eraseRows(rows, definition, document.n)
        writeAllRows(rows, definition, document, (id) => id)
        settle(definition, document.content)
      }
      rows.texts.flush()
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
    for (const { kind } of all) {
      for (const document of documents(kind as DocumentKind)) {
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
    const relinkAll = database.transaction(() => {
      const merged = sql('SELECT id FROM entries WHERE merged_into IS NOT NULL AND kind = ?').pluck()
      const renamed = new Set<string>()
      for (const definition of all) {
        for (const id of relink(sql, definition, merged.all(definition.kind) as string[])) renamed.add(id)
      }
      const rows = context()
      rewriteTextsNaming(rows, renamed)
      rows.texts.flush()
    })
    // Before the index is made one piece: texts that name somebody merged are written again.
    relinkAll()
    for (const _ of mergeTextIndex(database)) yield done
    const settleAll = database.transaction(() => {
      refresh(null)
      wipeFreePages(database)
      markRowsCurrent(database, format)
    })
    settleAll()
    if (hasLostPages) giveBackLostPages(database)
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
