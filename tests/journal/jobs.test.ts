import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { topicsOfQuery } from '#shared/contract/query-topics.ts'
import { day, refusalOf, test } from '#support/journal-test.ts'
import { openJobs } from '#journal/runtime/jobs.ts'
import { reportOf } from '#support/test-journal.ts'

test('a backup that was made is told to whoever lists backups or shows when the last one was', async ({ journal }) => {
  const { commands, queries } = journal.client
  await commands.addCircle({ name: 'Board' })
  const touched = new Set<string>()
  journal.journal.onChange((topics) => topics.forEach((topic) => touched.add(topic)))
  const { backup } = await reportOf(journal.client, commands.backUp(), 'backup')
  await new Promise((resolve) => setImmediate(resolve))
  for (const query of ['backups', 'journalInfo'] as const)
    expect(topicsOfQuery(query, undefined).some((topic) => touched.has(topic))).toBe(true)
  expect(await queries.backups()).toEqual([backup])
  expect(await queries.journalInfo()).toMatchObject({ lastBackupAt: backup.at })
})

test('rows that were made again are told of, whatever screen is open', async ({ journal }) => {
  await journal.client.commands.addCircle({ name: 'Board' })
  const touched = new Set<string>()
  journal.journal.onChange((topics) => topics.forEach((topic) => touched.add(topic)))
  await reportOf(journal.client, journal.client.commands.rebuild(), 'rebuild')
  expect(touched).toContain('*')
})

test('a restored backup is what is answered then, and undo of what came after is refused', async ({ journal }) => {
  const { commands, queries } = journal.client
  const { id } = await commands.addPerson({ names: { given: 'Before' } })
  const { backup } = await reportOf(journal.client, commands.backUp(), 'backup')
  const { undo } = await commands.editPerson({ id, names: { given: 'After' } })
  await commands.logConversation({ date: day('2026-11-23'), channel: 'call', people: [{ id }] })
  const touched = new Set<string>()
  journal.journal.onChange((topics) => topics.forEach((topic) => touched.add(topic)))
  const restored = await reportOf(journal.client, commands.restoreBackup({ file: backup.file }), 'restore')
  expect(restored.documents).toBe(1)
  expect(touched).toContain('*')
  expect(await queries.person({ id })).toMatchObject({ name: 'Before', conversationCount: 0 })
  expect(await refusalOf(commands.undo({ token: undo ?? '' }))).toMatchObject({ code: 'UNDO_EXPIRED' })
  await commands.editPerson({ id, names: { given: 'Since' } })
  expect(await reportOf(journal.client, commands.check(), 'check')).toMatchObject({ problems: [] })
})

test('the stream of changes gives the topics of a commit, and ends with the journal', async ({ journal }) => {
  const changes = await journal.client.changes()
  const heard: string[] = []
  const ended = (async () => {
    for await (const { topics } of changes) heard.push(...topics)
  })()
  await new Promise((resolve) => setImmediate(resolve))
  await journal.client.commands.addCircle({ name: 'Board' })
  await expect.poll(() => heard).toEqual(expect.arrayContaining(['circles', 'search', 'info']))
  await journal.journal.close()
  await ended
})

test('a job that is not known is not found', async ({ journal: { client } }) => {
  expect(await refusalOf(client.queries.job({ job: 'none' }))).toMatchObject({ code: 'JOB_UNKNOWN' })
  expect(await refusalOf(client.commands.cancelJob({ job: 'none' }))).toMatchObject({ code: 'JOB_UNKNOWN' })
})

test('a check or a rebuild that is asked for again is the one that is running', async ({ journal: { client } }) => {
  const { commands } = client
  await commands.addPerson({ names: { given: 'Ana' } })
  const check = await commands.check()
  expect(await commands.check()).toEqual(check)
  expect(await reportOf(client, Promise.resolve(check), 'check')).toMatchObject({ problems: [] })
  const rebuild = await commands.rebuild()
  expect(await commands.rebuild()).toEqual(rebuild)
  expect(await reportOf(client, Promise.resolve(rebuild), 'rebuild')).toMatchObject({ documents: 1 })
})

