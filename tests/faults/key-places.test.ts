import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { RESOURCES } from '#host/installed-files.ts'
import { openLockedJournal, random, type KeyWays } from '#host/open-host-journal.ts'
import { isJournalError } from '#journal/documents/journal-error.ts'
import { keepKey, sealedFileOf, type KeyPlace } from '#journal/documents/key-places.ts'
import { sealKey } from '#journal/documents/recovery.ts'
import { readRecovery, writeRecovery } from '#journal/documents/recovery-file.ts'
import type { JournalClient } from '#shared/contract/contract.ts'
import { imageAt, layOut, recordDisk } from '#support/disk-recorder.ts'
import { withDiskFault } from '#support/failing-disk.ts'
import { seededRandom } from '#support/seeded-random.ts'
import { temporaryFolder } from '#support/temporary-store.ts'
import { testKeyStore, type TestKeyStore } from '#support/test-key-store.ts'

const PASSPHRASE = 'red shoes on a Monday'
/** Guessing is to be dear, and tests cheap. */
const CHEAP = { n: 1024, r: 8, p: 1 }

let home: string
let store: TestKeyStore

beforeEach(() => {
  home = temporaryFolder()
  store = testKeyStore()
  live(home)
})
afterEach(() => vi.unstubAllEnvs())

/** As the user whose home it is. */
function live(where: string): void {
  vi.stubEnv('RAPPORT_CONFIG', join(where, 'config'))
}

async function open(where = home, ways: Partial<KeyWays> = {}) {
  const { journal } = await openLockedJournal(
    { folder: join(where, 'journal'), host: 'desktop', version: '0.0.0', resources: RESOURCES },
    { store, passphrase: () => Promise.resolve(null), ...ways },
  )
  const client = createRouterClient(journal.router) as JournalClient
  return { journal, client }
}

/** Who is in the journal of that home, by whichever way its key is had; or the code of why it does not open. */
async function peopleIn(where = home, ways: Partial<KeyWays> = {}): Promise<string[] | string> {
  try {
    const { journal, client } = await open(where, ways)
    const { rows } = await client.queries.people({})
    await journal.close()
    return rows.map(({ name }) => name)
  } catch (error) {
    if (!isJournalError(error)) throw error
    return error.details.lock ?? error.code
  }
}

const keysIn = (where: string) =>
  readdirSync(join(where, 'config', 'keys'))
    .map((name) => name.replace(/^.*\./, ''))
    .filter((ending) => ending === 'key' || ending === 'sealed')
    .toSorted()
const keyFileIn = (where: string) => {
  const id = readFileSync(join(where, 'journal', 'journal.id'), 'utf8').trim()
  return join(where, 'config', 'keys', `${id}.key`)
}
const said = (passphrase: string) => ({ passphrase: () => Promise.resolve(passphrase) })

/** A closed journal with Ana, its key in a file, and a passphrase. */
async function begin(): Promise<{ key: Uint8Array }> {
  const { journal, client } = await open()
  await client.commands.addPerson({ names: { given: 'Ana' } })
  await journal.close()
  const key = new Uint8Array(Buffer.from(readFileSync(keyFileIn(home), 'utf8').trim(), 'hex'))
  writeRecovery(join(home, 'journal'), await sealKey(key, PASSPHRASE, { now: 0, random, cost: CHEAP }))
  return { key }
}

function keepIn(place: KeyPlace, key: Uint8Array, where = home): Promise<void> {
  const folder = join(where, 'journal')
  return keepKey(place, key, { folder, keyFile: keyFileIn(where), store, passphrase: PASSPHRASE })
}

