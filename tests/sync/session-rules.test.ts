import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { automerge } from '#journal/documents/automerge.ts'
import { organisationFinder } from '#journal/commands/named-documents.ts'
import { emptyTrash } from '#journal/housekeeping.ts'
import { defineKind, type KindDefinition } from '#journal/kinds/define-kind.ts'
import { KINDS } from '#journal/kinds/kinds.ts'
import { search } from '#journal/queries/search.ts'
import { refusalMemory } from '#journal/sync/session-parts.ts'
import { documentHead } from '#shared/model/document.ts'
import type { DocumentId } from '#shared/model/id.ts'
import type { DocumentKind } from '#shared/model/schemas.ts'
import { foreignBatch, marksOf } from '#support/foreign-batch.ts'
import { connectEngines, syncEngines } from '#support/synced-engines.ts'
import { openTestEngine, type TestEngine } from '#support/test-engine.ts'
import { TEST_MESSAGE } from '#support/temporary-store.ts'

const A_DAY_MS = 86_400_000

function addPerson({ engine }: TestEngine, given: string): DocumentId {
  return engine.store.commit(TEST_MESSAGE, (write) => write.create('person', { names: { given } })).result
}
function set({ engine }: TestEngine, id: DocumentId, path: string[], value: unknown): void {
  engine.store.commit(TEST_MESSAGE, (write) => write.set(id, path, value as string))
}
const content = ({ engine }: TestEngine, id: DocumentId) => engine.store.read(id)?.content
const people = ({ engine }: TestEngine) => engine.store.counts()['person']
const pair = () => [openTestEngine(), openTestEngine()] as const

test('however many changes of an erased document are known, it is told, and what is not known of it comes back', async () => {
  const [laptop, tower] = pair()
  const ids = ['Ana', 'Bea', 'Cem'].map((given) => addPerson(laptop, given)) as [DocumentId, DocumentId, DocumentId]
  await syncEngines(laptop, tower)
  const known = Array.from({ length: 60_000 }, (_, at) => at.toString(16).padStart(16, '0'))
  const buried = ids.slice(0, 2).map((id) => ({ id, kind: 'person', at: 1, forgotten: false, known }))
  laptop.engine.store.receive({ tombstones: buried, documents: [] })
  set(tower, ids[0], ['pronouns'], 'she/her')
  set(laptop, ids[2], ['pronouns'], 'he/him')
  const { sent } = await syncEngines(laptop, tower)
  expect(Math.max(...sent.map(({ bytes }) => bytes))).toBeGreaterThan(60_000 * 8)
  for (const { engine } of [laptop, tower]) {
    const [tombstone] = foreignBatch(engine.store.database, [ids[0]]).tombstones
    expect(tombstone?.known).toEqual(known)
    expect(engine.store.read(ids[0])?.content).toMatchObject({ pronouns: 'she/her' })
  }
  expect(marksOf(laptop.engine.store.database)).toEqual(marksOf(tower.engine.store.database))
})

describe('a device that holds next to nothing', () => {
  const many = (test: TestEngine, name: string) => {
    for (let at = 0; at < 30; at++) addPerson(test, `${name} ${at}`)
  }
  const types = (sent: Awaited<ReturnType<typeof syncEngines>>['sent']) =>
    new Set(sent.map(({ frame }) => frame.message.t))

  test.each(['dialled', 'was dialled'])('asks for everything where it %s, and nothing is compared', async (how) => {
    const [full, empty] = pair()
    many(full, 'Ana')
    const erased = addPerson(full, 'Bea')
    full.engine.store.commit(TEST_MESSAGE, (write) => write.expire(erased))
    const { sent } = await syncEngines(
      ...((how === 'dialled' ? [empty, full] : [full, empty]) as [TestEngine, TestEngine]),
    )
    expect(types(sent)).toEqual(new Set(['hello', 'root', 'want', 'batch', 'ack']))
    expect(people(empty)).toBe(30)
    expect(marksOf(full.engine.store.database)).toEqual(marksOf(empty.engine.store.database))
  })

  test('gives what it has, gets what it has otherwise, and is not sent what it has', async () => {
    const [full, tower] = pair()
    many(full, 'Ana')
    const [same, other] = [...full.engine.store.each('person')].map(({ id }) => id) as [DocumentId, DocumentId]
    tower.engine.store.receive(foreignBatch(full.engine.store.database, [same, other]))
    set(tower, other, ['pronouns'], 'she/her')
    const own = addPerson(tower, 'Bea')
    const { sent } = await syncEngines(full, tower)
    expect(types(sent).has('compare')).toBe(false)
    const given = sent.flatMap(({ frame }) =>
      frame.message.t === 'batch' ? frame.message.docs.map(({ id }) => id) : [],
    )
    expect(given).not.toContain(same)
    expect(given).toContain(own)
    expect(content(full, other)).toMatchObject({ pronouns: 'she/her' })
    expect(people(tower)).toBe(31)
    expect(marksOf(full.engine.store.database)).toEqual(marksOf(tower.engine.store.database))
  })

  test('compares where it refused something: what it cannot take is not sent again and again', async () => {
    const [full, empty] = pair()
    many(full, 'Ana')
    const memories = [refusalMemory(), refusalMemory()] as const
    memories[1].add(addPerson(full, 'Bea'), '0'.repeat(16))
    const connection = connectEngines(full, empty, memories)
    for (let turn = 0; turn < 5; turn++) await connection.run()
    connection.disconnect()
    expect(types(connection.sent).has('compare')).toBe(true)
    expect(people(empty)).toBe(31)
  })
})

