import { describe, expect } from 'vitest'
import type { JournalClient } from '#shared/contract/contract.ts'
import type { PersonId } from '#shared/model/id.ts'
import { civilTime } from '#shared/model/civil-date-schema.ts'
import { day, test } from '#support/journal-test.ts'

type Commands = JournalClient['commands']
const at = (text: string) => civilTime.parse(text)

async function person({ addPerson }: Commands, given: string): Promise<PersonId> {
  return (await addPerson({ names: { given } })).id
}

async function write(
  { openText, editText, closeText }: Commands,
  id: PersonId,
  field: 'askNext' | 'howWeMet' | 'caresAbout' | 'theyCanLearnFromMe',
  text: string,
) {
  const { session } = await openText({ id, field })
  await editText({ session, text })
  await closeText({ session })
}

/** What is planned for tomorrow at ten, for 45 minutes. */
const plan = ({ logConversation }: Commands, people: PersonId[], more: object = {}) =>
  logConversation({
    date: day('2026-11-24'),
    time: at('10:00'),
    minutes: 45,
    channel: 'coffee',
    people: people.map((id) => ({ id })),
    ...more,
  })

describe('B1: of a planned conversation', () => {
  test('there is a brief of whoever takes part, each once, whoever they were merged into', async ({
    journal: { client },
  }) => {
    const { commands, queries } = client
    const ana = await person(commands, 'Ana')
    const twin = await person(commands, 'Anna')
    const { id } = await plan(commands, [ana, twin])
    await commands.mergePeople({ from: twin, into: ana })
    const { briefs, until, plan: planned } = await queries.meeting({ plan: id })
    expect(briefs.map((one) => one.person.name)).toEqual(['Ana'])
    expect(planned?.time).toBe('10:00')
    expect(until).toBe('10:45')
    expect((await queries.briefsOffered()).map((row) => row.id)).toEqual([id])
  })

  test('none is offered by itself for more than eight', async ({ journal: { client } }) => {
    const { commands, queries } = client
    const people: PersonId[] = []
    for (let index = 0; index < 9; index++) people.push(await person(commands, `Guest ${index}`))
    await plan(commands, people)
    expect(await queries.briefsOffered()).toEqual([])
    const { id } = await plan(commands, people.slice(0, 8))
    expect((await queries.briefsOffered()).map((row) => row.id)).toEqual([id])
  })
})

test('a brief is offered of what has not ended, whatever came before it', async ({ journal: { client, clock } }) => {
  const { commands, queries } = client
  const ana = await person(commands, 'Ana')
  const offered = async (date: number, hour: number, minute: number) => {
    clock.now = Date.UTC(2026, 10, date, hour, minute, 30)
    return (await queries.briefsOffered()).map(({ topic }) => topic)
  }
  // More than are offered at once, and all of them over.
  for (let minute = 10; minute < 32; minute++) await plan(commands, [ana], { time: at(`07:${minute}`), minutes: 5 })
  await plan(commands, [ana], { topic: 'length' })
  await plan(commands, [ana], { topic: 'no length', time: at('10:01'), minutes: null })
  await plan(commands, [ana], { topic: 'no time', time: null, minutes: null })
  await plan(commands, [ana], { topic: 'past midnight', time: at('23:30'), minutes: 90 })
  expect(await offered(24, 10, 44)).toEqual(['length', 'no length', 'past midnight', 'no time'])
  expect(await offered(24, 10, 45)).toEqual(['no length', 'past midnight', 'no time'])
  expect(await offered(24, 11, 1)).toEqual(['past midnight', 'no time'])
  expect(await offered(25, 0, 59)).toEqual(['past midnight'])
  expect(await offered(25, 1, 0)).toEqual([])
})

