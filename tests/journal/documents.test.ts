import { MAX_ENTRIES } from '#journal/documents/content.ts'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { automerge } from '#journal/documents/automerge.ts'
import type { DocumentStore } from '#journal/documents/document-store.ts'
import { civilDate } from '#shared/model/civil-date-schema.ts'
import type { DocumentId } from '#shared/model/id.ts'
import { openTemporaryStore, temporaryFolder, TEST_MESSAGE, TEST_NOW } from '#support/temporary-store.ts'

const day = civilDate.parse('2026-11-20')

function openOne(options: { cacheSize?: number } = {}) {
  const file = join(temporaryFolder(), 'journal.db')
  return { file, ...openTemporaryStore(file, options) }
}

function createPerson(store: DocumentStore, given: string): DocumentId {
  return store.commit(TEST_MESSAGE, (write) => write.create('person', { names: { given } })).result
}

test('gives back what was created, with its defaults, after the journal was closed and opened', () => {
  const { file, store, close } = openOne()
  const commit = store.commit(TEST_MESSAGE, (write) =>
    write.create('conversation', {
      date: day,
      channel: 'coffee',
      notes: 'She looks for a data lead. 🎈',
      tags: { mentor: true, board: true },
    }),
  )
  const id = commit.result
  expect(commit.created).toEqual([id])
  close()
  const again = openTemporaryStore(file)
  const found = again.store.read(id)
  expect(found).toEqual(commit.changes[0]?.after)
  expect(JSON.stringify(found)).toBe(JSON.stringify(commit.changes[0]?.after))
  expect(found?.content).toMatchObject({
    kind: 'conversation',
    schema: 1,
    createdAt: TEST_NOW,
    channel: 'coffee',
    notes: 'She looks for a data lead. 🎈',
    learned: '',
    time: null,
    tags: { board: true, mentor: true },
  })
  expect(found?.readOnly).toBe(false)
})

test('what a commit adds to a map stands in the order of its keys, for whoever reads it before the commit ends as well', () => {
  const { file, store, close } = openOne()
  const need = (text: string) => ({ text, heardOn: null })
  const id = store.commit(TEST_MESSAGE, (write) =>
    write.create('person', {
      names: { given: 'Ana' },
      needs: { m: need('a cello') },
      circles: { '01900000-0000-7000-8000-0000000000c2': true },
    }),
  ).result
  const { result, changes } = store.commit(TEST_MESSAGE, (write) => {
    write.set(id, ['needs', 'a'], need('a garden'))
    write.set(id, ['circles', '01900000-0000-7000-8000-0000000000c1'], true)
    write.set(id, ['needs', 'm', 'heardOn'], day)
    return JSON.stringify(write.read(id)?.content)
  })
  close()
  const found = JSON.stringify(openTemporaryStore(file).store.read(id)?.content)
  expect(JSON.stringify(changes[0]?.after?.content)).toBe(found)
  expect(result).toBe(found)
})

test('sets fields, tells what they held before, and keeps them', () => {
  const { file, store, close, told } = openOne()
  const id = createPerson(store, 'Ana')
  told.length = 0
  const { writes, changes } = store.commit(TEST_MESSAGE, (write) => {
    expect(write.set(id, ['ring'], 'close')).toBe(true)
    expect(write.set(id, ['ring'], 'close')).toBe(false)
    expect(write.set(id, ['names', 'family'], 'Ruiz')).toBe(true)
    write.set(id, ['channels', 'a'], { kind: 'email', label: '', value: 'ana@example.com', preferred: true })
    write.set(id, ['channels', 'a', 'value'], 'ana.ruiz@example.com')
    write.set(id, ['notes'], 'Plays the cello.')
    write.set(id, ['deletedAt'], TEST_NOW)
    write.set(id, ['deletedAt'], undefined)
    expect(write.read(id)?.content).toMatchObject({ ring: 'close', notes: 'Plays the cello.' })
  })
  expect(writes.map(({ path, before, after }) => [path.join('.'), before, after])).toEqual([
    ['ring', null, 'close'],
    ['names.family', '', 'Ruiz'],
    ['channels.a', undefined, { kind: 'email', label: '', preferred: true, value: 'ana@example.com' }],
    ['channels.a.value', 'ana@example.com', 'ana.ruiz@example.com'],
    ['notes', '', 'Plays the cello.'],
    ['deletedAt', undefined, TEST_NOW],
    ['deletedAt', TEST_NOW, undefined],
  ])
  expect(changes).toHaveLength(1)
  expect(told).toEqual(changes)
  close()
  const again = openTemporaryStore(file)
  const found = again.store.read(id)
  expect(found).toEqual(changes[0]?.after)
  expect(found?.content).toMatchObject({ channels: { a: { value: 'ana.ruiz@example.com' } } })
  expect(found?.content).not.toHaveProperty('deletedAt')
})