describe('two devices that were edited apart', () => {
  test('hold the union of both journals, and nothing is deleted', async () => {
    const [laptop, tower] = pair()
    for (let at = 0; at < 30; at++) addPerson(laptop, `Ana ${at}`)
    for (let at = 0; at < 40; at++) addPerson(tower, `Bea ${at}`)
    await syncEngines(laptop, tower)
    expect([people(laptop), people(tower)]).toEqual([70, 70])
    expect(marksOf(laptop.engine.store.database)).toEqual(marksOf(tower.engine.store.database))
  })

  test('a scalar that both wrote has one value on both, the loser is listed on both, and choosing settles it on both', async () => {
    const [laptop, tower] = pair()
    const id = addPerson(laptop, 'Ana')
    await syncEngines(laptop, tower)
    set(laptop, id, ['names', 'given'], 'Anna')
    set(tower, id, ['names', 'given'], 'Anne')
    await syncEngines(laptop, tower)
    expect(content(laptop, id)).toEqual(content(tower, id))
    for (const { engine } of [laptop, tower]) {
      const [conflict] = engine.store.conflicts(id)
      expect([conflict?.winner, ...(conflict?.losers ?? [])].map(String).toSorted()).toEqual(['Anna', 'Anne'])
    }
    set(tower, id, ['names', 'given'], 'Anna')
    await syncEngines(laptop, tower)
    for (const test of [laptop, tower]) {
      expect(content(test, id)).toMatchObject({ names: { given: 'Anna' } })
      expect(test.engine.store.conflicts(id)).toEqual([])
    }
  })

  test('a text that both wrote has the sentences of both, once', async () => {
    const [laptop, tower] = pair()
    const id = addPerson(laptop, 'Ana')
    set(laptop, id, ['notes'], 'Middle.')
    await syncEngines(laptop, tower)
    set(laptop, id, ['notes'], 'First. Middle.')
    set(tower, id, ['notes'], 'Middle. Last.')
    await syncEngines(laptop, tower)
    for (const test of [laptop, tower]) expect(content(test, id)).toMatchObject({ notes: 'First. Middle. Last.' })
  })

  test('entries that both added stay, and one that one deleted and the other edited lives with the edit', async () => {
    const [laptop, tower] = pair()
    const id = addPerson(laptop, 'Ana')
    const channel = (value: string) => ({ kind: 'email', label: '', value, preferred: false })
    set(laptop, id, ['channels', 'a'], channel('a@example.org'))
    await syncEngines(laptop, tower)
    set(laptop, id, ['channels', 'a'], undefined)
    set(laptop, id, ['channels', 'b'], channel('b@example.org'))
    set(tower, id, ['channels', 'a', 'value'], 'changed@example.org')
    set(tower, id, ['channels', 'c'], channel('c@example.org'))
    await syncEngines(laptop, tower)
    for (const test of [laptop, tower]) {
      const channels = (content(test, id) as { channels: Record<string, { value: string }> }).channels
      const values = Object.values(channels).map(({ value }) => value)
      expect(values.toSorted()).toEqual(['b@example.org', 'c@example.org', 'changed@example.org'])
    }
  })

  test('an organisation that both made by its name is one, with the roles of both', async () => {
    const [laptop, tower] = pair()
    const ids = [laptop, tower].map(
      ({ engine }) =>
        engine.commands.run('addPerson', (write) => {
          const organisation = organisationFinder(engine.commands.sql, write)('Acme')
          return write.create('person', { names: { given: 'Ana' }, roles: { a: { organisation } } })
        }).result,
    )
    await syncEngines(laptop, tower)
    for (const test of [laptop, tower]) {
      expect(test.engine.store.counts()).toMatchObject({ organisation: 1, person: 2 })
      const named = ids.map((id) => JSON.stringify((content(test, id) as { roles: object }).roles))
      expect(new Set(named).size).toBe(1)
    }
  })

  test('clocks ten years apart refuse nothing', async () => {
    const [laptop, tower] = pair()
    tower.clock.now += 10 * 365 * A_DAY_MS
    laptop.clock.now -= 10 * 365 * A_DAY_MS
    addPerson(laptop, 'Ana')
    addPerson(tower, 'Bea')
    await syncEngines(laptop, tower)
    expect([people(laptop), people(tower)]).toEqual([2, 2])
  })

  test('the sample stays where it is', async () => {
    const [laptop, tower] = pair()
    laptop.engine.store.commit(TEST_MESSAGE, (write) => write.create('circle', { name: 'Sample', sample: true }))
    addPerson(laptop, 'Ana')
    await syncEngines(laptop, tower)
    expect(tower.engine.store.counts()).toMatchObject({ circle: 0, person: 1 })
  })
})

