import { join } from 'node:path'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { compareRows } from '#journal/projections/compare-rows.ts'
import { KINDS } from '#journal/kinds/kinds.ts'
import { openProjections, type Projections } from '#journal/projections/projections.ts'
import { day } from '#support/journal-test.ts'
import { dumpRows, whileClosed } from '#support/row-dump.ts'
import { arbitrarySteps, randomRun } from '#support/random-commands.ts'
import { openTemporaryStore, temporaryFolder, TEST_MESSAGE } from '#support/temporary-store.ts'
import { openTestJournal, reportOf } from '#support/test-journal.ts'

const A_WHILE_MS = 7 * 3_600_000

test('rebuild makes exactly the rows that were there, whatever commands came before', async () => {
  const ran = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(arbitrarySteps({ minLength: 60, maxLength: 110 }), async (steps) => {
      const journal = openTestJournal()
      try {
        const random = randomRun(journal)
        for (const step of steps) {
          journal.clock.now += A_WHILE_MS
          const { command, refused } = await random.run(step)
          if (refused === null) ran.set(command, (ran.get(command) ?? 0) + 1)
        }
        const before = await whileClosed(journal, dumpRows)
        const { problems } = await reportOf(journal.client, journal.client.commands.check(), 'check')
        expect(problems).toEqual([])
        await reportOf(journal.client, journal.client.commands.rebuild(), 'rebuild')
        const after = await whileClosed(journal, dumpRows)
        expect(after).toEqual(before)
      } finally {
        await journal.close()
      }
    }),
    { numRuns: 12, seed: 20261123, endOnFailure: true },
  )
  // Every kind of command has taken part, or this would say less than it seems to.
  expect(ran.size).toBeGreaterThan(25)
})

test('people merged crosswise are one, whichever of them is changed after, and after a rebuild too', async () => {
  const journal = openTestJournal()
  onTestFinished(() => journal.close())
  const { commands, queries } = journal.client
  const added = [
    await commands.addPerson({ names: { given: 'Ana' } }),
    await commands.addPerson({ names: { given: 'Annie' } }),
  ].toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const [ana, other] = added as [(typeof added)[number], (typeof added)[number]]
  await commands.logConversation({ date: day('2026-11-20'), channel: 'call', people: [{ id: other.id }] })
  // Merged one way, taken back, merged the other way, and the first merge brought back: as two devices would.
  const first = await commands.mergePeople({ from: ana.id, into: other.id })
  const back = await commands.undo({ token: first.undo ?? '' })
  await commands.mergePeople({ from: other.id, into: ana.id })
  await commands.undo({ token: back.undo ?? '' })
  const shown = async () => (await queries.people({})).rows.map(({ id, lastOn }) => ({ id, lastOn }))
  expect(await shown()).toEqual([{ id: ana.id, lastOn: '2026-11-20' }])
  await commands.editPerson({ id: ana.id, pronouns: 'she/her' })
  expect(await shown()).toEqual([{ id: ana.id, lastOn: '2026-11-20' }])
  await commands.editPerson({ id: other.id, pronouns: 'she/her' })
  expect(await shown()).toEqual([{ id: ana.id, lastOn: '2026-11-20' }])
  const before = await whileClosed(journal, dumpRows)
  await reportOf(journal.client, journal.client.commands.rebuild(), 'rebuild')
  expect(await whileClosed(journal, dumpRows)).toEqual(before)
})

test('a row that was tampered with is found by check, and put right by rebuild', async () => {
  const journal = openTestJournal()
  onTestFinished(() => journal.close())
  const { commands } = journal.client
  await commands.logConversation({
    date: day('2026-11-20'),
    channel: 'call',
    people: [{ name: 'Ana' }],
    topic: 'pricing',
  })
  for (const damage of [
    `UPDATE people SET name = 'Eve'`,
    `DELETE FROM links`,
    `INSERT INTO person_words VALUES ('eve', 1)`,
    `UPDATE texts SET body = 'x'`,
    `UPDATE people SET last_day = last_day + 1`,
  ]) {
    await whileClosed(journal, (database) => database.exec(damage))
    const { problems } = await reportOf(journal.client, journal.client.commands.check(), 'check')
    const table = damage.split(' ')[damage.startsWith('UPDATE') ? 1 : 2] ?? ''
    expect(problems[0]).toMatchObject({ code: 'ROWS_DIFFER', table })
    await reportOf(journal.client, journal.client.commands.rebuild(), 'rebuild')
    expect(await reportOf(journal.client, journal.client.commands.check(), 'check')).toMatchObject({ problems: [] })
  }
})