describe('a key that is moved', () => {
  test.each([
    ['file', 'store', ['sealed']],
    ['file', 'passphrase', []],
    ['store', 'file', ['key']],
    ['store', 'passphrase', []],
    ['passphrase', 'store', ['sealed']],
    ['passphrase', 'file', ['key']],
  ] as const)('from %s to %s opens the journal, killed at any step', async (from, to, left) => {
    const { key } = await begin()
    await keepIn(from, key)
    for (let at = 0; ; at++) {
      const copy = temporaryFolder()
      cpSync(home, copy, { recursive: true })
      live(copy)
      const { steps } = await withDiskFault({ at, what: 'killed' }, () => keepIn(to, key, copy))
      expect(await peopleIn(copy, said(PASSPHRASE))).toEqual(['Ana'])
      if (at < steps) continue
      expect(keysIn(copy)).toEqual(left)
      break
    }
  })

  test.each(['ENOSPC', 'EIO', 'EACCES'] as const)(
    'whichever step meets %s, says so and opens the journal',
    async (what) => {
      const { key } = await begin()
      for (let at = 0; ; at++) {
        const copy = temporaryFolder()
        cpSync(home, copy, { recursive: true })
        live(copy)
        const { steps, thrown } = await withDiskFault({ at, what }, () => keepIn('store', key, copy))
        if (thrown !== null) expect(isJournalError(thrown), String(thrown)).toBe(true)
        expect(await peopleIn(copy)).toEqual(['Ana'])
        if (at >= steps) break
      }
    },
  )

  test('opens the journal wherever the power goes, whatever of it was on the disk', { timeout: 300_000 }, async () => {
    const disk = recordDisk(home)
    let begun = 0
    try {
      const { key } = await begin()
      begun = disk.events.length
      await keepIn('store', key)
      disk.acknowledge('kept')
      await keepIn('file', key)
    } finally {
      disk.stop()
    }
    const random = seededRandom(11)
    const survivals = [() => false, () => true, () => random(2) === 0, () => random(2) === 0]
    for (let end = begun; end <= disk.events.length; end++) {
      for (const survives of survivals) {
        const image = imageAt(disk.events, end, survives)
        const copy = temporaryFolder()
        layOut(image, copy)
        live(copy)
        expect(await peopleIn(copy), `event ${end} of ${disk.events.length}`).toEqual(['Ana'])
      }
    }
    expect(disk.events.length - begun).toBeGreaterThan(10)
  })

  test('half way when the machine stopped, goes the rest of it at the next start', async () => {
    const { key } = await begin()
    const { thrown } = await withDiskFault({ at: 5, what: 'killed' }, () => keepIn('store', key))
    expect(thrown).not.toBeNull()
    const keyFile = keyFileIn(home)
    writeFileSync(sealedFileOf(keyFile), await store.seal(Buffer.from(key).toString('hex')))
    expect(keysIn(home)).toEqual(['key', 'sealed'])
    const { journal } = await open()
    await vi.waitFor(() => expect(keysIn(home)).toEqual(['sealed']), 120_000)
    await journal.close()
    expect(await peopleIn()).toEqual(['Ana'])
  })

  test('stays where it is where the store does not give it back, or no passphrase would', async () => {
    const { key } = await begin()
    const forgetful = { ...store, open: () => Promise.resolve({ text: '', isOld: false }) }
    const folder = join(home, 'journal')
    const keyFile = keyFileIn(home)
    await expect(keepKey('store', key, { folder, keyFile, store: forgetful, passphrase: null })).rejects.toMatchObject({
      code: 'key-store-failed',
    })
    await expect(keepKey('passphrase', key, { folder, keyFile, store, passphrase: 'another' })).rejects.toMatchObject({
      code: 'wrong-passphrase',
    })
    rmSync(join(folder, 'journal.recovery'))
    for (const place of ['store', 'passphrase'] as const) {
      await expect(keepIn(place, key)).rejects.toMatchObject({ code: 'no-passphrase' })
    }
    // Of another journal.
    writeRecovery(folder, await sealKey(new Uint8Array(32), PASSPHRASE, { now: 0, random, cost: CHEAP }))
    await expect(keepIn('passphrase', key)).rejects.toMatchObject({ code: 'no-passphrase' })
    expect(keysIn(home)).toEqual(['key'])
  })
})

