import { describe, expect, test as plain } from 'vitest'
import { addBlock } from '#journal/commands/block-commands.ts'
import { beginSession, continueSession } from '#journal/commands/session-commands.ts'
import { blockUse, planNow, sessions } from '#journal/queries/sessions.ts'
import type { CivilTime } from '#shared/model/civil-date.ts'
import type { DocumentId } from '#shared/model/id.ts'
import { minutesOfSpans } from '#shared/model/session.ts'
import { dumpTables } from '#support/row-dump.ts'
import { day, test } from '#support/journal-test.ts'
import { exchange, openTestEngine, type TestEngine } from '#support/test-engine.ts'
import { MONDAY } from '#support/test-journal.ts'

const MINUTE = 60_000
const BLOCK = {
  purpose: '',
  act: 'write to two people',
  queue: 'anything' as const,
  rule: {
    rrule: 'FREQ=WEEKLY;BYDAY=MO',
    start: day('2026-11-02'),
    time: '08:30' as CivilTime,
    minutes: 30,
    zone: 'UTC',
  },
}
/** Half past eight on the Monday of the test clock. */
const HALF_PAST_EIGHT = MONDAY - 30 * MINUTE

const followUpsOf = (test: TestEngine, count: number): DocumentId[] =>
  Array.from(
    { length: count },
    (_, index) =>
      test.engine.commands.run('test', (write) =>
        write.create('follow-up', { text: `thing ${index}`, actor: 'me', due: day('2026-11-23') }),
      ).result,
  )

describe('a session', () => {
  test('T3: goes on beyond its time, and one that was killed says after the start what was done and how long', async ({
    journal,
  }) => {
    const { clock } = journal
    const schedule = async (text: string) =>
      (await journal.client.commands.scheduleFollowUp({ text, actor: 'me', due: day('2026-11-23'), people: [] })).id
    const ids = [
      await schedule('a'),
      await schedule('b'),
      await schedule('c'),
      await schedule('d'),
      await schedule('e'),
    ]
    const { id, span } = await journal.client.commands.beginSession({ minutes: 25 })
    const go = (input: object) => journal.client.commands.continueSession({ id, span, ...input })
    for (const one of ids.slice(0, 2)) {
      clock.now += 6 * MINUTE
      await journal.client.commands.completeFollowUps({ ids: [one] })
      await go({ done: [one] })
    }
    clock.now += 2 * MINUTE
    await go({})
    // Killed: nothing was ended. A while later it is started again.
    clock.now += 90 * MINUTE
    await journal.reopen()
    const { running } = await journal.client.queries.planNow()
    expect(running).toMatchObject({ id, span, done: 2, minutes: 14, wanted: 25 })
    expect((await journal.client.queries.today({})).total).toBe(3)
    const again = await journal.client.commands.beginSession({ id, minutes: 25 })
    expect(again.id).toBe(id)
    clock.now += 20 * MINUTE
    await journal.client.commands.continueSession({ id, span: again.span })
    // 34 minutes of 25: nothing was closed.
    expect((await journal.client.queries.planNow()).running).toMatchObject({ minutes: 34, wanted: 25 })
    await journal.client.commands.continueSession({ id, span: again.span, ended: 'now' })
    expect((await journal.client.queries.planNow()).running).toBeNull()
    expect((await journal.client.queries.sessions({})).rows).toMatchObject([{ minutes: 34, done: 2, time: '09:00' }])
    const doneUndone = { id, span: again.span, undone: [ids[0] as DocumentId], ended: 'as-written' as const }
    await journal.client.commands.continueSession(doneUndone)
    expect((await journal.client.queries.sessions({})).rows).toMatchObject([{ minutes: 34, done: 1 }])
  })

  test('T3: one left open counts up to where it was, is not spoken of the next day, and an empty one goes', async ({
    journal,
  }) => {
    const { clock, client } = journal
    const { id, span } = await client.commands.beginSession({ minutes: 25 })
    clock.now += 5 * MINUTE
    await client.commands.continueSession({ id, span })
    clock.now += 60 * MINUTE
    await client.commands.continueSession({ id, span, ended: 'as-written' })
    expect((await client.queries.sessions({})).rows).toMatchObject([{ minutes: 5 }])
    const slip = await client.commands.beginSession({ minutes: 10 })
    await client.commands.continueSession({ ...slip, ended: 'now' })
    expect((await client.queries.sessions({})).total).toBe(1)
    expect((await client.queries.trash({})).rows).toMatchObject([{ kind: 'session' }])
    const open = await client.commands.beginSession({ minutes: 10 })
    clock.now += 3 * MINUTE
    await client.commands.continueSession(open)
    clock.now += 24 * 60 * MINUTE
    expect((await client.queries.planNow()).running).toBeNull()
  })

  test('a block is offered when its time has come, once, and not when it was used, left out or has passed', async ({
    journal,
  }) => {
    const { clock, client } = journal
    const { id } = await client.commands.addBlock(BLOCK)
    const offered = async () => (await client.queries.planNow()).offer?.day ?? null
    clock.now = HALF_PAST_EIGHT - 20 * MINUTE
    expect(await client.queries.planNow()).toMatchObject({ offer: null, next: HALF_PAST_EIGHT - 5 * MINUTE })
    clock.now = HALF_PAST_EIGHT
    expect(await client.queries.planNow()).toMatchObject({
      offer: { id, act: BLOCK.act, day: '2026-11-23', minutes: 30 },
    })
    const { undo } = await client.commands.setBlockDay({ id, day: day('2026-11-23'), exception: { type: 'off' } })
    expect(await offered()).toBeNull()
    await client.commands.undo({ token: undo ?? '' })
    expect(await offered()).toBe('2026-11-23')
    const begun = await client.commands.beginSession({ block: { id, day: day('2026-11-23') }, minutes: 30 })
    expect(await offered()).toBeNull()
    clock.now += 10 * MINUTE
    await client.commands.continueSession({ ...begun, ended: 'now' })
    expect(await offered()).toBeNull()
    clock.now = HALF_PAST_EIGHT + 7 * 24 * 60 * MINUTE + 31 * MINUTE
    expect(await offered()).toBeNull()
  })

  test('T5: a review hears of blocks, used and moved; one that passed unused is not spoken of anywhere else', async ({
    journal,
  }) => {
    const { clock, client } = journal
    const { id } = await client.commands.addBlock(BLOCK)
    const run = async (on: string) => {
      const begun = await client.commands.beginSession({ block: { id, day: day(on) }, minutes: 30 })
      clock.now += 20 * MINUTE
      await client.commands.continueSession({ ...begun, ended: 'now' })
    }
    const moved = { type: 'moved' as const, date: day('2026-11-12'), time: '09:00' as CivilTime }
    await client.commands.setBlockDay({ id, day: day('2026-11-09'), exception: moved })
    for (const on of ['2026-11-02', '2026-11-09', '2026-11-23']) await run(on)
    clock.now = MONDAY + 7 * 24 * 60 * MINUTE
    const use = await client.queries.blockUse({ from: day('2026-11-01'), to: day('2026-11-30') })
    expect(use).toEqual({ blocks: 5, used: 3, moved: 1, minutes: 60 })
    expect(await client.queries.planNow()).toMatchObject({ offer: null, running: null })
    expect((await client.queries.today({})).total).toBe(0)
  })
})

