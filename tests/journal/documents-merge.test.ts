import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { automerge } from '#journal/documents/automerge.ts'
import type { DocumentStore, Plain } from '#journal/documents/document-store.ts'
import { civilDate } from '#shared/model/civil-date-schema.ts'
import type { DocumentKind } from '#shared/model/schemas.ts'
import { documentId, type DocumentId } from '#shared/model/id.ts'
import { PREFERENCES_ID, preferences } from '#shared/model/preferences.ts'
import { openTemporaryStore, temporaryFolder, TEST_MESSAGE, TEST_NOW } from '#support/temporary-store.ts'

const someone = documentId.parse('01900000-0000-7000-8000-000000000001')
const day = civilDate.parse('2026-11-20')

/** Two devices with one history: the second starts from a copy of the first. */
function twoDevices(start: (store: DocumentStore) => DocumentId) {
  const first = join(temporaryFolder(), 'journal.db')
  const second = join(temporaryFolder(), 'journal.db')
  const before = openTemporaryStore(first)
  const id = start(before.store)
  before.close()
  copyFileSync(first, second)
  return { id, laptop: openTemporaryStore(first).store, tower: openTemporaryStore(second).store }
}

function exchange(a: DocumentStore, b: DocumentStore, id: DocumentId): void {
  const [forkOfA, forkOfB] = [a.fork(id), b.fork(id)]
  b.commit(TEST_MESSAGE, (write) => write.mergeFork(id, forkOfA))
  a.commit(TEST_MESSAGE, (write) => write.mergeFork(id, forkOfB))
  automerge().free(forkOfA)
  automerge().free(forkOfB)
}

type Edit = readonly [path: readonly string[], value: Plain]

const CROSSED: {
  kind: DocumentKind
  create: (store: DocumentStore) => DocumentId
  laptop: readonly Edit[]
  tower: readonly Edit[]
}[] = [
  {
    kind: 'person',
    create: (store) =>
      store.commit(TEST_MESSAGE, (write) => write.create('person', { names: { given: 'Ana' }, notes: 'Plays.' }))
        .result,
    laptop: [
      [['names', 'family'], 'Ruiz'],
      [['notes'], 'Plays the cello.'],
      [['channels', 'a'], { kind: 'email', label: '', value: 'ana@example.com', preferred: false }],
      [['archetypes', '01900000-0000-7000-8000-0000000000a1'], true],
    ],
    tower: [
      [['ring'], 'inner'],
      [['notes'], 'She Plays.'],
      [['channels', 'b'], { kind: 'phone', label: '', value: '+49 30 1', preferred: false }],
      [['cadence', 'idealDays'], 20],
    ],
  },
  {
    kind: 'conversation',
    create: (store) =>
      store.commit(TEST_MESSAGE, (write) =>
        write.create('conversation', { date: day, channel: 'call', notes: 'Talked.' }),
      ).result,
    laptop: [
      [['participants', someone], true],
      [['participantNotes', someone], 'late'],
      [['tags', 'board'], true],
      [['notes'], 'Talked long.'],
    ],
    tower: [
      [['topic'], 'hiring'],
      [['tags', 'mentor'], true],
      [['learned'], 'A lot'],
    ],
  },
  {
    kind: 'follow-up',
    create: (store) =>
      store.commit(TEST_MESSAGE, (write) => write.create('follow-up', { text: 'Send the deck', actor: 'me' })).result,
    laptop: [
      [['events', 'x'], { type: 'done', at: 5 }],
      [['people', someone], true],
    ],
    tower: [
      [['events', 'y'], { type: 'snoozed', at: 6, until: '2026-12-01' }],
      [['due'], '2026-12-24'],
    ],
  },
  {
    kind: 'organisation',
    create: (store) => store.commit(TEST_MESSAGE, (write) => write.create('organisation', { name: 'Acme' })).result,
    laptop: [[['name'], 'Acme Ltd']],
    tower: [[['notes'], 'Makes anvils.']],
  },
  {
    kind: 'circle',
    create: (store) => store.commit(TEST_MESSAGE, (write) => write.create('circle', { name: 'Board' })).result,
    laptop: [[['name'], 'The board']],
    tower: [[['notes'], 'Meets on Mondays.']],
  },
  {
    kind: 'preferences',
    create: (store) => store.commit(TEST_MESSAGE, (write) => write.create('preferences', {})).result,
    laptop: [
      [['rings', 'inner', 'budget'], 7],
      [['views', 'a'], { name: 'Cold', search: 'warmth=cold' }],
    ],
    tower: [
      [['rings', 'inner', 'cadence'], { idealDays: 10, maxDays: 20 }],
      [['views', 'b'], { name: 'Warm', search: 'warmth=warm' }],
      [['firstRunDone'], true],
    ],
  },
]

test.each(CROSSED)('keeps the edits of both devices: $kind', ({ create, laptop: onLaptop, tower: onTower }) => {
  const { id, laptop, tower } = twoDevices(create)
  const edit = (store: DocumentStore, edits: readonly Edit[]) =>
    store.commit(TEST_MESSAGE, (write) => {
      for (const [path, value] of edits) expect(write.set(id, path, value)).toBe(true)
    })
  edit(laptop, onLaptop)
  edit(tower, onTower)
  exchange(laptop, tower, id)
  const merged = laptop.read(id)
  expect(tower.read(id)?.content).toEqual(merged?.content)
  for (const [path, value] of [...onLaptop, ...onTower]) {
    const [field, ...rest] = path
    if (field !== 'notes') expect(merged?.content).toHaveProperty([field ?? '', ...rest], value)
  }
  if (merged?.kind === 'person') expect(merged.content.notes).toBe('She Plays the cello.')
  expect([...laptop.checkAll(), ...tower.checkAll()].filter(({ problem }) => problem !== null)).toEqual([])
})

