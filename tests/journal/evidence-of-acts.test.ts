import { describe, expect, test as plain } from 'vitest'
import { recordGive } from '#journal/commands/giving-commands.ts'
import { logConversation } from '#journal/commands/log-line.ts'
import { moveToTrash } from '#journal/commands/trash-commands.ts'
import { evidence } from '#journal/queries/evidence.ts'
import { rebuildRowsNow } from '#journal/rebuild-rows.ts'
import { newConversation } from '#shared/contract/conversations-contract.ts'
import type { JournalClient } from '#shared/contract/contract.ts'
import type { Evidence } from '#shared/contract/mindset-contract.ts'
import { addDays, type CivilDate } from '#shared/model/civil-date.ts'
import type { DocumentId, GiveId, PersonId } from '#shared/model/id.ts'
import type { Story } from '#shared/model/stories.ts'
import { day, test } from '#support/journal-test.ts'
import { exchange, openTestEngine } from '#support/test-engine.ts'
import { writeText } from '#support/write-text.ts'

const MINUTE = 60_000
const TODAY = day('2026-11-23')
const ago = (days: number): CivilDate => addDays(TODAY, -days)

const ask = async <Kind extends Evidence['kind']>({ queries }: JournalClient, story: Story, kind: Kind) =>
  (await queries.evidence({ story })).find((one): one is Extract<Evidence, { kind: Kind }> => one.kind === kind)

async function known(client: JournalClient, given: string, since: CivilDate): Promise<PersonId> {
  const { id } = await client.commands.addPerson({ names: { given } })
  await client.commands.logConversation({ date: since, channel: 'call', people: [{ id }] })
  return id
}

async function thank({ commands }: JournalClient, id: GiveId, text: string): Promise<void> {
  const { session } = await commands.openText({ id, field: 'thanks' })
  await commands.editText({ session, text })
  await commands.closeText({ session })
}

test('not ready yet: what others gave, and for how long one had known them', async ({ journal: { client } }) => {
  const { commands } = client
  const ana = await known(client, 'Ana', ago(200))
  const got = { direction: 'received', what: 'advice', day: ago(20) } as const
  await commands.recordGive({ ...got, text: 'how to read a balance sheet', people: [{ id: ana }] })
  // Before the first conversation, and from nobody that one knows: neither says that one spoke while one needed nothing.
  await commands.recordGive({ ...got, text: 'an old book', day: ago(300), people: [{ id: ana }] })
  await commands.recordGive({ ...got, text: 'a card', people: [] })
  expect(await ask(client, 'not-yet', 'received')).toMatchObject({
    times: 1,
    usualDaysKnown: 180,
    entries: [
      { kind: 'give', text: 'how to read a balance sheet', people: [{ id: ana, name: 'Ana' }], knownSince: ago(200) },
    ],
  })
  await commands.moveToTrash({ ids: [ana] })
  expect(await ask(client, 'not-yet', 'received')).toBeUndefined()
})

test('not ready yet: goals whose day is ahead while nobody is warm, until somebody is', async ({
  journal: { client },
}) => {
  const { commands } = client
  const bob = await known(client, 'Bob', ago(206))
  await commands.putInRing({ ids: [bob], ring: 'active' })
  const board = await commands.addGoal({ title: 'A board seat', neededBy: day('2027-03-01') })
  expect(await ask(client, 'not-yet', 'goals-ahead')).toBeUndefined()
  await commands.addArchetype({ name: 'CFO outside', seats: 3, goals: [board.id], people: [bob] })
  await commands.addGoal({ title: 'Some day' })
  const found = await ask(client, 'not-yet', 'goals-ahead')
  expect(found).toEqual({
    kind: 'goals-ahead',
    goals: 1,
    daysLeft: 98,
    entries: [
      { kind: 'goal', id: board.id, title: 'A board seat', neededBy: '2027-03-01', nearest: { id: bob, name: 'Bob' } },
    ],
  })
  // Put away from Today it is still true.
  await commands.putAwayHint({ id: board.id })
  expect(await ask(client, 'not-yet', 'goals-ahead')).toEqual(found)
  const talk = await commands.logConversation({ date: ago(1), channel: 'call', people: [{ id: bob }] })
  expect(await ask(client, 'not-yet', 'goals-ahead')).toBeUndefined()
  await commands.moveToTrash({ ids: [talk.id] })
  expect(await ask(client, 'not-yet', 'goals-ahead')).toEqual(found)
})

