import { QueryClient } from '@tanstack/react-query'
import type { QueryInput, QueryName, QueryOutput } from '#shared/contract/contract.ts'
import type { Topic } from '#shared/contract/query-topics.ts'
import { topicsOfQuery } from '#shared/contract/query-topics.ts'
import type { JournalConnection } from './connect.ts'
import { ConnectionLost } from './journal-failure.ts'

/** How an answer is kept: by the query and what it was asked with; a third part sets a way of asking apart. */
export type JournalQueryKey = readonly [name: QueryName, input: unknown, way?: string]

/** Topics of commits that follow each other this closely are looked at together. */
const GATHER_MS = 30

/** Answers stay until a commit touches one of their topics: neither time nor focus makes them old. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Infinity,
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        // The engine is on this machine: whether there is an internet says nothing.
        networkMode: 'always',
      },
    },
  })
}

/** Asks again what commits have touched, where it is on screen; elsewhere when it comes back. Returns what stops it. */
export function watchTopics(queryClient: QueryClient, connection: JournalConnection): () => void {
  let gathered = new Set<Topic>()
  let timer: ReturnType<typeof setTimeout> | null = null
  const stop = connection.onTopics((topics) => {
    for (const topic of topics) gathered.add(topic)
    timer ??= setTimeout(refetch, GATHER_MS)
  })
  return () => {
    stop()
    if (timer !== null) clearTimeout(timer)
  }

  function refetch(): void {
    const touched = gathered
    gathered = new Set()
    timer = null
    void queryClient.invalidateQueries({ predicate: ({ queryKey }) => isTouched(queryKey as JournalQueryKey, touched) })
  }
}

/** Whether an answer depends on one of the topics. */
export function isTouched([name, input]: JournalQueryKey, topics: ReadonlySet<Topic>): boolean {
  return topics.has('*') || topicsOfQuery(name, input).some((topic) => topics.has(topic))
}

/**
 * Asks the journal. A loss of the connection is waited out and the question put again, so that a screen never
 * fails because of one; every other failure rejects with a `JournalFailure`.
 */
export async function askJournal<Name extends QueryName>(
  connection: JournalConnection,
  name: Name,
  input: QueryInput<Name>,
  signal?: AbortSignal,
): Promise<QueryOutput<Name>> {
  // One signature for all: TypeScript cannot see that `input` belongs to the query that `name` picks.
  const ask = connection.client.queries[name] as unknown as (
    input: QueryInput<Name>,
    options: { signal: AbortSignal | undefined },
  ) => Promise<QueryOutput<Name>>
  for (;;) {
    await connection.whenConnected(signal)
    try {
      return await ask(input, { signal })
    } catch (error) {
      if (!(error instanceof ConnectionLost)) throw error
    }
  }
}
