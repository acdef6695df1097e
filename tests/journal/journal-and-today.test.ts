import { describe, expect, onTestFinished, vi } from 'vitest'
import type { ConversationId } from '#shared/model/id.ts'
import { addDays } from '#shared/model/civil-date.ts'
import { day, refusalOf, test } from '#support/journal-test.ts'
import { MONDAY } from '#support/test-journal.ts'

const A_DAY_MS = 86_400_000

describe('the journal', () => {
  test('visits each conversation once, the newest day first, while others are logged', async ({
    journal: { client },
  }) => {
    const log = async (date: string) =>
      (await client.commands.logConversation({ date: day(date), channel: 'call', people: [] })).id
    const logged: ConversationId[] = []
    for (let count = 0; count < 23; count++)
      logged.push(await log(`2026-11-${String(1 + (count % 7)).padStart(2, '0')}`))
    const visited: { id: ConversationId; date: string }[] = []
    let before: string | null = null
    do {
      const page: { rows: { id: ConversationId; date: string }[]; next: string | null } = await client.queries.journal({
        before,
        limit: 4,
      })
      visited.push(...page.rows)
      before = page.next
      // Newer, older, and on a day that is being read.
      for (const date of ['2026-11-20', '2026-11-04']) await log(date)
    } while (before !== null)
    const ids = visited.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toEqual(expect.arrayContaining(logged))
    const dates = visited.map(({ date }) => date)
    expect(dates).toEqual(dates.toSorted().toReversed())
  })

  test('narrows by tag in any case, channel and days, and counts what it finds', async ({ journal: { client } }) => {
    const { commands, queries } = client
    const log = (date: string, channel: 'call' | 'coffee', tags: string[]) =>
      commands.logConversation({ date: day(date), channel, people: [], tags, topic: date })
    await log('2026-11-01', 'call', ['Mentor'])
    await log('2026-11-02', 'coffee', ['mentor', 'garden'])
    await log('2026-11-03', 'call', [])
    const topics = async (input: Parameters<typeof queries.journal>[0]) =>
      (await queries.journal(input)).rows.map(({ topic }) => topic)
    expect(await topics({ tag: 'MENTOR' })).toEqual(['2026-11-02', '2026-11-01'])
    expect(await topics({ channel: 'call' })).toEqual(['2026-11-03', '2026-11-01'])
    expect(await topics({ from: day('2026-11-02'), to: day('2026-11-02') })).toEqual(['2026-11-02'])
    expect(await queries.journal({ tag: 'mentor', limit: 1 })).toMatchObject({ total: 2, next: expect.any(String) })
    expect(await queries.journal({ before: 'nonsense' })).toMatchObject({ total: 3 })
    expect(await queries.tags()).toEqual([
      { tag: 'mentor', conversations: 2 },
      { tag: 'garden', conversations: 1 },
    ])
  })
})

