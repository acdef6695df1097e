import ICAL from 'ical.js'
import { describe, expect, test as plain } from 'vitest'
import { addBlock, editBlock, setBlockDay } from '#journal/commands/block-commands.ts'
import { occurrencesOf } from '#journal/calendar/occurrences.ts'
import { zoneRules } from '#journal/calendar/time-zone-rules.ts'
import { blocks as blocksNow } from '#journal/queries/blocks.ts'
import type { JournalClient } from '#shared/contract/contract.ts'
import type { BlockRule } from '#shared/model/block-rule.ts'
import type { CivilTime } from '#shared/model/civil-date.ts'
import { clockAt } from '#shared/model/zoned-time.ts'
import { dumpTables } from '#support/row-dump.ts'
import { day, refusalOf, test } from '#support/journal-test.ts'
import { exchange, openTestEngine } from '#support/test-engine.ts'

type Rule = BlockRule

const TUESDAYS: Rule = {
  rrule: 'FREQ=WEEKLY;BYDAY=TU',
  start: day('2026-10-19'),
  time: '08:30' as CivilTime,
  minutes: 30,
  zone: 'Europe/Berlin',
}
const BLOCK = { purpose: '', act: 'write to two people who went quiet', queue: 'going-quiet' as const, rule: TUESDAYS }
const expand = (rule: Rule, from: string, to: string, limit = 50) =>
  occurrencesOf({ rule, exceptions: {} }, { from: day(from), to: day(to), limit })

/** The events of a calendar file as another program would see them: each occurrence with its instant. */
function readBack(text: string, from: string, to: string) {
  const calendar = new ICAL.Component(ICAL.parse(text))
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone)
  const events = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event))
  const seen = events.flatMap((event) => {
    if (event.isRecurrenceException()) return []
    for (const other of events)
      if (other.isRecurrenceException() && other.uid === event.uid) event.relateException(other)
    const times: number[] = []
    const iterator = event.iterator()
    for (let next = iterator.next(); next && times.length < 200; next = iterator.next()) {
      const { startDate } = event.getOccurrenceDetails(next)
      const at = startDate.toJSDate().getTime()
      if (next.toJSDate().getTime() > Date.parse(`${to}T23:59:59Z`)) break
      if (at >= Date.parse(`${from}T00:00:00Z`)) times.push(at)
    }
    return times
  })
  ICAL.TimezoneService.reset()
  return { calendar, seen: seen.toSorted((a, b) => a - b) }
}

