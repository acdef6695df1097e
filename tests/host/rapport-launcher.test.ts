import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ROOT } from '#host/installed-files.ts'

let copy = ''

beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'rapport-launcher-'))
  put('package.json', '{ "type": "module" }')
  put('electron/host/rapport.ts', `console.log('sources', process.argv.slice(2).join(' '))`)
  mkdirSync(join(copy, 'bin'))
  copyFileSync(join(ROOT, 'bin', 'rapport.js'), join(copy, 'bin', 'rapport.js'))
})
afterEach(() => rmSync(copy, { recursive: true, force: true }))

function put(path: string, text: string): void {
  mkdirSync(dirname(join(copy, path)), { recursive: true })
  writeFileSync(join(copy, path), text)
}

/** Sets when a file was changed, in hours from now. */
function changed(path: string, hours: number): void {
  const time = new Date(Date.now() + hours * 3_600_000)
  utimesSync(join(copy, path), time, time)
}

function run(...words: string[]): string {
  return spawnSync(process.execPath, [join(copy, 'bin', 'rapport.js'), ...words], { encoding: 'utf8' }).stdout.trim()
}

test('the command line runs from its sources where nothing was built, with its words', () => {
  expect(run('log', 'coffee with Ana')).toBe('sources log coffee with Ana')
})

test('what was built is started, and no longer once a source is younger', () => {
  put('out/main/rapport.cjs', `console.log('built', process.argv.slice(2).join(' '))`)
  changed('electron/host/rapport.ts', -2)
  changed('package.json', -2)
  changed('out/main/rapport.cjs', -1)
  expect(run('today')).toBe('built today')
  put('shared/model/person.ts', '')
  expect(run('today')).toBe('sources today')
})

test('a copy without sources starts what was built', () => {
  put('out/main/rapport.cjs', `console.log('built')`)
  changed('out/main/rapport.cjs', 1)
  rmSync(join(copy, 'electron'), { recursive: true })
  expect(run()).toBe('built')
})
