import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import type { CivilTime } from '#shared/model/civil-date.ts'
import type { ConversationId } from '#shared/model/id.ts'
import { conversationId } from '#shared/model/id.ts'
import { day, test } from '#support/journal-test.ts'
import { openTestJournal, reportOf } from '#support/test-journal.ts'
import { writeOnTwoDevices } from '#support/two-devices.ts'

const FRIDAY = day('2026-11-27')

test('a conversation of a day to come is planned: nothing that is counted knows of it until it is confirmed', async ({
  journal,
}) => {
  const { commands, queries } = journal.client
  const { id } = await commands.addPerson({ names: { given: 'Sarah' }, ring: 'inner' })
  await commands.logConversation({ date: day('2026-10-01'), channel: 'call', people: [{ id }] })
  const before = await queries.person({ id })
  const rings = await queries.rings()
  const info = await queries.journalInfo()
  const line = conversationId.parse('01890000-0000-7000-8000-000000000001')
  await commands.logLine({
    id: line,
    parts: [{ kind: 'conversation', date: FRIDAY, channel: 'dinner', people: [{ id }], topic: 'the boat' }],
  })
  const after = await queries.person({ id })
  expect(after).toMatchObject({ plans: [{ id: line, date: FRIDAY, planned: true, people: [{ id }] }] })
  expect({ ...after, plans: [] }).toEqual(before)
  expect(await queries.rings()).toEqual(rings)
  expect(await queries.journalInfo()).toMatchObject({ conversations: info.conversations })
  expect(await queries.journal({ limit: 1 })).toMatchObject({ rows: [{ id: line, planned: true }] })
  expect((await queries.search({ text: 'boat' })).hits).toMatchObject([{ id: line, date: FRIDAY }])
  // Whoever is planned for does not grow quiet meanwhile.
  expect(await queries.today({})).toMatchObject({ total: 0 })
  expect(await queries.upcoming({})).toMatchObject({ rows: [{ on: FRIDAY, reason: { kind: 'plan' } }] })

  journal.clock.now = Date.UTC(2026, 10, 29, 9)
  expect(await queries.person({ id })).toMatchObject({ lastOn: '2026-10-01', conversationCount: 1 })
  expect((await queries.today({})).rows).toMatchObject([
    { person: { id }, reasons: [{ kind: 'plan', conversation: line, on: FRIDAY }, { kind: 'quiet' }] },
  ])

  const { undo } = await commands.confirmPlan({ id: line })
  expect(await queries.person({ id })).toMatchObject({
    lastOn: FRIDAY,
    conversationCount: 2,
    warmth: 'warm',
    plans: [],
  })
  expect(await queries.today({})).toMatchObject({ total: 0 })
  await commands.undo({ token: undo ?? '' })
  expect(await queries.person({ id })).toMatchObject({ lastOn: '2026-10-01', plans: [{ planned: true }] })
  expect(await reportOf(journal.client, commands.check(), 'check')).toMatchObject({ problems: [] })
})

test('what is later today is a plan until it is confirmed, what was earlier is none', async ({ journal }) => {
  const { commands, queries } = journal.client
  const today = day('2026-11-23')
  journal.clock.now = Date.UTC(2026, 10, 23, 11, 30)
  const { id } = await commands.addPerson({ names: { given: 'Sarah' } })
  const log = (time: string | null) =>
    commands.logConversation({ date: today, time: time as CivilTime | null, channel: 'lunch', people: [{ id }] })
  const ahead = await log('12:30')
  expect(await queries.person({ id })).toMatchObject({ conversationCount: 0, plans: [{ id: ahead.id, planned: true }] })
  expect((await queries.today({})).rows).toMatchObject([
    { reasons: [{ kind: 'plan', time: '12:30', on: today, isOver: false }] },
  ])
  const past = [await log('11:30'), await log('09:00'), await log(null)]
  for (const { id: one } of past) expect(await queries.conversation({ id: one })).toMatchObject({ planned: false })
  await commands.editConversation({ id: past[1]?.id ?? ahead.id, time: '11:31' as CivilTime })
  expect(await queries.person({ id })).toMatchObject({ conversationCount: 2, plans: [{}, {}] })
  // Its hour has gone by, and nobody has said yet that it happened.
  journal.clock.now = Date.UTC(2026, 10, 23, 14)
  expect(await queries.person({ id })).toMatchObject({ conversationCount: 2 })
  expect((await queries.today({})).rows[0]?.reasons).toContainEqual(
    expect.objectContaining({ time: '12:30', isOver: true }),
  )
  await commands.confirmPlan({ id: ahead.id })
  expect(await queries.person({ id })).toMatchObject({ conversationCount: 3, lastOn: today, plans: [{}] })
})

test('a plan is put off, confirmed on another day, or let go; what has happened is confirmed by nobody', async ({
  journal: { client },
}) => {
  const { commands, queries } = client
  const plan = async () =>
    (await commands.logConversation({ date: FRIDAY, channel: 'call', people: [{ name: 'Sarah' }] })).id
  const id = await plan()
  await commands.editConversation({ id, date: day('2026-11-30') })
  expect(await queries.conversation({ id })).toMatchObject({ planned: true, date: '2026-11-30' })
  await commands.confirmPlan({ id, date: day('2026-11-20') })
  expect(await queries.conversation({ id })).toMatchObject({ planned: false, date: '2026-11-20' })
  expect(await commands.confirmPlan({ id })).toEqual({ undo: null })
  // Nobody has spoken tomorrow.
  const early = await plan()
  await commands.confirmPlan({ id: early })
  expect(await queries.conversation({ id: early })).toMatchObject({ planned: false, date: '2026-11-23' })
  const gone = await plan()
  await commands.moveToTrash({ ids: [gone] })
  expect(await queries.upcoming({})).toMatchObject({ total: 0 })
  // Moved to a day to come, what happened is a plan again.
  await commands.editConversation({ id, date: FRIDAY })
  expect(await queries.upcoming({})).toMatchObject({ rows: [{ reason: { conversation: id } }] })
})

test('a plan that is confirmed on one device and put off on another stays planned, and is asked about again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-plans-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  let id = '' as ConversationId
  await writeOnTwoDevices(folder, {
    before: async ({ commands }) => {
      id = (await commands.logConversation({ date: FRIDAY, channel: 'call', people: [{ name: 'Sarah' }] })).id
    },
    here: async ({ commands }) => void (await commands.confirmPlan({ id })),
    there: async ({ commands }) => void (await commands.editConversation({ id, date: day('2026-12-04') })),
  })
  const journal = openTestJournal({ folder })
  onTestFinished(() => journal.close())
  const { queries, commands } = journal.client
  expect(await queries.conversation({ id })).toMatchObject({ planned: true })
  await reportOf(journal.client, commands.rebuild(), 'rebuild')
  expect(await queries.conversation({ id })).toMatchObject({ planned: true })
  await commands.confirmPlan({ id })
  expect(await queries.conversation({ id })).toMatchObject({ planned: false })
})

test('a plan is exported as one', async ({ journal: { client } }) => {
  const { id } = await client.commands.logConversation({ date: FRIDAY, channel: 'call', people: [] })
  const { text } = await client.queries.exportChunk({ after: null })
  expect(text).toContain(id)
  expect(text).toContain(`"planned":"${FRIDAY}"`)
})
