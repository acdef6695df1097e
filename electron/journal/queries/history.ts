import { isJournalError } from '#journal/documents/journal-error.ts'
import type { DocumentStore, Plain } from '#journal/documents/document-store.ts'
import type { QueryOutput } from '#shared/contract/contract.ts'
import type { DocumentId } from '#shared/model/id.ts'
import type { QueryContext } from './query-context.ts'

/** What changed in a document, when and where, newest first. */
export function history({ store }: QueryContext, { id }: { id: DocumentId }): QueryOutput<'history'> {
  return store.history(id, 200).map(({ hash, at, command, device, changed }) => ({
    hash,
    at,
    command: command ?? '',
    device: device ?? '',
    changed: changed.map(({ path, before, after }) => ({
      path: [...path],
      before: inWords(before),
      after: inWords(after),
    })),
  }))
}

/** Fields of which two devices wrote different values; none for a document that cannot be read. */
export function conflictsOf(store: DocumentStore, id: DocumentId): QueryOutput<'person'>['conflicts'] {
  try {
    return store.conflicts(id).map(({ path, winner, losers }) => ({
      path: [...path],
      kept: inWords(winner),
      others: losers.map(inWords),
    }))
  } catch (error) {
    if (isJournalError(error, 'not-found')) return []
    throw error
  }
}

function inWords(value: Plain | undefined): string | null {
  if (value === undefined || value === null) return null
  return typeof value === 'string' ? value : JSON.stringify(value)
}
