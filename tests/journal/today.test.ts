import { describe, expect } from 'vitest'
import type { JournalClient } from '#shared/contract/contract.ts'
import type { TodayReason } from '#shared/contract/today-contract.ts'
import { addDays } from '#shared/model/civil-date.ts'
import { day, test } from '#support/journal-test.ts'

const TODAY = day('2026-11-23')

/** Each row as its name, or nobody, with its reasons in short. */
async function shown({ queries }: JournalClient, page = {}): Promise<string[]> {
  const { rows } = await queries.today({ limit: 500, ...page })
  return rows.map(({ person, reasons }) => `${person?.name ?? 'nobody'}: ${reasons.map(inShort).join(', ')}`)
}

function inShort(reason: TodayReason): string {
  switch (reason.kind) {
    case 'promise':
      return `${reason.followUp.actor} ${reason.followUp.text}`
    case 'quiet':
      return `quiet ${reason.daysSince}`
    case 'date':
      return reason.years === null ? reason.label : `${reason.label} ${reason.years}`
    default:
      return reason.kind
  }
}

describe('today', () => {
  test('says how many there are behind the last of them as well', async ({ journal: { client } }) => {
    for (const text of ['one', 'two', 'three']) {
      await client.commands.scheduleFollowUp({ text, actor: 'me', due: TODAY, people: [] })
    }
    const pages = await Promise.all([0, 2, 3, 50].map((offset) => client.queries.today({ offset, limit: 2 })))
    expect(pages.map(({ total, rows }) => [total, rows.length])).toEqual([
      [3, 2],
      [3, 1],
      [3, 0],
      [3, 0],
    ])
  })

  test('has a row for each person with every reason, the most telling first, and then what is about nobody', async ({
    journal: { client },
  }) => {
    const { commands } = client
    const add = async (given: string, ring: 'inner' | 'close' | null = null) =>
      (await commands.addPerson({ names: { given }, ring })).id
    const [ana, ben, cleo, dora] = [await add('Ana', 'inner'), await add('Ben'), await add('Cleo'), await add('Dora')]
    await commands.logConversation({ date: addDays(TODAY, -40), channel: 'call', people: [{ id: ana }] })
    const promise = (text: string, actor: 'me' | 'them', due: string, id?: typeof ana) =>
      commands.scheduleFollowUp({ text, actor, due: day(due), people: id === undefined ? [] : [{ id }] })
    await promise('deck', 'me', '2026-11-20', ana)
    await promise('draft', 'them', '2026-11-22', ana)
    await promise('report', 'them', '2026-11-23', ben)
    await promise('taxes', 'me', '2026-11-01')
    await promise('letter', 'me', '2026-11-10', cleo)
    await commands.putEntry({
      id: dora,
      entryId: null,
      entry: { collection: 'dates', value: { label: 'birthday', date: { y: 1990, m: 11, d: 23 } } },
    })
    expect(await shown(client)).toEqual([
      'Dora: birthday 36',
      'Cleo: me letter',
      'Ana: me deck, them draft, quiet 40',
      'Ben: them report',
      'nobody: me taxes',
    ])
    expect(await client.queries.dayCounts()).toEqual({ date: TODAY, today: 5, upcoming: 0, someday: 0 })
  })

  test('gives pages of a list whose length and the number in the sidebar are counted alike, however long it is', async ({
    journal: { client },
  }) => {
    const { commands, queries } = client
    for (let number = 0; number < 30; number++) {
      const { id } = await commands.addPerson({ names: { given: `Person ${String(number).padStart(2, '0')}` } })
      for (const text of ['one', 'two']) {
        await commands.scheduleFollowUp({ text, actor: 'me', due: addDays(TODAY, number - 40), people: [{ id }] })
      }
    }
    const all = await shown(client)
    expect(all).toHaveLength(30)
    const first = await queries.today({ limit: 12 })
    expect(first).toMatchObject({ total: 30 })
    expect(first.rows).toHaveLength(12)
    expect(await queries.dayCounts()).toMatchObject({ today: 30 })
    const pages = await Promise.all([0, 12, 24].map((offset) => shown(client, { offset, limit: 12 })))
    expect(pages.flat()).toEqual(all)
    expect(await queries.dueCount()).toEqual({ mine: 60, theirs: 0 })
  })

  test('leaves out what is done, put off, later or without a day, which other lists have', async ({
    journal: { client },
  }) => {
    const { commands, queries } = client
    const schedule = async (text: string, due: string | null) =>
      (await commands.scheduleFollowUp({ text, actor: 'me', due: due === null ? null : day(due) })).id
    await schedule('due', '2026-11-23')
    await schedule('undated', null)
    await schedule('soon', '2026-11-24')
    await schedule('in a week', '2026-11-30')
    await schedule('later', '2026-12-01')
    await commands.completeFollowUps({ ids: [await schedule('done', '2026-11-22')] })
    await commands.snoozeFollowUps({ ids: [await schedule('snoozed', '2026-11-10')], until: day('2026-11-26') })
    expect(await shown(client)).toEqual(['nobody: me due'])
    const { rows, total } = await queries.upcoming({})
    expect(rows.map(({ on, reason }) => [on, inShort(reason)])).toEqual([
      ['2026-11-24', 'me soon'],
      ['2026-11-26', 'me snoozed'],
      ['2026-11-30', 'me in a week'],
    ])
    expect((await queries.someday({})).rows.map(({ text }) => text)).toEqual(['undated'])
    expect(await queries.dayCounts()).toEqual({ date: TODAY, today: 1, upcoming: total, someday: 1 })
  })

  test('shows who grows quiet, the innermost ring first and the longest overdue before others', async ({
    journal: { client },
  }) => {
    const { commands } = client
    const met = async (name: string, ring: 'inner' | 'close' | null, daysAgo: number | null) => {
      const { id } = await commands.addPerson({ names: { given: name }, ring })
      const date = addDays(TODAY, -(daysAgo ?? 0))
      if (daysAgo !== null) await commands.logConversation({ date, channel: 'call', people: [{ id }] })
      return id
    }
    await met('Close long', 'close', 90)
    await met('Inner short', 'inner', 15)
    await met('Inner long', 'inner', 40)
    await met('Inner warm', 'inner', 14)
    await met('No ring', null, 400)
    await met('Unmet', 'close', null)
    const paused = await met('Paused', 'inner', 90)
    await commands.setCadence({ id: paused, cadence: { paused: true } })
    const own = await met('Own cadence', null, 9)
    await commands.setCadence({ id: own, cadence: { idealDays: 7 } })
    expect(await shown(client)).toEqual([
      'Inner long: quiet 40',
      'Inner short: quiet 15',
      'Close long: quiet 90',
      'Own cadence: quiet 9',
      'Unmet: unmet',
    ])
  })

  test('tells dates on their day and a week ahead, across the end of the year and on 29 February', async ({
    journal,
  }) => {
    const { commands, queries } = journal.client
    const born = async (name: string, date: { y?: number; m: number; d: number }) => {
      const { id } = await commands.addPerson({ names: { given: name } })
      await commands.putEntry({ id, entryId: null, entry: { collection: 'dates', value: { label: 'birthday', date } } })
    }
    await born('New year', { y: 1990, m: 1, d: 2 })
    await born('December', { m: 12, d: 29 })
    await born('Yesterday', { m: 12, d: 27 })
    await born('Too late', { m: 1, d: 12 })
    await born('Leap', { y: 2000, m: 2, d: 29 })
    const ahead = async () =>
      (await queries.upcoming({})).rows.map(({ person, on, reason }) => [person?.name, on, inShort(reason)])
    journal.clock.now = Date.UTC(2026, 11, 28, 9)
    expect(await ahead()).toEqual([
      ['December', '2026-12-29', 'birthday'],
      ['New year', '2027-01-02', 'birthday 37'],
    ])
    journal.clock.now = Date.UTC(2027, 1, 22, 9)
    expect(await ahead()).toEqual([['Leap', '2027-02-28', 'birthday 27']])
    journal.clock.now = Date.UTC(2027, 1, 28, 9)
    expect(await shown(journal.client)).toEqual(['Leap: birthday 27'])
    journal.clock.now = Date.UTC(2028, 1, 28, 9)
    expect(await ahead()).toEqual([['Leap', '2028-02-29', 'birthday 28']])
    expect(await shown(journal.client)).toEqual([])
  })

  test('counts what was logged for today, whenever it was written', async ({ journal: { client } }) => {
    const { commands, queries } = client
    await commands.logConversation({ date: TODAY, channel: 'call', people: [] })
    await commands.logConversation({ date: day('2026-11-22'), channel: 'call', people: [] })
    const { id } = await commands.logConversation({ date: TODAY, channel: 'call', people: [] })
    expect((await queries.today({})).loggedToday).toBe(2)
    await commands.moveToTrash({ ids: [id] })
    expect((await queries.today({})).loggedToday).toBe(1)
  })

  test('a brief has the last words, a question, a gift and what is open, from whoever they were merged into', async ({
    journal: { client },
  }) => {
    const { commands, queries } = client
    const { id } = await commands.addPerson({ names: { given: 'Ana' } })
    const twin = (await commands.addPerson({ names: { given: 'Anna' } })).id
    const log = (date: string, notes: string) =>
      commands.logConversation({ date: day(date), channel: 'call', people: [{ id }], notes })
    await log('2026-11-01', 'Talked about the boat.')
    await log('2026-10-01', 'Earlier.')
    const put = (entry: Parameters<typeof commands.putEntry>[0]['entry']) =>
      commands.putEntry({ id, entryId: null, entry })
    await put({ collection: 'needs', value: { text: 'a welder', heardOn: day('2026-11-01') } })
    await put({ collection: 'channels', value: { kind: 'email', value: 'ana@example.org' } })
    const { session } = await commands.openText({ id, field: 'askNext' })
    await commands.editText({ session, text: '- how the move went\n- more' })
    await commands.scheduleFollowUp({ text: 'deck', actor: 'me', people: [{ id }] })
    await commands.mergePeople({ from: twin, into: id })
    const told = await queries.brief({ id: twin })
    expect(told).toMatchObject({
      person: { id, name: 'Ana' },
      channels: [{ kind: 'email', value: 'ana@example.org' }],
      last: { date: '2026-11-01', excerpt: 'Talked about the boat.' },
      question: { from: 'askNext', text: 'how the move went' },
      gift: { from: 'need', text: 'a welder', on: '2026-11-01' },
      followUps: [{ text: 'deck' }],
      plans: [],
    })
  })
})
