import { cpSync } from 'node:fs'
import { join } from 'node:path'
import type { Doc } from '@automerge/automerge'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { automerge } from '#journal/documents/automerge.ts'
import { journalSyncStore } from '#journal/sync/journal-sync-store.ts'
import { openDeviceSync } from '#journal/sync/device-sync.ts'
import { parseAddress } from '#journal/sync/device-address.ts'
import { makeIdentity, type DeviceIdentity } from '#journal/sync/device-identity.ts'
import { PROTOCOL } from '#journal/sync/sync-messages.ts'
import { dialDevice } from '#journal/sync/sync-socket.ts'
import { openRoster } from '#journal/sync/device-roster.ts'
import type { DocumentId } from '#shared/model/id.ts'
import { marksOf } from '#support/foreign-batch.ts'
import { seededRandom } from '#support/seeded-random.ts'
import { syncEngines } from '#support/synced-engines.ts'
import { exchange, openTestEngine, type TestEngine } from '#support/test-engine.ts'
import { temporaryFolder, TEST_MESSAGE } from '#support/temporary-store.ts'

// Two copies of a machine that ran: what they draw next, they draw alike.

function copiesOfRunning({ engine }: TestEngine): [TestEngine, TestEngine] {
  const { database } = engine.store
  database.pragma('wal_checkpoint(TRUNCATE)')
  const [one, other] = [0, 1].map(() => {
    const [folder, next] = [temporaryFolder(), seededRandom(7)]
    cpSync(database.name, `${folder}/journal.db`)
    const random = (bytes: Uint8Array) => {
      for (let at = 0; at < bytes.length; at++) bytes[at] = next(256)
    }
    return openTestEngine(undefined, folder, 'UTC', random)
  })
  return [one as TestEngine, other as TestEngine]
}

function set({ engine }: TestEngine, id: DocumentId, path: string[], value: unknown): void {
  engine.store.commit(TEST_MESSAGE, (write) => write.set(id, path, value as string))
}
const add = ({ engine }: TestEngine, given: string) =>
  engine.store.commit(TEST_MESSAGE, (write) => write.create('person', { names: { given } })).result
const content = ({ engine }: TestEngine, id: DocumentId) => engine.store.read(id)?.content as Record<string, unknown>
const forkOf = ({ engine }: TestEngine, id: DocumentId) => engine.store.fork(id)

/** Nothing is set aside, and everything is as it is after a restart. */
function expectSound(test: TestEngine, id: DocumentId): void {
  const before = content(test, id)
  expect(test.engine.store.database.prepare('SELECT problem FROM quarantine').all()).toEqual([])
  expect([...test.engine.store.checkAll()].filter(({ problem }) => problem !== null)).toEqual([])
  test.reopen()
  expect(content(test, id)).toEqual(before)
}

/** The same note is on three machines, of which one was copied while it ran, and both copies have written into it. */
async function writtenTwice() {
  const [laptop, home] = [openTestEngine(), openTestEngine()]
  const id = add(laptop, 'Ana')
  set(laptop, id, ['notes'], 'Middle.')
  await syncEngines(laptop, home)
  const [one, other] = copiesOfRunning(laptop)
  set(one, id, ['notes'], 'First. Middle.')
  set(one, id, ['ring'], 'inner')
  set(other, id, ['notes'], 'Middle. Last.')
  set(other, id, ['pronouns'], 'she/her')
  set(other, id, ['notes'], 'Middle. Last. Later.')
  const [a, b] = [forkOf(one, id), forkOf(other, id)]
  expect(() => automerge().merge(a as Doc<unknown>, b)).toThrow(/duplicate seq/)
  return { id, one, other, home }
}

