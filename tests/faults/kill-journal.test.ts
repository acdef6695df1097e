import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import type { ConversationId, PersonId } from '#shared/model/id.ts'
import { day, test } from '#support/journal-test.ts'
import { dumpRows, whileClosed } from '#support/row-dump.ts'
import { seededRandom } from '#support/seeded-random.ts'
import { reportOf, type TestJournal } from '#support/test-journal.ts'

const CHILD = fileURLToPath(import.meta.resolve('#support/journal-child.ts'))

/** Lets a child work in the journal, closed meanwhile, and kills it some time after it has said `lines` lines. */
async function killDuring(journal: TestJournal, work: string, lines: number, waitMs: number): Promise<unknown[]> {
  await journal.journal.close()
  const child = spawn(process.execPath, [CHILD, journal.folder, work], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  let isDoomed = false
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
    if (isDoomed || said.split('\n').length <= lines) return
    isDoomed = true
    setTimeout(() => child.kill('SIGKILL'), waitMs)
  })
  const signal = await new Promise((resolve) => child.on('close', (_code, by) => resolve(by)))
  expect(signal).toBe('SIGKILL')
  await journal.reopen()
  // The last piece is empty, or a line that the child was killed in.
  return said
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as unknown)
}

async function expectSound({ client }: TestJournal): Promise<void> {
  expect(await reportOf(client, client.commands.check(), 'check')).toMatchObject({ problems: [] })
}

interface Acknowledged {
  readonly conversation: ConversationId
  readonly person: PersonId
  readonly ring: 'inner' | null
  readonly name: string
  readonly text?: string
}

test('every acknowledged command is there after kill -9, in documents and rows', async ({ journal }) => {
  const random = seededRandom(5)
  let total = 0
  for (let round = 0; round < 4; round++) {
    const said = (await killDuring(journal, 'commands', 10 + random(50), random(20))) as Acknowledged[]
    total += said.length
    const { queries } = journal.client
    const last = new Map(said.map((one) => [one.person, one]))
    const final = said.at(-1)
    for (const one of last.values()) {
      const page = await queries.person({ id: one.person })
      expect(page).toMatchObject({ name: one.name, conversationCount: 1, followUps: [{ text: `Call ${one.name}` }] })
      expect(await queries.conversation({ id: one.conversation })).toMatchObject({
        notes: `about ${one.name}`,
        people: [{ id: one.person }],
      })
      // Of the last one a command more may have been committed than could be said.
      if (one === final) continue
      expect(page.ring).toBe('inner')
      expect(page.texts.notes).toBe(one.text)
    }
    if (final?.ring === 'inner') expect(await queries.person({ id: final.person })).toMatchObject({ ring: 'inner' })
    await expectSound(journal)
  }
  expect(total).toBeGreaterThan(60)
})

test('an import that is killed leaves whole people, and the same file adds the rest', async ({ journal }) => {
  await killDuring(journal, 'import', 2, 5)
  const { queries } = journal.client
  const { total } = await queries.people({})
  expect(total).toBeGreaterThan(0)
  expect(total).toBeLessThan(4000)
  // Written in commits of 100 records, each whole or absent.
  expect(total % 100).toBe(0)
  await expectSound(journal)
  const { rows } = await queries.people({ limit: 500 })
  expect(rows.every(({ organisation, title }) => organisation === 'Acme' && title === 'Engineer')).toBe(true)
  expect((await queries.organisations({ text: 'Acme' })).length).toBe(1)
  const { total: again } = await queries.people({ text: 'Given0' })
  expect(again).toBe(1)
})

test('a rebuild that is killed is made again when the journal is opened', async ({ journal }) => {
  const { commands, queries } = journal.client
  for (let part = 0; part < 4; part++) {
    const people = Array.from({ length: 200 }, (_, index) => ({ name: `Person ${part * 200 + index}` }))
    await commands.logConversation({ date: day('2026-11-20'), channel: 'event', people })
  }
  const answered = JSON.stringify(await queries.people({ sort: 'name' }))
  const before = await whileClosed(journal, dumpRows)
  const random = seededRandom(8)
  for (let round = 0; round < 3; round++) {
    await killDuring(journal, 'rebuild', 1, random(60))
    expect(JSON.stringify(await journal.client.queries.people({ sort: 'name' }))).toBe(answered)
    expect(await whileClosed(journal, dumpRows)).toEqual(before)
  }
})