test('why me: what was given and thanked for, in their words', async ({ journal }) => {
  const { client } = journal
  const { commands } = client
  const ana = await known(client, 'Ana', ago(200))
  const given = { direction: 'given', what: 'resource', people: [{ id: ana }] } as const
  const { id } = await commands.recordGive({ ...given, people: [{ id: ana }], text: 'the book', day: ago(20) })
  const old = await commands.recordGive({ ...given, people: [{ id: ana }], text: 'a map', day: ago(400) })
  expect(await ask(client, 'why-me', 'thanked')).toBeUndefined()
  await thank(client, old.id, 'Thanks!')
  await thank(client, id, 'It opened a door.')
  const found = await ask(client, 'why-me', 'thanked')
  expect(found).toMatchObject({
    since: ago(364),
    times: 1,
    entries: [{ kind: 'give', id, text: 'the book', thanks: 'It opened a door.', people: [{ id: ana }] }],
  })
  await journal.reopen()
  expect(await ask(journal.client, 'why-me', 'thanked')).toEqual(found)
  await thank(journal.client, id, '')
  expect(await ask(journal.client, 'why-me', 'thanked')).toBeUndefined()
})

test('not good at it: when one sat down for it, by month, without those that lasted no minute', async ({
  journal: { client, clock },
}) => {
  const sit = async (minutes: number, done: DocumentId[] = []) => {
    const begun = await client.commands.beginSession({ minutes: 25 })
    clock.now += minutes * MINUTE
    await client.commands.continueSession({ ...begun, done, ended: 'now' })
    return begun.id
  }
  expect(await ask(client, 'not-good', 'sessions')).toBeUndefined()
  const ana = await known(client, 'Ana', ago(3))
  const [first, second] = [await sit(20), await sit(12)]
  // With something done it stays in the journal, and is no practice to speak of.
  await sit(0, [ana])
  clock.now += 10 * 24 * 60 * MINUTE
  const third = await sit(7)
  expect(await ask(client, 'not-good', 'sessions')).toMatchObject({
    times: 3,
    months: [
      { month: '2026-11', times: 2 },
      { month: '2026-12', times: 1 },
    ],
    entries: [
      { kind: 'session', id: third, minutes: 7, title: '', date: '2026-12-03' },
      { id: second, minutes: 12 },
      { id: first, minutes: 20 },
    ],
  })
})

describe('two devices', () => {
  plain('say the same of what was given, thanked for and kept apart', async () => {
    const [laptop, tower] = [openTestEngine(), openTestEngine()]
    const { commands } = laptop.engine
    const talk = newConversation.parse({ date: ago(100), channel: 'call', people: [{ name: 'Ana' }] })
    const { newPeople } = logConversation(commands, { ...talk, followUps: [] })
    const people = newPeople.map((id) => ({ id }))
    const give = { what: 'advice' as const, people, minutes: null, answers: null, origin: null, day: ago(10) }
    const book = recordGive(commands, { ...give, direction: 'given', text: 'the book' })
    exchange(laptop, tower)
    // Apart: one writes down the thanks, the other what came back.
    writeText(laptop, book.id, 'thanks', 'It helped.')
    const got = recordGive(tower.engine.commands, { ...give, direction: 'received', text: 'a word of warning' })
    exchange(laptop, tower)
    const all = ({ engine }: typeof laptop) =>
      (['why-me', 'not-yet'] as const).map((story) => evidence(engine.queries, { story }))
    expect(all(laptop)).toMatchObject([
      [{ kind: 'thanked', times: 1, entries: [{ id: book.id, thanks: 'It helped.' }] }],
      [{ kind: 'received', times: 1, usualDaysKnown: 90, entries: [{ id: got.id }] }],
    ])
    expect(all(tower)).toEqual(all(laptop))
    rebuildRowsNow(tower.engine)
    expect(all(tower)).toEqual(all(laptop))
    await moveToTrash(tower.engine.commands, { ids: [got.id, book.id] })
    exchange(laptop, tower)
    expect(all(laptop)).toEqual([[], []])
  })
})