test('a commit is one change of each document that it touches', () => {
  const { store, database } = openOne()
  const id = createPerson(store, 'Ana')
  store.commit(TEST_MESSAGE, (write) => {
    write.set(id, ['ring'], 'inner')
    write.set(id, ['pronouns'], 'she')
  })
  expect(database.prepare('SELECT changes FROM documents').pluck().get()).toBe(1)
})

test('takes everything back, in memory as on disk, when the work or the rows fail', () => {
  const file = join(temporaryFolder(), 'journal.db')
  let refuse = false
  const { store, close } = openTemporaryStore(file, {
    onCommitting: () => {
      if (refuse) throw new Error('no rows')
    },
  })
  const id = createPerson(store, 'Ana')
  const failing = () =>
    store.commit(TEST_MESSAGE, (write) => {
      write.set(id, ['ring'], 'inner')
      write.create('circle', { name: 'Board' })
      if (!refuse) throw new Error('changed my mind')
    })
  expect(failing).toThrow('changed my mind')
  refuse = true
  expect(failing).toThrow('no rows')
  refuse = false
  expect(store.read(id)?.content).toMatchObject({ ring: null })
  expect(store.counts()).toMatchObject({ person: 1, circle: 0 })
  store.commit(TEST_MESSAGE, (write) => write.set(id, ['ring'], 'wider'))
  close()
  expect(openTemporaryStore(file).store.read(id)?.content).toMatchObject({ ring: 'wider' })
})

test('refuses what does not fit the model, and writes nothing of it', () => {
  const { store } = openOne()
  const id = createPerson(store, 'Ana')
  const set = (path: string[], value: string) => () => store.commit(TEST_MESSAGE, (write) => write.set(id, path, value))
  expect(set(['ring'], 'outermost')).toThrow(expect.objectContaining({ code: 'invalid' }))
  expect(set(['needs', 'nobody', 'text'], 'x')).toThrow(expect.objectContaining({ code: 'invalid' }))
  expect(set(['__proto__', 'x'], 'x')).toThrow('not a field')
  expect(set(['kind'], 'circle')).toThrow('not a field')
  expect(() =>
    store.commit(TEST_MESSAGE, (write) => write.create('person', { names: {}, pronouns: 'x'.repeat(101) })),
  ).toThrow(expect.objectContaining({ code: 'invalid' }))
  expect(store.read(id)?.content).toMatchObject({ ring: null })
  expect(store.counts().person).toBe(1)
})

test('merges the fork of an edit session with what was written meanwhile', () => {
  const { store } = openOne()
  const id = createPerson(store, 'Ana')
  store.commit(TEST_MESSAGE, (write) => write.set(id, ['notes'], 'one two'))
  const { change, updateText, free } = automerge()
  let fork = store.fork(id)
  store.commit(TEST_MESSAGE, (write) => write.set(id, ['notes'], 'zero one two'))
  fork = change(fork, { message: JSON.stringify(TEST_MESSAGE) }, (draft) =>
    updateText(draft as object, ['notes'], 'one two three'),
  )
  const { writes } = store.commit(TEST_MESSAGE, (write) => write.mergeFork(id, fork))
  expect(store.read(id)?.content).toMatchObject({ notes: 'zero one two three' })
  expect(writes).toEqual([{ id, path: ['notes'], before: 'zero one two', after: 'zero one two three' }])
  free(fork)
})

