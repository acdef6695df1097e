import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, statSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { isJournalError } from '#journal/documents/journal-error.ts'
import { holdJournal, journalHolder } from '#journal/documents/journal-lock.ts'
import { temporaryFolder, TEST_NOW } from '#support/temporary-store.ts'

const CHILD = fileURLToPath(import.meta.resolve('#support/holding-child.ts'))

function startChild(folder: string): { child: ChildProcess; said: Promise<string> } {
  const child = spawn(process.execPath, [CHILD, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const said = new Promise<string>((resolve) => {
    child.stdout?.setEncoding('utf8').once('data', (text: string) => resolve(text.trim()))
  })
  return { child, said }
}

async function kill(child: ChildProcess): Promise<void> {
  const closed = new Promise((resolve) => child.once('close', resolve))
  child.kill('SIGKILL')
  await closed
}

function refusal(folder: string): unknown {
  try {
    holdJournal(folder, { program: 'command line', now: TEST_NOW }).release()
    return null
  } catch (error) {
    return error
  }
}

test.skipIf(process.platform === 'win32')('what is written beside a journal to hold it is its owner’s alone', () => {
  const folder = temporaryFolder()
  const lock = holdJournal(folder, { program: 'desktop', now: TEST_NOW })
  onTestFinished(() => lock.release())
  for (const file of ['journal.lock', 'journal.holder']) {
    expect(statSync(join(folder, file)).mode & 0o777, file).toBe(0o600)
  }
})

test('a journal held by another process names the process, the machine, the program and since when', async () => {
  const folder = temporaryFolder()
  const { child, said } = startChild(folder)
  expect(await said).toBe('holds')
  const error = refusal(folder)
  if (!isJournalError(error, 'held')) throw new Error(`not refused: ${String(error)}`)
  expect(error.holder).toEqual({ pid: child.pid, hostName: hostname(), program: 'desktop', since: TEST_NOW })
  expect(error.message).toContain('the Rapport app')
  expect(error.message).toContain(String(child.pid))
})

test('kill -9 gives the journal free at once, and its name is not told after', async () => {
  const folder = temporaryFolder()
  const { child, said } = startChild(folder)
  expect(await said).toBe('holds')
  await kill(child)
  expect(journalHolder(folder)).toBeNull()
  expect(refusal(folder)).toBeNull()
})

test('of several processes that ask at once exactly one holds the journal', async () => {
  for (let round = 0; round < 3; round++) {
    const folder = temporaryFolder()
    const children = Array.from({ length: 4 }, () => startChild(folder))
    const answers = await Promise.all(children.map(({ said }) => said))
    expect(answers.toSorted()).toEqual(['held', 'held', 'held', 'holds'])
    await Promise.all(children.map(({ child }) => (child.exitCode === null ? kill(child) : null)))
  }
})

test('holds once in one process too, and again after release, which may be called twice', () => {
  const folder = join(temporaryFolder(), 'new', 'journal')
  const lock = holdJournal(folder, { program: 'browser', now: TEST_NOW })
  if (process.platform !== 'win32') expect(statSync(folder).mode & 0o777).toBe(0o700)
  expect(refusal(folder)).toMatchObject({ code: 'held', holder: { pid: process.pid, program: 'browser' } })
  lock.release()
  lock.release()
  expect(existsSync(join(folder, 'journal.holder'))).toBe(false)
  expect(refusal(folder)).toBeNull()
})

test('a holder file that says nothing sensible changes nothing', () => {
  const folder = temporaryFolder()
  for (const text of [
    '',
    '{',
    '[]',
    '{"pid":"x"}',
    JSON.stringify({ pid: 2 ** 30, hostName: hostname(), program: 'desktop', since: 1 }),
  ]) {
    writeFileSync(join(folder, 'journal.holder'), text)
    expect(journalHolder(folder)).toBeNull()
    expect(refusal(folder)).toBeNull()
  }
})