describe('the key store of the system', () => {
  test('opens the journal, and nothing of the key is in a file', async () => {
    const { key } = await begin()
    await keepIn('store', key)
    expect(await peopleIn()).toEqual(['Ana'])
    const names = readdirSync(home, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.(key|recovery)$/.test(name),
    )
    for (const name of names)
      expect(readFileSync(join(home, name), 'utf8')).not.toContain(Buffer.from(key).toString('hex'))
    expect(existsSync(keyFileIn(home))).toBe(false)
  })

  test('where it was emptied the passphrase opens the journal, and the store has the key again', async () => {
    const { key } = await begin()
    await keepIn('store', key)
    store.empty()
    expect(await peopleIn()).toBe('store-failed')
    expect(await peopleIn(home, said('not that one, no'))).toBe('wrong-passphrase')
    const { journal, client } = await open(home, said(PASSPHRASE))
    await vi.waitFor(
      async () => expect(await store.open(readFileSync(sealedFileOf(keyFileIn(home)), 'utf8'))).toBeDefined(),
      120_000,
    )
    expect(await client.queries.keys()).toMatchObject({ place: 'store' })
    await journal.close()
    expect(await peopleIn()).toEqual(['Ana'])
  })

  test('locked for a while, it is asked again: nothing is made anew', async () => {
    const { key } = await begin()
    await keepIn('store', key)
    const before = readFileSync(sealedFileOf(keyFileIn(home)), 'utf8')
    store.isLocked = true
    expect(await peopleIn()).toBe('store-failed')
    store.isLocked = false
    expect(await peopleIn()).toEqual(['Ana'])
    expect(readFileSync(sealedFileOf(keyFileIn(home)), 'utf8')).toBe(before)
  })

  test('that seals otherwise by now has the key sealed anew', async () => {
    const { key } = await begin()
    await keepIn('store', key)
    store.rotate()
    expect(await peopleIn()).toEqual(['Ana'])
    expect(await store.open(readFileSync(sealedFileOf(keyFileIn(home)), 'utf8').trim())).toMatchObject({ isOld: false })
    expect(await peopleIn()).toEqual(['Ana'])
  })

  test('cannot be reached by a program without one: the passphrase is, and moves nothing', async () => {
    const { key } = await begin()
    await keepIn('store', key)
    expect(await peopleIn(home, { store: null })).toBe('store')
    expect(await peopleIn(home, { store: null, ...said(PASSPHRASE) })).toEqual(['Ana'])
    expect(keysIn(home)).toEqual(['sealed'])
  })

  test('emptied with no passphrase left anywhere is said, and no journal is made', async () => {
    const { key } = await begin()
    await keepIn('store', key)
    store.empty()
    rmSync(join(home, 'journal', 'journal.recovery'))
    expect(await peopleIn(home, said(PASSPHRASE))).toBe('lost')
    expect(keysIn(home)).toEqual(['sealed'])
  })

  test('has the key as soon as the first passphrase is set, and only where it protects', async () => {
    const { journal, client } = await open()
    await client.commands.addPerson({ names: { given: 'Ana' } })
    store.stands = 'unprotected'
    expect(await client.commands.setPassphrase({ passphrase: PASSPHRASE })).toMatchObject({ place: 'file' })
    await expect(client.commands.keepKey({ place: 'store' })).rejects.toMatchObject({ code: 'KEY_STORE_MISSING' })
    expect(keysIn(home)).toEqual(['key'])
    rmSync(join(home, 'journal', 'journal.recovery'))
    store.stands = 'protected'
    expect(await client.commands.setPassphrase({ passphrase: PASSPHRASE })).toMatchObject({ place: 'store' })
    expect(await client.queries.keys()).toMatchObject({
      place: 'store',
      store: 'protected',
      passphrase: { form: 'typed' },
    })
    expect(keysIn(home)).toEqual(['sealed'])
    // Whoever has it in a file on purpose is not moved by a change of the passphrase.
    await client.commands.keepKey({ place: 'file' })
    expect(await client.commands.setPassphrase({ passphrase: 'blue shoes on a Friday' })).toMatchObject({
      place: 'file',
    })
    await journal.close()
    expect(await peopleIn()).toEqual(['Ana'])
  })
})

