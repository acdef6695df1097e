import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { JournalConnection } from '#client/connect.ts'
import { connectToJournal } from '#client/connect.ts'
import type { TextState } from '#client/text-session.ts'
import { openTextSession } from '#client/text-session.ts'
import { temporaryJournal } from '#support/temporary-journal.ts'
import type { TemporaryJournal } from '#support/temporary-journal.ts'
import { transports } from '#support/transports.ts'
import type { Transport } from '#support/transports.ts'

describe.each(transports)('a text session over a %s', (_name, openTransport) => {
  let home: TemporaryJournal
  let transport: Transport
  let connection: JournalConnection
  let id: string

  beforeEach(async () => {
    home = temporaryJournal()
    transport = await openTransport(home.journal)
    connection = connectToJournal({ openChannel: transport.openChannel, waitsMs: [5] })
    const logged = await connection.client.commands.logConversation({
      date: '2026-11-23',
      channel: 'coffee',
      people: [{ name: 'Ana Ruiz' }],
      notes: 'Talked about the platform.',
    })
    id = logged.id
  })
  afterEach(async () => {
    connection.close()
    await transport.close()
    await home.remove()
  })

  const notes = async () => (await connection.client.queries.conversation({ id })).notes

  test('saves the last of what was pushed, and gives an undo for all of it', async () => {
    const session = openTextSession(connection, { id, field: 'notes' })
    expect(await session.opened).toBe('Talked about the platform.')
    for (const text of [
      'Talked about the platform. H',
      'Talked about the platform. He',
      'Talked about the platform. Hello.',
    ]) {
      session.push(text)
    }
    const token = await session.close()
    expect(await notes()).toBe('Talked about the platform. Hello.')
    await connection.client.commands.undo({ token: token ?? expect.fail('no undo') })
    expect(await notes()).toBe('Talked about the platform.')
  })

  test('merges what two sessions write into the same text', async () => {
    let shown = ''
    const here = openTextSession(connection, { id, field: 'notes', onText: (text) => (shown = text) })
    const there = openTextSession(connection, { id, field: 'notes' })
    await Promise.all([here.opened, there.opened])
    here.push('First. Talked about the platform.')
    there.push('Talked about the platform. Last.')
    await there.flush()
    await here.flush()
    expect(shown).toBe('First. Talked about the platform. Last.')
    expect(await notes()).toBe(shown)
  })

  test('goes on after the connection was cut, with everything that was typed', async () => {
    const states: TextState['state'][] = []
    const session = openTextSession(connection, { id, field: 'notes', onState: ({ state }) => states.push(state) })
    await session.opened
    session.push('Talked about the platform. One.')
    const saving = session.flush()
    transport.cut()
    session.push('Talked about the platform. One. Two.')
    await saving
    await session.flush()
    expect(await notes()).toBe('Talked about the platform. One. Two.')
    expect(states.at(-1)).toBe('saved')
  })

  test('says that a text cannot be opened where there is no such entry', async () => {
    const session = openTextSession(connection, { id: '01900000-0000-7000-8000-000000000000', field: 'notes' })
    await expect(session.opened).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