describe('today', () => {
  test('shows what is due by who owes it, what has no day, and what comes within a week', async ({
    journal: { client },
  }) => {
    const { commands, queries } = client
    const schedule = async (text: string, owedBy: 'me' | 'them', due: string | null) =>
      (await commands.scheduleFollowUp({ text, owedBy, due: due === null ? null : day(due) })).id
    await schedule('overdue', 'me', '2026-11-01')
    await schedule('due', 'me', '2026-11-23')
    await schedule('theirs', 'them', '2026-11-20')
    await schedule('undated', 'me', null)
    await schedule('soon', 'me', '2026-11-24')
    await schedule('in a week', 'them', '2026-11-30')
    await schedule('later', 'me', '2026-12-01')
    const done = await schedule('done', 'me', '2026-11-22')
    await commands.completeFollowUps({ ids: [done] })
    const snoozed = await schedule('snoozed', 'me', '2026-11-10')
    await commands.snoozeFollowUps({ ids: [snoozed], until: day('2026-11-26') })
    const today = await queries.today()
    const texts = (rows: readonly { text: string }[]) => rows.map(({ text }) => text)
    expect(today.date).toBe('2026-11-23')
    expect(texts(today.mine)).toEqual(['overdue', 'due'])
    expect(texts(today.theirs)).toEqual(['theirs'])
    expect(texts(today.undated)).toEqual(['undated'])
    expect(texts(today.upcoming)).toEqual(['soon', 'snoozed', 'in a week'])
    expect(await queries.dueCount()).toEqual({ mine: 2, theirs: 1 })
  })

  test('shows who grows cool, the innermost ring first and the longest overdue before others', async ({
    journal: { client },
  }) => {
    const { commands, queries } = client
    const met = async (name: string, ring: 'inner' | 'close' | null, daysAgo: number | null) => {
      const { id } = await commands.addPerson({ names: { given: name }, ring })
      if (daysAgo !== null)
        await commands.logConversation({
          date: addDays(day('2026-11-23'), -daysAgo),
          channel: 'call',
          people: [{ id }],
        })
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
    const today = await queries.today()
    expect(today.cooling.map(({ person, daysSince }) => [person.name, daysSince, person.warmth])).toEqual([
      ['Inner long', 40, 'cold'],
      ['Inner short', 15, 'cooling'],
      ['Close long', 90, 'cold'],
      ['Own cadence', 9, 'cold'],
    ])
    expect(today.coolingTotal).toBe(4)
    expect(today.unmet.map(({ name }) => name)).toEqual(['Unmet'])
  })

  test('shows the days of the next two weeks, across the end of the year and on 29 February', async ({ journal }) => {
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
    const shown = async () => (await queries.today()).dates.map(({ person, on, years }) => [person.name, on, years])
    journal.clock.now = Date.UTC(2026, 11, 28, 9)
    expect(await shown()).toEqual([
      ['December', '2026-12-29', null],
      ['New year', '2027-01-02', 37],
    ])
    journal.clock.now = Date.UTC(2027, 1, 20, 9)
    expect(await shown()).toEqual([['Leap', '2027-02-28', 27]])
    journal.clock.now = Date.UTC(2028, 1, 20, 9)
    expect(await shown()).toEqual([['Leap', '2028-02-29', 28]])
    journal.clock.now = Date.UTC(2027, 2, 1, 9)
    expect(await shown()).toEqual([])
  })

  test('counts what was logged for today, whenever it was written', async ({ journal: { client } }) => {
    const { commands, queries } = client
    await commands.logConversation({ date: day('2026-11-23'), channel: 'call', people: [] })
    await commands.logConversation({ date: day('2026-11-22'), channel: 'call', people: [] })
    const { id } = await commands.logConversation({ date: day('2026-11-23'), channel: 'call', people: [] })
    expect((await queries.today()).loggedToday).toBe(2)
    await commands.moveToTrash({ ids: [id] })
    expect((await queries.today()).loggedToday).toBe(1)
  })
})

describe('the trash', () => {
  test('gives everything back with its links', async ({ journal: { client } }) => {
    const { commands, queries } = client
    const logged = await commands.logConversation({
      date: day('2026-11-20'),
      channel: 'call',
      people: [{ name: 'Ana Ruiz' }],
      followUps: [{ text: 'Call', owedBy: 'me', people: [{ name: 'Ana Ruiz' }] }],
    })
    const ana = logged.newPeople[0] as (typeof logged.newPeople)[number]
    const page = await queries.person({ id: ana })
    await commands.moveToTrash({ ids: [ana, logged.id] })
    expect(await queries.trash({})).toMatchObject({ total: 2 })
    expect(await queries.journal({})).toMatchObject({ total: 0 })
    expect((await queries.followUps({})).rows).toMatchObject([{ text: 'Call', people: [] }])
    expect(await queries.person({ id: ana })).toMatchObject({ deletedAt: MONDAY })
    await commands.restoreFromTrash({ ids: [logged.id, ana] })
    expect(await queries.person({ id: ana })).toEqual(page)
    expect(await queries.trash({})).toEqual({ total: 0, rows: [] })
  })

  test('is emptied of what has been in it for 30 days, and of nothing else', async ({ journal }) => {
    const { emptyTrash } = await import('#journal/housekeeping.ts')
    const { openEngine } = await import('#journal/engine.ts')
    const { openUndoLog } = await import('#journal/runtime/undo-log.ts')
    const { testOptions } = await import('#support/test-journal.ts')
    const { commands } = journal.client
    const old = (await commands.addPerson({ names: { given: 'Old' } })).id
    const merged = (await commands.addPerson({ names: { given: 'Merged' } })).id
    const young = (await commands.addPerson({ names: { given: 'Young' } })).id
    await commands.addPerson({ names: { given: 'Kept' } })
    await commands.mergePeople({ from: merged, into: old })
    await commands.moveToTrash({ ids: [old] })
    journal.clock.now += 1
    await commands.moveToTrash({ ids: [young] })
    await journal.journal.close()
    const engine = openEngine(
      { ...testOptions(), folder: journal.folder },
      { undoLog: openUndoLog(() => 'token'), touch: () => {} },
    )
    await emptyTrash(engine, MONDAY + 30 * A_DAY_MS)
    expect(engine.store.counts().person).toBe(4)
    await emptyTrash(engine, MONDAY + 30 * A_DAY_MS + 1)
    // With who was merged into them: they are one person.
    expect(engine.store.counts().person).toBe(2)
    engine.close()
    await journal.reopen()
    expect((await journal.client.queries.trash({})).rows.map(({ title }) => title)).toEqual(['Young'])
    expect((await journal.client.queries.people({})).rows.map(({ name }) => name)).toEqual(['Kept'])
  })

  test('is left where the journal is closed while it is emptied, and emptied the next time', async ({ journal }) => {
    vi.useFakeTimers({ toFake: ['setTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    const failed: unknown[] = []
    const onFailed = (error: unknown) => void failed.push(error)
    process.on('unhandledRejection', onFailed)
    onTestFinished(() => void process.off('unhandledRejection', onFailed))
    await journal.reopen()
    const { commands, queries } = journal.client
    for (const part of ['a', 'b']) {
      const people = Array.from({ length: 150 }, (_, index) => ({ name: `Person ${part}${index}` }))
      await commands.logConversation({ date: day('2026-11-20'), channel: 'event', people })
    }
    await commands.moveToTrash({ ids: await queries.peopleIds({}) })
    journal.clock.now += 31 * A_DAY_MS
    vi.advanceTimersByTime(60_000)
    await journal.journal.close()
    for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve))
    expect(failed).toEqual([])
    await journal.reopen()
    const { total } = await journal.client.queries.trash({})
    expect(total).toBeGreaterThan(0)
    expect(total).toBeLessThan(300)
  })

  test('what is forgotten leaves no word of it in any table', async ({ journal }) => {
    const { whileClosed } = await import('#support/row-dump.ts')
    const { commands, queries } = journal.client
    const from = (await commands.addPerson({ names: { given: 'Xanthippe' }, title: 'Zymurgist' })).id
    const id = (await commands.addPerson({ names: { given: 'Xanthippe', family: 'Quux' } })).id
    const { session } = await commands.openText({ id, field: 'notes' })
    await commands.editText({ session, text: 'likes zugzwang' })
    await commands.mergePeople({ from, into: id })
    await commands.forget({ id })
    expect(await refusalOf(queries.person({ id }))).toMatchObject({ code: 'NOT_FOUND' })
    expect(await refusalOf(commands.restoreFromTrash({ ids: [id] }))).toMatchObject({ code: 'NOT_FOUND' })
    const found = await whileClosed(journal, (database) => {
      const tables = database
        .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'`)
        .pluck()
        .all()
      // Also the shadow tables of the full-text index, which keep words as bytes.
      return tables.filter((table) => {
        const rows = database.prepare(`SELECT * FROM "${table}"`).all() as Record<string, unknown>[]
        const text = rows
          .flatMap((row) =>
            Object.values(row).map((value) => (Buffer.isBuffer(value) ? value.toString('latin1') : String(value))),
          )
          .join('\n')
        return /xanthippe|zymurg|zugzwang|quux/i.test(text)
      })
    })
    expect(found).toEqual([])
    expect((await journal.client.queries.search({ text: 'zug' })).hits).toEqual([])
  })
})