describe('the passphrase at start', () => {
  test('opens the journal each time, or once for all where the key is to be kept', async () => {
    const { key } = await begin()
    await keepIn('passphrase', key)
    expect(await peopleIn()).toBe('passphrase')
    expect(await peopleIn(home, said(PASSPHRASE))).toEqual(['Ana'])
    expect(keysIn(home)).toEqual([])
    const { journal } = await open(home, { ...said(PASSPHRASE), keepIn: 'file' })
    await vi.waitFor(() => expect(keysIn(home)).toEqual(['key']), 120_000)
    await journal.close()
    expect(await peopleIn()).toEqual(['Ana'])
  })

  test('is the one of now: that of before opens nothing any more', async () => {
    const { key } = await begin()
    await keepIn('passphrase', key)
    const folder = join(home, 'journal')
    writeRecovery(folder, await sealKey(key, 'blue shoes on a Friday', { now: 1, random, cost: CHEAP }))
    expect(await peopleIn(home, said(PASSPHRASE))).toBe('wrong-passphrase')
    expect(await peopleIn(home, said('blue shoes on a Friday'))).toEqual(['Ana'])
  })

  test('of what somebody else wrote is not computed without bounds, and no journal is made of it', async () => {
    const { key } = await begin()
    await keepIn('passphrase', key)
    const folder = join(home, 'journal')
    const good = readRecovery(folder)
    for (const dear of [{ n: 2 ** 30 }, { r: 2 ** 20 }, { p: 1000 }, { n: 3000 }, { salt: 'zz' }, { sealed: '' }]) {
      writeFileSync(join(folder, 'journal.recovery'), JSON.stringify({ ...good, ...dear }))
      expect(await peopleIn(home, said(PASSPHRASE))).toBe('no-key')
    }
    expect(keysIn(home)).toEqual([])
  })

  test.each([
    ['is damaged', () => 'not a key'],
    ['is cut off', (key: string) => key.slice(0, 40)],
    ['has one letter changed', (key: string) => `${key.startsWith('0') ? '1' : '0'}${key.slice(1)}`],
  ])('opens a journal whose key file %s, and puts the key back', async (_, spoilt) => {
    await begin()
    const file = keyFileIn(home)
    const text = readFileSync(file, 'utf8')
    writeFileSync(file, spoilt(text))
    expect(await peopleIn()).toBe('file-damaged')
    expect(await peopleIn(home, said('blue shoes on a Friday'))).toBe('wrong-passphrase')
    expect(readFileSync(file, 'utf8')).toBe(spoilt(text))
    const { journal } = await open(home, said(PASSPHRASE))
    await vi.waitFor(() => expect(readFileSync(file, 'utf8')).toBe(text), 120_000)
    await journal.close()
    expect(await peopleIn()).toEqual(['Ana'])
  })

  test('a damaged key file beside a sealed key is no need to say anything', async () => {
    const { key } = await begin()
    await keepIn('store', key)
    writeFileSync(keyFileIn(home), 'not a key')
    const { journal } = await open()
    await vi.waitFor(() => expect(keysIn(home)).toEqual(['sealed']), 120_000)
    await journal.close()
    expect(await peopleIn()).toEqual(['Ana'])
  })

  test('a key that was opened by other means and opens nothing does not make its file a damaged one', async () => {
    await begin()
    const file = keyFileIn(home)
    const before = readFileSync(file, 'utf8')
    const opening = openLockedJournal(
      {
        folder: join(home, 'journal'),
        host: 'desktop',
        version: '0.0.0',
        resources: RESOURCES,
        opened: { key: new Uint8Array(32).fill(1), place: 'file', bySaying: false },
      },
      { store, ...said(PASSPHRASE) },
    )
    await expect(opening).rejects.toMatchObject({ code: 'wrong-key' })
    expect(readFileSync(file, 'utf8')).toBe(before)
  })

  test('a damaged key file without a passphrase is said to be one', async () => {
    await begin()
    rmSync(join(home, 'journal', 'journal.recovery'))
    writeFileSync(keyFileIn(home), 'not a key')
    expect(await peopleIn(home, said(PASSPHRASE))).toBe('bad-key')
  })

  test('a folder that came without its database is no new journal', async () => {
    await begin()
    const copy = temporaryFolder()
    cpSync(join(home, 'journal', 'journal.recovery'), join(copy, 'journal', 'journal.recovery'), { recursive: true })
    live(copy)
    expect(await peopleIn(copy, said(PASSPHRASE))).toBe('no-id')
    cpSync(join(home, 'journal', 'journal.id'), join(copy, 'journal', 'journal.id'))
    expect(await peopleIn(copy, said(PASSPHRASE))).toBe('journal-gone')
    expect(keysIn(copy)).toEqual([])
  })
})
