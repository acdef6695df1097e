import { expect, test } from 'vitest'
import { holdCheckpoints } from '#journal/documents/checkpoints.ts'
import { derivedId } from '#journal/documents/derived-id.ts'
import { ownInspector } from '#journal/sync/foreign-inspector.ts'
import { journalSyncStore } from '#journal/sync/journal-sync-store.ts'
import { refusalMemory } from '#journal/sync/session-parts.ts'
import { sessionGive } from '#journal/sync/session-give.ts'
import type { SyncMessageOf } from '#journal/sync/sync-messages.ts'
import type { SyncStore } from '#journal/sync/sync-store.ts'
import type { DocumentId } from '#shared/model/id.ts'
import { foreignBatch } from '#support/foreign-batch.ts'
import { TEST_MESSAGE } from '#support/temporary-store.ts'
import { openTestEngine } from '#support/test-engine.ts'
import { virtualTime } from '#support/virtual-time.ts'

const BYTES = 1024
/** The first of `ids`. */
const PEOPLE = 300
const ids = Array.from({ length: 2600 }, (_, at) => derivedId('test', String(at)))

/** One that gives documents of a kilobyte each, the first of `ids` first, and what it has sent. */
function giver() {
  const rank = new Map(ids.map((id, at) => [id, at]))
  const store = {
    inOrder: (some: readonly DocumentId[]) => some.toSorted((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0)),
    read: (id: DocumentId) => ({
      tombstone: null,
      document: {
        id,
        kind: (rank.get(id) ?? 0) < PEOPLE ? 'person' : 'conversation',
        heads: ['0'.repeat(64)],
        snapshot: new Uint8Array(BYTES),
        changes: [],
      },
    }),
  } as unknown as SyncStore
  const sent: SyncMessageOf<'batch'>[] = []
  const time = virtualTime()
  const give = sessionGive({
    store,
    clock: time,
    wire: { send: (message) => void (message.t === 'batch' && sent.push(message)), close: () => {} },
    refusals: refusalMemory(),
    fail: (code) => expect.fail(code),
    settle: () => {},
  })
  const want = (seq: number, some: readonly DocumentId[]) =>
    give.onWant({ t: 'want', seq, items: some.map((id) => ({ id, have: [] })) }, null)
  return { give, sent, time, want }
}

test('what is sent first is chosen from all that is wanted, and not from the first part of it', () => {
  const { sent, want, time } = giver()
  want(1, ids.slice(600))
  expect(sent).toEqual([])
  want(2, ids.slice(0, 600))
  expect(sent[0]?.docs.map(({ id }) => id)).toEqual(ids.slice(0, sent[0]?.docs.length))
  // A want that is full and the last one is not waited with for ever.
  const other = giver()
  other.want(1, ids.slice(0, 2000))
  other.time.run(1000)
  expect(other.sent[0]?.docs[0]?.id).toBe(ids[0])
  time.run(1000)
})

test('of many, people are there before anything else is sent; of few, all goes together', () => {
  const { give, sent, want } = giver()
  want(1, ids.slice(0, 1900))
  expect(sent.map(({ docs }) => docs.length)).toEqual([256, PEOPLE - 256])
  give.onAck({ t: 'ack', seq: 1, refused: [] })
  expect(sent).toHaveLength(2)
  give.onAck({ t: 'ack', seq: 2, refused: [] })
  expect(sent.slice(2).map(({ docs }) => docs.length)).toEqual([256, 256])
  const few = giver()
  few.want(1, ids.slice(200, 500))
  expect(few.sent.map(({ docs }) => docs.length)).toEqual([256, 44])
})

test('of full batches two are on their way, and the next follows when one is there', () => {
  const { give, sent, want } = giver()
  want(1, ids.slice(PEOPLE, 1900))
  expect(sent.map(({ docs }) => docs.length)).toEqual([256, 256])
  give.onAck({ t: 'ack', seq: 1, refused: [] })
  expect(sent).toHaveLength(3)
})

test.each([
  ['quick', 1, (sizes: readonly number[]) => sizes[1] === 200],
  ['slow', 400, (sizes: readonly number[]) => sizes.slice(1).every((size) => size === 100)],
])('a machine that is %s writes as many documents together as it does in a moment', async (_what, took, isRight) => {
  const [laptop, tower] = [openTestEngine(), openTestEngine()]
  laptop.engine.store.commit(TEST_MESSAGE, (write) => {
    for (let at = 0; at < PEOPLE; at++) write.create('person', { names: { given: `Given${at}` } } as never)
  })
  const { store } = tower.engine
  const sizes: number[] = []
  const counted = {
    ...store,
    receiving(batch: Parameters<typeof store.receiving>[0]) {
      sizes.push(batch.documents.length)
      return store.receiving(batch)
    },
  }
  let spent = 0
  const synced = journalSyncStore(counted, setImmediate, ownInspector(store.judge, setImmediate), () => (spent += took))
  await new Promise<void>((resolve, reject) =>
    synced.take(foreignBatch(laptop.engine.store.database), (error, taken) =>
      taken?.refused.length === 0 ? resolve() : reject(error as Error),
    ),
  )
  expect(sizes[0]).toBe(100)
  expect(sizes).toSatisfy(isRight)
  const root = synced.root()
  synced.close()
  // All of it, after it was opened anew as well.
  tower.reopen()
  for (const { engine } of [laptop, tower]) expect(journalSyncStore(engine.store).root()).toBe(root)
  expect([...tower.engine.store.each('person')]).toHaveLength(PEOPLE)
})

test('while a backup is made what comes is taken in, until the log is long; then it waits for the end of it', async () => {
  const [laptop, tower] = [openTestEngine(), openTestEngine()]
  laptop.engine.store.commit(TEST_MESSAGE, (write) => {
    for (let at = 0; at < PEOPLE; at++) write.create('person', { names: { given: `Given${at}` } } as never)
  })
  const { store } = tower.engine
  const inspector = ownInspector(store.judge, setImmediate)
  const synced = journalSyncStore(store, setImmediate, inspector, undefined, 200_000)
  const release = holdCheckpoints(store.database) ?? expect.fail('the log is held already')
  let refused: readonly unknown[] | null = null
  synced.take(foreignBatch(laptop.engine.store.database), (error, taken) => {
    expect(error).toBeNull()
    refused = taken?.refused ?? null
  })
  const people = () => [...store.each('person')].length
  await expect.poll(people).toBe(100)
  // Whoever works here goes on.
  store.commit(TEST_MESSAGE, (write) => write.create('person', { names: { given: 'Here' } } as never))
  expect([people(), refused]).toEqual([101, null])
  release()
  await expect.poll(() => refused).toEqual([])
  expect(people()).toBe(PEOPLE + 1)
  synced.close()
})