test('the same field on two devices: one winner on both, the loser stays visible until it is settled', () => {
  const { id, laptop, tower } = twoDevices(
    (store) => store.commit(TEST_MESSAGE, (write) => write.create('person', { names: { given: 'Ana' } })).result,
  )
  laptop.commit(TEST_MESSAGE, (write) => write.set(id, ['names', 'given'], 'Anna'))
  tower.commit(TEST_MESSAGE, (write) => write.set(id, ['names', 'given'], 'Anne'))
  expect(laptop.conflicts(id)).toEqual([])
  exchange(laptop, tower, id)
  const [conflict, ...others] = laptop.conflicts(id)
  expect(others).toEqual([])
  expect(tower.conflicts(id)).toEqual([conflict])
  expect(conflict?.path).toEqual(['names', 'given'])
  expect([conflict?.winner, ...(conflict?.losers ?? [])].map(String).toSorted()).toEqual(['Anna', 'Anne'])
  // Choosing what is there already is a choice, too.
  const winner = conflict?.winner ?? ''
  expect(laptop.commit(TEST_MESSAGE, (write) => write.set(id, ['names', 'given'], winner)).result).toBe(true)
  expect(laptop.conflicts(id)).toEqual([])
  exchange(laptop, tower, id)
  expect(tower.conflicts(id)).toEqual([])
})

test('values that hang together are never crossed into one that neither device wrote', () => {
  const { id, laptop, tower } = twoDevices(
    (store) => store.commit(TEST_MESSAGE, (write) => write.create('preferences', {})).result,
  )
  // Field by field, an ideal of 29 and a maximum of 15 would come of this.
  laptop.commit(TEST_MESSAGE, (write) => write.set(id, ['rings', 'inner', 'cadence', 'idealDays'], 29))
  tower.commit(TEST_MESSAGE, (write) => write.set(id, ['rings', 'inner', 'cadence', 'maxDays'], 15))
  exchange(laptop, tower, id)
  const merged = laptop.read(PREFERENCES_ID)
  expect(tower.read(PREFERENCES_ID)?.content).toEqual(merged?.content)
  if (merged?.kind !== 'preferences') throw new Error('no preferences')
  expect([
    { idealDays: 29, maxDays: 30 },
    { idealDays: 14, maxDays: 15 },
  ]).toContainEqual(merged.content.rings.inner.cadence)
  expect(laptop.conflicts(id).map(({ path }) => path.join('.'))).toEqual(['rings.inner.cadence'])
})

test('two first runs merge what each says after', () => {
  const laptop = openTemporaryStore(join(temporaryFolder(), 'journal.db'))
  const tower = openTemporaryStore(join(temporaryFolder(), 'journal.db'))
  tower.clock.now += 86_400_000
  const start = (store: DocumentStore) => store.commit(TEST_MESSAGE, (write) => write.create('preferences', {})).result
  const id = start(laptop.store)
  expect(start(tower.store)).toBe(id)
  laptop.store.commit(TEST_MESSAGE, (write) => write.set(id, ['views', 'a'], { name: 'Cold', search: '' }))
  tower.store.commit(TEST_MESSAGE, (write) => write.set(id, ['views', 'b'], { name: 'Warm', search: '' }))
  exchange(laptop.store, tower.store, id)
  expect(laptop.store.read(id)?.content).toMatchObject({ views: { a: { name: 'Cold' }, b: { name: 'Warm' } } })
  expect(tower.store.read(id)?.content).toEqual(laptop.store.read(id)?.content)
})

test('preferences made with answers have them, and the model accepts the start as it is', () => {
  const { store } = openTemporaryStore(join(temporaryFolder(), 'journal.db'))
  const id = store.commit(TEST_MESSAGE, (write) =>
    write.create('preferences', { intent: { goal: 'a board seat', people: '', minutesAWeek: 60 }, firstRunDone: true }),
  ).result
  expect(id).toBe(PREFERENCES_ID)
  const found = store.read(id)
  expect(found?.content).toEqual({
    ...preferences.parse({ kind: 'preferences', schema: 4, createdAt: TEST_NOW }),
    intent: { goal: 'a board seat', people: '', minutesAWeek: 60 },
    firstRunDone: true,
  })
})

test('no actor is used twice: not by two loads, not by a restored copy', () => {
  const { id, laptop, tower } = twoDevices(
    (store) => store.commit(TEST_MESSAGE, (write) => write.create('circle', { name: 'Board' })).result,
  )
  for (const store of [laptop, tower]) store.commit(TEST_MESSAGE, (write) => write.set(id, ['name'], 'Board'.repeat(2)))
  const actors = [laptop, tower].flatMap((store) => {
    const fork = store.fork(id)
    const found = automerge()
      .getChangesMetaSince(fork, [])
      .filter(({ message }) => message !== null)
      .map(({ actor }) => actor)
    return [...new Set([...found.slice(1), automerge().getActorId(fork)])]
  })
  expect(new Set(actors).size).toBe(4)
})