describe('a time block', () => {
  test('is made, changed, moved once, left out once, trashed, and taken back each time', async ({ journal }) => {
    const { commands, queries } = journal.client
    const { id, undo } = await commands.addBlock(BLOCK)
    const [made] = (await queries.blocks()).rows
    expect(made).toMatchObject({ id, act: BLOCK.act, queue: 'going-quiet', problem: null })
    expect(made?.rule.start).toBe('2026-10-20')
    expect(made?.upcoming.map(({ date, time }) => `${date} ${time}`).slice(0, 2)).toEqual([
      '2026-11-24 08:30',
      '2026-12-01 08:30',
    ])
    const moved = { type: 'moved' as const, date: day('2026-11-26'), time: '09:00' as CivilTime }
    await commands.setBlockDay({ id, day: day('2026-11-24'), exception: moved })
    await commands.setBlockDay({ id, day: day('2026-12-01'), exception: { type: 'off' } })
    const shown = async () =>
      (await queries.blocks()).rows[0]?.upcoming.map(
        ({ date, time, isMoved, isOff }) => `${date} ${time}${isMoved ? ' moved' : ''}${isOff ? ' off' : ''}`,
      )
    expect((await shown())?.slice(0, 3)).toEqual(['2026-11-26 09:00 moved', '2026-12-01 08:30 off', '2026-12-08 08:30'])
    await commands.setBlockDay({ id, day: day('2026-11-24'), exception: null })
    expect((await shown())?.[0]).toBe('2026-11-24 08:30')
    const edited = await commands.editBlock({ id, act: 'write to three', rule: { ...TUESDAYS, minutes: 45 } })
    expect((await queries.blocks()).rows[0]).toMatchObject({ act: 'write to three', rule: { minutes: 45 } })
    await commands.undo({ token: edited.undo ?? '' })
    expect((await queries.blocks()).rows[0]).toMatchObject({ act: BLOCK.act, rule: { minutes: 30 } })
    await journal.reopen()
    expect((await journal.client.queries.search({ text: 'went quiet' })).hits[0]).toMatchObject({
      kind: 'time-block',
      id,
    })
    await journal.client.commands.moveToTrash({ ids: [id] })
    expect((await journal.client.queries.blocks()).rows).toEqual([])
    expect((await journal.client.queries.trash({})).rows[0]).toMatchObject({ kind: 'time-block', title: BLOCK.act })
    await journal.client.commands.restoreFromTrash({ ids: [id] })
    expect((await journal.client.queries.blocks()).rows).toHaveLength(1)
    expect(undo).not.toBeNull()
  })

  test.for([
    ['FREQ=SECONDLY', 'too-often'],
    ['FREQ=HOURLY', 'too-often'],
    ['FREQ=YEARLY', 'part'],
    ['FREQ=WEEKLY;BYDAY=5MO', 'part'],
    ['FREQ=DAILY;BYHOUR=1,2,3', 'part'],
    ['FREQ=DAILY;INTERVAL=99999', 'part'],
    ['FREQ=DAILY;COUNT=100000', 'part'],
    ['FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', 'never'],
    ['FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=31', 'never'],
    ['FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6', 'never'],
    ['FREQ=DAILY;UNTIL=20200101', 'never'],
    ['FREQ=WEEKLY;BYDAY=XX', 'unreadable'],
    ['nonsense', 'unreadable'],
    [`FREQ=WEEKLY;BYDAY=${'TU,'.repeat(300)}TU`, 'unreadable'],
  ] as const)('is not made of %s, and nothing is written', async ([rrule, problem], { journal }) => {
    const { commands, queries } = journal.client
    const rule = { ...TUESDAYS, rrule }
    expect(await refusalOf(commands.addBlock({ ...BLOCK, rule }))).toMatchObject({
      code: 'BLOCK_RULE',
      data: { problem },
    })
    expect((await queries.previewBlock({ rule })).problem).toBe(problem)
    expect((await queries.blocks()).rows).toEqual([])
  })

  test('is not made in a zone that does not exist, and one from elsewhere says so and keeps what it says', async ({
    journal,
  }) => {
    const { commands, queries } = journal.client
    const rule = { ...TUESDAYS, zone: 'Mars/Phobos' }
    expect(await refusalOf(commands.addBlock({ ...BLOCK, rule }))).toMatchObject({
      code: 'BLOCK_RULE',
      data: { problem: 'zone', zone: 'Mars/Phobos' },
    })
    const one = openTestEngine()
    const { result: id } = one.engine.commands.run('test', (write) =>
      write.create('time-block', { act: 'call Phobos', rule }),
    )
    expect(blocksNow(one.engine.queries).rows).toMatchObject([{ id, problem: 'zone', upcoming: [], rule }])
    expect((await queries.blocks()).rows).toEqual([])
  })

  plain(
    'of a block that never ends its next days are told, and those that were moved are found, however long ago it began',
    () => {
      const rule = { ...TUESDAYS, rrule: 'FREQ=DAILY', start: day('1970-01-01') }
      const moved = { type: 'moved' as const, date: day('2046-01-01'), time: '09:00' as CivilTime }
      const block = { rule, exceptions: { '2045-12-20': moved } }
      const found = occurrencesOf(block, { from: day('2046-01-01'), to: day('2047-12-31'), limit: 2 })
      expect(found.map(({ date, time }) => `${date} ${time}`)).toEqual(['2046-01-01 08:30', '2046-01-01 09:00'])
    },
  )

  plain('T2: Tuesdays 08:30 in Berlin are 08:30 on both sides of the change of clocks', () => {
    const found = expand(TUESDAYS, '2026-10-20', '2026-10-27')
    expect(found.map(({ date, time }) => `${date} ${time}`)).toEqual(['2026-10-20 08:30', '2026-10-27 08:30'])
    expect(found.map(({ startsAt }) => new Date(startsAt).toISOString())).toEqual([
      '2026-10-20T06:30:00.000Z',
      '2026-10-27T07:30:00.000Z',
    ])
  })

  plain(
    'T2: a time that the clock leaves out is an hour later that day, and one that it shows twice is the first',
    () => {
      const sundays = {
        ...TUESDAYS,
        rrule: 'FREQ=WEEKLY;BYDAY=SU',
        start: day('2026-03-22'),
        time: '02:30' as CivilTime,
      }
      expect(expand(sundays, '2026-03-22', '2026-04-05').map(({ time, isShifted }) => [time, isShifted])).toEqual([
        ['02:30', false],
        ['03:30', true],
        ['02:30', false],
      ])
      const [fold] = expand(sundays, '2026-10-25', '2026-10-25')
      expect(new Date(fold?.startsAt ?? 0).toISOString()).toBe('2026-10-25T00:30:00.000Z')
    },
  )
})

