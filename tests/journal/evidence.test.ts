import { describe, expect } from 'vitest'
import type { JournalClient } from '#shared/contract/contract.ts'
import type { Evidence } from '#shared/contract/mindset-contract.ts'
import { addDays, type CivilDate } from '#shared/model/civil-date.ts'
import type { ConversationId, PersonId } from '#shared/model/id.ts'
import { STORIES, type Story } from '#shared/model/stories.ts'
import { day, test } from '#support/journal-test.ts'
import { reportOf } from '#support/test-journal.ts'

const TODAY = day('2026-11-23')
const ago = (days: number): CivilDate => addDays(TODAY, -days)

async function person({ commands }: JournalClient, given: string, ring: 'inner' | 'active' = 'active') {
  return (await commands.addPerson({ names: { given }, ring })).id
}

async function talk(
  { commands }: JournalClient,
  id: PersonId,
  date: CivilDate,
  channel: 'call' | 'email' | 'message' = 'call',
  more: { minutes?: number; startedBy?: 'me' | 'them' } = {},
): Promise<ConversationId> {
  return (await commands.logConversation({ date, channel, people: [{ id }], ...more })).id
}

const ask = async <Kind extends Evidence['kind']>({ queries }: JournalClient, story: Story, kind: Kind) =>
  (await queries.evidence({ story })).find((one): one is Extract<Evidence, { kind: Kind }> => one.kind === kind)

test('M1: with nothing in the journal nothing is said', async ({ journal: { client } }) => {
  for (const story of STORIES) expect(await client.queries.evidence({ story })).toEqual([])
  await talk(client, await person(client, 'Ana'), ago(3))
  for (const story of ['waste-time', 'imposing', 'why-me', 'self-serving', 'forgotten', 'too-busy'] as const) {
    expect(await client.queries.evidence({ story })).toEqual([])
  }
})

describe('M1: written after a long silence', () => {
  // Each had been silent for longer than the 120 days that the ring allows; null was never answered.
  const ANSWERS = [1, 2, 3, 5, 9, 40, null]
  async function seven(client: JournalClient): Promise<ConversationId[]> {
    const written: ConversationId[] = []
    for (const [at, answer] of ANSWERS.entries()) {
      const id = await person(client, `P${at}`)
      await talk(client, id, ago(400))
      const wrote = ago(100 - at)
      written.push(await talk(client, id, wrote, at % 2 === 0 ? 'email' : 'message'))
      if (answer !== null) await talk(client, id, addDays(wrote, answer))
    }
    return written
  }

  test('5 of 7 spoke within three weeks, usually within 3 days, and it opens to exactly these; deleted, 4 of 6', async ({
    journal,
  }) => {
    const { client } = journal
    const written = await seven(client)
    const found = await ask(client, 'imposing', 'reached-out')
    expect(found).toMatchObject({ times: 7, answered: 5, usualDays: 3, isCut: false })
    expect(found?.entries.map((entry) => 'id' in entry && entry.id).toSorted()).toEqual(written.toSorted())
    expect(await client.queries.evidence({ story: 'waste-time' })).toEqual([found])

    const { undo } = await client.commands.moveToTrash({ ids: [written[1] as ConversationId] })
    const less = await ask(client, 'imposing', 'reached-out')
    expect(less).toMatchObject({ times: 6, answered: 4, usualDays: 5 })
    expect(less?.entries).toHaveLength(6)
    await client.commands.undo({ token: undo ?? '' })
    expect(await ask(client, 'imposing', 'reached-out')).toEqual(found)

    await reportOf(client, client.commands.rebuild(), 'rebuild')
    expect(await ask(client, 'imposing', 'reached-out')).toEqual(found)
    expect(await reportOf(client, client.commands.check(), 'check')).toMatchObject({ problems: [] })
    await journal.reopen()
    expect(await ask(journal.client, 'imposing', 'reached-out')).toEqual(found)
  })

  test('says nothing where no answer was written down', async ({ journal: { client } }) => {
    const ana = await person(client, 'Ana')
    await talk(client, ana, ago(400))
    await talk(client, ana, ago(100), 'email')
    expect(await client.queries.evidence({ story: 'imposing' })).toEqual([])
  })

  test('follows what is known later: who began, the ring, a merge', async ({ journal: { client } }) => {
    const { commands } = client
    const written = await seven(client)
    await commands.editConversation({ id: written[0] as ConversationId, startedBy: 'them' })
    expect(await ask(client, 'imposing', 'reached-out')).toMatchObject({ times: 6, answered: 4 })
    await commands.editConversation({ id: written[0] as ConversationId, startedBy: 'me' })
    expect(await ask(client, 'imposing', 'reached-out')).toMatchObject({ times: 7, answered: 5 })
    // A message that they began is an answer, too.
    const last = (await client.queries.people({ text: 'P6' })).rows[0]?.id as PersonId
    await talk(client, last, ago(90), 'message', { startedBy: 'them' })
    expect(await ask(client, 'imposing', 'reached-out')).toMatchObject({ times: 7, answered: 6 })
    // Whom one meets once a year has not been silent for long.
    await commands.setCadence({ id: last, cadence: { idealDays: 300, maxDays: 900 } })
    expect(await ask(client, 'imposing', 'reached-out')).toMatchObject({ times: 6, answered: 5 })
    // Somebody else of the same name, with whom one spoke meanwhile: then there was no silence.
    const twin = await person(client, 'P5')
    await talk(client, twin, ago(110))
    const five = (await client.queries.people({ text: 'P5' })).rows.find(({ id }) => id !== twin)?.id as PersonId
    await commands.mergePeople({ from: twin, into: five })
    expect(await ask(client, 'imposing', 'reached-out')).toMatchObject({ times: 5, answered: 5 })
  })
})

