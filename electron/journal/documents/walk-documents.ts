import type { DocumentId } from '#shared/model/id.ts'
import type { DocumentKind } from '#shared/model/schemas.ts'
import { automerge } from './automerge.ts'
import { readContent, type StoredDocument } from './content.ts'
import { withJournalErrors } from './database.ts'
import type { DocumentCache } from './document-cache.ts'
import { problemText } from './document-problem.ts'
import type { DocumentTable } from './document-table.ts'
import type { KindRules, Kinds } from './kind-rules.ts'
import { loadRow, type LiveDocument, type Loading } from './live-document.ts'
import { documentToPlain } from './plain.ts'
import { strictLoad, type DocumentRow } from './strict-load.ts'
import type { SyncIndex } from './sync-index.ts'

/** What is wrong with a document, without touching it; null where nothing is. */
export interface CheckedDocument {
  readonly id: DocumentId
  readonly kind: string
  readonly problem: string | null
  /** Whether other devices are told of it as it is: of the sample they are not. */
  readonly isIndexed: boolean
}

/** A document of any kind, with all that it holds: its `kind` and `schema` too. */
export interface WholeDocument {
  readonly n: number
  readonly id: DocumentId
  readonly content: object
  /** A newer Rapport wrote it: here nobody can make it again from its content. */
  readonly isNewer: boolean
}

/** What going through all documents needs of the store. */
export interface WalkDoor {
  readonly rows: DocumentTable
  readonly index: SyncIndex
  readonly kinds: Kinds
  readonly cache: DocumentCache
  readonly loader: { readonly kinds: Kinds; readonly newActor: () => string }
  readonly contentOf: (live: LiveDocument) => StoredDocument | null
  readonly setAside: (found: Loading & { state: 'damaged' }) => void
}

/** Ways through all documents, in the order of `n`, one in memory at a time: see `DocumentStore`. */
export function documentWalks({ rows, index, kinds, cache, loader, contentOf, setAside }: WalkDoor) {
  function* each(kind?: DocumentKind, after = 0): Generator<StoredDocument> {
    for (const row of rowsAfter(after, kind ?? null)) {
      const document = withLoaded(row, contentOf)
      if (document !== null) yield document
    }
  }

  function* eachWhole(after = 0): Generator<WholeDocument> {
    for (const row of rowsAfter(after, null)) {
      const { n } = row
      const rules = kinds.get(row.kind)
      const content = rules === undefined ? carriedContentOf(row) : withLoaded(row, wholeContentOf)
      if (content === null) continue
      const isNewer = rules === undefined || Number(Reflect.get(content, 'schema')) > rules.schema
      yield { n, id: row.id as DocumentId, content, isNewer }
    }
  }

  function* rowsAfter(after: number, kind: string | null): Generator<DocumentRow> {
    for (let n = after; ;) {
      const row = withJournalErrors(() => rows.next(n, kind))
      if (row === undefined) return
      n = row.n
      yield row
    }
  }

  /** Uses a document without keeping it in memory; null where it cannot be loaded. What is damaged is set aside. */
  function withLoaded<T>(row: DocumentRow, work: (live: LiveDocument) => T): T | null {
    const cached = cache.peek(row.id as DocumentId)
    const loading: Loading = cached
      ? { state: 'loaded', live: cached }
      : withJournalErrors(() => loadRow(rows, row, loader))
    if (loading.state === 'damaged') setAside(loading)
    if (loading.state !== 'loaded') return null
    const result = work(loading.live)
    if (cached === undefined) automerge().free(loading.live.doc)
    return result
  }

  function wholeContentOf(live: LiveDocument): object | null {
    const { n, id, kind } = live
    const plain = documentToPlain(live.doc)
    const isTooNew = readContent({ n, id, kind }, plain, rulesOf(kind)).state === 'too-new'
    return isTooNew ? plain : (contentOf(live)?.content ?? null)
  }

  function carriedContentOf(row: DocumentRow): object | null {
    const { doc } = withJournalErrors(() => strictLoad(row, rows.changesOf(row.n), loader.newActor()))
    if (doc === null) return null
    const plain = documentToPlain(doc)
    automerge().free(doc)
    return plain
  }

  function* checkAll(): Generator<CheckedDocument> {
    for (const row of rowsAfter(0, null)) {
      const loading = withJournalErrors(() => loadRow(rows, row, loader))
      const isLocal = loading.state === 'loaded' && documentToPlain(loading.live.doc)['sample'] === true
      const isIndexed = index.isRight(row, isLocal, rows.tombstone(row.id))
      yield { id: row.id as DocumentId, kind: row.kind, problem: problemOf(loading), isIndexed }
    }
  }

  function problemOf(loading: Loading): string | null {
    if (loading.state === 'too-new') return problemText('newer')
    if (loading.state !== 'loaded') return loading.state === 'damaged' ? loading.problem : null
    const reading = readContent(loading.live, documentToPlain(loading.live.doc), rulesOf(loading.live.kind))
    automerge().free(loading.live.doc)
    if (reading.state === 'too-new') return problemText('newer')
    return reading.state === 'invalid' ? reading.problem : null
  }

  function rulesOf(kind: string): KindRules {
    const rules = kinds.get(kind)
    if (rules === undefined) throw new Error(`no kind ${kind}`)
    return rules
  }

  return { each, eachWhole, checkAll }
}