test('a rebuild in several steps leaves the full-text index in one piece, which goes on merging by itself', async () => {
  const journal = openTestJournal()
  onTestFinished(() => journal.close())
  const { commands, queries } = journal.client
  for (let part = 0; part < 6; part++) {
    const people = Array.from({ length: 200 }, (_, index) => ({ name: `Person ${part * 200 + index}` }))
    await commands.logConversation({ date: day('2026-11-20'), channel: 'event', people })
  }
  await reportOf(journal.client, commands.rebuild(), 'rebuild')
  expect((await queries.search({ text: 'person 1199' })).hits).toMatchObject([
    { kind: 'person', title: 'Person 1199' },
    { kind: 'conversation' },
  ])
  expect(await reportOf(journal.client, commands.check(), 'check')).toMatchObject({ problems: [] })
  const { pieces, options } = await whileClosed(journal, (database) => ({
    pieces: database.prepare('SELECT count(DISTINCT segid) FROM search_idx').pluck().get(),
    options: database.prepare(`SELECT k, v FROM search_config WHERE k <> 'version' ORDER BY k`).raw().all(),
  }))
  expect(pieces).toBe(1)
  expect(options).toEqual([
    ['automerge', 4],
    ['crisismerge', 16],
    ['hashsize', 2 ** 20],
  ])
})

test('a full-text index that says something else than the texts is found by check', async () => {
  const journal = openTestJournal()
  onTestFinished(() => journal.close())
  await journal.client.commands.addPerson({ names: { given: 'Ana' } })
  await whileClosed(journal, (database) => database.exec(`INSERT INTO search (rowid, title) VALUES (77, 'nobody')`))
  const { problems } = await reportOf(journal.client, journal.client.commands.check(), 'check')
  expect(problems).toMatchObject([{ code: 'INDEX_DIFFERS' }])
})

test.each([
  ['of an older format', 'UPDATE rows_state SET format = 0'],
  ['of which a rebuild was cut short', 'DROP TABLE rows_state; DELETE FROM people'],
])('rows %s are made again when the journal is opened', async (_what, damage) => {
  const journal = openTestJournal()
  onTestFinished(() => journal.close())
  await journal.client.commands.addPerson({ names: { given: 'Ana' }, ring: 'inner' })
  const before = await whileClosed(journal, dumpRows)
  await whileClosed(journal, (database) => database.exec(`${damage}; DROP TABLE circles; CREATE TABLE circles (old)`))
  expect((await journal.client.queries.people({})).rows).toMatchObject([{ name: 'Ana', ring: 'inner' }])
  expect(await whileClosed(journal, dumpRows)).toEqual(before)
})

test('what is written while rows are made again is in them once', async () => {
  const journal = openTestJournal()
  onTestFinished(() => journal.close())
  const { commands, queries } = journal.client
  // Enough people for several steps of a rebuild.
  for (let part = 0; part < 4; part++) {
    const people = Array.from({ length: 200 }, (_, index) => ({ name: `Person ${part * 200 + index}` }))
    await commands.logConversation({ date: day('2026-11-20'), channel: 'event', people })
  }
  const { rows } = await queries.people({ limit: 500 })
  const { job } = await commands.rebuild()
  const names: string[] = []
  for (let count = 0; (await queries.job({ job })).state === 'running' && count < 50; count++) {
    await commands.addPerson({ names: { given: `Meanwhile ${count}` } })
    names.push(`Meanwhile ${count}`)
    const person = rows[count * 7]
    if (person !== undefined) await commands.editPerson({ id: person.id, names: { nick: `Edited ${count}` } })
    await commands.logConversation({ date: day('2026-11-21'), channel: 'call', people: [{ name: `New ${count}` }] })
    await new Promise((resolve) => setImmediate(resolve))
  }
  while ((await queries.job({ job })).state === 'running') await new Promise((resolve) => setTimeout(resolve, 5))
  expect(await queries.job({ job })).toMatchObject({ state: 'done' })
  expect(names.length).toBeGreaterThan(0)
  expect(await reportOf(journal.client, commands.check(), 'check')).toMatchObject({ problems: [] })
  expect((await queries.people({ text: 'meanwhile', limit: 500 })).total).toBe(names.length)
})

test('a check ends however much is written meanwhile, and passes over what was taken back', () => {
  let projections: Projections | null = null
  let isFull = false
  const { store, database } = openTemporaryStore(join(temporaryFolder(), 'journal.db'), {
    onCommitting(changes) {
      projections?.project(changes)
      if (isFull) throw new Error('The disk is full.')
    },
  })
  projections = openProjections(database, KINDS)
  const add = (given: string) => store.commit(TEST_MESSAGE, (write) => write.create('person', { names: { given } }))
  for (let count = 0; count < 600; count++) add(`Person ${count}`)
  const problems: string[] = []
  let steps = 0
  for (const step of compareRows(projections, store, KINDS)) {
    if (typeof step === 'string') problems.push(step)
    for (let count = 0; count < 3; count++) add(`New ${steps} ${count}`)
    isFull = true
    expect(() => add('Nobody')).toThrow('full')
    isFull = false
    expect(steps++).toBeLessThan(200)
  }
  expect(problems).toEqual([])
})

test('a rebuild that fails leaves what is forgotten after it overwritten', () => {
  const { store, database } = openTemporaryStore(join(temporaryFolder(), 'journal.db'))
  const projections = openProjections(database, KINDS)
  const rebuild = () => [...projections.rebuild((kind) => store.each(kind))]
  database.pragma('query_only = ON')
  expect(rebuild).toThrow('readonly')
  database.pragma('query_only = OFF')
  expect(database.pragma('secure_delete', { simple: true })).toBe(1)
  expect(rebuild()).toEqual([0])
})
