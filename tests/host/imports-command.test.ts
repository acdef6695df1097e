import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { MadeImport } from '#shared/contract/undo-contract.ts'
import { linkedinFile, vcardFile } from '#support/import-file.ts'
import { commandHome } from '#support/rapport-command.ts'
import type { CommandHome } from '#support/rapport-command.ts'

let home: CommandHome

beforeEach(() => {
  home = commandHome()
})
afterEach(() => home.remove())

test('imports lists what was imported, and undoes one as a whole, but for whom one talked with', async () => {
  const file = join(home.folder, 'Connections.csv')
  writeFileSync(file, linkedinFile([{ name: 'Ana Ruiz' }, { name: 'Bob Lee' }, { name: 'Cleo Marsh' }]))
  await home.json('import', file)
  const made = (await home.json('imports')) as MadeImport[]
  expect(made).toMatchObject([{ what: 'import', format: 'linkedin', people: 3, canUndo: true }])
  await home.json('log', 'coffee with Bob Lee')

  const id = made[0]?.id ?? ''
  const { code, stdout } = await home.run('imports', 'undo', id)
  expect(code).toBe(0)
  expect(stdout).toMatch(
    /^Undone: import of 3 people \(Ana Ruiz, Bob Lee, Cleo Marsh\), linkedin\nLeft alone.*\n {2}person Bob Lee\n/,
  )
  expect(await home.json('people')).toMatchObject([{ name: 'Bob Lee' }])
  expect((await home.run('imports')).stdout).toContain('  undone')
})

test('imports --show says again what an import said, and what it left out and why', async () => {
  const file = join(home.folder, 'people.vcf')
  writeFileSync(file, vcardFile(['FN:Ana Ruiz', 'EMAIL:no address'], ['X-SHOE:42']))
  await home.json('import', file)
  const [made] = (await home.json('imports')) as MadeImport[]
  const id = made?.id ?? ''
  const { code, stdout } = await home.run('imports', '--show', id)
  expect(code).toBe(0)
  expect(stdout).toContain('people.vcf\n1 record (vcard):\n1 new, 0 changed, 0 as before, 0 left out\n')
  expect(stdout).toContain('"no address" is no e-mail address; it was left out.')
  expect(stdout).toContain('Left out: no name.')
  expect(await home.json('imports', '--show', id)).toMatchObject({
    id,
    files: ['people.vcf'],
    report: { kind: 'import', result: { created: 1 } },
  })
  expect((await home.run('imports')).stdout).toMatch(/ {2}report$/m)
  const unknown = await home.run('imports', '--show', 'kept-nothing')
  expect([unknown.code, unknown.stderr]).toEqual([1, expect.stringMatching(/No report is kept of kept-nothing/)])
})

test('imports refuses what is no import, and what was undone', async () => {
  const file = join(home.folder, 'Connections.csv')
  writeFileSync(file, linkedinFile([{ name: 'Ana Ruiz' }]))
  await home.json('import', file)
  const [made] = (await home.json('imports')) as MadeImport[]
  await home.json('imports', 'undo', made?.id ?? '')
  for (const [words, code, says] of [
    [['undo', made?.id ?? ''], 1, /was undone already/],
    [['undo', 'kept-nothing'], 1, /No import or merge has the id kept-nothing/],
    [['undo'], 2, /The id of the import is missing/],
    [['redo', 'x'], 2, /"redo" is nothing/],
  ] as const) {
    const answer = await home.run('imports', ...words)
    expect([answer.code, answer.stderr]).toEqual([code, expect.stringMatching(says)])
  }
})
