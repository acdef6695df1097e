import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { ForeignQuestion, ForeignVerdict } from '#journal/documents/judge-foreign.ts'
import { ownInspector, threadInspector, type ForeignInspector } from '#journal/sync/foreign-inspector.ts'
import { journalSyncStore } from '#journal/sync/journal-sync-store.ts'
import { foreignBatch } from '#support/foreign-batch.ts'
import { TEST_MESSAGE } from '#support/temporary-store.ts'
import { openTestEngine, type TestEngine } from '#support/test-engine.ts'

// What comes from other devices is judged in a thread: the same verdicts as without one, and nothing that ends the thread ends more.

function withPeople(...names: string[]): TestEngine {
  const test = openTestEngine()
  for (const given of names) {
    test.engine.store.commit(TEST_MESSAGE, (write) => write.create('person', { names: { given } } as never))
  }
  return test
}

const verdicts = (inspector: ForeignInspector, questions: readonly ForeignQuestion[]) =>
  new Promise<readonly ForeignVerdict[]>((resolve) => inspector.judge(questions, resolve))

/** A thread that is ready, and does this with what it is asked. */
function threadThat(work: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-thread-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'thread.mjs')
  writeFileSync(
    file,
    `import { parentPort } from 'node:worker_threads'\n${work.includes('never ready') ? '' : "parentPort.postMessage('ready')\n"}${work}`,
  )
  return file
}

function opened(store: TestEngine['engine']['store'], options: { file?: string | null; patienceMs?: number } = {}) {
  const bugs: unknown[] = []
  const fallback = ownInspector(store.judge, setImmediate)
  const inspector = threadInspector({ fallback, onBug: (error) => bugs.push(error), ...options })
  onTestFinished(() => inspector.close())
  return { inspector, bugs }
}

test('a thread says of each document what is said here, of new ones and of such as are merged', async () => {
  const [laptop, tower] = [withPeople('Ana', 'Bea', 'Cem'), openTestEngine()]
  const first = foreignBatch(laptop.engine.store.database)
  tower.engine.store.receive({ tombstones: [], documents: first.documents.slice(0, 2) })
  const [id] = first.documents.map((document) => document.id)
  if (id === undefined) throw new Error('nothing was made')
  laptop.engine.store.commit(TEST_MESSAGE, (write) => write.set(id, ['ring'], 'inner'))
  tower.engine.store.commit(TEST_MESSAGE, (write) => write.set(id, ['notes'], 'from the tower'))
  const { documents } = foreignBatch(laptop.engine.store.database)
  const bent = documents.map((document, at) => (at === 2 ? { ...document, heads: ['0'.repeat(64)] } : document))
  const { store } = tower.engine
  const questions = store.receiving({ tombstones: [], documents: bent }).questions()
  const { inspector, bugs } = opened(store)
  const answered = await verdicts(inspector, questions)
  expect(answered.map(({ state }) => state)).toEqual(['sound', 'known', 'refused'])
  expect(answered).toEqual(questions.map((question) => store.judge(question)))
  expect(bugs).toEqual([])
})

test('a journal takes in by a thread what it takes in without one', async () => {
  const [laptop, tower] = [withPeople(...Array.from({ length: 120 }, (_, at) => `Given${at}`)), openTestEngine()]
  const { inspector } = opened(tower.engine.store)
  const synced = journalSyncStore(tower.engine.store, setImmediate, inspector)
  await new Promise<void>((resolve, reject) =>
    synced.take(foreignBatch(laptop.engine.store.database), (error, taken) => {
      if (taken?.refused.length === 0) resolve()
      else reject(error as Error)
    }),
  )
  const all = ({ engine }: TestEngine) => [...engine.store.each('person')].map(({ id, content }) => [id, content])
  expect(all(tower)).toEqual(all(laptop))
  expect(journalSyncStore(laptop.engine.store).root()).toBe(synced.root())
  synced.close()
})

test('a document that ends the thread is refused alone, and so is one that keeps it', async () => {
  const [laptop, tower] = [withPeople('Ana', 'Bea', 'Cem'), openTestEngine()]
  const { documents } = foreignBatch(laptop.engine.store.database)
  const questions = tower.engine.store.receiving({ tombstones: [], documents }).questions()
  const bad = documents[1]?.id
  for (const [what, patienceMs] of [
    ['process.exit(3)', 600_000],
    ['for (;;) {}', 1500],
  ] as const) {
    const file = threadThat(`parentPort.on('message', (questions) => {
      if (questions.some(({ foreign }) => foreign.id === '${bad}')) ${what}
      parentPort.postMessage(questions.map(() => ({ state: 'known' })))
    })`)
    const { inspector, bugs } = opened(tower.engine.store, { file, patienceMs })
    const answered = await verdicts(inspector, questions)
    expect(answered).toEqual([
      { state: 'known' },
      { state: 'refused', refusal: { code: 'not-loadable' } },
      { state: 'known' },
    ])
    expect(bugs).toHaveLength(2)
  }
})

test('where no thread can be had, it is judged here', async () => {
  const [laptop, tower] = [withPeople('Ana'), openTestEngine()]
  const { documents } = foreignBatch(laptop.engine.store.database)
  const questions = tower.engine.store.receiving({ tombstones: [], documents }).questions()
  for (const file of [
    null,
    join(tmpdir(), 'rapport-no-such-thread.mjs'),
    threadThat('throw new Error("never ready")'),
  ]) {
    const { inspector } = opened(tower.engine.store, { file })
    for (let turn = 0; turn < 2; turn++) {
      expect(await verdicts(inspector, questions)).toMatchObject([{ state: 'sound' }])
    }
  }
})