test('forgets for good: rows, changes and bytes go, and the id cannot come back', () => {
  const { store, database } = openOne()
  const id = createPerson(store, 'Ana')
  store.commit(TEST_MESSAGE, (write) => write.set(id, ['notes'], 'a secret'))
  const { changes } = store.commit(TEST_MESSAGE, (write) => write.forget(id))
  expect(changes).toMatchObject([{ id, kind: 'person', after: null }])
  expect(store.read(id)).toBeNull()
  expect(
    database.prepare('SELECT (SELECT count(*) FROM documents) + (SELECT count(*) FROM changes)').pluck().get(),
  ).toBe(0)
  expect(database.prepare('SELECT id, kind, at FROM tombstones').all()).toEqual([{ id, kind: 'person', at: TEST_NOW }])
  const create = () => store.commit(TEST_MESSAGE, (write) => write.create('person', { names: {} }, id))
  expect(create).toThrow(expect.objectContaining({ code: 'forgotten' }))
  expect(() => store.commit(TEST_MESSAGE, (write) => write.set(id, ['ring'], 'inner'))).toThrow(
    expect.objectContaining({ code: 'not-found' }),
  )
})

test('purges without a tombstone, so that the same id may be made again', () => {
  const { store } = openOne()
  const id = createPerson(store, 'Ana')
  store.commit(TEST_MESSAGE, (write) => write.purge(id))
  expect(store.read(id)).toBeNull()
  store.commit(TEST_MESSAGE, (write) => write.create('person', { names: { given: 'Bea' } }, id))
  expect(store.read(id)?.content).toMatchObject({ names: { given: 'Bea' } })
})

test('compacts after 32 changes, and nothing of the content or the history is lost', () => {
  const { store, database, file, close } = openOne()
  const id = createPerson(store, 'Ana')
  // Long enough that the bytes of the changes stay below those of the snapshot: the snapshot is made at 33 changes.
  const notes = Array.from({ length: 6000 }, (_, at) => ((at * at * 7919) % 1_000_003).toString(36)).join(' ')
  store.commit(TEST_MESSAGE, (write) => write.set(id, ['notes'], notes))
  expect(database.prepare('SELECT changes FROM documents').pluck().get()).toBe(0)
  const counts: unknown[] = []
  for (let step = 0; step < 40; step++) {
    store.commit(TEST_MESSAGE, (write) => write.set(id, ['pronouns'], `step ${step}`))
    counts.push(database.prepare('SELECT changes FROM documents').pluck().get())
  }
  expect(Math.max(...counts.map(Number))).toBe(31)
  expect(counts[31]).toBe(0)
  close()
  const again = openTemporaryStore(file)
  expect(again.store.read(id)?.content).toMatchObject({ pronouns: 'step 39' })
  expect([...again.store.history(id, 100)]).toHaveLength(42)
})

test('tells the history newest first, whatever the clock said', () => {
  const { store, clock } = openOne()
  const id = createPerson(store, 'Ana')
  store.commit({ command: 'setRing', device: 'laptop' }, (write) => write.set(id, ['ring'], 'inner'))
  clock.now -= 86_400_000
  store.commit({ command: 'setRing', device: 'tower' }, (write) => write.set(id, ['ring'], 'close'))
  const history = [...store.history(id)]
  expect(history.map(({ at, command, device }) => [at, command, device])).toEqual([
    [TEST_NOW - 86_400_000, 'setRing', 'tower'],
    [TEST_NOW, 'setRing', 'laptop'],
    [TEST_NOW, 'test', 'laptop'],
  ])
  expect(history[0]?.changed).toEqual([{ path: ['ring'], before: 'inner', after: 'close' }])
  expect(history[2]?.changed).toContainEqual({
    path: ['names'],
    before: undefined,
    after: expect.objectContaining({ given: 'Ana' }),
  })
  expect([...store.history(id, 1)]).toHaveLength(1)
})

test('what a commit says that a map was is not changed by what it writes into it', () => {
  const { store } = openOne()
  const id = createPerson(store, 'Ana')
  const { writes } = store.commit(TEST_MESSAGE, (write) => {
    write.set(id, ['names', 'nick'], 'Nini')
    write.set(id, ['names'], { given: 'Anna' })
    write.set(id, ['names', 'family'], 'Ruiz')
  })
  expect(writes[1]?.before).toMatchObject({ given: 'Ana', nick: 'Nini' })
  expect(writes[1]?.after).toEqual({ given: 'Anna' })
  expect(store.read(id)?.content).toMatchObject({ names: { given: 'Anna', family: 'Ruiz' } })
})

