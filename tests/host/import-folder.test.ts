import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { commandHome } from '#support/rapport-command.ts'
import type { CommandHome } from '#support/rapport-command.ts'

let home: CommandHome
beforeEach(() => {
  home = commandHome()
})
afterEach(() => home.remove())

test('a folder of notes is imported, previewed before, and what leads out of it is not followed', async () => {
  const vault = join(home.folder, 'notes', 'vault')
  mkdirSync(join(vault, 'People'), { recursive: true })
  mkdirSync(join(vault, '.obsidian'))
  writeFileSync(join(vault, '.obsidian', 'People.md'), 'SETTINGS')
  writeFileSync(join(vault, 'People', 'Ana Ruiz.md'), 'Plays the cello\n- [ ] send the deck 📅 2026-12-07\n')
  writeFileSync(join(vault, '2026-11-20.md'), 'Coffee with [[Ana Ruiz]].\n')
  writeFileSync(join(vault, '..', 'secret.md'), 'SECRET')
  symlinkSync('../secret.md', join(vault, 'People', 'Secret.md'))
  const seen = await home.json('import', vault, '--preview')
  expect(seen).toMatchObject({ format: 'vault', counts: { create: 3 } })
  expect(await home.json('people')).toMatchObject([])
  const { stdout } = await home.run('import', vault)
  expect(stdout).toContain('3 new')
  expect(stdout).toContain('1 links to other files')
  expect(stdout).not.toContain('SECRET')
  expect(await home.json('people')).toMatchObject([{ name: 'Ana Ruiz' }])
  expect(await home.json('follow-ups')).toMatchObject([{ text: 'send the deck', due: '2026-12-07' }])
  expect(await home.json('import', vault)).toMatchObject({ counts: { create: 0, same: 3 }, undo: null })
  const made = ((await home.json('imports')) as { id: string; canUndo: boolean }[]).find(({ canUndo }) => canUndo)
  await home.run('imports', 'undo', made?.id ?? '')
  expect(await home.json('people')).toMatchObject([])
})

test('a folder that holds its people by its own name is one of people', async () => {
  const people = join(home.folder, 'notes', 'People')
  mkdirSync(people, { recursive: true })
  writeFileSync(join(people, 'Ben Lee.md'), 'Met at the fair')
  expect(await home.json('import', people)).toMatchObject({ counts: { create: 1 } })
})
