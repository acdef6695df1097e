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
  expect(stdout).toMatch(/^A folder of notes: 1 conversation, 1 follow-up, 1 person\n3 new\n/)
  expect(stdout).toContain('1 link to another file')
  expect(stdout).not.toContain('SECRET')
  expect(await home.json('people')).toMatchObject([{ name: 'Ana Ruiz' }])
  expect(await home.json('follow-ups')).toMatchObject([{ text: 'send the deck', due: '2026-12-07' }])
  expect(await home.json('import', vault)).toMatchObject({ counts: { create: 0, same: 3 }, undo: null })
  const made = ((await home.json('imports')) as { id: string; canUndo: boolean }[]).find(({ canUndo }) => canUndo)
  // As the import has said that it is taken back.
  expect(stdout).toContain(`rapport imports undo ${made?.id}\n`)
  await home.run('imports', 'undo', made?.id ?? '')
  expect(await home.json('people')).toMatchObject([])
})

test('whoever came is shown with all that came of them', async () => {
  const people = join(home.folder, 'address-book', 'People')
  mkdirSync(people, { recursive: true })
  const front = ['birthday: 04-15', 'tags: [person, mentors]', 'location: Lisbon', 'prm-cadence: 60', 'met: 2019-05-12']
  writeFileSync(join(people, 'Cy Young.md'), `---\n${front.join('\n')}\n---\nSails.\n`)
  await home.run('import', join(home.folder, 'address-book'))
  const { stdout } = await home.run('person', 'Cy Young')
  expect(stdout.split('\n')).toEqual([
    'Cy Young',
    'no ring, new, every 60 days',
    'circles: mentors',
    'place: Lisbon',
    'birthday: --04-15',
    'met on 2019-05-12',
    'Notes: Sails.',
    '',
  ])
})

test('a folder that holds its people by its own name is one of people', async () => {
  const people = join(home.folder, 'notes', 'People')
  mkdirSync(people, { recursive: true })
  writeFileSync(join(people, 'Ben Lee.md'), 'Met at the fair')
  expect(await home.json('import', people)).toMatchObject({ counts: { create: 1 } })
})
