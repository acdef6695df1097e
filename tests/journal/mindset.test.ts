import { describe, expect, test as plain } from 'vitest'
import { addCard, answerBelief, cardOfStory, openCard, showCard } from '#journal/commands/reframe-commands.ts'
import { checkJournal } from '#journal/check-journal.ts'
import { cards } from '#journal/queries/cards.ts'
import type { CommandInput } from '#shared/contract/contract.ts'

import { day, test } from '#support/journal-test.ts'
import { reportOf } from '#support/test-journal.ts'
import { dumpTables } from '#support/row-dump.ts'
import { exchange, openTestEngine, type TestEngine } from '#support/test-engine.ts'
import { writeText } from '#support/write-text.ts'

const IMPOSING = { story: 'imposing', from: 'I am imposing.', to: 'They are free to say no.' } as const

const shown = ({ engine }: TestEngine) => cards(engine.queries)
const meet = (one: TestEngine, other: TestEngine) => {
  exchange(one, other)
  exchange(one, other)
}

describe('a card', () => {
  test('is offered until one answers it or writes on it, and is a document from then on', async ({ journal }) => {
    const { commands, queries } = journal.client
    expect(await queries.cards()).toEqual([])
    const { id, undo } = await commands.answerBelief({ card: IMPOSING, value: 4 })
    expect(await queries.cards()).toMatchObject([
      { id, barrier: 'imposing', from: IMPOSING.from, to: IMPOSING.to, shown: true, beliefs: [{ value: 4 }] },
    ])
    expect(await commands.openCard({ card: IMPOSING })).toEqual({ id })
    expect(await commands.openCard({ card: { id } })).toEqual({ id })
    // One step back is one answer less; the card says what was offered.
    await commands.undo({ token: undo ?? '' })
    expect(await queries.cards()).toMatchObject([{ id, beliefs: [], from: IMPOSING.from }])
    await journal.reopen()
    expect(await journal.client.queries.cards()).toMatchObject([{ id, beliefs: [] }])
    expect(await reportOf(journal.client, journal.client.commands.check(), 'check')).toMatchObject({ problems: [] })
  })

  test('of my own is written, put away, trashed and restored, each with one step back', async ({ journal }) => {
    const { commands, queries } = journal.client
    const added = await commands.addCard({ from: ' They are too important. ', to: 'They are people.' })
    const [card] = await queries.cards()
    expect(card).toMatchObject({ barrier: 'own', from: 'They are too important.', to: 'They are people.' })
    const away = await commands.showCard({ card: { id: added.id }, shown: false })
    expect(await queries.cards()).toMatchObject([{ shown: false }])
    await commands.undo({ token: away.undo ?? '' })
    expect(await queries.cards()).toMatchObject([{ shown: true }])
    await commands.moveToTrash({ ids: [added.id] })
    expect(await queries.cards()).toEqual([])
    expect((await queries.trash({})).rows).toMatchObject([{ kind: 'reframe', title: 'They are too important.' }])
    await commands.restoreFromTrash({ ids: [added.id] })
    expect(await queries.cards()).toMatchObject([{ id: added.id }])
    const session = await commands.openText({ id: added.id, field: 'inMyWords' })
    await commands.editText({ session: session.session, text: 'Before board meetings.' })
    const { undo } = await commands.closeText({ session: session.session })
    expect(await queries.cards()).toMatchObject([{ inMyWords: 'Before board meetings.' }])
    await commands.undo({ token: undo ?? '' })
    expect(await queries.cards()).toMatchObject([{ inMyWords: '' }])
    await commands.undo({ token: added.undo ?? '' })
    expect((await queries.trash({})).total + (await queries.cards()).length).toBe(1)
  })

  test('of a story that was trashed or forgotten is made again when it is taken up', async ({ journal }) => {
    const { commands, queries } = journal.client
    const { id } = await commands.answerBelief({ card: IMPOSING, value: 2 })
    await commands.moveToTrash({ ids: [id] })
    expect(await commands.openCard({ card: IMPOSING })).toEqual({ id })
    expect(await queries.cards()).toHaveLength(1)
    await commands.forget({ id })
    const again = await commands.showCard({ card: IMPOSING, shown: false })
    expect(again.id).not.toBe(id)
    expect(await commands.openCard({ card: IMPOSING })).toEqual({ id: again.id })
    expect(await queries.cards()).toMatchObject([{ id: again.id, barrier: 'imposing', beliefs: [], shown: false }])
  })
})

test('cards are found by words only on a machine that asks for it', async ({ journal: { client } }) => {
  const { commands, queries } = client
  const { id } = await commands.addCard({ from: 'They are far too grand.', to: 'They are people.' })
  await commands.logConversation({ date: day('2026-11-20'), channel: 'call', people: [], topic: 'grand piano' })
  const found = async (text: string) => (await queries.search({ text })).hits.map(({ kind }) => kind)
  expect(await found('grand')).toEqual(['conversation'])
  expect(await found('grnad')).toEqual(['conversation'])
  expect((await queries.search({ text: 'grand', kinds: ['reframe'] })).hits).toEqual([])
  await commands.setSettings({ cardsInSearch: true })
  expect((await found('grand')).toSorted()).toEqual(['conversation', 'reframe'])
  expect((await queries.search({ text: 'grand', kinds: ['reframe'] })).hits).toMatchObject([{ id, kind: 'reframe' }])
})

