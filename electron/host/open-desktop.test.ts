import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { usualJournalFolder } from './data-folders.ts'
import { openDesktop } from './open-desktop.ts'

const silent = (): void => undefined

/** A program that writes which journal it was told to open, and ends. */
function program(ending: string): { file: string; told: () => string } {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-program-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'electron')
  const out = join(folder, 'told')
  writeFileSync(file, `#!/bin/sh\nprintf '%s' "\${RAPPORT_JOURNAL-none}" > '${out}'\n${ending}\n`, { mode: 0o755 })
  return { file, told: () => readFileSync(out, 'utf8') }
}

test.skipIf(process.platform === 'win32')('an app that ends at once for want of something did not open', async () => {
  expect(await openDesktop(program('exit 127').file, '/a/journal', silent)).toBeNull()
  expect(await openDesktop(program('kill -TRAP $$').file, '/a/journal', silent)).toBeNull()
  expect(await openDesktop('/no/such/program', '/a/journal', silent)).toBeNull()
  expect(await openDesktop(program('exit 0').file, '/a/journal', silent)).toBe(0)
})

test.skipIf(process.platform === 'win32')('the app is told of a journal that was named, and of no other', async () => {
  const named = program('exit 0')
  await openDesktop(named.file, '/a/journal', silent)
  expect(named.told()).toBe('/a/journal')
  const usual = program('exit 0')
  await openDesktop(usual.file, usualJournalFolder(), silent)
  expect(usual.told()).toBe('none')
})
