import type { DocumentId } from '#shared/model/id.ts'
import { automerge } from './automerge.ts'
import { compact } from './compaction.ts'
import type { DocumentCache } from './document-cache.ts'
import type { DocumentTable } from './document-table.ts'
import type { Kinds } from './kind-rules.ts'
import { loadRow } from './live-document.ts'

/** What folding needs of the store. */
export interface FoldDoor {
  readonly rows: DocumentTable
  readonly cache: DocumentCache
  readonly loader: { readonly kinds: Kinds; readonly newActor: () => string }
  /** Runs it as one transaction. */
  readonly transact: (work: () => void) => void
}

/**
 * Puts one snapshot in the place of a snapshot with changes, of each document whose last change was made before `restingSince`: it loads in
 * half of the time, and a device that has none of it is sent what lies there. One document a step; commits between two are fine.
 * What cannot be loaded, or would not be the same afterwards, stays as it is.
 *
 * @param restingSince milliseconds since 1970
 * @returns how many were folded
 */
export function* foldAtRest(
  { rows, cache, loader, transact }: FoldDoor,
  restingSince: number,
): Generator<void, number> {
  let folded = 0
  for (let n = rows.nextWithChanges(0); n !== undefined; n = rows.nextWithChanges(n)) {
    if (isResting(rows, n, restingSince) && fold(n)) folded += 1
    yield
  }
  return folded

  function fold(n: number): boolean {
    const row = rows.withNumber(n)
    if (row === undefined) return false
    const cached = cache.peek(row.id as DocumentId)
    if (cached !== undefined) return transacted(() => compact(rows, cached, loader.newActor))
    const loading = loadRow(rows, row, loader)
    if (loading.state !== 'loaded') return false
    const isFolded = transacted(() => compact(rows, loading.live, loader.newActor))
    automerge().free(loading.live.doc)
    return isFolded
  }

  function transacted(work: () => boolean): boolean {
    let result = false
    transact(() => (result = work()))
    return result
  }
}

function isResting(rows: DocumentTable, n: number, restingSince: number): boolean {
  const last = rows.lastChangeOf(n)
  if (last === undefined) return false
  try {
    // Automerge counts seconds.
    return automerge().decodeChange(last).time * 1000 < restingSince
  } catch {
    // Damaged: whoever loads it sets it aside.
    return false
  }
}
