import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { forget } from '#journal/commands/trash-commands.ts'
import { openUndoLog } from '#journal/runtime/undo-log.ts'
import { openDatabase } from '#journal/documents/database.ts'
import { holdCheckpoints } from '#journal/documents/checkpoints.ts'
import { openEngine, type Engine } from '#journal/engine.ts'
import type { Sweeping } from '#journal/word-sweeper.ts'
import type { JournalOptions } from '#journal/journal.ts'
import type { DocumentId, PersonId } from '#shared/model/id.ts'
import { seededRandom } from '#support/seeded-random.ts'
import { openTestJournal, reportOf, TEST_KEY, testOptions, type TestJournal } from '#support/test-journal.ts'
import { day } from '#support/journal-test.ts'

// No two of them have the same ending, which is what the full-text index keeps where words begin alike.
const rareWord = () => `q${randomBytes(6).toString('hex')}x`

test('what is forgotten leaves no word in the file, however large the journal and whatever it said before', async () => {
  const journal = openTestJournal()
  onTestFinished(() => journal.close())
  const { commands } = journal.client
  await fillWithTexts(journal, 2600)
  const said: string[] = []
  const say = () => {
    const word = rareWord()
    said.push(word)
    return word
  }
  const { id } = await commands.addPerson({ names: { given: say() } })
  for (let time = 0; time < 12; time++) {
    const { session } = await commands.openText({ id, field: 'notes' })
    await commands.editText({ session, text: `Likes ${say()}.` })
    await commands.closeText({ session })
    await commands.editPerson({ id, names: { nick: say() } })
    await fillWithTexts(journal, 10)
  }
  // What was typed and not saved says them too: by the name that they have now.
  const { names } = await journal.client.queries.person({ id })
  await commands.saveDraft({ name: 'quick-log', text: `coffee with ${names.given}, alias ${names.nick}` })
  await journal.journal.close()
  const holds = (bytes: Uint8Array) => said.filter((word) => Buffer.from(bytes).includes(word.slice(4)))

  // As a large journal, of which closing leaves the rest to the next start.
  const first = openEngineOf(journal, { sweeping: { maxPagesAtOnce: 0 } })
  expect(holds(first.store.database.serialize()).length).toBeGreaterThan(1)
  forget(first.commands, { id })
  expect(first.projections.forgottenWords.areLeft).toBe(true)
  first.close()

  // A start later it goes on by itself.
  const second = openEngineOf(journal)
  expect(second.projections.forgottenWords.areLeft).toBe(true)
  while (second.projections.forgottenWords.areLeft) second.projections.forgottenWords.step()
  expect(holds(second.store.database.serialize())).toEqual([])
  expect(statSync(join(journal.folder, 'journal.db-wal')).size).toBe(0)
  second.close()
  await journal.reopen()
  expect(await reportOf(journal.client, journal.client.commands.check(), 'check')).toMatchObject({ problems: [] })
})

test('drafts lose whoever is forgotten, in lines and in entries, and keep everybody else and what else they say', async () => {
  const journal = openTestJournal()
  onTestFinished(() => journal.close())
  const { commands, queries } = journal.client
  const { id } = await commands.addPerson({ names: { given: 'Ana', family: 'Ruiz', nick: 'Nannerl' } })
  const { id: other } = await commands.addPerson({ names: { given: 'Ana', family: 'Berg' } })
  const entry = (people: object[], notes: string) =>
    JSON.stringify({ page: 'one', date: '2026-11-23', people, topic: '', tags: ['boats'], notes })
  await commands.saveDraft({
    name: 'quick-log',
    text: 'coffee with Ana Ruiz\nRuiz and Ana Berg, Nannerl; Ana too, ana ruiz',
  })
  const people = [
    { id, name: 'Ana Ruiz' },
    { id: other, name: 'Ana Berg' },
    { id: null, name: 'Ana Ruiz' },
  ]
  await commands.saveDraft({ name: 'full-entry', text: entry(people, 'Ana Ruiz told Ana Berg.') })
  await commands.saveDraft({ name: 'another', text: 'nobody of them' })
  const touched: string[] = []
  journal.journal.onChange((topics) => touched.push(...topics))
  await commands.forget({ id })
  // Her first name is also that of somebody who stays.
  const textOf = async (name: string) => (await queries.draft({ name })).text
  expect(await textOf('quick-log')).toBe('coffee with …\n… and Ana Berg, …; Ana too, …')
  expect(await textOf('full-entry')).toBe(entry([{ id: other, name: 'Ana Berg' }], '… told Ana Berg.'))
  expect(await textOf('another')).toBe('nobody of them')
  await expect.poll(() => touched).toEqual(expect.arrayContaining(['draft:quick-log', 'drafts-forgotten']))
  expect(touched).not.toContain('draft:another')
})

