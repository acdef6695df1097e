import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { commandHome } from '#support/rapport-command.ts'
import type { CommandHome } from '#support/rapport-command.ts'

let home: CommandHome
beforeEach(() => {
  home = commandHome()
})
afterEach(() => home.remove())

test.skipIf(process.platform === 'win32')(
  'a pipe is refused by whatever takes in a file, and not waited for',
  async () => {
    const pipe = join(home.folder, 'pipe')
    execFileSync('mkfifo', [pipe])
    expect(await home.run('import', pipe)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('is neither a file nor a folder'),
    })
    await home.run('log', 'coffee with Ana Ruiz')
    expect(await home.run('restore', pipe)).toMatchObject({ code: 1, stderr: expect.stringContaining('not a journal') })
    expect(await home.run('canvas', '--import', pipe)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('is no file'),
    })
  },
)

test.skipIf(process.platform === 'win32')(
  'a passphrase is waited for at a pipe until somebody ends it, and what cannot be read for one is a sentence',
  async () => {
    await home.run('log', 'coffee with Ana Ruiz')
    const pipe = join(home.folder, 'pipe')
    execFileSync('mkfifo', [pipe])
    home.setEnv({ RAPPORT_NEW_PASSPHRASE_FILE: pipe })
    const waiting = await home.start(['passphrase', 'set'], /Waiting for .*pipe for the passphrase/)
    let said = ''
    waiting.child.stderr?.on('data', (part) => (said += String(part)))
    expect(await waiting.end()).toBe(1)
    expect(said).toContain('Interrupted while waiting')

    for (const [file, why] of [
      [join(home.folder, 'nothing'), 'it is not there'],
      [home.folder, 'it is neither a file nor a pipe'],
      ['/dev/zero', 'it is neither a file nor a pipe'],
    ] as const) {
      home.setEnv({ RAPPORT_NEW_PASSPHRASE_FILE: file })
      expect(await home.run('passphrase', 'set')).toMatchObject({
        code: 1,
        stderr: expect.stringMatching(`^${file} .*${why}.*\\n$`),
      })
    }
    home.setEnv({ RAPPORT_NEW_PASSPHRASE_FILE: undefined, RAPPORT_NEW_PASSPHRASE_FD: '77' })
    expect((await home.run('passphrase', 'set')).stderr).toContain('it is not open')
    home.setEnv({ RAPPORT_NEW_PASSPHRASE_FD: 'three' })
    expect((await home.run('passphrase', 'set')).stderr).toContain('is the number of an open file')
  },
)

test.skipIf(!existsSync('/proc/self'))('a folder that cannot be is refused, and not waited for', async () => {
  expect(await home.run('log', 'coffee with Ana', '--journal', '/proc/nothing')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('cannot be the folder of a journal'),
  })
})

test('a day that the calendar does not have is no clock', async () => {
  expect(await home.run('parse', 'coffee', '--now', '2026-02-30')).toMatchObject({ code: 2 })
})

test('a journal whose file is gone is not begun anew; its backup is named and restored', async () => {
  await home.run('log', 'coffee with Ana Ruiz')
  await home.run('backup')
  rmSync(join(home.journal, 'journal.db'))
  const refused = await home.run('log', 'coffee with Tom Lee')
  expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('missing or empty') })
  const [, backup = ''] = /rapport restore (\S+\.db)/.exec(refused.stderr) ?? []
  expect(await home.run('restore', backup)).toMatchObject({ code: 0 })
  expect(await home.json('people')).toMatchObject([{ name: 'Ana Ruiz' }])
})

test.skipIf(process.platform === 'win32')(
  'a folder that was made for everybody becomes its owner’s alone',
  async () => {
    mkdirSync(home.journal)
    chmodSync(home.journal, 0o777)
    await home.run('log', 'coffee with Ana Ruiz')
    expect(statSync(home.journal).mode & 0o777).toBe(0o700)
  },
)