describe('two copies of a machine that ran', () => {
  const WHOLE = { notes: 'First. Middle. Last. Later.', ring: 'inner', pronouns: 'she/her' }

  test.each([
    ['directly', (all: Awaited<ReturnType<typeof writtenTwice>>) => [[all.one, all.other]]],
    ['directly, the other way', (all) => [[all.other, all.one]]],
    [
      'through a third',
      (all) => [
        [all.one, all.home],
        [all.home, all.other],
        [all.one, all.home],
      ],
    ],
    [
      'through a third, which has the other’s first',
      (all) => [
        [all.other, all.home],
        [all.one, all.home],
        [all.home, all.other],
      ],
    ],
  ] as [string, (all: Awaited<ReturnType<typeof writtenTwice>>) => [TestEngine, TestEngine][]][])(
    'and wrote the same note: both texts stand, and all load, where they meet %s',
    async (_how, meetings) => {
      const all = await writtenTwice()
      for (const [from, to] of meetings(all)) await syncEngines(from, to)
      await syncEngines(all.one, all.home)
      for (const test of [all.one, all.other, all.home]) {
        expect(content(test, all.id)).toMatchObject(WHOLE)
        expect(marksOf(test.engine.store.database)).toEqual(marksOf(all.home.engine.store.database))
        expectSound(test, all.id)
      }
      // And go on as before.
      set(all.other, all.id, ['howWeMet'], 'At a fair.')
      await syncEngines(all.other, all.home)
      expect(content(all.home, all.id)).toMatchObject({ howWeMet: 'At a fair.' })
    },
  )

  test('while one of them is being written: what is typed goes on with the letters of both', async () => {
    const { id, one, other, home } = await writtenTwice()
    for (const test of [one, other]) {
      const { session, text } = test.engine.texts.open({ id, field: 'notes' })
      test.engine.texts.edit({ session, text: `${text} More.` })
      await syncEngines(test, home)
      const typed = test.engine.texts.edit({ session, text: `${text} More. Still.` })
      expect(typed.text).toContain('More. Still.')
      expect(test.engine.texts.edit({ session, text: typed.text }).text).toBe(typed.text)
      test.engine.texts.close({ session })
    }
    for (const test of [other, one, other]) await syncEngines(test, home)
    const notes = String(content(home, id)['notes'])
    for (const said of ['First.', 'Middle.', 'Last. Later.']) expect(notes.split(said)).toHaveLength(2)
    expect(notes.split('More. Still.')).toHaveLength(3)
    for (const test of [one, other, home]) {
      expect(content(test, id)['notes']).toBe(notes)
      expectSound(test, id)
    }
  })

  test('all hold the same in whatever order they write and meet, and no word is there twice or missing', () => {
    const step = fc.record({ who: fc.nat(2), with: fc.nat(2), writes: fc.boolean() })
    fc.assert(
      fc.property(fc.array(step, { minLength: 4, maxLength: 14 }), (steps) => {
        const laptop = openTestEngine()
        const id = add(laptop, 'Ana')
        const home = openTestEngine()
        exchange(laptop, home)
        const all = [...copiesOfRunning(laptop), home]
        const words: string[] = []
        for (const { who, with: other, writes } of steps) {
          const test = all[who] as TestEngine
          if (writes || who === other) {
            words.push(`word${words.length}.`)
            set(test, id, ['notes'], `${String(content(test, id)['notes'])}${words.at(-1)} `)
          } else exchange(test, all[other] as TestEngine)
        }
        for (let round = 0; round < 4; round++) {
          for (const test of all) for (const other of all) if (test !== other) exchange(test, other)
        }
        const notes = String(content(home, id)['notes'])
        expect(words.filter((word) => notes.split(word).length !== 2)).toEqual([])
        expect(all.map((test) => content(test, id)['notes'])).toEqual(all.map(() => notes))
        const [first, ...others] = all.map((test) => marksOf(test.engine.store.database))
        for (const marks of others) expect(marks).toEqual(first)
      }),
      { numRuns: 15, seed: 20 },
    )
  })
})

describe('after a jump of time, in which it may have been copied, a machine', () => {
  test('writes as nobody does who was there before', () => {
    const laptop = openTestEngine()
    const ids = ['Ana', 'Bea'].map((given) => add(laptop, given)) as [DocumentId, DocumentId]
    const [one, other] = copiesOfRunning(laptop)
    // Both have it in memory, with the actor under which they would go on.
    for (const test of [one, other]) content(test, ids[0])
    one.engine.store.renewActors()
    for (const id of ids) {
      set(one, id, ['notes'], 'First.')
      set(other, id, ['ring'], 'inner')
      const [a, b] = [forkOf(one, id), forkOf(other, id)]
      expect(automerge().merge(a as Doc<unknown>, b)).toMatchObject({ ring: expect.anything() })
    }
  })

  test('is another run of itself, and draws anew', async () => {
    const folder = temporaryFolder()
    const test = openTestEngine()
    const clock = { now: 1_000_000 }
    let renewed = 0
    const tower = makeIdentity(join(folder, 'tower.key'), new Uint8Array(32), 'new')
    openRoster(join(folder, 'devices.json'), 'Laptop').put({
      pin: tower.pin,
      name: 'Tower',
      addresses: [],
      addedBy: tower.pin,
      addedAt: 1,
      revokedBy: null,
      revokedAt: null,
    })
    const sync = openDeviceSync({
      identityFile: join(folder, 'device.key'),
      journalKey: new Uint8Array(32),
      rosterFile: join(folder, 'devices.json'),
      bind: '127.0.0.1',
      name: 'Laptop',
      app: 'test',
      now: () => clock.now,
      store: () => ({ ...journalSyncStore(test.engine.store), renewActors: () => void renewed++ }),
      counts: () => ({ people: 0, conversations: 0, followUps: 0 }),
      backUp: () => Promise.resolve(),
      touch: () => {},
      onBug: (error) => expect.fail(String(error)),
    })
    onTestFinished(() => sync.close())
    await sync.start()
    const [address = ''] = sync.view().addresses
    const before = await instanceOf(address, tower)
    expect(await instanceOf(address, tower)).toBe(before)
    expect(renewed).toBe(0)
    clock.now += 3_600_000
    await expect.poll(() => renewed).toBe(1)
    expect(await instanceOf(address, tower)).not.toBe(before)
  })
})

/** What a device says of itself to one that it knows. */
function instanceOf(address: string, as: DeviceIdentity): Promise<string> {
  return new Promise((resolve, reject) => {
    dialDevice(as, parseAddress(address) ?? expect.fail(address), {
      failed: reject,
      connected(socket) {
        socket.listen({
          greets: () => true,
          onClose: () => {},
          onBug: reject,
          onFrame({ message }) {
            if (message.t !== 'hello') return
            resolve(message.instance)
            socket.close()
          },
        })
        const instance = '7'.repeat(32)
        socket.send({
          t: 'hello',
          protocols: [PROTOCOL],
          app: '',
          instance,
          clock: 0,
          roster: '0'.repeat(16),
          addresses: [],
        })
      },
    })
  })
}
