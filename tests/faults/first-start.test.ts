import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { RESOURCES } from '#host/installed-files.ts'
import { openHostJournal } from '#host/open-host-journal.ts'
import { isJournalError } from '#journal/documents/journal-error.ts'
import { makeFolder } from '#journal/documents/make-folder.ts'
import { withDiskFault } from '#support/failing-disk.ts'
import { temporaryFolder } from '#support/temporary-store.ts'

let home: string
let folder: string

beforeEach(begin)
afterEach(() => vi.unstubAllEnvs())

function begin(): void {
  home = temporaryFolder()
  folder = join(home, 'data', 'journal')
  vi.stubEnv('RAPPORT_CONFIG', join(home, 'config'))
}

function open() {
  return openHostJournal({ folder, host: 'command line', version: '0.0.0', resources: RESOURCES }).journal
}

async function openAndClose(): Promise<void> {
  await open().close()
}

/** Files that a start needs, and that are empty. */
function emptyFiles(): string[] {
  const names = existsSync(home) ? readdirSync(home, { recursive: true, encoding: 'utf8' }) : []
  return names.filter((name) => /\.(id|key)$/.test(name) && statSync(join(home, name)).size === 0)
}

test.each(['killed', 'EDQUOT', 'EMFILE'] as const)(
  'a first start that meets %s at any step leaves no empty file, and the next start opens the journal',
  { timeout: 300_000 },
  async (what) => {
    for (let at = 0; ; at++) {
      begin()
      const { thrown, steps } = await withDiskFault({ at, what }, openAndClose)
      if (at >= steps) break
      expect(emptyFiles()).toEqual([])
      if (what !== 'killed' && thrown !== null) {
        expect(isJournalError(thrown), `step ${at}: ${String(thrown)}`).toBe(true)
      }
      if (what === 'EDQUOT' && thrown !== null) {
        expect(thrown, `step ${at}`).toMatchObject({ code: 'disk-full' })
      }
      await openAndClose()
    }
  },
)

test('an empty id or key of a journal that holds nothing is made anew', async () => {
  await openAndClose()
  const id = readFileSync(join(folder, 'journal.id'), 'utf8').trim()
  begin()
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'journal.id'), '')
  await openAndClose()
  begin()
  mkdirSync(folder, { recursive: true })
  mkdirSync(join(home, 'config', 'keys'), { recursive: true })
  writeFileSync(join(folder, 'journal.id'), `${id} new\n`)
  writeFileSync(join(home, 'config', 'keys', `${id}.key`), '')
  await openAndClose()
  expect(readFileSync(join(folder, 'journal.id'), 'utf8')).toBe(`${id}\n`)
})

test('an empty id or key of a journal that is there is left as it is, and named', async () => {
  await openAndClose()
  const id = readFileSync(join(folder, 'journal.id'), 'utf8')
  const keyFile = join(home, 'config', 'keys', `${id.trim()}.key`)
  const key = readFileSync(keyFile, 'utf8')
  writeFileSync(keyFile, '')
  expect(open).toThrow(expect.objectContaining({ code: 'no-key' }))
  writeFileSync(keyFile, key)
  writeFileSync(join(folder, 'journal.id'), '')
  expect(open).toThrow(expect.objectContaining({ code: 'bad-id' }))
  writeFileSync(join(folder, 'journal.id'), id)
  await openAndClose()
})

test('of several that start at once in one folder, those that wait leave its id and key alone', async () => {
  const first = open()
  onTestFinished(() => first.close())
  const before = readFileSync(join(folder, 'journal.id'), 'utf8')
  expect(open).toThrow(expect.objectContaining({ code: 'held' }))
  expect(readFileSync(join(folder, 'journal.id'), 'utf8')).toBe(before)
})

test.skipIf(!existsSync('/proc/self'))('a folder that cannot be made is refused, and not waited for', () => {
  expect(() => makeFolder('/proc/nothing/journal')).toThrow(expect.objectContaining({ code: 'io' }))
})
