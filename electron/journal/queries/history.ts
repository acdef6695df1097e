import { isJournalError } from '#journal/documents/journal-error.ts'
import type { HistoryEntry, Plain } from '#journal/documents/document-store.ts'
import type { QueryOutput } from '#shared/contract/contract.ts'
import { valueText } from '#shared/contract/value-text.ts'
import type { DocumentId } from '#shared/model/id.ts'
import type { QueryContext } from './query-context.ts'

const MAX_CHANGES = 200

interface HistorySource {
  readonly store: { history(id: DocumentId, limit: number): Iterable<HistoryEntry> }
  readonly deviceName: QueryContext['deviceName']
}

/** What changed in a document, when and where, newest first. Other messages are answered between two changes. */
export async function history(
  { store, deviceName }: HistorySource,
  { id }: { id: DocumentId },
): Promise<QueryOutput<'history'>> {
  const told: QueryOutput<'history'> = []
  for (const { hash, at, command, device, changed } of store.history(id, MAX_CHANGES)) {
    const entries = changed.flatMap(entryByEntry).map(({ path, before, after }) => ({
      path: [...path],
      before: valueText(before),
      after: valueText(after),
    }))
    const name = device === null ? '' : deviceName(device)
    told.push({ hash, at, command: command ?? '', device: name, changed: entries })
    await new Promise<void>((resolve) => setImmediate(resolve))
  }
  return told
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
  const [old, now] = [entriesOf(before), entriesOf(after)]
  const isCollection = (isNothing(before) || old !== null) && (isNothing(after) || now !== null)
  if (path.length !== 1 || !isCollection) return [change]
  const valueOf = (entries: PlainMap | null, key: string) =>
    entries !== null && Object.hasOwn(entries, key) ? entries[key] : undefined
  return Object.keys({ ...old, ...now }).map((key) => ({
    path: [...path, key],
    before: valueOf(old, key),
    after: valueOf(now, key),
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
