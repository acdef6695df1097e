import { automerge } from './automerge.ts'
import type { DocumentTable } from './document-table.ts'
import type { LiveDocument } from './live-document.ts'
import { documentToPlain, isSamePlain } from './plain.ts'
import { headsText } from './strict-load.ts'

const MAX_CHANGES = 32
/** Below this many bytes of changes, a small document is not worth saving again after every second edit. */
const MIN_BYTES = 2048

/** True once a document has so many changes, or so many bytes of them, that loading it would be slower for it. */
export function wantsCompaction({
  changes,
  changeBytes,
  snapshotBytes,
}: Pick<LiveDocument, 'changes' | 'changeBytes' | 'snapshotBytes'>): boolean {
  return changes >= MAX_CHANGES || changeBytes > Math.max(snapshotBytes, MIN_BYTES)
}

/**
 * Puts one snapshot in the place of the old one and its changes, if it loads again with the same heads and the same
 * content; otherwise leaves the rows as they are, since they are known to load. Call it inside a transaction.
 */
export function compact(rows: DocumentTable, live: LiveDocument, newActor: () => string): boolean {
  const { save, load, getHeads, free } = automerge()
  const snapshot = save(live.doc)
  const again = load<unknown>(snapshot, { actor: newActor() })
  const isSame =
    headsText(getHeads(again)) === live.heads && isSamePlain(documentToPlain(again), documentToPlain(live.doc))
  free(again)
  if (!isSame) return false
  rows.replaceSnapshot({ n: live.n, id: live.id, kind: live.kind, snapshot })
  live.changes = 0
  live.changeBytes = 0
  live.snapshotBytes = snapshot.length
  return true
}