test('drafts lose names in small letters and in capitals too, but for words of every day and for what others are called', async () => {
  const journal = openTestJournal()
  onTestFinished(() => journal.close())
  const { commands, queries } = journal.client
  const { id: tom } = await commands.addPerson({ names: { given: 'Tomasz', family: 'Rose' } })
  const { id: mira } = await commands.addPerson({ names: { given: 'mira' } })
  await commands.addPerson({ names: { given: 'Ilse', family: 'Kowal' } })
  const { id: otherIlse } = await commands.addPerson({ names: { given: 'Ilse', family: 'Brandt' } })
  await commands.saveDraft({
    name: 'quick-log',
    text: 'coffee with tomasz and Mira, MIRA rose early\nilse and brandt bring tomaszek a Rose',
  })
  for (const id of [tom, mira, otherIlse]) await commands.forget({ id })
  expect((await queries.draft({ name: 'quick-log' })).text).toBe(
    'coffee with … and …, … rose early\nilse and … bring tomaszek a …',
  )
})

// SQLite leaves copies of rows between what its pages hold, of which `secure_delete` knows nothing: of so many, of some.
const FORGOTTEN = 400

test('words of what was forgotten go by themselves while the journal is open', async () => {
  const { engine, forgetAll, wordsLeft, folder } = engineWithPeople()
  forgetAll()
  expect(engine.projections.forgottenWords.areLeft).toBe(true)
  while (engine.projections.forgottenWords.areLeft) await new Promise((resolve) => setTimeout(resolve, 5))
  expect(wordsLeft(engine)).toEqual([])
  expect(statSync(join(folder, 'journal.db-wal')).size).toBe(0)
  engine.close()
})

test('words of what was forgotten are gone from a small journal when it is closed', () => {
  const { engine, forgetAll, wordsLeft, open } = engineWithPeople()
  forgetAll()
  engine.close()
  const next = open()
  expect(next.projections.forgottenWords.areLeft).toBe(false)
  expect(wordsLeft(next)).toEqual([])
  next.close()
})

// A merge of the index that is not made behind its last level keeps the marks of what was deleted, with its words.
test.each([57, 60, 73, 76])(
  'each word goes from the index as it is forgotten, whatever its levels are (%i)',
  (seed) => {
    const { store, random, word, there, forget, forgotten } = forgettingIndex(seed)
    for (let round = 0; round < 120; round++) {
      const dice = random(10)
      const one = there[random(there.length)]
      if (dice < 5 || one === undefined) {
        const said = [word(), word(), word()]
        const [given = '', family = '', notes = ''] = said
        const { result: id } = store.commit(MESSAGE, (write) =>
          write.create('person', { names: { given, family }, notes }),
        )
        there.push({ id, said })
      } else if (dice < 7) {
        const nick = word()
        store.commit(MESSAGE, (write) => write.set(one.id, ['names', 'nick'], nick))
        one.said.push(nick)
      } else forget(one)
    }
    expect(forgotten.length).toBeGreaterThan(60)
    store.database.exec(`INSERT INTO search (search, rank) VALUES ('integrity-check', 1)`)
  },
)

test.each([4, 8, 17])('they go from a larger index too (%i)', (seed) => {
  const { store, random, word, there, forget, forgotten } = forgettingIndex(seed)
  for (let round = 0; round < 40; round++) {
    const dice = random(10)
    const one = there[random(there.length)]
    if (dice < 5 || one === undefined) {
      const people = Array.from({ length: [1, 1, 5, 20, 40][random(5)] ?? 1 }, () => ({
        names: { given: word(), family: word() },
        notes: Array.from({ length: 150 }, word).join(' '),
      }))
      const { result: ids } = store.commit(MESSAGE, (write) => people.map((person) => write.create('person', person)))
      there.push(
        ...ids.map((id, at) => ({ id, said: [people[at]?.names.given ?? '', people[at]?.names.family ?? ''] })),
      )
    } else forget(one)
  }
  expect(forgotten.length).toBeGreaterThan(10)
  store.database.exec(`INSERT INTO search (search, rank) VALUES ('integrity-check', 1)`)
})

const MESSAGE = { command: 'test', device: 'd1' }

interface Said {
  readonly id: DocumentId
  readonly said: string[]
}

/** A journal whose full-text index is written to commit by commit; whoever is forgotten must be in none of its blocks then. */
function forgettingIndex(seed: number) {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const engine = openEngineOf({ folder }, { sweeping: { maxPagesAtOnce: 0 } })
  onTestFinished(() => engine.close())
  const { store, projections } = engine
  const random = seededRandom(seed)
  const there: Said[] = []
  const forgotten: string[] = []
  return {
    store,
    random,
    there,
    forgotten,
    word: () => `q${Array.from({ length: 12 }, () => random(16).toString(16)).join('')}x`,
    forget(one: Said) {
      store.commit(MESSAGE, (write) => write.forget(one.id))
      there.splice(there.indexOf(one), 1)
      forgotten.push(...one.said)
      while (projections.forgottenWords.nextStep === 'merge') projections.forgottenWords.step()
      const blocks = store.database.prepare<[], Buffer>('SELECT block FROM search_data').pluck().all()
      expect(forgotten.filter((said) => blocks.some((block) => block.includes(said.slice(4))))).toEqual([])
    },
  }
}

