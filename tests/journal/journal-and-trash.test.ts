import { describe, expect, onTestFinished, vi } from 'vitest'
import type { ConversationId } from '#shared/model/id.ts'
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

describe('the trash', () => {
  test('gives everything back with its links', async ({ journal: { client } }) => {
    const { commands, queries } = client
    const logged = await commands.logConversation({
      date: day('2026-11-20'),
      channel: 'call',
      people: [{ name: 'Ana Ruiz' }],
      followUps: [{ text: 'Call', actor: 'me', people: [{ name: 'Ana Ruiz' }] }],
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
