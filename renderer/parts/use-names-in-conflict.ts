import { useJournalQuery } from '#client/use-query.ts'
import type { ConflictRow } from '#shared/contract/rows.ts'
import type { DocumentId, PersonId } from '#shared/model/id.ts'

/** Of a field that holds a person: the names of those whom two or three devices wrote there, by their ids. */
export function useNamesInConflict(id: DocumentId, isField: (path: ConflictRow['path']) => boolean) {
  const { data = [] } = useJournalQuery('conflicts', { id })
  const conflict = data.find(({ path }) => isField(path))
  const [first = null, second = null, third = null] = conflict === undefined ? [] : [conflict.kept, ...conflict.others]
  const names = [
    [first, usePersonName(first)],
    [second, usePersonName(second)],
    [third, usePersonName(third)],
  ] as const
  return new Map(names)
}

function usePersonName(id: string | null): string | undefined {
  const { data } = useJournalQuery('person', { id: (id ?? '') as PersonId }, { enabled: id !== null })
  return data?.name
}