test('a document that would have more entries than anything has is refused', () => {
  const { store } = openOne()
  const id = createPerson(store, 'Ana')
  const fill = (count: number) => () =>
    store.commit(TEST_MESSAGE, (write) => {
      for (let index = 0; index < count; index++) write.set(id, ['offers', `o${index}`], { text: 'Help' })
    })
  fill(MAX_ENTRIES)()
  expect(fill(MAX_ENTRIES + 1)).toThrow(expect.objectContaining({ code: 'too-large' }))
  const content = store.read(id)?.content ?? {}
  expect(Object.keys(Reflect.get(content, 'offers') as object)).toHaveLength(MAX_ENTRIES)
})

test('goes through thousands of documents made in one commit without keeping them', () => {
  const { store } = openOne({ cacheSize: 20 })
  const { created, changes } = store.commit(TEST_MESSAGE, (write) => {
    for (let index = 0; index < 2000; index++) write.create('organisation', { name: `Company ${index}` })
    const first = write.create('circle', { name: 'Late' })
    for (let index = 0; index < 200; index++) write.create('circle', { name: `Circle ${index}` })
    write.set(first, ['name'], 'Later')
  })
  expect(created).toHaveLength(2201)
  expect(changes).toHaveLength(2201)
  const names = new Set<string>()
  for (const { kind, content } of store.each('organisation')) {
    expect(kind).toBe('organisation')
    if ('name' in content) names.add(content.name)
  }
  expect(names.size).toBe(2000)
  expect(store.counts()).toMatchObject({ organisation: 2000, circle: 201 })
  expect(store.read(created[2000] as DocumentId)?.content).toMatchObject({ name: 'Later' })
  expect([...store.checkAll()].filter(({ problem }) => problem !== null)).toEqual([])
})

test('ids, times and content survive a clock that is set back', () => {
  const { file, store, clock, close } = openOne()
  const first = createPerson(store, 'Ana')
  clock.now -= 400 * 86_400_000
  const second = createPerson(store, 'Bea')
  store.commit(TEST_MESSAGE, (write) => write.set(first, ['ring'], 'inner'))
  clock.now = -5
  const third = createPerson(store, 'Cem')
  close()
  const again = openTemporaryStore(file).store
  expect(again.read(first)?.content).toMatchObject({ ring: 'inner', createdAt: TEST_NOW })
  expect(again.read(second)?.content).toMatchObject({ createdAt: TEST_NOW - 400 * 86_400_000 })
  expect(again.read(third)?.content).toMatchObject({ createdAt: 0 })
  expect(new Set([first, second, third]).size).toBe(3)
})

test('what was read may be changed by whoever asked, without changing what the next one reads', () => {
  const { store } = openOne()
  const id = createPerson(store, 'Ana')
  const read = store.read(id)
  if (read?.kind !== 'person') throw new Error('no person')
  read.content.names.given = 'Scribbled'
  expect(store.read(id)?.content).toMatchObject({ names: { given: 'Ana' } })
})

test('half a surrogate pair is stored as what it will be read as', () => {
  const { file, store, close } = openOne()
  const id = createPerson(store, 'Ana \ud83c')
  store.commit(TEST_MESSAGE, (write) => write.set(id, ['notes'], '\udf88 high'))
  const live = store.read(id)
  close()
  expect(openTemporaryStore(file).store.read(id)).toEqual(live)
  expect(live?.content).toMatchObject({ names: { given: 'Ana \ufffd' }, notes: '\ufffd high' })
})

test('opening a journal and counting loads neither a document nor Automerge', () => {
  const { file, store, close } = openOne()
  createPerson(store, 'Ana')
  close()
  const child = fileURLToPath(import.meta.resolve('#support/opening-child.ts'))
  const said = execFileSync(process.execPath, [child, file], { encoding: 'utf8' })
  expect(JSON.parse(said)).toEqual({ person: 1, automergeLoaded: [false, true] })
})
