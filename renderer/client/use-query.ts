import type { UseQueryResult } from '@tanstack/react-query'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { QueryInput, QueryName, QueryOutput } from '#shared/contract/contract.ts'
import type { JournalFailure } from './journal-failure.ts'
import { useJournalConnection } from './journal-provider.tsx'
import type { JournalQueryKey } from './journal-queries.ts'
import { askJournal } from './journal-queries.ts'

interface JournalQueryOptions {
  /** False: does not ask. */
  readonly enabled?: boolean
  /** Shows the answer to the input before while the one to the new input is on its way. */
  readonly keepPrevious?: boolean
}

/** The parameters after the name: a query without input takes none, or `undefined` before its options. */
export type QueryParameters<Name extends QueryName> =
  undefined extends QueryInput<Name>
    ? [input?: QueryInput<Name>, options?: JournalQueryOptions]
    : [input: QueryInput<Name>, options?: JournalQueryOptions]

/**
 * The answer to a query, asked again whenever a commit touches one of its topics. Parts of the answer that are
 * the same as before keep their identity.
 */
export function useJournalQuery<Name extends QueryName>(
  name: Name,
  ...[input, options = {}]: QueryParameters<Name>
): UseQueryResult<QueryOutput<Name>, JournalFailure> {
  const connection = useJournalConnection()
  const key: JournalQueryKey = [name, input ?? null]
  return useQuery<QueryOutput<Name>, JournalFailure>({
    queryKey: key,
    queryFn: ({ signal }) => askJournal(connection, name, input as QueryInput<Name>, signal),
    enabled: options.enabled ?? true,
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
  })
}
