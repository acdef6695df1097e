import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { JournalConnection } from '#client/connect.ts'
import { connectToJournal } from '#client/connect.ts'
import { ConnectionLost } from '#client/journal-failure.ts'
import { sendLine } from '#features/quick-log/send-line.ts'
import type { CommandInput } from '#shared/contract/contract.ts'
import { conversationId } from '#shared/model/id.ts'
import { day } from '#support/journal-test.ts'
import { temporaryJournal } from '#support/temporary-journal.ts'
import type { TemporaryJournal } from '#support/temporary-journal.ts'
import { transports } from '#support/transports.ts'
import type { Transport } from '#support/transports.ts'

const LINE: CommandInput<'logLine'> = {
  id: conversationId.parse('01900000-0000-7000-8000-0000000000aa'),
  parts: [
    { kind: 'conversation', date: day('2026-11-22'), channel: 'coffee', people: [{ name: 'Ana' }] },
    { kind: 'follow-up', text: 'send the deck', actor: 'me', people: [{ name: 'Ana' }] },
  ],
}

describe.each(transports)('a line sent over a %s', (_name, openTransport) => {
  let home: TemporaryJournal
  let transport: Transport
  let connection: JournalConnection
  let isReachable = true

  beforeEach(async () => {
    home = temporaryJournal()
    transport = await openTransport(home.journal)
    isReachable = true
    const openChannel: typeof transport.openChannel = (signal) =>
      isReachable ? transport.openChannel(signal) : Promise.reject(new ConnectionLost())
    connection = connectToJournal({ openChannel, waitsMs: [5] })
    await connection.whenConnected()
  })
  afterEach(async () => {
    connection.close()
    await transport.close()
    await home.remove()
  })

  /** Ends the connection when the line is in the journal, and its answer not yet with the page. */
  const cutAfterCommit = (meanwhile: () => void = () => undefined) => {
    const stop = home.journal.onChange((topics) => {
      if (!topics.includes('journal')) return
      stop()
      meanwhile()
      transport.cut()
    })
  }
  const logged = async () => {
    const { queries } = connection.client
    return [(await queries.journal({})).total, (await queries.followUps({})).total, (await queries.people({})).total]
  }

  test('is logged once and answered although the first answer was lost', async () => {
    cutAfterCommit()
    const { conversation, newPeople, undo } = await sendLine(connection, LINE)
    expect(conversation).toBe(LINE.id)
    expect(newPeople).toHaveLength(1)
    expect(await logged()).toEqual([1, 1, 1])
    await connection.client.commands.undo({ token: undo ?? '' })
    expect(await logged()).toEqual([0, 0, 0])
  })

  test('is said to be lost where no connection comes back, and is logged once when it is sent again', async () => {
    cutAfterCommit(() => (isReachable = false))
    await expect(sendLine(connection, LINE, 20)).rejects.toBeInstanceOf(ConnectionLost)
    await expect(sendLine(connection, LINE)).rejects.toBeInstanceOf(ConnectionLost)
    isReachable = true
    await connection.whenConnected()
    expect(await sendLine(connection, LINE)).toMatchObject({ conversation: LINE.id, followUps: [expect.any(String)] })
    expect(await logged()).toEqual([1, 1, 1])
  })
})
