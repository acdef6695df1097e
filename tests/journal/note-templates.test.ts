import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { test } from '#support/journal-test.ts'
import { openTestJournal } from '#support/test-journal.ts'
import { writeOnTwoDevices } from '#support/two-devices.ts'

const FIRST = { name: 'First meeting', text: '## Where they come from\n\n## What they want\n' }

test('a template is kept, changed, removed and brought back', async ({ journal }) => {
  const { commands } = journal.client
  const kept = async () => Object.values((await journal.client.queries.preferences()).noteTemplates)
  const { id } = await commands.saveNoteTemplate({ id: null, template: FIRST })
  expect(await kept()).toEqual([FIRST])
  await commands.saveNoteTemplate({ id, template: { ...FIRST, name: 'First' } })
  expect(await kept()).toEqual([{ ...FIRST, name: 'First' }])
  const { undo } = await commands.removeNoteTemplate({ id })
  expect(await kept()).toEqual([])
  await commands.undo({ token: undo ?? '' })
  await journal.reopen()
  expect(await kept()).toEqual([{ ...FIRST, name: 'First' }])
})

test('templates that two devices made are there on both, of one that both changed the other is shown', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-'))
  let id = ''
  await writeOnTwoDevices(folder, {
    before: async ({ commands }) => {
      id = (await commands.saveNoteTemplate({ id: null, template: FIRST })).id
    },
    here: async ({ commands }) => {
      await commands.saveNoteTemplate({ id: null, template: { name: 'Board', text: 'Decisions:' } })
      await commands.saveNoteTemplate({ id: id as never, template: { ...FIRST, text: 'here' } })
    },
    there: async ({ commands }) => {
      await commands.saveNoteTemplate({ id: null, template: { name: 'One-to-one', text: '- [ ] ' } })
      await commands.saveNoteTemplate({ id: id as never, template: { ...FIRST, text: 'there' } })
    },
  })
  const journal = openTestJournal({ folder })
  onTestFinished(() => journal.close())
  const { noteTemplates } = await journal.client.queries.preferences()
  const names = Object.values(noteTemplates).map(({ name }) => name)
  expect(names.toSorted()).toEqual(['Board', 'First meeting', 'One-to-one'])
  const conflicts = await journal.client.queries.conflicts({ id: '00000000-0000-7000-8000-000000000001' as never })
  expect(conflicts.map(({ path }) => path)).toEqual([['noteTemplates', id]])
})
