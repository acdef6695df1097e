import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { JournalConnection } from '#client/connect.ts'
import { connectToJournal } from '#client/connect.ts'
import { ConnectionLost, JournalFailure } from '#client/journal-failure.ts'
import { askJournal } from '#client/journal-queries.ts'
import type { Topic } from '#shared/contract/query-topics.ts'
import { temporaryJournal } from '#support/temporary-journal.ts'
import type { TemporaryJournal } from '#support/temporary-journal.ts'
import { transports } from '#support/transports.ts'
import type { Transport } from '#support/transports.ts'

const NOBODY = '01900000-0000-7000-8000-000000000000'

describe.each(transports)('over a %s', (_name, openTransport) => {
  let home: TemporaryJournal
  let transport: Transport
  let connection: JournalConnection

  beforeEach(async () => {
    home = temporaryJournal()
    transport = await openTransport(home.journal)
    connection = connectToJournal({ openChannel: transport.openChannel, waitsMs: [5] })
  })
  afterEach(async () => {
    connection.close()
    await transport.close()
    await home.remove()
  })

  test('runs a command and answers a query', async () => {
    const { client } = connection
    const { id } = await client.commands.addCircle({ name: 'Book club' })
    expect(await client.queries.circles()).toEqual([{ id, name: 'Book club', people: 0 }])
    expect(connection.status()).toEqual({ state: 'connected', refused: null })
  })

  test('answers an expected failure with its code and data', async () => {
    const failure = await rejection(connection.client.queries.person({ id: NOBODY }))
    expect(failure).toBeInstanceOf(JournalFailure)
    expect(failure).toMatchObject({ code: 'NOT_FOUND', data: { id: NOBODY } })
    expect(transport.logged).toEqual([])
  })

  test('tells what a commit has touched', async () => {
    await connection.whenConnected()
    const topics = nextTopics(connection, (heard) => heard.includes('circles'))
    await connection.client.commands.addCircle({ name: 'Book club' })
    expect(await topics).toContain('circles')
  })

  test('rejects what is pending when the connection is cut', async () => {
    await connection.whenConnected()
    const pending = rejection(connection.client.queries.tags())
    transport.cut()
    expect(await pending).toBeInstanceOf(ConnectionLost)
  })

  test('connects again after a cut, and says that everything may have changed', async () => {
    await connection.whenConnected()
    const states: string[] = []
    connection.onStatus(() => states.push(connection.status().state))
    const everything = nextTopics(connection, (heard) => heard.includes('*'))
    transport.cut()
    await everything
    expect(states).toEqual(['lost', 'connected'])
    expect(await connection.client.queries.circles()).toEqual([])
  })

  test('tells what is touched after a cut as before it', async () => {
    await connection.whenConnected()
    const everything = nextTopics(connection, (heard) => heard.includes('*'))
    transport.cut()
    await everything
    const topics = nextTopics(connection, (heard) => heard.includes('circles'))
    await connection.client.commands.addCircle({ name: 'Book club' })
    expect(await topics).toContain('circles')
  })

  test('waits out a loss where a screen asks', async () => {
    await connection.whenConnected()
    const asked = askJournal(connection, 'circles', undefined)
    transport.cut()
    expect(await asked).toEqual([])
  })

  test('stops asking when the asker is gone', async () => {
    await connection.whenConnected()
    const leaving = new AbortController()
    const asked = rejection(askJournal(connection, 'people', {}, leaving.signal))
    leaving.abort(new Error('gone'))
    expect(await asked).toMatchObject({ message: 'gone' })
  })

  test('rejects what is asked after it was closed', async () => {
    await connection.whenConnected()
    connection.close()
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(await rejection(connection.client.queries.tags())).toBeInstanceOf(ConnectionLost)
  })
})

function rejection(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    (value) => expect.fail(`was not rejected: ${JSON.stringify(value)}`),
    (error: unknown) => error,
  )
}

function nextTopics(
  connection: JournalConnection,
  wanted: (topics: readonly Topic[]) => boolean,
): Promise<readonly Topic[]> {
  return new Promise((resolve) => {
    const stop = connection.onTopics((topics) => {
      if (!wanted(topics)) return
      stop()
      resolve(topics)
    })
  })
}
