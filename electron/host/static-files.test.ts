import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readStaticFiles } from './static-files.ts'

function builtPage(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-page-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  mkdirSync(join(folder, 'assets'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

test('knows the files of the built page by their address, with their type', () => {
  const files = readStaticFiles(builtPage({ 'index.html': '<p>', 'assets/main-4f2a.js': 'main()' }))
  expect([...files.keys()].toSorted()).toEqual(['/assets/main-4f2a.js', '/index.html'])
  expect(files.get('/assets/main-4f2a.js')).toEqual({
    bytes: Buffer.from('main()'),
    type: 'text/javascript; charset=utf-8',
  })
})

test('leaves out what no page asks for', () => {
  const files = readStaticFiles(
    builtPage({ 'index.html': '', 'assets/main.js.map': '{}', '.env': 'secret', notes: '' }),
  )
  expect([...files.keys()]).toEqual(['/index.html'])
})

test('says that the page was not built', () => {
  expect(() => readStaticFiles(builtPage({}))).toThrow('The page is not built: there is no index.html')
})
