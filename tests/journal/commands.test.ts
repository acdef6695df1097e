import { describe, expect } from 'vitest'
import { day, refusalOf, test } from '#support/journal-test.ts'
import { MONDAY, reportOf, type TestJournal } from '#support/test-journal.ts'

const NOBODY = '01900000-0000-7000-8000-000000000000' as never
const A_DAY_MS = 86_400_000

describe('a conversation', () => {
  test('is logged with the people who are new, each made once, and its follow-ups', async ({ journal }) => {
    const { commands, queries } = journal.client
    const logged = await commands.logConversation({
      date: day('2026-11-22'),
      channel: 'coffee',
      people: [{ name: 'Ana Ruiz', organisation: 'Acme' }, { name: 'Bob' }],
      topic: 'platform org',
      tags: ['mentor'],
      followUps: [{ text: 'follow up', actor: 'me', due: day('2026-12-07'), people: [{ name: 'ana  ruiz' }] }],
    })
    expect(logged.newPeople).toHaveLength(2)
    const page = await queries.conversation({ id: logged.id })
    expect(page).toMatchObject({
      people: [{ name: 'Bob' }, { name: 'Ana Ruiz' }],
      tags: ['mentor'],
      followUps: [{ people: [{ name: 'Ana Ruiz' }] }],
    })
    expect((await queries.people({})).rows).toMatchObject([
      { name: 'Bob', lastOn: '2026-11-22' },
      { name: 'Ana Ruiz', organisation: 'Acme', lastOn: '2026-11-22' },
    ])
  })

  test('keeps the note about who stays, also when they were merged since', async ({ journal }) => {
    const { commands, queries } = journal.client
    const { id, newPeople } = await commands.logConversation({
      date: day('2026-11-22'),
      channel: 'call',
      people: [{ name: 'Ana' }, { name: 'Bob' }],
    })
    const [ana, bob] = newPeople as [never, never]
    await commands.setParticipantNote({ id, person: ana, note: 'was tired' })
    const { id: annie } = await commands.addPerson({ names: { given: 'Annie' } })
    await commands.mergePeople({ from: ana, into: annie })
    await commands.editConversation({ id, people: [{ id: annie }, { name: 'Cleo' }] })
    const { participants } = await queries.conversation({ id })
    expect(participants).toEqual([
      { person: { id: annie, name: 'Annie' }, note: 'was tired' },
      { person: { id: expect.any(String), name: 'Cleo' }, note: '' },
    ])
    await commands.setParticipantNote({ id, person: annie, note: 'was well' })
    expect((await queries.conversation({ id })).participants[0]?.note).toBe('was well')
    expect(await refusalOf(commands.setParticipantNote({ id, person: bob, note: 'x' }))).toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})

describe('merging people', () => {
  test('gives the survivor what they lack, all conversations, and both names', async ({ journal }) => {
    const { commands, queries } = journal.client
    const from = (
      await commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' }, ring: 'inner', organisation: 'Acme' })
    ).id
    const into = (await commands.addPerson({ names: { given: 'Annie' } })).id
    const through = (await commands.addPerson({ names: { given: 'Tom' }, metThrough: from })).id
    for (const [person, date] of [
      [from, '2026-11-20'],
      [into, '2026-11-10'],
    ] as const) {
      await commands.logConversation({ date: day(date), channel: 'call', people: [{ id: person }] })
    }
    const { undo } = await commands.mergePeople({ from, into })
    const page = await queries.person({ id: into })
    expect(page).toMatchObject({
      ring: 'inner',
      names: { given: 'Annie', nick: 'Ana Ruiz' },
      conversationCount: 2,
      lastOn: '2026-11-20',
      introduced: [{ id: through }],
    })
    expect(page.roles).toMatchObject([{ value: { organisationName: 'Acme' } }])
    expect(await queries.person({ id: from })).toEqual(page)
    expect(await queries.person({ id: through })).toMatchObject({ metThrough: { id: into, name: 'Annie' } })
    expect((await queries.people({})).rows.map(({ name }) => name)).toEqual(['Annie', 'Tom'])
    await commands.undo({ token: undo ?? '' })
    expect((await queries.people({})).total).toBe(3)
    expect(await queries.person({ id: into })).toMatchObject({ ring: null, conversationCount: 1, introduced: [] })
  })

  test('refuses the same person, a merged one, and one in the trash', async ({ journal }) => {
    const { commands } = journal.client
    const [a, b, c] = (await Promise.all(
      ['A', 'B', 'C'].map(async (given) => (await commands.addPerson({ names: { given } })).id),
    )) as [never, never, never]
    expect(await refusalOf(commands.mergePeople({ from: a, into: a }))).toMatchObject({ code: 'SAME_PERSON' })
    await commands.mergePeople({ from: a, into: b })
    expect(await refusalOf(commands.mergePeople({ from: a, into: c }))).toMatchObject({ code: 'ALREADY_MERGED' })
    expect(await refusalOf(commands.mergePeople({ from: c, into: a }))).toMatchObject({ code: 'SURVIVOR_GONE' })
    await commands.moveToTrash({ ids: [c] })
    expect(await refusalOf(commands.mergePeople({ from: b, into: c }))).toMatchObject({ code: 'SURVIVOR_GONE' })
    expect(await refusalOf(commands.mergePeople({ from: c, into: b }))).toMatchObject({
      code: 'PERSON_IN_TRASH',
      data: { id: c },
    })
    expect(await refusalOf(commands.mergePeople({ from: b, into: NOBODY }))).toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('undo', () => {
  test('leaves alone what has changed since, says so, and restores the rest', async ({ journal }) => {
    const { commands, queries } = journal.client
    const { id } = await commands.addPerson({ names: { given: 'Ana' } })
    const { undo } = await commands.editPerson({ id, pronouns: 'she/her', side: 'inside' })
    await commands.editPerson({ id, side: 'outside' })
    expect((await commands.undo({ token: undo ?? '' })).leftAlone).toEqual([
      { id, kind: 'person', title: 'Ana', paths: [['side']] },
    ])
    expect(await queries.person({ id })).toMatchObject({ pronouns: '', side: 'outside' })
  })

  test('of an unknown token, a spent one, or one from before a restart has expired', async ({ journal }) => {
    const { commands } = journal.client
    const { undo } = await commands.addCircle({ name: 'Board' })
    const { undo: kept } = await commands.addCircle({ name: 'Club' })
    await commands.undo({ token: undo ?? '' })
    expect(await refusalOf(commands.undo({ token: undo ?? '' }))).toMatchObject({ code: 'UNDO_EXPIRED' })
    expect(await refusalOf(commands.undo({ token: 'x' }))).toMatchObject({ code: 'UNDO_EXPIRED' })
    await journal.reopen()
    expect(await refusalOf(journal.client.commands.undo({ token: kept ?? '' }))).toMatchObject({ code: 'UNDO_EXPIRED' })
  })

  test('of what was forgotten since leaves it forgotten', async ({ journal }) => {
    const { commands, queries } = journal.client
    const { id } = await commands.addPerson({ names: { given: 'Ana' } })
    const { undo } = await commands.putInRing({ ids: [id], ring: 'inner' })
    await commands.forget({ id })
    expect(await commands.undo({ token: undo ?? '' })).toEqual({ undo: null, leftAlone: [] })
    expect((await queries.people({})).total).toBe(0)
  })

  test('of settings restores those that nobody has changed since', async ({ journal }) => {
    const { commands, queries } = journal.client
    const { undo } = await commands.setSettings({ appearance: 'dark', singleKeys: false })
    await commands.setSettings({ appearance: 'light' })
    const back = await commands.undo({ token: undo ?? '' })
    expect(back.leftAlone).toEqual([{ id: 'settings', kind: 'settings', title: '', paths: [['appearance']] }])
    expect(await queries.settings()).toMatchObject({ appearance: 'light', singleKeys: true })
  })

  test('a command that changes nothing has no undo', async ({ journal }) => {
    const { commands } = journal.client
    const { id } = await commands.addPerson({ names: { given: 'Ana' }, ring: 'inner' })
    expect(await commands.putInRing({ ids: [id], ring: 'inner' })).toEqual({ undo: null })
    expect(await commands.editPerson({ id })).toEqual({ undo: null })
  })
})

async function crowd({ client }: TestJournal, people: number): Promise<void> {
  const names = Array.from({ length: people }, (_, index) => ({ name: `Person ${index}` }))
  for (let from = 0; from < people; from += 200) {
    const some = names.slice(from, from + 200)
    await client.commands.logConversation({ date: day('2026-11-20'), channel: 'event', people: some })
  }
}

describe('a command with several things to do', () => {
  test('does all of them or none', async ({ journal }) => {
    const { commands, queries } = journal.client
    const { id } = await commands.addPerson({ names: { given: 'Ana' } })
    expect(await refusalOf(commands.putInRing({ ids: [id, NOBODY], ring: 'inner' }))).toMatchObject({
      code: 'NOT_FOUND',
    })
    expect(await refusalOf(commands.moveToTrash({ ids: [id, NOBODY] }))).toMatchObject({ code: 'NOT_FOUND' })
    expect(await queries.person({ id })).toMatchObject({ ring: null, deletedAt: null })
  })

  test('does much in steps, answers between them, and takes all of it back at once', async ({ journal }) => {
    const { commands, queries } = journal.client
    await crowd(journal, 350)
    const ids = await queries.peopleIds({})
    const inRing = async () => (await queries.people({ rings: ['inner'] })).total
    const running = new Set(['putInRing'])
    const ending = commands.putInRing({ ids, ring: 'inner' }).finally(() => running.clear())
    const seen = new Set<number>()
    while (running.size > 0) {
      seen.add(await inRing())
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect([...seen].some((count) => count > 0 && count < 350)).toBe(true)
    expect(await inRing()).toBe(350)
    const { undo } = await ending
    const { leftAlone, undo: redo } = await commands.undo({ token: undo ?? '' })
    expect([leftAlone, await inRing()]).toEqual([[], 0])
    await commands.undo({ token: redo ?? '' })
    expect(await inRing()).toBe(350)
  })

  test('takes back what it did where a later step is refused', async ({ journal }) => {
    const { commands, queries } = journal.client
    await crowd(journal, 250)
    const ids = await queries.peopleIds({})
    const refusal = await refusalOf(commands.moveToTrash({ ids: [...ids, NOBODY] }))
    expect(refusal).toMatchObject({ code: 'NOT_FOUND' })
    expect(await queries.trash({})).toMatchObject({ total: 0 })
    expect(await queries.people({})).toMatchObject({ total: 250 })
  })

  test('is done to its end before the journal is closed', async ({ journal }) => {
    const { commands, queries } = journal.client
    await crowd(journal, 250)
    const ids = await queries.peopleIds({})
    const ending = commands.putInRing({ ids, ring: 'inner' })
    while ((await queries.people({ rings: ['inner'] })).total === 0)
      await new Promise((resolve) => setImmediate(resolve))
    expect((await queries.people({ rings: ['inner'] })).total).toBeLessThan(250)
    await journal.reopen()
    expect(await ending).toMatchObject({ undo: expect.any(String) })
    expect(await journal.client.queries.people({ rings: ['inner'] })).toMatchObject({ total: 250 })
  })

  test('says so where a backup is put in the place of the journal meanwhile', async ({ journal }) => {
    const { commands, queries } = journal.client
    await crowd(journal, 250)
    const ids = await queries.peopleIds({})
    const { backup } = await reportOf(journal.client, commands.backUp(), 'backup')
    const refusal = refusalOf(commands.putInRing({ ids, ring: 'inner' }))
    await reportOf(journal.client, commands.restoreBackup({ file: backup.file }), 'restore')
    expect(await refusal).toMatchObject({
      code: 'PARTLY_DONE',
      data: { done: 100, total: 250, reason: 'closed' },
    })
    expect(await queries.people({ rings: ['inner'] })).toMatchObject({ total: 0 })
  })
})

describe('follow-ups', () => {
  test('are completed, reopened and snoozed in the order said, although the clock was set back', async ({
    journal,
  }) => {
    const { commands, queries } = journal.client
    const { id } = await commands.scheduleFollowUp({ text: 'Call', actor: 'me', due: day('2026-11-23') })
    const state = async () => (await queries.followUps({ state: 'all' })).rows[0]
    await commands.completeFollowUps({ ids: [id] })
    expect(await state()).toMatchObject({ done: true, doneOn: '2026-11-23' })
    journal.clock.now = MONDAY - A_DAY_MS
    await commands.reopenFollowUps({ ids: [id] })
    expect(await state()).toMatchObject({ done: false })
    await commands.snoozeFollowUps({ ids: [id], until: day('2026-11-20') })
    // A day that has passed is the day after the one that the clock says it is.
    expect(await state()).toMatchObject({ done: false, snoozed: true, due: '2026-11-23' })
    await commands.completeFollowUps({ ids: [id] })
    expect(await state()).toMatchObject({ done: true, snoozed: false })
    journal.clock.now = MONDAY - 3 * A_DAY_MS
    await commands.reopenFollowUps({ ids: [id] })
    expect(await state()).toMatchObject({ done: false, snoozed: false, due: '2026-11-23' })
  })

  test('given a new day are no longer snoozed', async ({ journal }) => {
    const { commands, queries } = journal.client
    const { id } = await commands.scheduleFollowUp({ text: 'Call', actor: 'me', due: day('2026-11-23') })
    await commands.snoozeFollowUps({ ids: [id], until: day('2026-12-20') })
    await commands.editFollowUp({ id, due: day('2026-11-25') })
    expect((await queries.followUps({})).rows).toMatchObject([{ due: '2026-11-25', snoozed: false }])
  })
})

describe('a person', () => {
  test('keeps at least one name', async ({ journal }) => {
    const { commands, queries } = journal.client
    expect(await refusalOf(commands.addPerson({ names: { given: '  ' } }))).toMatchObject({ code: 'PERSON_NAMELESS' })
    const { id } = await commands.addPerson({ names: { given: 'Ana' } })
    expect(await refusalOf(commands.editPerson({ id, names: { given: '' } }))).toMatchObject({
      code: 'PERSON_NAMELESS',
    })
    expect(await queries.person({ id })).toMatchObject({ name: 'Ana' })
  })

  test('keeps the parts of the name that are not given', async ({ journal }) => {
    const { commands, queries } = journal.client
    const { id } = await commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' } })
    await commands.editPerson({ id, names: { given: 'Anna' } })
    expect(await queries.person({ id })).toMatchObject({ name: 'Anna Ruiz' })
  })

  test('who is met on the last day of the calendar can be shown', async ({ journal }) => {
    const { commands, queries } = journal.client
    const { id } = await commands.addPerson({ names: { given: 'Ana' }, ring: 'wider' })
    const ben = await commands.addPerson({ names: { given: 'Ben' } })
    await commands.logConversation({ date: day('9999-12-31'), channel: 'call', people: [{ id: ben.id }] })
    expect(await queries.person({ id: ben.id })).toMatchObject({ lastOn: null, plans: [{ date: '9999-12-31' }] })
    journal.clock.now = Date.UTC(9999, 11, 31, 9)
    await commands.logConversation({ date: day('9999-12-31'), channel: 'call', people: [{ id }] })
    expect(await queries.today({})).toMatchObject({ total: 1 })
    expect(await queries.upcoming({})).toMatchObject({ total: 0 })
    expect(await queries.person({ id })).toMatchObject({ lastOn: '9999-12-31', dueOn: '9999-12-31', warmth: 'warm' })
    expect((await queries.people({ sort: 'dueOn' })).rows[0]).toMatchObject({ dueOn: '9999-12-31' })
  })

  test('has places and channels in the order in which they were added', async ({ journal }) => {
    const { commands, queries } = journal.client
    const { id } = await commands.addPerson({ names: { given: 'Ana' } })
    const towns = ['Lisbon', 'Porto', 'Faro', 'Braga', 'Évora', 'Sintra']
    for (const text of towns) {
      const value = { label: '', text }
      await commands.putEntry({ id, entryId: null, entry: { collection: 'places', value } })
    }
    const shown = async () => (await queries.person({ id })).places.map(({ value }) => value.text)
    expect(await shown()).toEqual(towns)
    const first = (await queries.person({ id })).places[0]?.id ?? ''
    const { undo } = await commands.removeEntry({ id, collection: 'places', entryId: first })
    await commands.undo({ token: undo ?? '' })
    await journal.reopen()
    expect((await journal.client.queries.person({ id })).places.map(({ value }) => value.text)).toEqual(towns)
  })

  test('has the role that began last, of those without an end', async ({ journal }) => {
    const { commands, queries } = journal.client
    const { id } = await commands.addPerson({ names: { given: 'Ana' }, organisation: 'Acme', title: 'Engineer' })
    const role = (title: string, from: string | null, to: string | null) =>
      commands.putEntry({
        id,
        entryId: null,
        entry: { collection: 'roles', value: { organisation: null, title, from: from as never, to: to as never } },
        organisationName: 'Garden Co',
      })
    await role('Gardener', '2020-01-01', '2024-01-01')
    expect((await queries.people({})).rows).toMatchObject([{ organisation: 'Acme', title: 'Engineer' }])
    await role('Head', '2025-01-01', null)
    expect((await queries.people({})).rows).toMatchObject([{ organisation: 'Garden Co', title: 'Head' }])
  })
})