test('too busy: how many conversations took a quarter of an hour or less, and how long all took in a week', async ({
  journal: { client },
}) => {
  const ana = await person(client, 'Ana')
  for (const [at, minutes] of [10, 15, 45, 20].entries()) await talk(client, ana, ago(at * 6), 'call', { minutes })
  await talk(client, ana, ago(2))
  await talk(client, ana, ago(28), 'call', { minutes: 5 })
  const found = await ask(client, 'too-busy', 'short-talks')
  expect(found).toMatchObject({ since: ago(27), talks: 4, short: 2, minutesAWeek: 22 })
  expect(found?.entries).toHaveLength(4)
})

test('self-serving and why me: needs that were heard and met, in their words', async ({ journal: { client } }) => {
  const { commands } = client
  const ana = await person(client, 'Ana')
  const need = (text: string, heardOn: CivilDate) =>
    commands.putEntry({ id: ana, entryId: null, entry: { collection: 'needs', value: { text, heardOn } } })
  const { entryId } = await need('a data lead in Berlin', ago(20))
  await need('a printer for the catalogue', ago(10))
  await need('long ago', ago(700))
  expect(await ask(client, 'self-serving', 'needs')).toMatchObject({ heard: 2, met: 0 })
  expect(await ask(client, 'why-me', 'needs-met')).toBeUndefined()
  await commands.putEntry({
    id: ana,
    entryId,
    entry: { collection: 'needs', value: { text: 'a data lead in Berlin', heardOn: ago(20), state: 'met' } },
  })
  const entry = { kind: 'need', person: { id: ana, name: 'Ana' }, text: 'a data lead in Berlin', metOn: TODAY }
  const found = await ask(client, 'self-serving', 'needs')
  expect(found).toMatchObject({ heard: 2, met: 1 })
  expect(found?.entries).toHaveLength(2)
  expect(await ask(client, 'why-me', 'needs-met')).toMatchObject({ times: 1, entries: [entry] })
  expect(await ask(client, 'why-me', 'begun-by-them')).toBeUndefined()
  const id = await talk(client, ana, ago(5), 'call', { startedBy: 'them' })
  expect(await ask(client, 'why-me', 'begun-by-them')).toMatchObject({ times: 1, entries: [{ id }] })
})

test('not ready yet: who helped, and for how long one had known them', async ({ journal: { client } }) => {
  const { commands } = client
  const ana = await person(client, 'Ana')
  await talk(client, ana, ago(200))
  const promised = { actor: 'them', people: [{ id: ana }] } as const
  const { id } = await commands.scheduleFollowUp({
    ...promised,
    people: [...promised.people],
    text: 'Send the contract',
  })
  expect(await ask(client, 'not-yet', 'helped')).toBeUndefined()
  await commands.completeFollowUps({ ids: [id] })
  expect(await ask(client, 'not-yet', 'helped')).toMatchObject({
    times: 1,
    usualDaysKnown: 200,
    entries: [{ kind: 'follow-up', id, people: [{ id: ana }], doneOn: TODAY, knownSince: ago(200) }],
  })
})

test('not good at it, not remembered: first conversations by month, and who spoke with me after half a year', async ({
  journal: { client },
}) => {
  const [ana, ben, cy] = [await person(client, 'Ana'), await person(client, 'Ben'), await person(client, 'Cy')]
  await talk(client, ana, ago(400))
  const again = await talk(client, ana, ago(30))
  await talk(client, ben, day('2026-10-02'))
  await talk(client, ben, day('2026-11-02'))
  await talk(client, cy, day('2026-11-20'))
  expect(await ask(client, 'not-good', 'first-talks')).toMatchObject({
    people: 2,
    months: [
      { month: '2026-10', people: 1 },
      { month: '2026-11', people: 1 },
    ],
    entries: [{ people: [{ id: cy }] }, { people: [{ id: ben }] }],
  })
  expect(await ask(client, 'forgotten', 'spoke-again')).toMatchObject({ times: 1, entries: [{ id: again }] })
})
