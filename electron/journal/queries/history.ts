import { isJournalError } from '#journal/documents/journal-error.ts'
import type { HistoryEntry, Plain } from '#journal/documents/document-store.ts'
import type { QueryOutput } from '#shared/contract/contract.ts'
import { valueText } from '#shared/contract/value-text.ts'
import type { DocumentId } from '#shared/model/id.ts'
import type { QueryContext } from './query-context.ts'

/** What changed in a document, when and where, newest first. */
export function history({ store, deviceName }: QueryContext, { id }: { id: DocumentId }): QueryOutput<'history'> {
  return store.history(id, 200).map(({ hash, at, command, device, changed }) => ({
    hash,
    at,
    command: command ?? '',
    device: device === null ? '' : deviceName(device),
    changed: changed.flatMap(entryByEntry).map(({ path, before, after }) => ({
      path: [...path],
      before: valueText(before),
      after: valueText(after),
    })),
  }))
}

/** Fields, of any kind of document, of which two devices wrote different values; none where it cannot be read. */
export function conflicts({ store }: QueryContext, { id }: { id: DocumentId }): QueryOutput<'conflicts'> {
  try {
    return store.conflicts(id).map(({ path, winner, losers }) => ({
      path: [...path],
      kept: valueText(winner),
      others: losers.map(valueText),
    }))
  } catch (error) {
    if (isJournalError(error, 'not-found')) return []
    throw error
  }
}

type Change = HistoryEntry['changed'][number]
type PlainMap = Extract<Plain, object>

/** A document begins with its collections whole: each of their entries is told by itself, and an empty one not at all. */
function entryByEntry(change: Change): Change[] {
  const { path, before, after } = change
  const entries = { ...entriesOf(before), ...entriesOf(after) }
  const isCollection = [before, after].every((value) => isNothing(value) || entriesOf(value) !== null)
  if (path.length !== 1 || !isCollection) return [change]
  return Object.keys(entries).map((key) => ({
    path: [...path, key],
    before: entriesOf(before)?.[key],
    after: entriesOf(after)?.[key],
  }))
}

/** What maps ids to entries, or to `true`; null for any other value. */
function entriesOf(value: Plain | undefined): PlainMap | null {
  if (typeof value !== 'object' || value === null) return null
  const isEntry = (part: Plain) => part === true || (typeof part === 'object' && part !== null)
  return Object.values(value).every(isEntry) ? value : null
}

function isNothing(value: Plain | undefined): boolean {
  return value === undefined || value === null
}
