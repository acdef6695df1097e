import { join } from 'node:path'
import { expect } from 'vitest'
import { openDatabase } from '#journal/documents/database.ts'
import { test } from '#support/journal-test.ts'
import { TEST_KEY } from '#support/test-journal.ts'

const name = 'quick-log'

test('a draft is kept by its name, also over a restart and a rebuild, until it is ended', async ({ journal }) => {
  expect(await journal.client.queries.draft({ name })).toEqual({ text: '' })
  await journal.client.commands.saveDraft({ name, text: 'coffee with' })
  await journal.client.commands.saveDraft({ name: 'other', text: 'something else' })
  await journal.reopen()
  await journal.client.commands.rebuild()
  expect(await journal.client.queries.draft({ name })).toEqual({ text: 'coffee with' })
  await journal.client.commands.saveDraft({ name, text: '' })
  expect(await journal.client.queries.draft({ name })).toEqual({ text: '' })
  expect(await journal.client.queries.draft({ name: 'other' })).toEqual({ text: 'something else' })
})

test('however often a draft is kept, what the user did can still be undone', async ({ journal }) => {
  const { commands, queries } = journal.client
  const { id } = await commands.addPerson({ names: { given: 'Ana' } })
  const { undo } = await commands.putInRing({ ids: [id], ring: 'inner' })
  for (let key = 0; key < 130; key++) await commands.saveDraft({ name, text: `coffee ${key}` })
  await commands.undo({ token: undo ?? '' })
  expect((await queries.person({ id })).ring).toBeNull()
})

test('keeping a draft tells those who show it, and nobody who follows the settings', async ({ journal }) => {
  const told: string[] = []
  journal.journal.onChange((topics) => told.push(...topics))
  await journal.client.commands.saveDraft({ name, text: 'coffee' })
  await new Promise((resolve) => setImmediate(resolve))
  expect(told).toEqual(['draft:quick-log'])
})

test('what two windows have typed from the same draft is kept together', async ({ journal }) => {
  const { commands, queries } = journal.client
  await commands.saveDraft({ name, text: 'coffee', base: '' })
  expect(await commands.saveDraft({ name, text: 'walk with Bob', base: '' })).toEqual({ text: 'walk with Bob\ncoffee' })
  // The one that has seen both goes on with both, and ends only what it has seen.
  expect(await commands.saveDraft({ name, text: '', base: 'coffee' })).toEqual({ text: 'walk with Bob\ncoffee' })
  expect(await commands.saveDraft({ name, text: '', base: 'walk with Bob\ncoffee' })).toEqual({ text: '' })
  // A line that was saved in one window is not there again because the other goes on with it.
  expect(await commands.saveDraft({ name, text: 'coffee and', base: 'coffee' })).toEqual({ text: 'coffee and' })
  expect(await queries.draft({ name })).toEqual({ text: 'coffee and' })
})

test('of more drafts than are kept the oldest give way', async ({ journal: { client, clock } }) => {
  for (let count = 0; count <= 50; count++) {
    clock.now += 1000
    await client.commands.saveDraft({ name: `draft-${count}`, text: 'words' })
  }
  expect(await client.queries.draft({ name: 'draft-0' })).toEqual({ text: '' })
  expect(await client.queries.draft({ name: 'draft-1' })).toEqual({ text: 'words' })
  expect(await client.queries.draft({ name: 'draft-50' })).toEqual({ text: 'words' })
})

test('a draft that was ended leaves no word in the file', async ({ journal }) => {
  await journal.client.commands.saveDraft({ name, text: 'coffee with Xanthippe' })
  await journal.client.commands.saveDraft({ name, text: 'walk' })
  await journal.journal.close()
  const database = openDatabase({ file: join(journal.folder, 'journal.db'), key: TEST_KEY })
  const file = database.serialize()
  database.close()
  expect(file.includes('walk')).toBe(true)
  expect(file.includes('anthippe')).toBe(false)
  await journal.reopen()
})
