import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished } from 'vitest'
import type { Database } from '#journal/documents/database.ts'
import type { DocumentId } from '#shared/model/id.ts'
import { PREFERENCES_ID } from '#shared/model/preferences.ts'
import { day, refusalOf, test } from '#support/journal-test.ts'
import { whileClosed } from '#support/row-dump.ts'
import { openTestJournal, reportOf, type TestJournal } from '#support/test-journal.ts'

const HOLDING_CHILD = fileURLToPath(import.meta.resolve('#support/holding-child.ts'))
const damageOf = (id: string) => (database: Database) => {
  const { changes } = database.prepare('UPDATE documents SET snapshot = zeroblob(100) WHERE id = ?').run(id)
  expect(changes).toBe(1)
}

function openAgain(folder: string, key?: Uint8Array): void {
  const opened = openTestJournal({ folder, ...(key !== undefined && { key }) })
  onTestFinished(() => opened.journal.close())
}

async function fill({ client }: TestJournal) {
  const { commands } = client
  const logged = await commands.logConversation({
    date: day('2026-11-20'),
    channel: 'call',
    people: [{ name: 'Ana Ruiz' }, { name: 'Tom' }],
    topic: 'pricing',
    followUps: [{ text: 'Send the deck', actor: 'me', people: [{ name: 'Ana Ruiz' }] }],
  })
  await commands.putInRing({ ids: logged.newPeople, ring: 'inner' })
  return {
    ...logged,
    ana: logged.newPeople[0] as (typeof logged.newPeople)[number],
    tom: logged.newPeople[1] as (typeof logged.newPeople)[number],
  }
}

