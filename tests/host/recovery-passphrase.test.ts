import { execFileSync, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ROOT } from '#host/installed-files.ts'
import { commandHome } from '#support/rapport-command.ts'
import type { CommandHome } from '#support/rapport-command.ts'

const TYPED = 'red shoes on a Monday'

let home: CommandHome
let elsewhere: CommandHome

beforeEach(() => {
  home = commandHome()
  elsewhere = commandHome()
})
afterEach(() => {
  home.remove()
  elsewhere.remove()
})

const keysOf = ({ folder }: CommandHome) => {
  const keys = join(folder, 'config', 'keys')
  return existsSync(keys) ? readdirSync(keys).filter((name) => /\.(key|sealed)$/.test(name)) : []
}
const newestBackup = ({ journal }: CommandHome) =>
  join(journal, 'backups', readdirSync(join(journal, 'backups')).toSorted().at(-1) ?? expect.fail('no backup'))
const namesIn = async (one: CommandHome) => ((await one.json('people')) as { name: string }[]).map(({ name }) => name)

/** A journal with one person; the passphrase that was set, and a copy of the one backup made since, as on a memory stick. */
async function setPassphrase(): Promise<{ passphrase: string; stick: string }> {
  await home.run('log', 'coffee with Ana Ruiz about platform org')
  const { passphrase } = (await home.json('passphrase', 'set', '--make')) as { passphrase: string }
  const stick = join(elsewhere.folder, 'stick.db')
  cpSync(newestBackup(home), stick)
  return { passphrase, stick }
}

test('a backup and the passphrase alone open the journal on another machine', async () => {
  const { passphrase, stick } = await setPassphrase()
  // The machine is lost, with its keys.
  home.remove()
  elsewhere.setEnv({ RAPPORT_PASSPHRASE: passphrase.toLowerCase().replaceAll('-', ' ') })
  expect(await elsewhere.json('restore', stick)).toMatchObject({ keptAt: null })
  elsewhere.setEnv({ RAPPORT_PASSPHRASE: undefined })
  expect(await namesIn(elsewhere)).toEqual(['Ana Ruiz'])
  expect((await elsewhere.run('doctor')).code).toBe(0)
  // It goes on as a journal of that machine, which the same passphrase opens.
  elsewhere.setEnv({ RAPPORT_PASSPHRASE: passphrase })
  expect(await elsewhere.json('passphrase', 'test')).toEqual({ answer: 'right' })
  expect(await elsewhere.json('passphrase')).toMatchObject({ place: 'file', passphrase: { form: 'made' } })
})

test('where a journal was begun there already, the backup replaces it, and is of its key from then on', async () => {
  const { passphrase, stick } = await setPassphrase()
  await elsewhere.run('log', 'coffee with Bea Ford')
  const [key] = keysOf(elsewhere)
  const before = readFileSync(join(elsewhere.folder, 'config', 'keys', key ?? ''), 'utf8')
  elsewhere.setEnv({ RAPPORT_PASSPHRASE: passphrase })
  const { keptAt } = (await elsewhere.json('restore', stick)) as { keptAt: string }
  expect(await namesIn(elsewhere)).toEqual(['Ana Ruiz'])
  expect(readFileSync(join(elsewhere.folder, 'config', 'keys', key ?? ''), 'utf8')).toBe(before)
  // What was there is kept, and opens as before.
  elsewhere.setEnv({ RAPPORT_PASSPHRASE: undefined })
  await elsewhere.json('restore', keptAt)
  expect(await namesIn(elsewhere)).toEqual(['Bea Ford'])
})

test('with a passphrase of its own the journal there opens by nothing of before: so one gets a new key', async () => {
  const { passphrase, stick } = await setPassphrase()
  elsewhere.setEnv({ RAPPORT_NEW_PASSPHRASE: TYPED })
  await elsewhere.run('log', 'coffee with Bea Ford')
  await elsewhere.json('passphrase', 'set')
  elsewhere.setEnv({ RAPPORT_PASSPHRASE: passphrase })
  await elsewhere.json('restore', stick)
  expect(await namesIn(elsewhere)).toEqual(['Ana Ruiz'])
  const textOf = (one: CommandHome) =>
    keysOf(one).map((key) => readFileSync(join(one.folder, 'config', 'keys', key), 'utf8'))
  expect(textOf(elsewhere)).not.toEqual(textOf(home))
  expect(await elsewhere.run('passphrase', 'test')).toMatchObject({ code: 1 })
  elsewhere.setEnv({ RAPPORT_PASSPHRASE: TYPED })
  expect(await elsewhere.json('passphrase', 'test')).toEqual({ answer: 'right' })
  // Nor does it open what is backed up there from now on.
  await elsewhere.run('backup')
  const backup = join(home.folder, 'newer.db')
  cpSync(newestBackup(elsewhere), backup)
  rmSync(home.journal, { recursive: true })
  home.setEnv({ RAPPORT_PASSPHRASE: passphrase })
  expect((await home.run('restore', backup)).code).toBe(1)
  home.setEnv({ RAPPORT_PASSPHRASE: TYPED })
  await home.json('restore', backup)
  expect(await namesIn(home)).toEqual(['Ana Ruiz'])
})

