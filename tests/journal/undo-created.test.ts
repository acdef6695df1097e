import { describe, expect } from 'vitest'
import { day, test } from '#support/journal-test.ts'

describe('undoing what a command has made', () => {
  test('leaves alone whom the user has edited since, and names them', async ({ journal: { client } }) => {
    const { commands, queries } = client
    const { id, newPeople, undo } = await commands.logConversation({
      date: day('2026-11-20'),
      channel: 'coffee',
      people: [{ name: 'Ana Ruiz' }, { name: 'Bob Lee' }],
      topic: 'pricing',
    })
    const [ana] = newPeople
    if (ana === undefined) throw new Error('nobody was made')
    await commands.putInRing({ ids: [ana], ring: 'inner' })
    const { leftAlone } = await commands.undo({ token: undo ?? '' })
    expect(leftAlone).toEqual([{ id: ana, kind: 'person', title: 'Ana Ruiz', paths: [] }])
    expect((await queries.people({})).rows.map(({ name }) => name)).toEqual(['Ana Ruiz'])
    expect((await queries.conversation({ id })).deletedAt).not.toBeNull()
  })

  test('trashes it where what was edited since was taken back before', async ({ journal: { client } }) => {
    const { commands, queries } = client
    const { id, undo } = await commands.addPerson({ names: { given: 'Ana' }, organisation: 'Acme' })
    const ring = await commands.putInRing({ ids: [id], ring: 'inner' })
    await commands.undo({ token: ring.undo ?? '' })
    expect((await commands.undo({ token: undo ?? '' })).leftAlone).toEqual([])
    expect(await queries.people({})).toMatchObject({ total: 0 })
    expect(await queries.organisations({})).toEqual([])
  })

  test('leaves alone who is named by something else since, and what they name', async ({ journal: { client } }) => {
    const { commands, queries } = client
    const { id, undo } = await commands.addPerson({ names: { given: 'Ana' }, organisation: 'Acme' })
    await commands.logConversation({ date: day('2026-11-20'), channel: 'call', people: [{ id }] })
    const { undo: redo, leftAlone } = await commands.undo({ token: undo ?? '' })
    expect(redo).toBeNull()
    expect(leftAlone.map(({ kind, title }) => `${kind} ${title}`).toSorted()).toEqual([
      'organisation Acme',
      'person Ana',
    ])
    expect((await queries.person({ id })).deletedAt).toBeNull()
    expect(await queries.organisations({})).toHaveLength(1)
  })

  test('does not leave it alone for what is in the trash itself', async ({ journal: { client } }) => {
    const { commands, queries } = client
    const { id, undo } = await commands.addPerson({ names: { given: 'Ana' } })
    const talk = await commands.logConversation({ date: day('2026-11-20'), channel: 'call', people: [{ id }] })
    await commands.undo({ token: talk.undo ?? '' })
    expect((await commands.undo({ token: undo ?? '' })).leftAlone).toEqual([])
    expect((await queries.person({ id })).deletedAt).not.toBeNull()
  })

  test('says nothing of a field that holds the value before again', async ({ journal: { client } }) => {
    const { commands } = client
    const { id } = await commands.addPerson({ names: { given: 'Ana' } })
    const { undo } = await commands.putInRing({ ids: [id], ring: 'inner' })
    await commands.putInRing({ ids: [id], ring: null })
    expect(await commands.undo({ token: undo ?? '' })).toEqual({ undo: null, leftAlone: [] })
  })
})