test('a large file is rewritten when nobody has asked for anything for a while', async () => {
  const { engine, forgetAll, wordsLeft, open } = engineWithPeople({ maxPagesAtOnce: 0, quietMs: 600_000 })
  forgetAll()
  const { forgottenWords } = engine.projections
  while (forgottenWords.nextStep === 'merge') await new Promise((resolve) => setTimeout(resolve, 5))
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(forgottenWords.nextStep).toBe('rewrite')
  engine.close()
  const next = open({ maxPagesAtOnce: 0, quietMs: 0 })
  expect(next.projections.forgottenWords.areLeft).toBe(true)
  const someone = next.store.each('person').next().value
  if (someone === undefined) throw new Error('nobody is left')
  forget(next.commands, { id: someone.id as PersonId })
  while (next.projections.forgottenWords.areLeft) await new Promise((resolve) => setTimeout(resolve, 5))
  expect(wordsLeft(next)).toEqual([])
  next.close()
})

test('a file that is being copied is rewritten afterwards', () => {
  const { engine, forgetAll, wordsLeft } = engineWithPeople()
  const { forgottenWords } = engine.projections
  const release = holdCheckpoints(engine.store.database)
  forgetAll()
  while (forgottenWords.nextStep === 'merge') forgottenWords.step()
  expect(forgottenWords.step()).toBe(false)
  expect(forgottenWords.areLeft).toBe(true)
  release?.()
  expect(forgottenWords.step()).toBe(true)
  expect(forgottenWords.areLeft).toBe(false)
  expect(wordsLeft(engine)).toEqual([])
  engine.close()
})

test('a rebuild leaves nothing in the pages that it does not use any more', async () => {
  const journal = openTestJournal()
  onTestFinished(() => journal.close())
  const { commands, queries } = journal.client
  await fillWithTexts(journal, 1200)
  for (const { id } of (await queries.people({ limit: 300 })).rows) {
    await commands.editPerson({ id, names: { nick: rareWord() } })
  }
  await reportOf(journal.client, commands.rebuild(), 'rebuild')
  await journal.journal.close()
  const database = openDatabase({ file: join(journal.folder, 'journal.db'), key: TEST_KEY })
  const file = database.serialize()
  database.close()
  const free = freePages(file)
  expect(free.length).toBeGreaterThan(10)
  expect(free.filter((page) => page.some((byte) => byte !== 0))).toEqual([])
  await journal.reopen()
})

/** People to be forgotten, each with a word of its own, among others; the same bytes each time. */
function engineWithPeople(sweeping: Sweeping = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const random = seededRandom(7)
  const fill = (bytes: Uint8Array) => {
    for (let index = 0; index < bytes.length; index++) bytes[index] = random(256)
  }
  const open = (as: Sweeping = {}) => openEngineOf({ folder }, { random: fill, sweeping: as })
  const word = () => `q${Array.from({ length: 12 }, () => random(16).toString(16)).join('')}x`
  const engine = open(sweeping)
  const message = { command: 'addPerson', device: 'd1' }
  const said = Array.from({ length: FORGOTTEN }, word)
  const { result: ids } = engine.store.commit(message, (write) =>
    said.map((given) => write.create('person', { names: { given } })),
  )
  for (let round = 0; round < 5; round++) {
    engine.store.commit(message, (write) => {
      for (let count = 0; count < 100; count++) write.create('person', { names: { given: `Ana ${word()}` } })
    })
  }
  return {
    engine,
    folder,
    open,
    forgetAll: () => void engine.store.commit(message, (write) => ids.forEach((id) => write.forget(id))),
    /** Which of the words are anywhere in the file, on its pages or between what they hold. */
    wordsLeft: ({ store }: Engine) => {
      const file = store.database.serialize()
      return said.filter((given) => file.includes(given.slice(4)))
    },
  }
}

function openEngineOf({ folder }: Pick<TestJournal, 'folder'>, options: Partial<JournalOptions> = {}) {
  return openEngine({ ...testOptions(), folder, ...options }, { undoLog: openUndoLog(() => 'token'), touch: () => {} })
}

/** People and conversations with words of their own. */
async function fillWithTexts({ client: { commands } }: TestJournal, people: number): Promise<void> {
  for (let made = 0; made < people; made += 200) {
    const names = Array.from({ length: Math.min(200, people - made) }, () => ({ name: `Ana ${rareWord()}` }))
    const notes = Array.from({ length: 40 * names.length }, rareWord).join(' ')
    await commands.logConversation({ date: day('2026-11-20'), channel: 'event', people: names, notes })
  }
}

/** The pages that an open file lists as free (https://sqlite.org/fileformat.html#the_freelist), without the cipher's tags. */
function freePages(file: Buffer): Buffer[] {
  const size = file.readUInt16BE(16)
  const contentBytes = size - file.readUInt8(20)
  const start = (page: number) => (page - 1) * size
  const pages: Buffer[] = []
  for (let trunk = file.readUInt32BE(32); trunk !== 0; trunk = file.readUInt32BE(start(trunk))) {
    for (let index = 0; index < file.readUInt32BE(start(trunk) + 4); index++) {
      const page = start(file.readUInt32BE(start(trunk) + 8 + 4 * index))
      pages.push(file.subarray(page, page + contentBytes))
    }
  }
  return pages
}