test('a host that is open takes the passphrase of a backup from who asks it', async () => {
  const { passphrase, stick } = await setPassphrase()
  await elsewhere.run('log', 'coffee with Bea Ford')
  const host = await elsewhere.start(['serve', '--headless'], /Ctrl\+C ends it/)
  const refused = await elsewhere.run('restore', stick)
  expect(refused).toMatchObject({ code: 1, stdout: '' })
  expect(refused.stderr).toContain('RAPPORT_PASSPHRASE_FILE')
  expect(await namesIn(elsewhere)).toEqual(['Bea Ford'])
  elsewhere.setEnv({ RAPPORT_PASSPHRASE: passphrase })
  await elsewhere.json('restore', stick)
  expect(await namesIn(elsewhere)).toEqual(['Ana Ruiz'])
  await host.end()
})

test.each([
  ['another one', 'blue shoes on a Monday', /A letter of the passphrase is wrong/],
  ['a well-formed other one', '0000-0000-0000-0000-0000-0000', /That is not the passphrase/],
])('with %s nothing is restored, and no empty journal is made', async (_, said, words) => {
  const { stick } = await setPassphrase()
  elsewhere.setEnv({ RAPPORT_PASSPHRASE: said })
  const { code, stdout, stderr } = await elsewhere.run('restore', stick, '--json')
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toMatch(words)
  expect(existsSync(elsewhere.journal)).toBe(false)
  expect(keysOf(elsewhere)).toEqual([])
})

test('where nobody can say the passphrase, nothing is waited for: what would do is said', async () => {
  const { stick } = await setPassphrase()
  const { code, stdout, stderr } = await elsewhere.run('restore', stick, '--json')
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toContain('its recovery passphrase opens it')
  expect(existsSync(elsewhere.journal)).toBe(false)
})

test('a backup from before a passphrase was set says that only its key opens it', async () => {
  await home.run('log', 'coffee with Ana Ruiz')
  await home.run('backup')
  const stick = join(elsewhere.folder, 'stick.db')
  cpSync(newestBackup(home), stick)
  elsewhere.setEnv({ RAPPORT_PASSPHRASE: TYPED })
  const { code, stderr } = await elsewhere.run('restore', stick)
  expect(code).toBe(1)
  expect(stderr).toContain('it belongs to another journal')
  expect(existsSync(elsewhere.journal)).toBe(false)
})

test('changed, the new passphrase opens new backups and the journal, and the old one the backups of then', async () => {
  const { passphrase, stick } = await setPassphrase()
  home.setEnv({ RAPPORT_NEW_PASSPHRASE: TYPED })
  const { backup } = (await home.json('passphrase', 'set')) as { backup: string }
  home.setEnv({ RAPPORT_PASSPHRASE: passphrase })
  expect(await home.run('passphrase', 'test')).toMatchObject({ code: 1 })
  home.setEnv({ RAPPORT_PASSPHRASE: `  ${TYPED} ` })
  expect(await home.json('passphrase', 'test')).toEqual({ answer: 'right' })

  elsewhere.setEnv({ RAPPORT_PASSPHRASE: TYPED })
  await elsewhere.json('restore', join(home.journal, 'backups', backup))
  expect(await namesIn(elsewhere)).toEqual(['Ana Ruiz'])
  rmSync(elsewhere.journal, { recursive: true })
  expect((await elsewhere.run('restore', stick)).code).toBe(1)
  elsewhere.setEnv({ RAPPORT_PASSPHRASE: passphrase })
  await elsewhere.json('restore', stick)
  expect(await namesIn(elsewhere)).toEqual(['Ana Ruiz'])
})

test('kept nowhere, the key is opened by what the variable or the file says, and is asked for each time', async () => {
  const { passphrase } = await setPassphrase()
  home.setEnv({ RAPPORT_PASSPHRASE: passphrase })
  expect(await home.json('passphrase', 'keep', '--in', 'passphrase')).toMatchObject({ place: 'passphrase' })
  expect(keysOf(home)).toEqual([])
  expect(await namesIn(home)).toEqual(['Ana Ruiz'])

  home.setEnv({ RAPPORT_PASSPHRASE: undefined })
  const { code, stdout, stderr } = await home.run('today', '--json')
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toContain('its recovery passphrase opens it')

  const file = join(home.folder, 'passphrase')
  writeFileSync(file, `${passphrase}\n`)
  home.setEnv({ RAPPORT_PASSPHRASE_FILE: file })
  expect(await namesIn(home)).toEqual(['Ana Ruiz'])

  // Back to a file, as it was.
  expect(await home.json('passphrase', 'keep', '--in', 'file')).toMatchObject({ place: 'file' })
  home.setEnv({ RAPPORT_PASSPHRASE_FILE: undefined })
  expect(await namesIn(home)).toEqual(['Ana Ruiz'])
})

