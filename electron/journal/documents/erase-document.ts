import { automerge, type AutomergeDoc } from './automerge.ts'
import type { DocumentTable } from './document-table.ts'
import { loadRow } from './live-document.ts'
import type { Quarantine } from './quarantine.ts'
import type { DocumentRow } from './strict-load.ts'
import { changePrefix, joinTombstones, type SyncIndex, type Tombstone } from './sync-index.ts'

export type Erasure =
  /** For ever, on every device. */
  | { readonly as: 'forgotten' }
  /** Emptied from the trash: whoever has changed it meanwhile brings it back. */
  | { readonly as: 'expired' }
  /** It was nobody's, like the sample: no other device is told. */
  | { readonly as: 'never-there' }
  /** Another device has erased it. */
  | { readonly as: 'told'; readonly tombstone: Tombstone }

type Loading = Parameters<typeof loadRow>[2]

/** What erasing needs of the store. */
export interface EraseDoor extends Loading {
  readonly rows: DocumentTable
  readonly index: SyncIndex
  readonly quarantine: Quarantine
  readonly now: () => number
}

/** Erases rows, snapshot and changes of a document, and what quarantine kept of it. Call it inside a transaction. */
export function eraseDocument(door: EraseDoor, row: DocumentRow, erasure: Erasure): void {
  const { rows, index, quarantine, now } = door
  const { n, id, kind } = row
  const base = { id, kind, at: now() }
  // Before the changes are gone of which it tells.
  const known = erasure.as === 'expired' ? prefixesOf(door, row) : []
  rows.remove(n)
  index.remove(n)
  quarantine.erase(id)
  if (erasure.as === 'never-there') return
  const told = erasure.as === 'told' ? erasure.tombstone : { ...base, forgotten: erasure.as === 'forgotten', known }
  buryDocument(rows, index, told)
}

/** Writes a tombstone, joined with the one that is there, for a document that is not (any more). */
export function buryDocument(rows: DocumentTable, index: SyncIndex, tombstone: Tombstone): void {
  const joined = joinTombstones(rows.tombstone(tombstone.id), tombstone)
  const n = rows.bury(joined)
  index.put(joined.id, null, -n, joined)
}

/** Whether the tombstone was written by somebody who had seen all of the document. */
export function isAllKnown(doc: AutomergeDoc, { known }: Pick<Tombstone, 'known'>): boolean {
  const prefixes = new Set(known)
  const changes = automerge().getChangesMetaSince(doc, [])
  return changes.every(({ hash }) => prefixes.has(changePrefix(hash)))
}

/** Every change of a document as tombstones know it; none of one that cannot be loaded any more. */
function prefixesOf(door: EraseDoor, row: DocumentRow): string[] {
  const loading = loadRow(door.rows, row, door)
  if (loading.state !== 'loaded') return []
  const { getChangesMetaSince, free } = automerge()
  const hashes = getChangesMetaSince(loading.live.doc, []).map(({ hash }) => changePrefix(hash))
  free(loading.live.doc)
  return hashes.toSorted()
}
