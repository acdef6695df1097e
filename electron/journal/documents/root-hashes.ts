import { automerge, type AutomergeDoc } from './automerge.ts'

/**
 * Hashes, in hex and sorted, of the changes of a document that depend on none. A document of ours has exactly one: the
 * root change of its kind. Their number is in `ForeignSize` before anything is loaded; their hashes are not in the
 * bytes of a document, only in those of single changes.
 */
export function rootHashes(doc: AutomergeDoc): string[] {
  return automerge()
    .getChangesMetaSince(doc, [])
    .filter(({ deps }) => deps.length === 0)
    .map(({ hash }) => hash)
    .toSorted()
}
