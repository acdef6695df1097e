import { createRouterClient } from '@orpc/server'
import { QueryObserver } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { JournalConnection } from '#client/connect.ts'
import { connectToJournal } from '#client/connect.ts'
import { askJournal, createQueryClient, isTouched, watchTopics } from '#client/journal-queries.ts'
import { uploadFile } from '#client/upload-file.ts'
import type { QueryInput, QueryName, QueryOutput } from '#shared/contract/contract.ts'
import { temporaryJournal } from '#support/temporary-journal.ts'
import type { TemporaryJournal } from '#support/temporary-journal.ts'
import { transports } from '#support/transports.ts'
import type { Transport } from '#support/transports.ts'

let home: TemporaryJournal
let transport: Transport
let connection: JournalConnection
let queries: QueryClient
let stop: () => void

beforeEach(async () => {
  home = temporaryJournal()
  const [, openTransport] = transports[0] ?? expect.fail('no transport')
  transport = await openTransport(home.journal)
  connection = connectToJournal({ openChannel: transport.openChannel, waitsMs: [5] })
  queries = createQueryClient()
  stop = watchTopics(queries, connection)
  await connection.whenConnected()
})
afterEach(async () => {
  stop()
  queries.clear()
  connection.close()
  await transport.close()
  await home.remove()
})

/** A screen that shows a query: its answers in order, and how to wait for the next one. */
function watch<Name extends QueryName>(name: Name, input: QueryInput<Name>) {
  const observer = new QueryObserver(queries, {
    queryKey: [name, input ?? null],
    queryFn: ({ signal }) => askJournal(connection, name, input, signal),
  })
  const answers: QueryOutput<Name>[] = []
  let heard: () => void = () => undefined
  const leave = observer.subscribe(({ data, isFetching }) => {
    if (data === undefined || isFetching) return
    answers.push(data)
    heard()
  })
  const next = async (wanted: (answer: QueryOutput<Name>) => boolean) => {
    for (;;) {
      const last = answers.at(-1)
      if (last !== undefined && wanted(last)) return last
      await new Promise<void>((resolve) => (heard = resolve))
    }
  }
  return { answers, next, leave }
}

test('what a commit has touched is asked again where it is shown, and nothing else is', async () => {
  const circles = watch('circles', undefined)
  const tags = watch('tags', undefined)
  await circles.next((rows) => rows.length === 0)
  await tags.next((rows) => rows.length === 0)
  await connection.client.commands.addCircle({ name: 'Book club' })
  expect(await circles.next((rows) => rows.length === 1)).toMatchObject([{ name: 'Book club' }])
  expect(tags.answers).toHaveLength(1)
})

test('what is not shown is asked again when it comes back, and only if it was touched', async () => {
  const circles = watch('circles', undefined)
  await circles.next((rows) => rows.length === 0)
  circles.leave()
  await connection.client.commands.addCircle({ name: 'Book club' })
  await new Promise<void>((resolve) => {
    const left = queries.getQueryCache().subscribe(({ query }) => {
      if (!query.state.isInvalidated) return
      left()
      resolve()
    })
  })
  const again = watch('circles', undefined)
  expect(await again.next((rows) => rows.length === 1)).toMatchObject([{ name: 'Book club' }])
})

test('after a loss everything that is shown is asked again', async () => {
  const circles = watch('circles', undefined)
  await circles.next((rows) => rows.length === 0)
  transport.cut()
  // Committed while nobody listens.
  await createRouterClient(home.journal.router).commands.addCircle({ name: 'Book club' })
  expect(await circles.next((rows) => rows.length === 1)).toMatchObject([{ name: 'Book club' }])
})

test('rows that are the same as before keep their identity', async () => {
  await connection.client.commands.addCircle({ name: 'Alpha' })
  const circles = watch('circles', undefined)
  const [before] = await circles.next((rows) => rows.length === 1)
  await connection.client.commands.addCircle({ name: 'Beta' })
  const after = await circles.next((rows) => rows.length === 2)
  expect(after[0]).toBe(before)
})

test('a person’s page depends on that person and not on others', () => {
  expect(isTouched(['person', { id: 'a' }], new Set(['person:a']))).toBe(true)
  expect(isTouched(['person', { id: 'a' }], new Set(['person:b']))).toBe(false)
  expect(isTouched(['person', { id: 'a' }], new Set(['*']))).toBe(true)
})

test('a file travels in chunks, with its progress', async () => {
  const bytes = new Uint8Array(600_000).map((_, index) => index % 251)
  const seen: number[] = []
  const upload = await uploadFile(connection.client, new File([bytes], 'people.csv'), {
    onProgress: (sent) => seen.push(sent),
  })
  expect(upload).not.toBe('')
  expect(seen).toEqual([262_144, 524_288, 600_000])
})
