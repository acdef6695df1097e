import { useCallback, useSyncExternalStore } from 'react'
import type { UseQueryResult } from '@tanstack/react-query'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { QueryInput, QueryName, QueryOutput } from '#shared/contract/contract.ts'
import type { JournalFailure } from './journal-failure.ts'
import { useJournalConnection, usePendingEffects } from './journal-provider.tsx'
import type { JournalQueryKey } from './journal-queries.ts'
import type { inTurn } from './in-turn.ts'
import { askJournal } from './journal-queries.ts'
import { withEffects, type AskedAnswer } from './pending-effects.ts'

interface JournalQueryOptions {
  /** False: does not ask. */
  readonly enabled?: boolean
  /** Shows the answer to the input before while the one to the new input is on its way. */
  readonly keepPrevious?: boolean
  /** Each line of a list asks what takes the journal long: one after the other, and not of lines that are gone by then. */
  readonly turn?: typeof inTurn
}

interface Asked<Answer> extends AskedAnswer {
  readonly answer: Answer
}

/** The parameters after the name: a query without input takes none, or `undefined` before its options. */
export type QueryParameters<Name extends QueryName> =
  undefined extends QueryInput<Name>
    ? [input?: QueryInput<Name>, options?: JournalQueryOptions]
    : [input: QueryInput<Name>, options?: JournalQueryOptions]

/**
 * The answer to a query, asked again whenever a commit touches one of its topics. Parts of the answer that are
 * the same as before keep their identity. What commands on their way will have done is in it already.
 */
export function useJournalQuery<Name extends QueryName>(
  name: Name,
  ...[input, options = {}]: QueryParameters<Name>
): UseQueryResult<QueryOutput<Name>, JournalFailure> {
  const connection = useJournalConnection()
  const effects = usePendingEffects()
  const pending = useSyncExternalStore(effects.subscribe, () => effects.of(name))
  const key: JournalQueryKey = [name, input ?? null]
  const inputText = JSON.stringify(key)
  const select = useCallback(
    ({ asked, answer }: Asked<QueryOutput<Name>>) => withEffects(pending, name, { asked, answer, input }),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the text says when the input is another
    [pending, name, inputText],
  )
  return useQuery<Asked<QueryOutput<Name>>, JournalFailure, QueryOutput<Name>>({
    queryKey: key,
    queryFn: ({ signal }) => {
      const ask = async () => {
        const asked = effects.tick()
        return { asked, answer: await askJournal(connection, name, input as QueryInput<Name>, signal) }
      }
      return options.turn === undefined ? ask() : options.turn(connection, signal, ask)
    },
    select,
    enabled: options.enabled ?? true,
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
  })
}