test('a backup is made once at a time, keeps a restore waiting, can be cancelled, and ends with the journal', async ({
  journal,
}) => {
  const { commands, queries } = journal.client
  await commands.addPerson({ names: { given: 'Ana' } })
  const ended = async (job: string) => {
    while ((await queries.job({ job })).state === 'running') await new Promise((resolve) => setImmediate(resolve))
    return queries.job({ job })
  }
  const { job } = await commands.backUp()
  expect(await commands.backUp()).toEqual({ job })
  const restoring = (await commands.restoreBackup({ file: 'any' })).job
  expect(await ended(restoring)).toMatchObject({ state: 'failed', failure: { code: 'JOURNAL_BUSY' } })
  await commands.cancelJob({ job })
  expect(await ended(job)).toMatchObject({ state: 'cancelled', leaving: 'no-backup' })
  expect(await queries.backups()).toEqual([])
  await commands.backUp()
  await journal.reopen()
  expect(readdirSync(join(journal.folder, 'backups'))).toEqual([])
  expect(await journal.client.queries.people({})).toMatchObject({ total: 1 })
})

test('a backup waits until the rows are made again, and can be cancelled meanwhile', async ({ journal }) => {
  const { commands, queries } = journal.client
  for (let part = 0; part < 8; part++) {
    const people = Array.from({ length: 200 }, (_, index) => ({ name: `Person ${part * 200 + index}` }))
    await commands.logConversation({ date: day('2026-11-20'), channel: 'event', people })
  }
  const rebuild = await commands.rebuild()
  const cancelled = await commands.backUp()
  await commands.cancelJob(cancelled)
  while ((await queries.job(cancelled)).state === 'running') await new Promise((resolve) => setImmediate(resolve))
  expect(await queries.job(cancelled)).toMatchObject({ state: 'cancelled' })
  expect(await queries.job(rebuild)).toMatchObject({ state: 'running' })
  const backup = await commands.backUp()
  while ((await queries.job(rebuild)).state === 'running') {
    expect(existsSync(join(journal.folder, 'backups'))).toBe(false)
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(await reportOf(journal.client, Promise.resolve(backup), 'backup')).toMatchObject({ kind: 'backup' })
})

test('a check finds nothing wrong with what is written meanwhile, and can be cancelled', async ({ journal }) => {
  const { commands, queries } = journal.client
  for (let part = 0; part < 4; part++) {
    const people = Array.from({ length: 200 }, (_, index) => ({ name: `Person ${part * 200 + index}` }))
    await commands.logConversation({ date: day('2026-11-20'), channel: 'event', people })
  }
  const { rows } = await queries.people({ limit: 500 })
  const write = async (count: number) => {
    const [one, other] = rows.slice(count * 2)
    if (one === undefined || other === undefined) throw new Error('more people are needed')
    await commands.editPerson({ id: one.id, names: { nick: `Edited ${count}` } })
    if (count % 3 === 0) await commands.mergePeople({ from: one.id, into: other.id })
    if (count % 3 === 1) await commands.forget({ id: one.id })
    await commands.logConversation({
      date: day('2026-11-21'),
      channel: 'call',
      people: [{ name: `New ${count}`, organisation: 'Acme' }, { id: other.id }],
    })
  }
  const { job } = await commands.check()
  let written = 0
  while ((await queries.job({ job })).state === 'running') {
    await write(written++)
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(written).toBeGreaterThan(10)
  expect(await queries.job({ job })).toMatchObject({ state: 'done', report: { problems: [] } })
  const second = await commands.check()
  await commands.cancelJob(second)
  while ((await queries.job(second)).state === 'running') await new Promise((resolve) => setImmediate(resolve))
  expect(await queries.job(second)).toMatchObject({ state: 'cancelled' })
  await write(written)
  expect(await reportOf(journal.client, commands.check(), 'check')).toMatchObject({ problems: [] })
})

test('a mistake in Rapport ends a job with its class and line, is logged whole, and says nothing of the journal', async () => {
  const logged: unknown[] = []
  const jobs = openJobs({
    newId: () => 'one',
    now: () => 0,
    touch: () => undefined,
    failure: () => null,
    bug: (error) => logged.push(error),
  })
  jobs.start('check', { cancellable: true, cancelled: 'nothing-changed' }, () => Promise.reject(new TypeError('Ana')))
  await jobs.endOf('check')
  expect(jobs.state('one')).toMatchObject({
    state: 'failed',
    failure: { code: 'JOB_BUG', data: { detail: expect.stringMatching(/^TypeError, jobs\.test\.ts:\d+$/) } },
  })
  expect(logged).toEqual([new TypeError('Ana')])
})