test.each([
  ['the time at which it was put into the trash', ['deletedAt'], [1_000, 2_000]],
  ['an entry', ['circles', '01900000-0000-7000-8000-00000000000c'], [true, true]],
  ['a part of a name', ['names', 'nick'], ['Annie', 'Nan']],
] as [string, string[], [unknown, unknown]][])(
  'what two wrote and a third took back of one of them is there as the other wrote it, on all: %s',
  async (_what, path, [first, second]) => {
    const [laptop, tower, home] = [openTestEngine(), openTestEngine(), openTestEngine()]
    const id = addPerson(laptop, 'Ana')
    await syncEngines(laptop, tower)
    await syncEngines(laptop, home)
    for (const pronouns of ['she', 'she/her', 'her', 'she']) set(laptop, id, ['pronouns'], pronouns)
    set(laptop, id, path, first)
    // At rest, as it is after a while: what comes stands beside it, and is put together at each load.
    const folding = laptop.engine.store.foldingAtRest(Number.MAX_SAFE_INTEGER)
    while (folding.next().done !== true);
    set(tower, id, path, second)
    await syncEngines(laptop, home)
    set(home, id, path, undefined)
    await syncEngines(home, tower)
    // Both come to the first at once: the other's value, and that its own is gone.
    await syncEngines(tower, laptop)
    await syncEngines(laptop, home)
    const expected = content(tower, id)
    for (const test of [laptop, tower, home]) {
      expect(content(test, id)).toEqual(expected)
      test.reopen()
      expect(content(test, id)).toEqual(expected)
      expect(test.engine.store.database.prepare('SELECT problem FROM quarantine').all()).toEqual([])
    }
    expect(path.reduce((at, key) => (at as Record<string, unknown>)[key] as object, expected as object)).toEqual(second)
  },
)

describe('what was erased', () => {
  test('by Forget, while it was edited offline for a year, is gone from the files of both and is never offered again', async () => {
    const [laptop, tower] = pair()
    const id = addPerson(laptop, 'Ana')
    await syncEngines(laptop, tower)
    tower.clock.now += 365 * A_DAY_MS
    set(tower, id, ['notes'], 'Quixotically written offline.')
    laptop.engine.store.commit(TEST_MESSAGE, (write) => write.forget(id))
    await syncEngines(laptop, tower)
    for (const test of [laptop, tower]) {
      expect(content(test, id)).toBeUndefined()
      expect(search(test.engine.queries, { text: 'quixotically', limit: 5 }).hits).toEqual([])
    }
    const again = await syncEngines(tower, laptop)
    expect(again.sent.filter(({ frame }) => frame.message.t === 'batch')).toEqual([])
  })

  test('from the trash of one after the other restored it offline: it is there, on both', async () => {
    const [laptop, tower] = pair()
    const id = addPerson(laptop, 'Ana')
    set(laptop, id, ['deletedAt'], laptop.clock.now)
    await syncEngines(laptop, tower)
    tower.clock.now += 10 * A_DAY_MS
    set(tower, id, ['deletedAt'], undefined)
    laptop.clock.now += 31 * A_DAY_MS
    await emptyTrash(laptop.engine, laptop.clock.now)
    expect(content(laptop, id)).toBeUndefined()
    await syncEngines(laptop, tower)
    for (const test of [laptop, tower]) expect(content(test, id)).toMatchObject({ names: { given: 'Ana' } })
  })

  test('trash against an edit: in the trash with the edit, and restoring brings the edit back', async () => {
    const [laptop, tower] = pair()
    const id = addPerson(laptop, 'Ana')
    await syncEngines(laptop, tower)
    set(laptop, id, ['deletedAt'], laptop.clock.now)
    set(tower, id, ['notes'], 'Edited.')
    await syncEngines(laptop, tower)
    for (const test of [laptop, tower]) expect(content(test, id)).toMatchObject({ notes: 'Edited.' })
    expect(content(tower, id)).toHaveProperty('deletedAt')
    set(tower, id, ['deletedAt'], undefined)
    await syncEngines(laptop, tower)
    expect(content(laptop, id)).toMatchObject({ notes: 'Edited.' })
    expect(content(laptop, id)).not.toHaveProperty('deletedAt', expect.any(Number))
  })

  test('an absent document is no deletion: what one has lost is healed by the other', async () => {
    const [laptop, tower] = pair()
    const id = addPerson(laptop, 'Ana')
    await syncEngines(laptop, tower)
    tower.engine.store.database.prepare(`UPDATE documents SET snapshot = x'00' WHERE id = ?`).run(id)
    tower.reopen()
    expect(content(tower, id)).toBeUndefined()
    expect(tower.engine.store.quarantined()).toHaveLength(1)
    await syncEngines(laptop, tower)
    expect(content(tower, id)).toMatchObject({ names: { given: 'Ana' } })
  })
})