test('a journal held by another process is refused, and the holder is named', async ({ journal }) => {
  await journal.journal.close()
  const child = spawn(process.execPath, [HOLDING_CHILD, journal.folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  await new Promise((resolve) => child.stdout.once('data', resolve))
  expect(() => openAgain(journal.folder)).toThrow(
    expect.objectContaining({
      code: 'held',
      message: expect.stringContaining(String(child.pid)),
      holder: expect.objectContaining({ program: 'desktop' }),
    }),
  )
  const closed = new Promise((resolve) => child.once('close', resolve))
  child.kill('SIGKILL')
  await closed
  await journal.reopen()
  expect(await journal.client.queries.people({})).toMatchObject({ total: 0 })
})

test('two journals of one process never share a folder', async ({ journal }) => {
  expect(() => openAgain(journal.folder)).toThrow(expect.objectContaining({ code: 'held' }))
  expect(await journal.client.queries.people({})).toMatchObject({ total: 0 })
})

test('a wrong key and a newer format are refused, and the right Rapport opens the journal after', async ({
  journal,
}) => {
  const { ana } = await fill(journal)
  await journal.journal.close()
  expect(() => openAgain(journal.folder, new Uint8Array(32).fill(8))).toThrow(
    expect.objectContaining({ code: 'wrong-key' }),
  )
  await whileClosed(journal, () => {})
  await whileClosed(journal, (database) => database.exec(`UPDATE meta SET value = '99' WHERE key = 'format'`)).catch(
    (error: unknown) =>
      expect(error).toMatchObject({ code: 'newer-format', message: expect.stringContaining('newer Rapport') }),
  )
  // What refused the journal has let go of it.
  expect(() => openAgain(journal.folder)).toThrow(expect.objectContaining({ code: 'newer-format' }))
  expect(ana).toBeDefined()
})

test('a damaged preferences document: the defaults hold, everything else is there, and it can be set again', async ({
  journal,
}) => {
  const { ana } = await fill(journal)
  await journal.client.commands.setRingRule({
    ring: 'inner',
    rule: { cadence: { idealDays: 1, maxDays: 2 }, budget: 1 },
  })
  expect(await journal.client.queries.person({ id: ana })).toMatchObject({ warmth: 'cold' })
  await whileClosed(journal, damageOf(PREFERENCES_ID))
  const { commands, queries } = journal.client
  // Met at the next change of it at the latest.
  await commands.setIntent({ goal: 'Learn', people: '', minutesAWeek: null }).catch(() => null)
  expect(await queries.journalInfo()).toMatchObject({ quarantined: 1 })
  expect((await queries.preferences()).rings.inner).toEqual({ cadence: { idealDays: 14, maxDays: 30 }, budget: 5 })
  expect(await queries.person({ id: ana })).toMatchObject({
    name: 'Ana Ruiz',
    cadence: { idealDays: 14, maxDays: 30 },
    warmth: 'warm',
  })
  await commands.setIntent({ goal: 'Learn more', people: '', minutesAWeek: null })
  expect((await queries.preferences()).intent.goal).toBe('Learn more')
  const { problems } = await reportOf(journal.client, commands.check(), 'check')
  expect(problems.filter(({ code }) => code !== 'DOCUMENT_SET_ASIDE')).toEqual([])
})

test.for([
  ['a damaged snapshot', (id: string) => damageOf(id)],
  [
    'a missing change',
    (id: string) => (database: Database) => {
      const { changes } = database
        .prepare('DELETE FROM changes WHERE document = (SELECT n FROM documents WHERE id = ?)')
        .run(id)
      expect(changes).toBeGreaterThan(0)
    },
  ],
] as const)('%s: the person is set aside with their rows, and the rest works', async ([, damage], { journal }) => {
  const { ana, tom, id } = await fill(journal)
  await journal.client.commands.editPerson({ id: ana, pronouns: 'she/her' })
  await whileClosed(journal, damage(ana))
  const { commands, queries } = journal.client
  const found = await reportOf(journal.client, commands.check(), 'check')
  expect(found.problems.map((problem) => problem.code === 'DOCUMENT_UNREADABLE' && problem.id)).toContain(ana)
  expect(await refusalOf(commands.putInRing({ ids: [ana], ring: 'close' }))).toMatchObject({
    code: 'NOT_FOUND',
    data: { id: ana },
  })
  expect(await queries.journalInfo()).toMatchObject({ quarantined: 1, people: 1 })
  expect(await refusalOf(queries.person({ id: ana }))).toMatchObject({ code: 'NOT_FOUND' })
  expect((await queries.people({})).rows).toMatchObject([{ id: tom }])
  expect((await queries.search({ text: 'ruiz' })).hits).toEqual([])
  expect(await queries.conversation({ id })).toMatchObject({ topic: 'pricing', people: [{ id: tom }] })
  await commands.editPerson({ id: tom, pronouns: 'he/him' })
  const after = await reportOf(journal.client, commands.check(), 'check')
  expect(after.problems).toMatchObject([{ code: 'DOCUMENT_SET_ASIDE', id: ana, kind: 'person' }])
  await journal.reopen()
  expect(await journal.client.queries.journalInfo()).toMatchObject({ quarantined: 1, people: 1 })
})

test('a rebuild sets aside what is damaged, and says how many', async ({ journal }) => {
  const { ana, tom } = await fill(journal)
  await whileClosed(journal, damageOf(ana))
  const { commands, queries } = journal.client
  expect(await reportOf(journal.client, commands.rebuild(), 'rebuild')).toMatchObject({ quarantined: 1 })
  expect((await queries.people({})).rows).toMatchObject([{ id: tom }])
})

test('somebody whom a damaged person was merged with is not lost with them', async ({ journal }) => {
  const { ana, tom } = await fill(journal)
  await journal.client.commands.mergePeople({ from: ana, into: tom })
  await whileClosed(journal, damageOf(tom))
  const { commands, queries } = journal.client
  await reportOf(journal.client, commands.rebuild(), 'rebuild')
  expect((await queries.people({})).rows).toMatchObject([{ id: ana, name: 'Ana Ruiz', lastOn: '2026-11-20' }])
})

test('a key that is not 32 bytes is a mistake, not a journal', async ({ journal }) => {
  await journal.journal.close()
  expect(() => openAgain(journal.folder, new Uint8Array(31))).toThrow('32 bytes')
  await journal.reopen()
  const missing = '01900000-0000-7000-8000-000000000000' as DocumentId
  expect(await refusalOf(journal.client.queries.documentKind({ id: missing }))).toMatchObject({ code: 'NOT_FOUND' })
})
