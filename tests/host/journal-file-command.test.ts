import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { commandHome, type CommandHome } from '#support/rapport-command.ts'

let [home, other]: CommandHome[] = []

beforeEach(() => {
  home = commandHome()
  other = commandHome()
})
afterEach(() => {
  home?.remove()
  other?.remove()
})

test('a journal goes out and comes back in another place, with and without its history', async () => {
  if (home === undefined || other === undefined) throw new Error('no homes')
  await home.json('log', 'coffee with Ana Ruiz: the cello')
  const [plain, whole] = ['plain.json', 'whole.json'].map((name) => join(home?.folder ?? '', name))
  await home.json('export', '--out', plain ?? '')
  await home.json('export', '--with-history', '--out', whole ?? '')
  expect((await home.run('export', '--with-history', '--without-sensitive')).code).toBe(2)

  expect((await other.run('import', plain ?? '', '--preview')).stdout).toMatch(
    /^A whole journal: .*1 person, without their history, without cards of Mindset\. Nothing was written:\n\d+ new\n$/,
  )
  expect(await other.json('import', plain ?? '')).toMatchObject({ leftOut: [], notReached: 0 })
  expect(await other.json('people')).toMatchObject([{ name: 'Ana Ruiz' }])
  expect((await other.run('import', plain ?? '')).stdout).toMatch(/\n\d+ as before\n$/)
  const joined = (await other.json('import', whole ?? '')) as { backup: string; counts: Record<string, number> }
  expect(joined.counts['merge']).toBeGreaterThan(0)
  expect(joined.backup).toContain('before-join')
})

test('the schema of the file is that of the kinds, and the file says what it leaves out', async () => {
  if (home === undefined) throw new Error('no home')
  const schema = (await home.json('export', '--format', 'json-schema')) as {
    properties: { documents: { items: { anyOf: { title: string; properties: object }[] } } }
  }
  const person = schema.properties.documents.items.anyOf.find(({ title }) => title === 'person')
  await home.json('log', 'coffee with Ana Ruiz')
  const file = join(home.folder, 'journal.json')
  await home.json('export', '--out', file)
  const { documents, leavesOut } = JSON.parse(readFileSync(file, 'utf8')) as {
    documents: Record<string, unknown>[]
    leavesOut: string[]
  }
  expect(leavesOut).toEqual(['reframe'])
  const fields = Object.keys(documents.find(({ kind }) => kind === 'person') ?? {})
  expect(Object.keys(person?.properties ?? {})).toEqual(expect.arrayContaining(fields))
  writeFileSync(file, '{"format":"rapport-journal","version":9,"documents":[]}')
  expect(await home.run('import', file)).toMatchObject({ code: 1, stderr: expect.stringContaining('newer Rapport') })
})
