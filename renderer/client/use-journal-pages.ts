import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { QueryInput } from '#shared/contract/contract.ts'
import { useJournalConnection } from './journal-provider.tsx'
import type { JournalQueryKey } from './journal-queries.ts'
import { askJournal } from './journal-queries.ts'

/** Conversations from the newest day back: `data.rows` grows with `fetchNextPage()` while `hasNextPage`. */
export function useJournalPages(input: Omit<QueryInput<'journal'>, 'before'>) {
  const connection = useJournalConnection()
  const key: JournalQueryKey = ['journal', input, 'pages']
  return useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => askJournal(connection, 'journal', { ...input, before: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
    select: ({ pages }) => ({ rows: pages.flatMap(({ rows }) => rows), total: pages[0]?.total ?? 0 }),
  })
}