describe('B2: lines', () => {
  test('purpose, question, gift with its best match, what is open both ways, and the end', async ({
    journal: { client },
  }) => {
    const { commands, queries } = client
    const ana = await person(commands, 'Ana')
    const tom = await person(commands, 'Tom')
    await commands.putEntry({
      id: tom,
      entryId: null,
      entry: { collection: 'offers', value: { text: 'knows data people' } },
    })
    const need = { text: 'a data lead', heardOn: day('2026-11-12'), state: 'open' as const }
    await commands.putEntry({ id: ana, entryId: null, entry: { collection: 'needs', value: need } })
    await write(commands, ana, 'askNext', 'How did the move go?')
    await commands.scheduleFollowUp({
      text: 'send the deck',
      actor: 'me',
      due: day('2026-11-09'),
      people: [{ id: ana }],
    })
    await commands.scheduleFollowUp({ text: 'introduce to Tom', actor: 'them', people: [{ id: ana }] })
    expect(await queries.brief({ id: ana })).toMatchObject({
      purpose: { because: 'promise', text: 'send the deck', on: '2026-11-09' },
      question: { from: 'askNext', text: 'How did the move go?', isPrivate: true },
      gift: { from: 'need', text: 'a data lead', on: '2026-11-12', isPrivate: false },
      helper: { person: { id: tom }, reasons: [{ from: 'offer', text: 'knows data people', source: tom }] },
      followUps: [
        { text: 'send the deck', actor: 'me' },
        { text: 'introduce to Tom', actor: 'them' },
      ],
      howMet: null,
    })
    await plan(commands, [ana], { topic: 'the budget' })
    expect((await queries.brief({ id: ana })).purpose).toEqual({
      because: 'plan',
      text: 'the budget',
      on: '2026-11-24',
      isPrivate: false,
    })
  })

  test('of whom nothing is written it says how one met, and nothing else', async ({ journal: { client } }) => {
    const { commands, queries } = client
    const ben = await person(commands, 'Ben')
    const ana = await person(commands, 'Ana')
    expect(await queries.brief({ id: ana })).toMatchObject({
      purpose: { because: 'first', text: '' },
      question: null,
      gift: null,
      howMet: null,
    })
    await write(commands, ana, 'howWeMet', 'At KubeCon, in the queue.')
    await commands.editPerson({ id: ana, metThrough: ben, metOn: day('2026-03-12') })
    expect((await queries.brief({ id: ana })).howMet).toEqual({
      text: 'At KubeCon, in the queue.',
      on: '2026-03-12',
      through: { id: ben, name: 'Ben' },
      isPrivate: false,
    })
  })

  test('what was said in confidence is marked, so that a screen which others see leaves it out', async ({
    journal: { client },
  }) => {
    const { commands, queries } = client
    const ana = await person(commands, 'Ana')
    const need = { text: 'Between us: a divorce lawyer', heardOn: null, state: 'open' as const }
    await commands.putEntry({ id: ana, entryId: null, entry: { collection: 'needs', value: need } })
    expect(await queries.brief({ id: ana })).toMatchObject({ purpose: { isPrivate: true }, gift: { isPrivate: true } })
    await commands.scheduleFollowUp({ text: 'off the record: the lawyer', actor: 'them', people: [{ id: ana }] })
    await commands.scheduleFollowUp({ text: 'the deck', actor: 'me', due: day('2026-11-24'), people: [{ id: ana }] })
    await commands.logConversation({
      date: day('2026-11-20'),
      channel: 'call',
      people: [{ id: ana }],
      topic: 'the split',
      tags: ['off-the-record'],
    })
    await plan(commands, [ana], { topic: 'Vertraulich: die Scheidung' })
    expect(await queries.brief({ id: ana })).toMatchObject({
      last: { topic: 'the split', isPrivate: true },
      followUps: [
        { text: 'the deck', isPrivate: false },
        { text: 'off the record: the lawyer', isPrivate: true },
      ],
      plans: [{ isPrivate: true }],
    })
  })
})

test('B3: of several people there is one answer, a brief each', async ({ journal: { client } }) => {
  const { commands, queries } = client
  const people = [await person(commands, 'Ana'), await person(commands, 'Ben'), await person(commands, 'Cleo')]
  const { briefs, plan: planned } = await queries.meeting({ people })
  expect(briefs.map((one) => one.person.name)).toEqual(['Ana', 'Ben', 'Cleo'])
  expect(planned).toBeNull()
})

test('B4: of a plan a brief is ready twenty minutes before, at its new time where it was moved, and not of one called off', async ({
  journal: { client, clock },
}) => {
  const { commands, queries } = client
  const ana = await person(commands, 'Ana')
  const { id } = await plan(commands, [ana])
  await plan(commands, [ana], { time: null })
  await plan(commands, [], { time: at('10:00') })
  const ready = async (hour: number, minute: number) => {
    clock.now = Date.UTC(2026, 10, 24, hour, minute, 30)
    return (await queries.briefsReady()).map(({ time, people }) => [time, ...people.map(({ name }) => name)])
  }
  const told = [['10:00', 'Ana']]
  expect(await ready(9, 39)).toEqual([])
  expect(await ready(9, 40)).toEqual(told)
  expect(await ready(10, 0)).toEqual(told)
  expect(await ready(10, 1)).toEqual([])
  await commands.editConversation({ id, time: at('15:00') })
  expect(await ready(9, 50)).toEqual([])
  expect(await ready(14, 50)).toEqual([['15:00', 'Ana']])
  await commands.moveToTrash({ ids: [id] })
  expect(await ready(14, 50)).toEqual([])
  // Past midnight it is of tomorrow.
  await plan(commands, [ana], { date: day('2026-11-25'), time: at('00:05') })
  expect(await ready(23, 50)).toEqual([['00:05', 'Ana']])
})

test('B6: what is moved is briefed at its new time, and what is called off not at all', async ({
  journal: { client },
}) => {
  const { commands, queries } = client
  const ana = await person(commands, 'Ana')
  const { id } = await plan(commands, [ana])
  await commands.editConversation({ id, time: at('15:00') })
  expect(await queries.meeting({ plan: id })).toMatchObject({ plan: { time: '15:00' }, until: '15:45' })
  expect(await queries.briefsOffered()).toMatchObject([{ id, time: '15:00' }])
  await commands.editConversation({ id, date: day('2026-12-01') })
  expect(await queries.briefsOffered()).toEqual([])
  await commands.editConversation({ id, date: day('2026-11-24') })
  await commands.moveToTrash({ ids: [id] })
  expect(await queries.briefsOffered()).toEqual([])
  expect(await queries.meeting({ plan: id })).toEqual({ plan: null, meeting: null, until: null, briefs: [] })
})