/** As a broken Rapport would leave it: whole to look at, and no person of ours. */
function addOdd(test: TestEngine, given: string): DocumentId {
  const { save, getHeads, change } = automerge()
  const { store } = test.engine
  const id = addPerson(test, given)
  const odd = change(store.fork(id), (draft) => void Reflect.set(draft as object, 'ring', 5))
  store.database
    .prepare('UPDATE documents SET snapshot = ?, heads = ? WHERE id = ?')
    .run(save(odd), getHeads(odd).join(' '), id)
  store.reindex(() => false)
  return id
}

describe('a document that one device cannot take', () => {
  test.each([
    [4, null],
    [5, { why: 'refusing' }],
  ])('of %i in a minute, the connection ends by %j', async (count, end) => {
    const [laptop, tower] = pair()
    const good = addPerson(laptop, 'Ana')
    for (let at = 0; at < count; at++) addOdd(laptop, `Bea ${at}`)
    const connection = connectEngines(laptop, tower)
    for (let turn = 0; turn < 5; turn++) await connection.run()
    expect(connection.ends[1]).toEqual(end)
    connection.disconnect()
    // What was sound came, and nothing else.
    expect(people(tower)).toBe(1)
    expect(content(tower, good)).toMatchObject({ names: { given: 'Ana' } })
  })

  test('is asked for once, over a thousand reconnects, and everything else is in sync', async () => {
    const [laptop, tower] = pair()
    const good = addPerson(laptop, 'Ana')
    const bad = addOdd(laptop, 'Bea')
    const memories = [refusalMemory(), refusalMemory()] as const
    let offered = 0
    for (let time = 0; time < 1000; time++) {
      const connection = connectEngines(laptop, tower, memories)
      await connection.run(400)
      if (time > 0) offered += connection.sent.filter(({ frame }) => frame.message.t === 'batch').length
      if (time === 999) {
        expect(connection.sessions.map(({ status }) => [status.state, status.refused])).toEqual([
          ['differing', 0],
          ['differing', 1],
        ])
      }
      connection.disconnect()
    }
    expect(offered).toBe(0)
    expect(content(tower, good)).toMatchObject({ names: { given: 'Ana' } })
    expect(content(tower, bad)).toBeUndefined()
  })
})

