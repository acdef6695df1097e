import type { UseQueryResult } from '@tanstack/react-query'
import { useQueries } from '@tanstack/react-query'
import { useCallback, useState, useSyncExternalStore } from 'react'
import type { QueryInput, QueryName, QueryOutput } from '#shared/contract/contract.ts'
import type { JournalFailure } from './journal-failure.ts'
import { useJournalConnection, usePendingEffects } from './journal-provider.tsx'
import type { JournalQueryKey } from './journal-queries.ts'
import { askJournal } from './journal-queries.ts'
import { withEffects, type AskedAnswer } from './pending-effects.ts'

/** Queries that answer with a part of their rows, by offset and limit, and with how many there are. */
export type WindowedQueryName = {
  [Name in QueryName]: QueryOutput<Name> extends { total: number; rows: readonly unknown[] }
    ? 'offset' extends keyof QueryInput<Name>
      ? Name
      : never
    : never
}[QueryName]

export type RowOf<Name extends WindowedQueryName> =
  QueryOutput<Name> extends { rows: readonly (infer Row)[] } ? Row : never
export type WindowedInput<Name extends WindowedQueryName> = Omit<QueryInput<Name>, 'offset' | 'limit'>

export interface WindowedRows<Row> {
  /** How many rows there are, or undefined before the first answer. */
  readonly total: number | undefined
  /** The row at an index from 0, or undefined while it is not here. */
  readonly rowAt: (index: number) => Row | undefined
  /** Says which rows are on screen; call it whenever that changes. Both ends are included. */
  readonly ensureRange: (first: number, last: number) => void
  /** True while what is shown still answers an earlier input. */
  readonly isPrevious: boolean
  readonly error: JournalFailure | null
}

const PAGE_ROWS = 100

interface Page<Row> extends AskedAnswer {
  readonly total: number
  /** All of the answer: what commands will have done to it may need more than its rows. */
  readonly answer: { readonly total: number; readonly rows: readonly Row[] }
  readonly offset: number
  readonly rows: readonly Row[]
}

interface Pages<Row> {
  readonly pages: readonly Page<Row>[]
  readonly error: JournalFailure | null
}

/**
 * A long list in pages of 100 rows, of which only those on screen are asked for and kept up to date. When the
 * input changes, the rows before stay until the new ones are here.
 */
export function useWindowedQuery<Name extends WindowedQueryName>(
  name: Name,
  input: WindowedInput<Name>,
): WindowedRows<RowOf<Name>> {
  type Row = RowOf<Name>
  const connection = useJournalConnection()
  const effects = usePendingEffects()
  const pending = useSyncExternalStore(effects.subscribe, () => effects.of(name))
  const inputKey = JSON.stringify(input)
  const [range, setRange] = useState({ inputKey, pages: [0] })
  const [before, setBefore] = useState<{ inputKey: string; answer: Pages<Row> } | null>(null)
  // A new input starts at its beginning.
  const pages = range.inputKey === inputKey ? range.pages : [0]

  const current: Pages<Row> = useQueries({
    queries: pages.map((page) => {
      const pageInput = { ...input, offset: page * PAGE_ROWS, limit: PAGE_ROWS }
      const key: JournalQueryKey = [name, pageInput]
      return {
        queryKey: key,
        queryFn: async ({ signal }: { signal: AbortSignal }): Promise<Page<Row>> => {
          const asked = effects.tick()
          const given = await askJournal(connection, name, pageInput as QueryInput<Name>, signal)
          // The names of this type are those whose answers look like this.
          const answer = given as unknown as { total: number; rows: Row[] }
          return { asked, answer, total: answer.total, rows: answer.rows, offset: page * PAGE_ROWS }
        },
        select: (answered: Page<Row>): Page<Row> => {
          const { answer, asked } = answered
          const shown = withEffects(pending, name, { answer, asked, input: pageInput })
          return shown === answer ? answered : { ...answered, total: shown.total, rows: shown.rows }
        },
      }
    }),
    combine: joinPages<Row>,
  })
  const isHere = current.pages.length > 0
  if (isHere && (current !== before?.answer || inputKey !== before.inputKey)) setBefore({ inputKey, answer: current })

  const ensureRange = useCallback(
    (first: number, last: number) => {
      const wanted = pagesOf(first, last)
      setRange((now) =>
        now.inputKey === inputKey && now.pages.join() === wanted.join() ? now : { inputKey, pages: wanted },
      )
    },
    [inputKey],
  )
  const shown = isHere ? current : before?.answer
  return {
    // Of pages that were asked for apart, the one from which something has gone knows it.
    total:
      shown === undefined || shown.pages.length === 0 ? undefined : Math.min(...shown.pages.map(({ total }) => total)),
    rowAt: (index) => {
      const page = shown?.pages.find(({ offset }) => index >= offset && index < offset + PAGE_ROWS)
      return page?.rows[index - page.offset]
    },
    ensureRange,
    isPrevious: !isHere && before !== null && before.inputKey !== inputKey,
    error: current.error,
  }
}

/** Plain data, and the same function each time: what has not changed keeps its identity from render to render. */
function joinPages<Row>(answers: readonly UseQueryResult<Page<Row>>[]): Pages<Row> {
  const failed = answers.find(({ error }) => error !== null)
  return {
    pages: answers.flatMap(({ data }) => (data ? [data] : [])),
    // `askJournal` rejects with nothing else.
    error: (failed?.error as JournalFailure | undefined) ?? null,
  }
}

function pagesOf(first: number, last: number): number[] {
  const from = Math.floor(Math.max(first, 0) / PAGE_ROWS)
  const to = Math.floor(Math.max(last, first, 0) / PAGE_ROWS)
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}