test.skipIf(process.platform === 'win32')('a pipe that says it is read once, however often it is needed', async () => {
  const { passphrase } = await setPassphrase()
  home.setEnv({ RAPPORT_PASSPHRASE: passphrase })
  await home.json('passphrase', 'keep', '--in', 'passphrase')
  const pipe = join(home.folder, 'pipe')
  execFileSync('mkfifo', [pipe])
  home.setEnv({ RAPPORT_PASSPHRASE: undefined, RAPPORT_PASSPHRASE_FILE: pipe })
  // Opening the journal needs it, and so does the test of it.
  const [answer] = await Promise.all([home.json('passphrase', 'test'), writeFile(pipe, `${passphrase}\n`)])
  expect(answer).toEqual({ answer: 'right' })
})

test('an open host is asked by commands, who then need no passphrase', async () => {
  const { passphrase } = await setPassphrase()
  home.setEnv({ RAPPORT_PASSPHRASE: passphrase })
  await home.json('passphrase', 'keep', '--in', 'passphrase')
  const host = await home.start(['serve', '--headless'], /Ctrl\+C ends it/)
  home.setEnv({ RAPPORT_PASSPHRASE: undefined })
  expect(await namesIn(home)).toEqual(['Ana Ruiz'])
  await host.end()
})

test('a folder that was copied to another user is opened by the passphrase, and without it stays as it is', async () => {
  const { passphrase } = await setPassphrase()
  mkdirSync(elsewhere.folder, { recursive: true })
  cpSync(home.journal, elsewhere.journal, { recursive: true })
  expect((await elsewhere.run('today')).stderr).toContain('its recovery passphrase opens it')
  elsewhere.setEnv({ RAPPORT_PASSPHRASE: passphrase })
  expect(await namesIn(elsewhere)).toEqual(['Ana Ruiz'])
  // Also where the file with the sealed key was left behind: the backups carry it.
  rmSync(join(elsewhere.journal, 'journal.recovery'))
  expect(await namesIn(elsewhere)).toEqual(['Ana Ruiz'])
})

test('the key cannot be given up where no passphrase would bring it back', async () => {
  await home.run('log', 'coffee with Ana Ruiz')
  home.setEnv({ RAPPORT_PASSPHRASE: TYPED })
  const { code, stderr } = await home.run('passphrase', 'keep', '--in', 'passphrase')
  expect(code).toBe(1)
  expect(stderr).toContain('rapport passphrase set')
  expect((await home.run('passphrase', 'keep', '--in', 'store')).stderr).toContain('key store')
  expect(keysOf(home)).toHaveLength(1)

  await home.json('passphrase', 'set', '--make')
  expect((await home.run('passphrase', 'keep', '--in', 'passphrase')).code).toBe(1)
  expect(keysOf(home)).toHaveLength(1)
  expect(await namesIn(home)).toEqual(['Ana Ruiz'])
})

test('a passphrase of one’s own that is too short is not set', async () => {
  await home.run('log', 'coffee with Ana Ruiz')
  home.setEnv({ RAPPORT_NEW_PASSPHRASE: 'short' })
  const { code, stderr } = await home.run('passphrase', 'set')
  expect(code).toBe(1)
  expect(stderr).toContain('at least 12 letters')
  expect(existsSync(join(home.journal, 'journal.recovery'))).toBe(false)
})

/** What gives a program a terminal, as most systems have it; elsewhere this is skipped, and seen to be. */
const SCRIPT = '/usr/bin/script'
const hasTerminal = process.platform === 'linux' && existsSync(SCRIPT)

test.skipIf(!hasTerminal)(
  'at a terminal it is typed unseen, some times where it is mistyped, and then it ends',
  async () => {
    const { passphrase } = await setPassphrase()
    home.setEnv({ RAPPORT_PASSPHRASE: passphrase })
    await home.json('passphrase', 'keep', '--in', 'passphrase')
    expect(await atTerminal(home, [`${passphrase.slice(0, -1)}*`, passphrase])).toMatchObject({
      code: 0,
      said: expect.stringMatching(/A letter of the passphrase is wrong[^]*Ana Ruiz/),
    })
    const { code, said } = await atTerminal(home, ['one', 'two', 'three', passphrase])
    expect(code).toBe(1)
    expect(said.match(/A letter of the passphrase is wrong/g)).toHaveLength(3)
    expect(said).not.toContain(passphrase)
  },
)

/** `rapport people` at a terminal where each question is answered by the next of `answers`. */
function atTerminal(one: CommandHome, answers: readonly string[]): Promise<{ code: number | null; said: string }> {
  const command = `${process.execPath} ${join(ROOT, 'electron', 'host', 'rapport.ts')} people`
  const env = { ...process.env, RAPPORT_JOURNAL: one.journal, RAPPORT_CONFIG: join(one.folder, 'config') }
  const child = spawn(SCRIPT, ['-qfec', command, '/dev/null'], { env, stdio: 'pipe' })
  let said = ''
  let asked = 0
  return new Promise((resolve) => {
    child.stdout.on('data', (part: Buffer) => {
      said += part.toString()
      const answer = answers[asked]
      if (answer === undefined || said.split('Recovery passphrase of the journal: ').length <= asked + 1) return
      asked++
      child.stdin.write(`${answer}\r`)
    })
    child.once('exit', (code) => resolve({ code, said }))
  })
}
