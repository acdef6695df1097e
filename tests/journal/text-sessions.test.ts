import { describe, expect } from 'vitest'
import type { PersonId } from '#shared/model/id.ts'
import { day, refusalOf, test } from '#support/journal-test.ts'
import type { TestJournal } from '#support/test-journal.ts'

async function ana({ client }: TestJournal, notes = ''): Promise<PersonId> {
  const { id } = await client.commands.addPerson({ names: { given: 'Ana' } })
  if (notes !== '') await write({ client } as TestJournal, id, notes)
  return id
}

async function write({ client }: TestJournal, id: PersonId, text: string): Promise<void> {
  const { session } = await client.commands.openText({ id, field: 'notes' })
  await client.commands.editText({ session, text })
  await client.commands.closeText({ session })
}

const notesOf = async ({ client }: TestJournal, id: PersonId) => (await client.queries.person({ id })).texts.notes

describe('an edit session', () => {
  test('keeps what is typed, and gives it back as it is merged', async ({ journal }) => {
    const id = await ana(journal, 'Plays the cello.')
    const { session, text } = await journal.client.commands.openText({ id, field: 'notes' })
    expect(text).toBe('Plays the cello.')
    expect(await journal.client.commands.editText({ session, text: 'Plays the cello well.' })).toEqual({
      text: 'Plays the cello well.',
    })
    expect(await notesOf(journal, id)).toBe('Plays the cello well.')
  })

  test('opens a text that two have made longer than one may write, to be shortened', async ({ journal }) => {
    const { commands } = journal.client
    const field = 'notes'
    const notes = 'a'.repeat(999_990)
    const { id } = await commands.logConversation({ date: day('2026-11-20'), channel: 'call', people: [], notes })
    const one = await commands.openText({ id, field })
    const other = await commands.openText({ id, field })
    await commands.editText({ session: one.session, text: `${'b'.repeat(10)}${notes}` })
    const { text } = await commands.editText({ session: other.session, text: `${notes}${'c'.repeat(10)}` })
    expect(text).toHaveLength(1_000_010)
    const third = await commands.openText({ id, field })
    expect(third.text).toBe(text)
    expect(await refusalOf(commands.editText({ session: third.session, text: `${text}d` }))).toMatchObject({
      code: 'BAD_REQUEST',
    })
    const shorter = text.slice(0, 999_900)
    expect(await commands.editText({ session: third.session, text: shorter })).toEqual({ text: shorter })
  })

  test('and another on the same text both survive', async ({ journal }) => {
    const { commands } = journal.client
    const id = await ana(journal, 'one three')
    const [a, b] = [await commands.openText({ id, field: 'notes' }), await commands.openText({ id, field: 'notes' })]
    await commands.editText({ session: a.session, text: 'zero one three' })
    expect((await commands.editText({ session: b.session, text: 'one two three' })).text).toBe('zero one two three')
    expect((await commands.editText({ session: a.session, text: 'zero one three four' })).text).toBe(
      'zero one two three four',
    )
    expect((await commands.editText({ session: b.session, text: 'zero one two three' })).text).toBe(
      'zero one two three four',
    )
    expect(await notesOf(journal, id)).toBe('zero one two three four')
  })

  test('takes in what somebody else wrote also when nothing was typed', async ({ journal }) => {
    const { commands } = journal.client
    const id = await ana(journal, 'one')
    const { session, text } = await commands.openText({ id, field: 'notes' })
    await write(journal, id, 'one two')
    expect(await commands.editText({ session, text })).toEqual({ text: 'one two' })
  })

  test('is undone as a whole when it is closed, and that is undone too', async ({ journal }) => {
    const { commands } = journal.client
    const id = await ana(journal, 'before')
    const { session } = await commands.openText({ id, field: 'notes' })
    for (const text of ['before a', 'before ab', 'before abc']) await commands.editText({ session, text })
    const { undo } = await commands.closeText({ session })
    const back = await commands.undo({ token: undo ?? '' })
    expect(back.leftAlone).toEqual([])
    expect(await notesOf(journal, id)).toBe('before')
    await commands.undo({ token: back.undo ?? '' })
    expect(await notesOf(journal, id)).toBe('before abc')
  })

  test('that changed nothing has nothing to undo', async ({ journal }) => {
    const { commands } = journal.client
    const id = await ana(journal, 'same')
    const { session } = await commands.openText({ id, field: 'notes' })
    await commands.editText({ session, text: 'other' })
    await commands.editText({ session, text: 'same' })
    expect(await commands.closeText({ session })).toEqual({ undo: null })
  })

  test('does not take back with its undo what another session wrote meanwhile', async ({ journal }) => {
    const { commands } = journal.client
    const id = await ana(journal, 'base')
    const mine = await commands.openText({ id, field: 'notes' })
    await commands.editText({ session: mine.session, text: 'mine base' })
    await write(journal, id, 'mine base theirs')
    await commands.editText({ session: mine.session, text: 'mine base' })
    const { undo } = await commands.closeText({ session: mine.session })
    await commands.undo({ token: undo ?? '' })
    expect(await notesOf(journal, id)).toContain('theirs')
  })

  test('leaves alone with its undo a text that was changed since', async ({ journal }) => {
    const { commands } = journal.client
    const id = await ana(journal)
    const { session } = await commands.openText({ id, field: 'notes' })
    await commands.editText({ session, text: 'first' })
    const { undo } = await commands.closeText({ session })
    await write(journal, id, 'first and second')
    expect((await commands.undo({ token: undo ?? '' })).leftAlone).toEqual([
      { id, kind: 'person', title: 'Ana', paths: [['notes']] },
    ])
    expect(await notesOf(journal, id)).toBe('first and second')
  })

  test('however long one types, leaves the undo of other commands in place', async ({ journal }) => {
    const { commands, queries } = journal.client
    const id = await ana(journal)
    const { undo } = await commands.putInRing({ ids: [id], ring: 'inner' })
    const { session } = await commands.openText({ id, field: 'notes' })
    let text = ''
    for (let count = 0; count < 130; count++) await commands.editText({ session, text: (text += `${count} `) })
    await commands.undo({ token: undo ?? '' })
    expect(await queries.person({ id })).toMatchObject({ ring: null, texts: { notes: text } })
  })

  test('goes on while its person is in the trash, and says so when they were forgotten', async ({ journal }) => {
    const { commands } = journal.client
    const id = await ana(journal, 'one')
    const { session } = await commands.openText({ id, field: 'notes' })
    await commands.moveToTrash({ ids: [id] })
    await commands.editText({ session, text: 'one two' })
    await commands.restoreFromTrash({ ids: [id] })
    expect(await notesOf(journal, id)).toBe('one two')
    await commands.forget({ id })
    expect(await refusalOf(commands.editText({ session, text: 'one two three' }))).toMatchObject({ code: 'NOT_FOUND' })
    expect(await commands.closeText({ session })).toMatchObject({ undo: expect.any(String) })
  })

  test('on somebody who is merged meanwhile keeps what is typed, with the old name', async ({ journal }) => {
    const { commands } = journal.client
    const id = await ana(journal, 'one')
    const into = await ana(journal, 'kept')
    const { session } = await commands.openText({ id, field: 'notes' })
    const { undo } = await commands.mergePeople({ from: id, into })
    await commands.editText({ session, text: 'one two' })
    expect(await notesOf(journal, into)).toBe('kept\n\none')
    await commands.undo({ token: undo ?? '' })
    expect(await notesOf(journal, id)).toBe('one two')
    expect(await notesOf(journal, into)).toBe('kept')
  })

  test('that is not known is refused', async ({ journal }) => {
    const { commands } = journal.client
    const id = await ana(journal)
    const { session } = await commands.openText({ id, field: 'notes' })
    await commands.closeText({ session })
    expect(await refusalOf(commands.editText({ session, text: 'late' }))).toMatchObject({ code: 'TEXT_SESSION_ENDED' })
    expect(await refusalOf(commands.closeText({ session }))).toMatchObject({ code: 'TEXT_SESSION_ENDED' })
    expect(await refusalOf(commands.openText({ id, field: 'names' }))).toMatchObject({
      code: 'NOT_A_TEXT',
      data: { kind: 'person', field: 'names' },
    })
    expect(await refusalOf(commands.openText({ id, field: '__proto__' }))).toMatchObject({ code: 'NOT_A_TEXT' })
  })

  test('gives way when 64 newer ones are open', async ({ journal }) => {
    const { commands } = journal.client
    const id = await ana(journal)
    const first = await commands.openText({ id, field: 'notes' })
    for (let count = 0; count < 64; count++) await commands.openText({ id, field: 'notes' })
    expect(await refusalOf(commands.editText({ session: first.session, text: 'x' }))).toMatchObject({
      code: 'TEXT_SESSION_ENDED',
    })
  })

  test('edits notes of a conversation, which are found at once', async ({ journal }) => {
    const { commands, queries } = journal.client
    const { id } = await commands.logConversation({ date: day('2026-11-20'), channel: 'call', people: [] })
    const { session } = await commands.openText({ id, field: 'learned' })
    await commands.editText({ session, text: 'Grows dahlias' })
    expect((await queries.search({ text: 'dahl' })).hits).toMatchObject([{ id, kind: 'conversation' }])
  })
})
