import { documentId, type DocumentId } from '#shared/model/id.ts'
import type { DocumentKind } from '#shared/model/schemas.ts'
import type { AutomergeDoc } from './automerge.ts'
import type { DocumentTable } from './document-table.ts'
import { problemText } from './document-problem.ts'
import type { Kinds } from './kind-rules.ts'
import { strictLoad, type DocumentRow } from './strict-load.ts'

/** A document in memory, with what its row says about it. */
export interface LiveDocument {
  readonly n: number
  readonly id: DocumentId
  readonly kind: DocumentKind
  doc: AutomergeDoc
  /** The heads that the row has; those of `doc` are ahead of them while a commit is running. */
  heads: string
  changes: number
  changeBytes: number
  snapshotBytes: number
}

export type Loading =
  | { state: 'loaded'; live: LiveDocument }
  | { state: 'absent' }
  /** Of a kind that only a newer Rapport knows. */
  | { state: 'too-new' }
  | { state: 'damaged'; n: number; id: DocumentId; kind: DocumentKind; problem: string }

/** Loads what a row stands for, strictly. The caller frees the document. */
export function loadRow(
  rows: DocumentTable,
  row: DocumentRow | undefined,
  { kinds, newActor }: { kinds: Kinds; newActor: () => string },
): Loading {
  if (row === undefined) return { state: 'absent' }
  if (!kinds.has(row.kind)) return { state: 'too-new' }
  const head = { n: row.n, id: row.id as DocumentId, kind: row.kind as DocumentKind }
  if (!documentId.safeParse(row.id).success) return { state: 'damaged', ...head, problem: problemText('wrong-id') }
  const { doc, problem } = strictLoad(row, rows.changesOf(row.n), newActor())
  if (doc === null) return { state: 'damaged', ...head, problem }
  const live: LiveDocument = {
    ...head,
    doc,
    heads: row.heads,
    changes: row.changes,
    changeBytes: row.change_bytes,
    snapshotBytes: row.snapshot.length,
  }
  return { state: 'loaded', live }
}
