import { useQueries } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { QueryInput, QueryName, QueryOutput } from '#shared/contract/contract.ts'
import type { JournalFailure } from './journal-failure.ts'
import { useJournalConnection } from './journal-provider.tsx'
import type { JournalQueryKey } from './journal-queries.ts'
import { askJournal } from './journal-queries.ts'

/** Queries that answer with a part of their rows, by offset and limit, and with how many there are. */
export type WindowedQueryName = {
  [Name in QueryName]: QueryOutput<Name> extends { total: number; rows: readonly unknown[] }
    ? 'offset' extends keyof QueryInput<Name>
      ? Name
      : never
    : never
}[QueryName]

export type RowOf<Name extends WindowedQueryName> = QueryOutput<Name> extends { rows: readonly (infer Row)[] } ? Row : never
export type WindowedInput<Name extends WindowedQueryName> = Omit<QueryInput<Name>, 'offset' | 'limit'>

export interface WindowedRows<Row> {
  /** How many rows there are, or undefined before the first answer. */
  readonly total: number | undefined
  /** The row at an index from 0, or undefined while it is not here. */
  rowAt(index: number): Row | undefined
  /** Says which rows are on screen; call it whenever that changes. Both ends are included. */
  ensureRange(first: number, last: number): void
  /** True while what is shown still answers an earlier input. */
  readonly isPrevious: boolean
  readonly error: JournalFailure | null
}

const PAGE_ROWS = 100

interface Pages<Row> {
  readonly total: number
  readonly rows: ReadonlyMap<number, Row>
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
  const [shown, setShown] = useState({ first: 0, last: 0 })
  const before = useRef<Pages<Row> | null>(null)
  const inputKey = JSON.stringify(input)

  const answers = useQueries({
    queries: pagesOf(shown.first, shown.last).map((page) => {
      const pageInput = { ...input, offset: page * PAGE_ROWS, limit: PAGE_ROWS }
      const key: JournalQueryKey = [name, pageInput]
      return {
        queryKey: key,
        queryFn: async ({ signal }: { signal: AbortSignal }) => {
          const answer = await askJournal(connection, name, pageInput as QueryInput<Name>, signal)
          // The names of this type are those whose answers look like this.
          const { total, rows } = answer as unknown as { total: number; rows: Row[] }
          return { total, rows, offset: page * PAGE_ROWS }
        },
      }
    }),
  })

  const here = answers.flatMap(({ data }) => (data ? [data] : []))
  const current: Pages<Row> | null = here[0] ? { total: here[0].total, rows: rowsByIndex(here) } : null
  useEffect(() => {
    if (current) before.current = current
  })
  // A new input starts at its beginning.
  useEffect(() => setShown({ first: 0, last: 0 }), [inputKey])

  const ensureRange = useCallback((first: number, last: number) => {
    setShown((now) => (samePages(now, { first, last }) ? now : { first, last }))
  }, [])
  const pages = current ?? before.current
  return {
    total: pages?.total,
    rowAt: (index) => pages?.rows.get(index),
    ensureRange,
    isPrevious: current === null && before.current !== null,
    error: answers.find(({ error }) => error)?.error as JournalFailure | undefined ?? null,
  }
}

function pagesOf(first: number, last: number): number[] {
  const from = Math.floor(Math.max(first, 0) / PAGE_ROWS)
  const to = Math.floor(Math.max(last, first, 0) / PAGE_ROWS)
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}

function samePages(a: { first: number; last: number }, b: { first: number; last: number }): boolean {
  return pagesOf(a.first, a.last).join() === pagesOf(b.first, b.last).join()
}

function rowsByIndex<Row>(pages: readonly { offset: number; rows: readonly Row[] }[]): Map<number, Row> {
  const rows = new Map<number, Row>()
  for (const page of pages) page.rows.forEach((row, index) => rows.set(page.offset + index, row))
  return rows
}