test('cards are exported only where that is asked for', async ({ journal: { client } }) => {
  await client.commands.addCard({ from: 'They are far too grand.', to: '' })
  await client.commands.addPerson({ names: { given: 'Ana' } })
  const exported = async (cards?: boolean) => {
    const { text } = await client.queries.exportChunk({ after: null, ...(cards !== undefined && { cards }) })
    return JSON.parse(text) as { leavesOut?: string[]; documents: { kind: string }[] }
  }
  const usual = await exported()
  expect(usual.documents.map(({ kind }) => kind)).toEqual(['person'])
  expect(usual.leavesOut).toEqual(['reframe'])
  const whole = await exported(true)
  expect(whole.documents.map(({ kind }) => kind)).toEqual(['reframe', 'person'])
  expect(whole.leavesOut).toBeUndefined()
})

test('a conversation says who began it, where that was said', async ({ journal: { client } }) => {
  const { commands, queries } = client
  const talk = {
    date: day('2026-11-20'),
    channel: 'call',
    people: [{ name: 'Ana' }],
  } satisfies CommandInput<'logConversation'>
  const { id } = await commands.logConversation(talk)
  expect(await queries.conversation({ id })).toMatchObject({ startedBy: 'unknown' })
  const { undo } = await commands.editConversation({ id, startedBy: 'them' })
  expect(await queries.conversation({ id })).toMatchObject({ startedBy: 'them' })
  await commands.undo({ token: undo ?? '' })
  expect(await queries.conversation({ id })).toMatchObject({ startedBy: 'unknown' })
  const told = await commands.logConversation({ ...talk, startedBy: 'me' })
  expect(await queries.conversation({ id: told.id })).toMatchObject({ startedBy: 'me' })
})

describe('two devices', () => {
  plain('take up the same story and have one card, the words of it once', async () => {
    const [laptop, phone] = [openTestEngine(), openTestEngine()]
    const ids = [laptop, phone].map(({ engine }) => openCard(engine.commands, { card: IMPOSING }).id)
    expect(ids).toEqual([cardOfStory('imposing'), cardOfStory('imposing')])
    meet(laptop, phone)
    expect(shown(laptop)).toMatchObject([{ from: IMPOSING.from, to: IMPOSING.to }])
    expect(shown(phone)).toEqual(shown(laptop))
    expect(
      await checkJournal(phone.engine, { step: async () => {}, report: () => false, tell: () => undefined }),
    ).toMatchObject({
      problems: [],
    })
  })

  plain('M4: answer the same day apart; both answers stay, the later instant holds, and both see the same', () => {
    const [laptop, phone] = [openTestEngine(), openTestEngine()]
    phone.clock.now += 60_000
    answerBelief(phone.engine.commands, { card: IMPOSING, value: 4 })
    laptop.clock.now += 120_000
    answerBelief(laptop.engine.commands, { card: IMPOSING, value: 7 })
    meet(laptop, phone)
    expect(shown(laptop)[0]?.beliefs.map(({ value }) => value)).toEqual([4, 7])
    expect(shown(phone)).toEqual(shown(laptop))
    // Of the same instant the key of the entry decides, on both alike.
    const id = cardOfStory('imposing')
    const at = laptop.clock.now + 1000
    laptop.engine.commands.commit('answerBelief', (to) => to.set(id, ['beliefs', 'b'], { at, value: 1 }))
    phone.engine.commands.commit('answerBelief', (to) => to.set(id, ['beliefs', 'a'], { at, value: 9 }))
    meet(laptop, phone)
    expect(shown(laptop)[0]?.beliefs.map(({ value }) => value)).toEqual([4, 7, 9, 1])
    expect(shown(phone)).toEqual(shown(laptop))
    // Whoever answers last holds, also behind a clock that is ahead.
    answerBelief(phone.engine.commands, { card: { id }, value: 5 })
    expect(shown(phone)[0]?.beliefs.at(-1)).toMatchObject({ value: 5 })
  })

  plain('M6: write from, to and in my words apart; every word of both survives', () => {
    const [laptop, phone] = [openTestEngine(), openTestEngine()]
    const { id } = openCard(laptop.engine.commands, { card: IMPOSING })
    openCard(phone.engine.commands, { card: IMPOSING })
    writeText(laptop, id, 'inMyWords', 'Before I ask for advice.')
    meet(laptop, phone)
    writeText(laptop, id, 'from', 'I am always imposing.')
    writeText(phone, id, 'from', 'I am imposing on them.')
    writeText(laptop, id, 'to', 'They are quite free to say no.')
    writeText(phone, id, 'to', 'They are free to say no, and do.')
    writeText(laptop, id, 'inMyWords', 'Mostly before I ask for advice.')
    writeText(phone, id, 'inMyWords', 'Before I ask for advice. Less by now.')
    meet(laptop, phone)
    expect(shown(laptop)).toMatchObject([
      {
        from: 'I am always imposing on them.',
        to: 'They are quite free to say no, and do.',
        inMyWords: 'Mostly before I ask for advice. Less by now.',
      },
    ])
    expect(shown(phone)).toEqual(shown(laptop))
  })

  plain('M3: a card that is put away on one is put away on all, also after a rebuild and a restart', () => {
    const [laptop, phone] = [openTestEngine(), openTestEngine()]
    addCard(laptop.engine.commands, { from: 'Mine', to: '' })
    showCard(phone.engine.commands, { card: IMPOSING, shown: false })
    meet(laptop, phone)
    expect(shown(laptop).map(({ barrier, shown: isShown }) => [barrier, isShown])).toContainEqual(['imposing', false])
    const before = dumpTables(laptop.engine.store.database, laptop.engine.projections.tables)
    for (const _ of laptop.engine.projections.rebuild((kind) => laptop.engine.store.each(kind)));
    expect(dumpTables(laptop.engine.store.database, laptop.engine.projections.tables)).toEqual(before)
    laptop.reopen()
    expect(shown(laptop)).toEqual(shown(phone))
  })
})