describe('a session on two devices', () => {
  const deviceOf = (test: TestEngine, device: string) => {
    const { commands } = test.engine
    return { ...commands, device }
  }

  plain('T4: the same block on both is one session of 30 minutes, and what was done is counted once', () => {
    const [one, other] = [openTestEngine(), openTestEngine()]
    one.clock.now = other.clock.now = HALF_PAST_EIGHT - 60 * MINUTE
    const { id: block } = addBlock(one.engine.commands, BLOCK)
    const things = followUpsOf(one, 3)
    exchange(one, other)
    const at = { id: block, day: day('2026-11-23') }
    const run = (test: TestEngine, device: string, from: number, to: number, done: DocumentId[]) => {
      test.clock.now = HALF_PAST_EIGHT + from * MINUTE
      const begun = beginSession(deviceOf(test, device), { id: null, block: at, minutes: 30 })
      test.clock.now = HALF_PAST_EIGHT + to * MINUTE
      continueSession(deviceOf(test, device), { ...begun, done, undone: [], skipped: [], ended: 'now' })
      return begun.id
    }
    const [first, second] = things as [DocumentId, DocumentId, DocumentId]
    const here = run(one, 'laptop', 0, 20, [first, second])
    const there = run(other, 'phone', 10, 30, [second, things[2] as DocumentId])
    expect(here).toBe(there)
    exchange(one, other)
    for (const test of [one, other]) {
      test.clock.now = HALF_PAST_EIGHT + 60 * MINUTE
      expect(sessions(test.engine.queries, { offset: 0, limit: 9 })).toMatchObject({
        total: 1,
        rows: [{ minutes: 30, done: 3, title: BLOCK.act }],
      })
      expect(blockUse(test.engine.queries, { from: day('2026-11-20'), to: day('2026-11-23') })).toEqual({
        blocks: 1,
        used: 1,
        moved: 0,
        minutes: 30,
      })
      expect(planNow(test.engine.queries)).toMatchObject({ running: null, offer: null })
      expect(test.engine.store.conflicts(here)).toEqual([])
    }
    const before = dumpTables(one.engine.store.database, one.engine.projections.tables)
    for (const _ of one.engine.projections.rebuild((kind) => one.engine.store.each(kind)));
    expect(dumpTables(one.engine.store.database, one.engine.projections.tables)).toEqual(before)
  })

  plain('what runs on another device is not offered to go on here', () => {
    const [one, other] = [openTestEngine(), openTestEngine()]
    const begun = beginSession(deviceOf(one, 'phone'), { id: null, block: null, minutes: 10 })
    one.clock.now += 4 * MINUTE
    continueSession(deviceOf(one, 'phone'), { ...begun, done: [], undone: [], skipped: [], ended: 'no' })
    exchange(one, other)
    other.clock.now = one.clock.now
    expect(planNow(other.engine.queries).running).toBeNull()
    expect(planNow({ ...other.engine.queries, device: 'phone' }).running).toMatchObject({ id: begun.id, minutes: 4 })
  })

  plain('unites stretches, and counts none that ends before it begins', () => {
    const span = (from: number, to: number) => ({ from: from * MINUTE, to: to * MINUTE })
    expect(minutesOfSpans([span(30, 50), span(40, 60), span(5, 10), span(100, 90)])).toBe(35)
    expect(minutesOfSpans([span(0, 60), span(10, 20)])).toBe(60)
    expect(minutesOfSpans([])).toBe(0)
    expect(minutesOfSpans([span(0, 10_000)])).toBe(24 * 60)
  })
})
