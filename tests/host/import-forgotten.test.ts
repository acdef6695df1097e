import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { CliContext } from '#host/commands/cli-command.ts'
import { importFiles } from '#host/commands/import.ts'
import { linkedinFile } from '#support/import-file.ts'
import { test } from '#support/journal-test.ts'
import type { TestJournal } from '#support/test-journal.ts'

/** Runs the command on a journal that is open here, as it runs on one that another host has open. */
async function importHere({ client, folder, clock }: TestJournal, values: CliContext['values']) {
  const printed: { value: unknown; text: string }[] = []
  const file = join(folder, 'Connections.csv')
  writeFileSync(file, linkedinFile([{ name: 'Ana Ruiz', url: 'https://www.linkedin.com/in/ana' }, { name: 'Tom Lee' }]))
  await importFiles.run({
    operands: [file],
    values,
    folder,
    folderWasNamed: true,
    now: () => clock.now,
    today: () => {
      throw new Error('an import asks for no day')
    },
    journalExists: () => true,
    journal: async () => client,
    print: (value, text) => void printed.push({ value, text: text() }),
    say: () => {},
    signal: new AbortController().signal,
  })
  return printed[0]
}

test('the command line leaves out who was forgotten and says so, and makes them anew when told to', async ({
  journal,
}) => {
  const { commands, queries } = journal.client
  await importHere(journal, {})
  const ana = (await queries.people({})).rows.find(({ name }) => name === 'Ana Ruiz')
  await commands.forget({ id: ana?.id as never })

  const left = await importHere(journal, {})
  expect(left?.value).toMatchObject({ created: 0, unchanged: 1, forgotten: 1 })
  expect(left?.text).toContain(
    '1 record is about people who were forgotten: left out (--import-forgotten makes them anew)',
  )
  const wanted = await importHere(journal, { preview: true, 'import-forgotten': true })
  expect(wanted?.text).toContain('who were forgotten: made anew')
  expect((await queries.people({})).total).toBe(1)

  expect((await importHere(journal, { 'import-forgotten': true }))?.value).toMatchObject({ created: 1, forgotten: 0 })
  expect((await queries.people({})).total).toBe(2)
})
