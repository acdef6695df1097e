import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { commandHome, type CommandHome } from '#support/rapport-command.ts'

let home: CommandHome

beforeEach(() => {
  home = commandHome()
})
afterEach(() => home.remove())

test('a vault is written, kept up to date, and keeps what was edited by hand', async () => {
  await home.json('log', 'coffee with Ana Ruiz: the cello')
  const vault = join(home.folder, 'vault')
  expect(await home.json('export', '--format', 'vault', '--out', vault)).toMatchObject({
    format: 'vault',
    unchanged: 0,
  })
  expect((await home.run('export', '--format', 'vault', '--out', vault)).stdout).toMatch(
    /^0 files written, \d+ as before/,
  )
  const note = join(vault, 'People', 'Ana Ruiz.md')
  writeFileSync(note, `${readFileSync(note, 'utf8')}Mine.\n`)
  await home.json('log', 'call with Ana Ruiz')
  const { stdout } = await home.run('export', '--format', 'vault', '--out', vault, '--markdown-links')
  expect(stdout).toContain('  People/Ana Ruiz.md')
  expect(readFileSync(note, 'utf8')).toContain('Mine.')
})

test('with names hidden a vault and a table name nobody; the journal itself does not go out so', async () => {
  await home.json('log', 'coffee with Ana Ruiz: ana plays the cello')
  const vault = join(home.folder, 'vault')
  await home.json('export', '--format', 'vault', '--out', vault, '--names-hidden')
  expect(readdirSync(join(vault, 'People'))).toEqual([expect.stringMatching(/^Person [A-Z]{6}\.md$/)])
  const { stdout } = await home.run('export', '--format', 'csv', '--names-hidden')
  expect(stdout).toMatch(/Person [A-Z]{6}/)
  expect(stdout).not.toMatch(/ana|ruiz/i)
  expect((await home.run('export', '--names-hidden')).code).toBe(2)
})

test('people and days go out for other programs, printed or into a new file', async () => {
  await home.json('log', 'coffee with Ana Ruiz')
  expect((await home.run('export', '--format', 'vcard')).stdout).toContain('\r\nFN:Ana Ruiz\r\n')
  expect((await home.run('export', '--format', 'csv', '--separator', ';')).stdout).toContain('Given name;Family name')
  const file = join(home.folder, 'days.ics')
  expect(await home.json('export', '--format', 'calendar', '--out', file)).toMatchObject({ file })
  expect(readFileSync(file, 'utf8')).toContain('BEGIN:VCALENDAR')
  expect((await home.run('export', '--format', 'calendar', '--out', file)).code).toBe(1)
  const folder = join(home.folder, 'cards')
  mkdirSync(folder)
  expect(await home.json('export', '--format', 'cards', '--out', folder)).toMatchObject({ written: 1 })
  expect(existsSync(join(folder, 'contacts'))).toBe(true)
  for (const words of [
    ['--format', 'docx'],
    ['--format', 'csv', '--separator', 'x'],
    ['--format', 'vault'],
  ])
    expect((await home.run('export', ...words)).code).toBe(2)
})