describe('blocks in other calendars', () => {
  async function fileOf({ commands, queries }: JournalClient, rule: Rule) {
    const { id } = await commands.addBlock({ ...BLOCK, purpose: 'Ana Ruiz and Tom', rule })
    const { text } = await queries.blocksCalendar()
    return { id, text }
  }

  test('T2: the file shows 08:30 in both weeks, by zones with rules from 1970', async ({ journal }) => {
    const { text } = await fileOf(journal.client, TUESDAYS)
    const { seen, calendar } = readBack(text, '2026-10-20', '2026-10-27')
    expect(seen.map((at) => clockAt(at, 'Europe/Berlin'))).toEqual([
      { date: '2026-10-20', time: '08:30' },
      { date: '2026-10-27', time: '08:30' },
    ])
    const [zone] = calendar.getAllSubcomponents('vtimezone')
    const changes = zone?.getAllSubcomponents().map((change) => ({
      start: change.getFirstPropertyValue('dtstart')?.toString(),
      rule: change.getFirstPropertyValue('rrule')?.toString(),
    }))
    expect(changes).toEqual([
      { start: '1970-10-25T03:00:00', rule: 'FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU' },
      { start: '1970-03-29T02:00:00', rule: 'FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU' },
    ])
    expect(text).not.toContain('RDATE')
  })

  test.for([
    'Europe/Berlin',
    'Europe/Dublin',
    'America/New_York',
    'America/Santiago',
    'America/Nuuk',
    'Asia/Jerusalem',
    'Asia/Kolkata',
    'Africa/Cairo',
    'Australia/Lord_Howe',
    'Pacific/Auckland',
    'UTC',
  ])('T2: another program that reads the file meets every week at the same time in %s', async (zone, { journal }) => {
    const rule = {
      ...TUESDAYS,
      rrule: 'FREQ=WEEKLY;BYDAY=WE',
      start: day('2026-11-25'),
      time: '17:45' as CivilTime,
      zone,
    }
    const { text } = await fileOf(journal.client, rule)
    const { seen } = readBack(text, '2026-11-25', '2028-06-30')
    expect(seen.length).toBeGreaterThan(80)
    expect(new Set(seen.map((at) => clockAt(at, zone).time))).toEqual(new Set(['17:45']))
  })

  plain('knows the yearly rules of a zone only where ten years follow them', () => {
    expect(zoneRules('Europe/Berlin', Date.UTC(2026, 0, 1))).toMatchObject({
      kind: 'yearly',
      changes: [
        { rrule: 'FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU', before: 60, after: 120 },
        { rrule: 'FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU', before: 120, after: 60 },
      ],
    })
    expect(zoneRules('Asia/Kolkata', 0)).toMatchObject({ kind: 'fixed', offset: 330 })
  })

  test('T6: one that was moved names its day in the zone of its series, and one that is left out is no more', async ({
    journal,
  }) => {
    const { commands, queries } = journal.client
    const { id } = await commands.addBlock(BLOCK)
    const moved = { type: 'moved' as const, date: day('2026-11-26'), time: '10:15' as CivilTime }
    await commands.setBlockDay({ id, day: day('2026-11-24'), exception: moved })
    await commands.setBlockDay({ id, day: day('2026-12-01'), exception: { type: 'off' } })
    const { text } = await queries.blocksCalendar()
    expect(text).toContain('RECURRENCE-ID;TZID=Europe/Berlin:20261124T083000')
    const { seen } = readBack(text, '2026-11-20', '2026-12-10')
    expect(seen.map((at) => clockAt(at, 'Europe/Berlin')).map(({ date, time }) => `${date} ${time}`)).toEqual([
      '2026-11-26 10:15',
      '2026-12-08 08:30',
    ])
  })

  test('T7: the file has the neutral title, no name, no description, and the same UID each time', async ({
    journal,
  }) => {
    const { client, clock } = journal
    const { id, text } = await fileOf(client, TUESDAYS)
    const { calendar } = readBack(text, '2026-11-01', '2026-11-30')
    const [event] = calendar.getAllSubcomponents('vevent')
    const value = (name: string) => event?.getFirstPropertyValue(name)?.toString()
    expect([value('summary'), value('class'), value('transp'), value('uid')]).toEqual([
      'Focus time',
      'PRIVATE',
      'OPAQUE',
      id,
    ])
    for (const word of ['DESCRIPTION', 'ATTENDEE', 'LOCATION', 'Ana', 'Tom', 'quiet']) expect(text).not.toContain(word)
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
    clock.now += 86_400_000
    await client.commands.setCalendarTitle({ title: 'Busy; really, \\ "yes"' })
    const again = readBack((await client.queries.blocksCalendar()).text, '2026-11-01', '2026-11-30')
    const [other] = again.calendar.getAllSubcomponents('vevent')
    expect(other?.getFirstPropertyValue('uid')).toBe(id)
    expect(other?.getFirstPropertyValue('summary')).toBe('Busy; really, \\ "yes"')
  })

  test('a rule with an end ends there in the file', async ({ journal }) => {
    const rule = { ...TUESDAYS, rrule: 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20261110' }
    const { text } = await fileOf(journal.client, rule)
    expect(text).toContain('UNTIL=20261110T073000Z')
    expect(readBack(text, '2026-11-01', '2026-12-30').seen.map((at) => clockAt(at, 'Europe/Berlin').date)).toEqual([
      '2026-11-03',
      '2026-11-10',
    ])
  })
})

describe('a time block on two devices', () => {
  plain('T6: a rule is one value, days that were moved or left out are each their own, and both devices agree', () => {
    const [one, other] = [openTestEngine(), openTestEngine()]
    const { id } = addBlock(one.engine.commands, BLOCK)
    exchange(one, other)
    setBlockDay(one.engine.commands, { id, day: day('2026-11-24'), exception: { type: 'off' } })
    const moved = { type: 'moved' as const, date: day('2026-12-03'), time: '09:00' as CivilTime }
    setBlockDay(other.engine.commands, { id, day: day('2026-12-01'), exception: moved })
    editBlock(one.engine.commands, { id, rule: { ...TUESDAYS, time: '09:00' as CivilTime } })
    editBlock(other.engine.commands, { id, rule: { ...TUESDAYS, minutes: 60 } })
    exchange(one, other)
    const read = ({ engine }: typeof one) => {
      const document = engine.store.read(id)
      return document?.kind === 'time-block' ? document.content : undefined
    }
    expect(read(one)).toEqual(read(other))
    expect(read(one)?.exceptions).toEqual({ '2026-11-24': { type: 'off' }, '2026-12-01': moved })
    const { time, minutes } = read(one)?.rule ?? {}
    expect([
      ['09:00', 30],
      ['08:30', 60],
    ]).toContainEqual([time, minutes])
    expect(one.engine.store.conflicts(id).map(({ path }) => path)).toEqual([['rule']])
    const before = dumpTables(one.engine.store.database, one.engine.projections.tables)
    for (const _ of one.engine.projections.rebuild((kind) => one.engine.store.each(kind)));
    expect(dumpTables(one.engine.store.database, one.engine.projections.tables)).toEqual(before)
    one.reopen()
    expect(blocksNow(one.engine.queries)).toEqual(blocksNow(other.engine.queries))
  })
})