describe('while both are connected', () => {
  test('an edit is there on the other side after a fifth of a second, and nothing is sent back', async () => {
    const [laptop, tower] = pair()
    const id = addPerson(laptop, 'Ana')
    const connection = connectEngines(laptop, tower)
    await connection.run(5000)
    const before = connection.sent.length
    set(laptop, id, ['notes'], 'Plays the cello.')
    await Promise.resolve()
    await connection.run(400)
    expect(content(tower, id)).toMatchObject({ notes: 'Plays the cello.' })
    expect(connection.sessions.map(({ status }) => status.state)).toEqual(['in-sync', 'in-sync'])
    const since = connection.sent.slice(before).map(({ by, frame }) => `${by} ${frame.message.t}`)
    expect(since).toEqual(['0 news', '0 root', '1 want', '0 batch', '1 ack', '1 root'])
    connection.disconnect()
  })

  test('reconnecting with nothing new takes less than a kilobyte', async () => {
    const [laptop, tower] = pair()
    for (let at = 0; at < 300; at++) addPerson(laptop, `Ana ${at}`)
    await syncEngines(laptop, tower)
    const { sent } = await syncEngines(laptop, tower)
    expect(sent.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(600)
    expect(sent.some(({ frame }) => frame.message.t === 'want')).toBe(false)
  })
})

test('nothing of what was forgotten is left in any table of the other device', async () => {
  const [laptop, tower] = pair()
  const id = addPerson(laptop, 'Ana')
  await syncEngines(laptop, tower)
  set(tower, id, ['notes'], 'Xylophonically.')
  laptop.engine.store.commit(TEST_MESSAGE, (write) => write.forget(id))
  await syncEngines(laptop, tower)
  const { database } = tower.engine.store
  const tables = ['documents', 'changes', 'quarantine', 'quarantined_changes', 'entries', 'texts', 'kept_writes']
  for (const table of tables) expect(database.prepare(`SELECT * FROM ${table}`).all()).toEqual([])
  expect(database.prepare('SELECT id, forgotten FROM tombstones').all()).toEqual([{ id, forgotten: 1 }])
})

// As a newer Rapport may have.
const gift = documentHead.extend({ kind: z.literal('gift'), what: z.string().default('') })
const GIFTS = defineKind({
  kind: 'gift' as DocumentKind,
  content: gift,
  steps: [{ maps: [], texts: [] }],
  stepHashes: [],
  atomicPaths: [],
  watched: [],
  fixedId: null,
  tables: {},
  rowsVersion: 1,
  title: () => '',
  day: () => 0,
  links: () => [],
  searchText: () => null,
  namesInText: [],
  mergedInto: null,
  topics: [],
  writeRows: () => {},
  followLinks: null,
  settle: null,
  merged: null,
} as unknown as KindDefinition)

test('a kind that only a newer Rapport knows comes whole through one that does not, and is merged there unseen', async () => {
  const [first, older, last] = [openTestEngine([...KINDS, GIFTS]), openTestEngine(), openTestEngine([...KINDS, GIFTS])]
  const id = first.engine.store.commit(TEST_MESSAGE, (write) =>
    write.create('gift' as never, { what: 'a book' } as never),
  ).result
  await syncEngines(first, older)
  expect(content(older, id)).toBeUndefined()
  await syncEngines(older, last)
  expect(content(last, id)).toMatchObject({ what: 'a book' })
  set(first, id, ['what'], 'a better book')
  await syncEngines(first, older)
  await syncEngines(last, older)
  expect(content(last, id)).toMatchObject({ what: 'a better book' })
  expect(marksOf(last.engine.store.database)).toEqual(marksOf(first.engine.store.database))
})

test('a device that cannot write takes nothing in and gives, and goes on by itself when it can', async () => {
  const [laptop, tower] = pair()
  const here = addPerson(tower, 'Bea')
  addPerson(laptop, 'Ana')
  tower.engine.store.database.pragma('query_only = ON')
  const connection = connectEngines(laptop, tower)
  await connection.run(20_000)
  expect(content(laptop, here)).toMatchObject({ names: { given: 'Bea' } })
  expect(people(tower)).toBe(1)
  expect(connection.sessions[1].status).toMatchObject({ state: 'exchanging', trouble: { name: 'JournalError' } })
  expect(tower.engine.store.database.prepare('SELECT * FROM quarantine').all()).toEqual([])
  tower.engine.store.database.pragma('query_only = OFF')
  await connection.run(120_000)
  expect(people(tower)).toBe(2)
  expect(connection.sessions.map(({ status }) => status.state)).toEqual(['in-sync', 'in-sync'])
  connection.disconnect()
})

test('a peer that falls silent is given up after 45 seconds', async () => {
  const [laptop, tower] = pair()
  const connection = connectEngines(laptop, tower)
  await connection.run(1000)
  connection.silence()
  await connection.run(44_000)
  expect(connection.ends).toEqual([null, null])
  await connection.run(20_000)
  expect(connection.ends).toEqual([{ why: 'silent' }, { why: 'silent' }])
  connection.disconnect()
})

test('a text of a megabyte passes, alone in its batch', async () => {
  const [laptop, tower] = pair()
  const id = addPerson(laptop, 'Ana')
  addPerson(laptop, 'Bea')
  const text = Array.from({ length: 90_000 }, (_, at) => (at * 7919).toString(36))
    .join(' ')
    .slice(0, 1_000_000)
  set(laptop, id, ['notes'], text)
  const { sent } = await syncEngines(laptop, tower)
  expect(content(tower, id)).toMatchObject({ notes: text })
  expect(sent.every(({ frame, bytes }) => bytes < 1_100_000 || frame.message.t === 'batch')).toBe(true)
})
