import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
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
  copyFileSync(join(ROOT, 'bin', 'rapport.cjs'), join(copy, 'bin', 'rapport.cjs'))
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

function run(word = '', more: Record<string, string> = {}): string {
  // Neither that npm runs the tests, nor where they keep what is compiled, is known to whoever starts a command.
  const { npm_lifecycle_event: _ours, NODE_COMPILE_CACHE: _theirs, ...rest } = process.env
  const env = { ...rest, ...more }
  const words = word === '' ? [] : word.split(' ')
  return spawnSync(process.execPath, [join(copy, 'bin', 'rapport.cjs'), ...words], {
    encoding: 'utf8',
    env,
  }).stdout.trim()
}

test('the command line runs from its sources where nothing was built, with its words', () => {
  expect(run('log coffee with Ana')).toBe('sources log coffee with Ana')
})

/** Built an hour ago, from sources of two hours ago. */
function built(code = `console.log('built', process.argv.slice(2).join(' '))`): void {
  put('out/main/rapport.cjs', code)
  for (const path of ['electron/host/rapport.ts', 'electron/host', 'electron', 'package.json']) changed(path, -2)
  changed('out/main/rapport.cjs', -1)
}

test('what was built is started, and no longer once a source came', () => {
  built()
  expect(run('today')).toBe('built today')
  put('shared/model/person.ts', '')
  expect(run('today')).toBe('sources today')
})

test('folders that the build named are looked at, and see a folder that came into one of them', () => {
  built()
  put('out/main/rapport.folders', 'electron\nelectron/host\n')
  changed('out/main/rapport.folders', -1)
  expect(run('today')).toBe('built today')
  put('electron/host/commands/today.ts', '')
  expect(run('today')).toBe('sources today')
})

test('a source that was written in its place is seen where npm starts it', () => {
  built()
  changed('electron/host/rapport.ts', 0)
  expect(run('today')).toBe('built today')
  expect(run('today', { npm_lifecycle_event: 'rapport' })).toBe('sources today')
})

test('what V8 made of a command that ended well is kept for the next, and what is not its own is not taken', () => {
  built(`console.log(process.argv[2] === 'fails' ? (process.exitCode = 1) : 'built')`)
  const kept = () => readdirSync(join(copy, 'out/compile-cache')).filter((name) => !name.startsWith('v'))
  run('fails')
  expect(kept()).toEqual([])
  expect(run('today')).toBe('built')
  expect(kept()).toEqual([expect.stringMatching(/^today-v/)])
  writeFileSync(join(copy, 'out/compile-cache', kept()[0] ?? ''), 'nothing that V8 knows')
  expect(run('today')).toBe('built')
  expect(readFileSync(join(copy, 'out/compile-cache', kept()[0] ?? '')).length).toBeGreaterThan(100)
  // Of another build it is not even looked for.
  built(`console.log('built anew')`)
  expect(run('today')).toBe('built anew')
  expect(kept()).toHaveLength(2)
})

test('a copy without sources starts what was built', () => {
  put('out/main/rapport.cjs', `console.log('built')`)
  changed('out/main/rapport.cjs', 1)
  rmSync(join(copy, 'electron'), { recursive: true })
  expect(run()).toBe('built')
})
