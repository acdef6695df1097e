import { expect } from 'vitest'
import { addDays } from '#shared/model/civil-date.ts'
import { day, test } from '#support/journal-test.ts'
import { everyAnswer } from '#support/every-answer.ts'
import { reportOf } from '#support/test-journal.ts'

test('the sample is added once, shows every screen, and is taken away without touching what is mine', async ({
  journal,
}) => {
  const { client } = journal
  const { commands, queries } = client
  const { id: mine } = await commands.addPerson({ names: { given: 'Mine' }, ring: 'inner' })
  const added = await reportOf(client, commands.addSample(), 'sample')
  expect(added.documents).toBeGreaterThan(300)
  expect(await queries.journalInfo()).toMatchObject({ sample: added.documents })
  expect(await reportOf(client, commands.addSample(), 'sample')).toMatchObject({ documents: 0 })
  expect(await reportOf(client, commands.check(), 'check')).toMatchObject({ problems: [] })
  const { rows } = await queries.today({ limit: 200 })
  const kinds = new Set(rows.flatMap(({ reasons }) => reasons.map(({ kind }) => kind)))
  expect([...kinds]).toEqual(expect.arrayContaining(['promise', 'quiet']))
  const { upcoming, someday } = await queries.dayCounts()
  const cards = await queries.cards()
  expect(new Map(cards.map(({ barrier, beliefs }) => [barrier, beliefs.length]))).toEqual(
    new Map([
      ['imposing', 2],
      ['own', 1],
    ]),
  )
  expect(await queries.evidence({ story: 'imposing' })).toMatchObject([{ kind: 'reached-out', answered: 6 }])
  expect(upcoming).toBeGreaterThan(0)
  expect(await queries.gives({ direction: 'received' })).toMatchObject({ total: 3 })
  expect(await queries.asks({})).toMatchObject({ total: 3, open: 2 })
  expect(await queries.introductions({})).toMatchObject({ total: 7, open: 4 })
  expect((await queries.introductions({})).rows.map(({ stage }) => stage)).toEqual([
    'agreed',
    'asking',
    'asking',
    'idea',
    'introduced',
    'came',
    'closed',
  ])
  expect(await queries.introductionsWaiting({})).toMatchObject({ total: 3 })
  expect(someday).toBeGreaterThan(0)
  const somebody = rows.find(({ reasons }) => reasons.some(({ kind }) => kind === 'quiet'))?.person?.id as never
  const { id } = await commands.logConversation({
    date: day('2026-11-23'),
    channel: 'call',
    people: [{ id: mine }, { id: somebody }],
    topic: 'of mine',
  })
  const arranged = await queries.strategyCanvas()
  expect(arranged.cards.every(({ placed }) => placed)).toBe(true)
  expect([arranged.areas.length, arranged.notes.length]).toEqual([2, 2])
  expect(arranged.links.filter(({ says }) => says === null)).toHaveLength(4)
  await commands.addToCanvas({ cards: [{ as: 'note', id: 'own', text: 'of mine', x: 0, y: -200 }] })
  await commands.linkOnCanvas({ from: 'own', to: arranged.notes[0]?.id ?? '' })
  const twin = (await commands.addPerson({ names: { given: 'Twin' } })).id
  await commands.mergePeople({ from: twin, into: somebody })

  const removed = await reportOf(client, commands.removeSample(), 'sample')
  expect(removed.documents).toBe(added.documents)
  expect(await queries.journalInfo()).toMatchObject({ sample: 0, people: 2, conversations: 1, followUps: 0 })
  expect(await queries.conversation({ id })).toMatchObject({ topic: 'of mine', people: [{ id: mine }] })
  expect(await queries.strategyCanvas()).toMatchObject({ cards: [], areas: [], links: [], notes: [{ id: 'own' }] })
  // Who was merged into somebody of the sample is who they were.
  expect((await queries.people({})).rows.map(({ name }) => name)).toEqual(['Mine', 'Twin'])
  expect(await reportOf(client, commands.check(), 'check')).toMatchObject({ problems: [] })
  expect(await reportOf(client, commands.addSample(), 'sample')).toMatchObject({ documents: added.documents })
})

test('every person and conversation of the sample can be opened', async ({ journal: { client } }) => {
  await reportOf(client, client.commands.addSample(), 'sample')
  const people = new Set(await client.queries.peopleIds({}))
  const { rows } = await client.queries.journal({ limit: 200 })
  const conversations = new Set(rows.map(({ id }) => id))
  const strategy = await client.queries.strategy()
  const reviews = await client.queries.reviews({ limit: 500 })
  const answers = await everyAnswer(client, {
    people,
    conversations,
    followUps: new Set(),
    organisations: new Set(),
    circles: new Set(),
    goals: new Set(strategy.goals.map(({ id }) => id)),
    gives: new Set((await client.queries.gives({})).rows.map(({ id }) => id)),
    asks: new Set((await client.queries.asks({})).rows.map(({ id }) => id)),
    introductions: new Set((await client.queries.introductions({})).rows.map(({ id }) => id)),
    archetypes: new Set(strategy.archetypes.map(({ id }) => id)),
    reviews: new Set(reviews.rows.map(({ id }) => id)),
    measures: new Set((await client.queries.measures({})).rows.map(({ id }) => id)),
  })
  expect(answers.size).toBeGreaterThan(200)
  expect([...answers.values()].filter(({ text }) => /^[A-Z_]+$/.test(text))).toEqual([])
})

test('the reviews of the sample are frozen with what the one before expected, as if each had been written in its week', async ({
  journal: { client },
}) => {
  await reportOf(client, client.commands.addSample(), 'sample')
  const { rows } = await client.queries.reviews({ limit: 500 })
  expect(rows.map(({ rhythm }) => rhythm).filter((rhythm) => rhythm === 'weekly').length).toBe(103)
  expect(rows.filter(({ rhythm }) => rhythm === 'quarterly').length).toBe(8)
  let conversations = 0
  for (const { id, rhythm, to } of rows) {
    const { expectation, finishes, since } = await client.queries.review({ id })
    const [finish, ...others] = finishes
    expect(others).toEqual([])
    expect(finish).toMatchObject({ isWhole: true, frozen: { redacted: 0 } })
    expect(finish?.frozen?.expectation).toEqual(
      expectation && { from: expectation.from, to: expectation.to, text: expectation.text },
    )
    expect(since).toEqual({ more: 0, fewer: 0 })
    expect(finish?.on).toBe(addDays(to, 1))
    const counted = finish?.frozen?.numbers.find(({ code }) => code === 'conversations')?.value ?? 0
    if (rhythm === 'weekly') conversations += counted
  }
  // Weeks of people, and not of nothing.
  expect(conversations).toBeGreaterThan(200)
})
