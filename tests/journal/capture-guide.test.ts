import { describe, expect, test as plain } from 'vitest'
import { answerPrompt, learnAnswer, movePrompt, putPrompt } from '#journal/commands/guide-commands.ts'
import { afterLogging } from '#journal/queries/guide.ts'
import { personPage } from '#journal/queries/person-page.ts'
import type { JournalClient } from '#shared/contract/contract.ts'
import { allPrompts, type GuidePrompt } from '#shared/model/capture-guide.ts'
import { addDays } from '#shared/model/civil-date.ts'
import { conversationId, personId, type PersonId } from '#shared/model/id.ts'
import { PREFERENCES_ID } from '#shared/model/preferences.ts'
import { dumpTables } from '#support/row-dump.ts'
import { day, test } from '#support/journal-test.ts'
import { exchange, openTestEngine, type TestEngine } from '#support/test-engine.ts'

const TODAY = day('2026-11-23')
const A_DAY_MS = 86_400_000
const plainly = { hidden: false, sensitive: false }

async function guideOf({ commands }: JournalClient, questions: readonly string[]): Promise<string[]> {
  const ids: string[] = []
  for (const question of questions)
    ids.push((await commands.putPrompt({ id: null, prompt: { question, ...plainly } })).id)
  return ids
}

const logWith = async ({ commands }: JournalClient, person: PersonId, on = TODAY) =>
  (await commands.logConversation({ date: on, channel: 'call', people: [{ id: person }] })).id

describe('the capture guide', () => {
  test('C1: after a conversation one prompt without an answer is offered, and not again for that person for 60 days', async ({
    journal,
  }) => {
    const { client, clock } = journal
    const ids = await guideOf(client, ['One?', 'Two?', 'Three?', 'Four?', 'Five?'])
    const { id: ana } = await client.commands.addPerson({ names: { given: 'Ana' } })
    const { id: ben } = await client.commands.addPerson({ names: { given: 'Ben' } })
    for (const prompt of ids.slice(0, 2)) await client.commands.answerPrompt({ person: ana, prompt, text: 'yes' })
    const offered = async (person: PersonId) => {
      const { prompt } = await client.queries.afterLogging({ id: await logWith(client, person) })
      if (prompt !== null) await client.commands.offerPrompt({ person, prompt: prompt.id })
      return prompt?.question ?? null
    }
    expect([await offered(ana), await offered(ana), await offered(ana)]).toEqual(['Three?', 'Four?', 'Five?'])
    expect(await offered(ana)).toBeNull()
    expect(await offered(ben)).toBe('One?')
    clock.now += 59 * A_DAY_MS
    expect(await offered(ana)).toBeNull()
    clock.now += A_DAY_MS
    expect(await offered(ana)).toBe('Three?')
    await journal.reopen()
    expect(
      (await journal.client.queries.afterLogging({ id: await logWith(journal.client, ana) })).prompt?.question,
    ).toBe('Four?')
  })

  test('C2: what was to be asked is asked after the conversation, its answer is what was learned there, and undo restores both', async ({
    journal,
  }) => {
    const { commands, queries } = journal.client
    const { id: ana } = await commands.addPerson({ names: { given: 'Ana' } })
    const { session } = await commands.openText({ id: ana, field: 'askNext' })
    await commands.editText({ session, text: 'How did the reorg go?' })
    await commands.closeText({ session })
    expect((await queries.brief({ id: ana })).question).toMatchObject({
      from: 'askNext',
      text: 'How did the reorg go?',
    })
    const conversation = await logWith(journal.client, ana)
    expect(await queries.afterLogging({ id: conversation })).toMatchObject({
      person: { id: ana, name: 'Ana' },
      askNext: 'How did the reorg go?',
    })
    const { undo } = await commands.learnAnswer({ person: ana, conversation, text: 'Two teams became one.' })
    const learned = async () => (await queries.conversation({ id: conversation })).learned
    expect(await learned()).toBe('How did the reorg go?\nTwo teams became one.')
    expect((await queries.person({ id: ana })).texts.askNext).toBe('')
    expect((await queries.afterLogging({ id: conversation })).askNext).toBe('')
    await commands.undo({ token: undo ?? '' })
    expect(await learned()).toBe('')
    expect((await queries.person({ id: ana })).texts.askNext).toBe('How did the reorg go?')
  })

  test('C3: an answer has its day, and after 18 months it may have changed and is asked again in the brief', async ({
    journal,
  }) => {
    const { commands, queries } = journal.client
    const [prompt = '', other = ''] = await guideOf(journal.client, ['What are they proud of?', 'And now?'])
    const { id: ana } = await commands.addPerson({ names: { given: 'Ana' } })
    await commands.answerPrompt({ person: ana, prompt, text: 'The regatta', on: day('2025-06-15') })
    await commands.answerPrompt({ person: ana, prompt: other, text: 'The boat' })
    const answers = async () => (await queries.person({ id: ana })).answers
    expect(await answers()).toMatchObject([
      { question: 'What are they proud of?', text: 'The regatta', on: '2025-06-15', mayHaveChanged: false },
      { question: 'And now?', text: 'The boat', on: TODAY, mayHaveChanged: false },
    ])
    expect((await queries.brief({ id: ana })).question).toBeNull()
    journal.clock.now += (addDaysBetween('2026-12-16') + 0) * A_DAY_MS
    expect(await answers()).toMatchObject([{ mayHaveChanged: true }, { mayHaveChanged: false }])
    expect((await queries.brief({ id: ana })).question).toEqual({
      from: 'answer',
      text: 'What are they proud of? The regatta',
      on: '2025-06-15',
      isPrivate: true,
    })
    const { undo } = await commands.answerPrompt({ person: ana, prompt, text: '' })
    expect(await answers()).toHaveLength(1)
    await commands.undo({ token: undo ?? '' })
    expect(await answers()).toHaveLength(2)
    expect((await queries.search({ text: 'regatta' })).hits[0]).toMatchObject({ id: ana })
  })

  test('C5: what a note says that somebody cares about is offered, and is on their page only once it is kept', async ({
    journal: { client },
  }) => {
    const { commands, queries } = client
    const { id: ana } = await commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' } })
    const { id: ben } = await commands.addPerson({ names: { given: 'Ben' } })
    const log = async (people: readonly PersonId[], notes: string) =>
      (await commands.logConversation({ date: TODAY, channel: 'call', people: people.map((id) => ({ id })), notes })).id
    const offered = async (people: readonly PersonId[], notes: string) => {
      const { person, cares } = await queries.afterLogging({ id: await log(people, notes) })
      return cares === '' ? null : [person?.name, cares]
    }
    const caresAbout = async () => (await queries.person({ id: ana })).texts.caresAbout
    expect(await offered([ana], 'she cares about open data, and starts in May. Good talk.')).toEqual([
      'Ana Ruiz',
      'open data',
    ])
    expect(await caresAbout()).toBe('')
    // Of two it must be said of whom.
    expect(await offered([ana, ben], 'she cares about open data')).toBeNull()
    expect(await offered([ana, ben], 'talked shop - Ben is passionate about old maps')).toEqual(['Ben', 'old maps'])
    const { undo } = await commands.keepCares({ person: ana, text: 'open science' })
    await commands.undo({ token: undo as never })
    expect(await caresAbout()).toBe('')
    await commands.keepCares({ person: ana, text: 'open data' })
    await commands.keepCares({ person: ana, text: 'dahlias' })
    expect(await caresAbout()).toBe('open data\ndahlias')
    expect(await offered([ana], 'she cares about Open Data')).toBeNull()
  })

  test('C6: an export without sensitive prompts has none of their answers, and everything else', async ({
    journal,
  }) => {
    const { commands, queries } = journal.client
    const [open = ''] = await guideOf(journal.client, ['What are they proud of?'])
    const { id: secret } = await commands.putPrompt({
      id: null,
      prompt: { question: 'How is their health?', hidden: false, sensitive: true },
    })
    const { id: ana } = await commands.addPerson({ names: { given: 'Ana' } })
    await commands.answerPrompt({ person: ana, prompt: open, text: 'The regatta' })
    await commands.answerPrompt({ person: ana, prompt: secret, text: 'A bad knee' })
    const exported = async (withoutSensitive: boolean) =>
      (await queries.exportChunk({ after: null, withoutSensitive })).text
    expect(await exported(false)).toContain('A bad knee')
    const without = await exported(true)
    expect(without).not.toContain('A bad knee')
    expect(without).toContain('The regatta')
    expect(without).toContain('How is their health?')
    expect(() => JSON.parse(without) as unknown).not.toThrow()
    expect((await queries.person({ id: ana })).answers).toHaveLength(2)
  })
})

function addDaysBetween(to: string): number {
  let days = 0
  for (let on = TODAY; on < to; on = addDays(on, 1)) days++
  return days
}

describe('the capture guide on two devices', () => {
  const guideNow = ({ engine }: TestEngine): Readonly<Record<string, GuidePrompt>> => {
    const document = engine.store.read(PREFERENCES_ID)
    return document?.kind === 'preferences' ? document.content.guide : {}
  }

  plain('C4: one renames a prompt, the other moves another before it, a third answers it: all of it holds', () => {
    const [one, other] = [openTestEngine(), openTestEngine()]
    const { commands } = one.engine
    const add = (question: string) => putPrompt(commands, { id: null, prompt: { question, ...plainly } }).id
    const [p, q] = [add('Proud of?'), add('Reached how?')]
    const { result } = commands.run('test', (write) => write.create('person', { names: { given: 'Ana' } }))
    const ana = personId.parse(result)
    exchange(one, other)
    putPrompt(one.engine.commands, { id: p, prompt: { question: 'What are they proud of?', ...plainly } })
    movePrompt(other.engine.commands, { id: q, before: p })
    answerPrompt(other.engine.commands, { person: ana, prompt: p, text: 'The regatta' })
    exchange(one, other)
    for (const device of [one, other]) {
      expect(allPrompts(guideNow(device)).map(({ question }) => question)).toEqual([
        'Reached how?',
        'What are they proud of?',
      ])
      expect(personPage(device.engine.queries, { id: ana }).answers).toMatchObject([
        { prompt: p, question: 'What are they proud of?', text: 'The regatta' },
      ])
      expect(device.engine.store.conflicts(PREFERENCES_ID)).toEqual([])
    }
    // Hidden is not gone: what was answered stays.
    putPrompt(one.engine.commands, {
      id: p,
      prompt: { question: 'What are they proud of?', hidden: true, sensitive: false },
    })
    exchange(one, other)
    expect(personPage(other.engine.queries, { id: ana }).answers).toMatchObject([{ text: 'The regatta' }])
    const before = dumpTables(other.engine.store.database, other.engine.projections.tables)
    for (const _ of other.engine.projections.rebuild((kind) => other.engine.store.each(kind)));
    expect(dumpTables(other.engine.store.database, other.engine.projections.tables)).toEqual(before)
  })

  plain(
    'an answer of two devices is one that holds and one that is shown, and what is learned keeps both texts',
    () => {
      const [one, other] = [openTestEngine(), openTestEngine()]
      const { commands } = one.engine
      const { id: prompt } = putPrompt(commands, { id: null, prompt: { question: 'Proud of?', ...plainly } })
      const ana = personId.parse(
        commands.run('test', (write) => write.create('person', { names: { given: 'Ana' }, askNext: 'The reorg?' }))
          .result,
      )
      const talk = conversationId.parse(
        commands.run('test', (write) =>
          write.create('conversation', { date: TODAY, channel: 'call', participants: { [ana]: true } }),
        ).result,
      )
      exchange(one, other)
      answerPrompt(one.engine.commands, { person: ana, prompt, text: 'The regatta' })
      answerPrompt(other.engine.commands, { person: ana, prompt, text: 'The boat' })
      learnAnswer(one.engine.commands, { person: ana, conversation: talk, text: 'Two teams.' })
      exchange(one, other)
      const [here] = personPage(one.engine.queries, { id: ana }).answers
      expect(personPage(other.engine.queries, { id: ana }).answers).toEqual([here])
      expect(one.engine.store.conflicts(ana).map(({ path }) => path)).toEqual([['answers', prompt]])
      expect(afterLogging(other.engine.queries, { id: talk }).askNext).toBe('')
    },
  )
})
