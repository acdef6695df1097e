import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import type { JournalClient } from '#shared/contract/contract.ts'
import { again, folder, meetings, person, read, written } from '#support/calendar-journal.ts'
import { refusalOf, test } from '#support/journal-test.ts'
import { reportOf } from '#support/test-journal.ts'
import { calendarFile, event } from '#support/calendar-file.ts'

const TEN = Date.UTC(2026, 10, 24, 10)

describe('B1: a meeting of a calendar', () => {
  test('is with whom it is, by their addresses, without rooms and oneself, each once', async ({ journal }) => {
    const { client, clock } = journal
    await person(client, 'Ana', 'Ana@Acme.example', 'ana.ruiz@home.example')
    await client.commands.setSettings({ ownAddresses: ['me@acme.example'] })
    const place = written(
      calendarFile(
        event({
          uid: 'one',
          start: '20261124T100000Z',
          end: '20261124T104500Z',
          title: '1:1',
          attendees: ['ana@acme.example', 'ana.ruiz@home.example', 'me@acme.example', 'kim@acme.example'],
          more: ['ATTENDEE;CUTYPE=ROOM:mailto:room4@acme.example'],
        }),
      ),
    )
    const { report } = await read(client, place)
    expect(report).toMatchObject({ events: 1, meetings: 1, added: 1, left: {}, problems: [] })
    clock.now = TEN - 3_600_000
    const [one, ...others] = await meetings(client)
    expect(others).toEqual([])
    expect(one).toMatchObject({
      title: '1:1',
      on: '2026-11-24',
      time: '10:00',
      isOver: false,
      unknown: ['kim@acme.example'],
    })
    expect(one?.people.map(({ name }) => name)).toEqual(['Ana'])
    const { briefs, until, meeting } = await client.queries.meeting({ meeting: one?.id ?? '' })
    expect(briefs.map((brief) => brief.person.name)).toEqual(['Ana'])
    expect([until, meeting?.id]).toEqual(['10:45', one?.id])
    expect(briefs[0]?.nextMeeting?.id).toBe(one?.id)
  })
})

test('B4: of a meeting of a calendar a brief is ready twenty minutes before, not of one with many or one called off', async ({
  journal: { client, clock },
}) => {
  await person(client, 'Ana', 'ana@acme.example')
  const attendees = ['ana@acme.example']
  const start = '20261124T100000Z'
  const many = Array.from({ length: 9 }, (_, index) => `guest${index}@acme.example`)
  const place = written(
    calendarFile(
      event({ uid: 'one', start, end: '20261124T104500Z', attendees }),
      event({ uid: 'many', start, attendees: [...attendees, ...many] }),
      event({ uid: 'off', start: '20261124T100500Z', attendees, more: ['STATUS:CANCELLED'] }),
      event({ uid: 'nobody', start, attendees: ['kim@acme.example'] }),
    ),
  )
  await read(client, place)
  const ready = async (minutes: number) => {
    clock.now = TEN - minutes * 60_000
    return (await client.queries.briefsReady()).map(({ time, people }) => [time, ...people.map(({ name }) => name)])
  }
  expect(await ready(21)).toEqual([])
  for (const minutes of [20, 10, 0]) expect(await ready(minutes)).toEqual([['10:00', 'Ana']])
  expect(await ready(-1)).toEqual([])
})

describe('B1 and B6: what is no meeting', () => {
  test('of more than eight others, cancelled, declined by me, or declined by them', async ({
    journal: { client, clock },
  }) => {
    await person(client, 'Ana', 'ana@acme.example')
    await client.commands.setSettings({ ownAddresses: ['me@acme.example'] })
    clock.now = TEN - 3_600_000
    const many = Array.from({ length: 9 }, (_, index) => `guest${index}@acme.example`)
    const start = '20261124T100000Z'
    const ana = ['ana@acme.example', 'me@acme.example']
    const place = written(
      calendarFile(
        event({ uid: 'many', start, attendees: [...ana, ...many] }),
        event({ uid: 'off', start, attendees: ana, more: ['STATUS:CANCELLED'] }),
        event({
          uid: 'mine',
          start,
          attendees: ['ana@acme.example'],
          more: ['ATTENDEE;PARTSTAT=DECLINED:mailto:me@acme.example'],
        }),
        event({ uid: 'theirs', start, more: ['ATTENDEE;PARTSTAT=DECLINED:MAILTO:ana@acme.example'] }),
        event({ uid: 'nobody', start, attendees: ['kim@acme.example'] }),
        event({ uid: 'alone', start }),
      ),
    )
    const { report } = await read(client, place)
    expect(report).toMatchObject({ events: 6, meetings: 1, left: { cancelled: 1, declined: 1, nobody: 3 } })
    expect(await meetings(client)).toEqual([])
    // Of many nothing is offered by itself, and nobody's address is kept but those of people of the journal.
    const { nextMeeting } = await client.queries.person({ id: (await client.queries.people({})).rows[0]?.id as never })
    expect(nextMeeting).toMatchObject({ others: 10, unknown: [] })
  })

  test('an occurrence that was moved is where it went, and one that is cancelled is nowhere', async ({
    journal: { client, clock },
  }) => {
    await person(client, 'Ana', 'ana@acme.example')
    const attendees = ['ana@acme.example']
    const series = event({
      uid: 'weekly',
      start: '20261103T100000Z',
      end: '20261103T104500Z',
      attendees,
      more: ['RRULE:FREQ=WEEKLY'],
    })
    const moved = event({
      uid: 'weekly',
      start: '20261124T150000Z',
      end: '20261124T154500Z',
      attendees,
      more: ['RECURRENCE-ID:20261124T100000Z', 'SEQUENCE:1'],
    })
    const off = event({
      uid: 'weekly',
      start: '20261201T100000Z',
      attendees,
      more: ['RECURRENCE-ID:20261201T100000Z', 'STATUS:CANCELLED'],
    })
    await read(client, written(calendarFile(moved, series, off)))
    clock.now = TEN - 3_600_000
    expect((await meetings(client)).map(({ on, time }) => `${on} ${time}`)).toEqual([
      '2026-11-24 15:00',
      '2026-11-17 10:00',
    ])
    const id = (await meetings(client))[0]?.id ?? ''
    expect(await client.queries.meeting({ meeting: id })).toMatchObject({ until: '15:45' })
    clock.now = Date.UTC(2026, 11, 1, 9)
    expect((await meetings(client)).map(({ on }) => on)).toEqual(['2026-11-24'])
    clock.now = Date.UTC(2026, 11, 8, 9)
    expect((await meetings(client)).map(({ on }) => on)).toEqual(['2026-12-08'])
  })

  test('a message that cancels takes back the invitation in the same folder', async ({
    journal: { client, clock },
  }) => {
    await person(client, 'Ana', 'ana@acme.example')
    const place = folder()
    const start = '20261124T100000Z'
    const invited = event({ uid: 'one', start, attendees: ['ana@acme.example'] })
    writeFileSync(join(place, '1.ics'), calendarFile(invited))
    writeFileSync(
      join(place, '2.ics'),
      calendarFile(
        ['METHOD:CANCEL'],
        event({ uid: 'one', start, attendees: ['ana@acme.example'], more: ['SEQUENCE:1'] }),
      ),
    )
    writeFileSync(join(place, '3.ics'), 'no calendar')
    const { report } = await read(client, place)
    expect(report).toMatchObject({ files: 2, meetings: 0, left: { cancelled: 1, older: 1 } })
    expect(report?.problems).toEqual([{ code: 'not-a-calendar', file: '3.ics', what: '' }])
    clock.now = TEN - 3_600_000
    expect(await meetings(client)).toEqual([])
  })
})

describe('K1: times of the wild', () => {
  const zoned = async (
    { client, clock }: { client: JournalClient; clock: { now: number } },
    parts: readonly (readonly string[])[],
    at: number,
  ) => {
    await person(client, 'Ana', 'ana@acme.example')
    clock.now = at
    const row = await read(client, written(calendarFile(...parts)))
    const found = await meetings(client)
    return { row, times: found.map(({ on, time }) => `${on} ${time}`) }
  }
  const attendees = ['ana@acme.example']

  for (const [name, start, expected] of [
    ['a Windows name', ';TZID=Eastern Standard Time:20261124T080000', '2026-11-24 13:00'],
    ['a Windows name with the number of Exchange', ';TZID=GMT Standard Time 1:20261124T130000', '2026-11-24 13:00'],
    ['a quoted name', ';TZID="W. Europe Standard Time":20261124T140000', '2026-11-24 13:00'],
    [
      'a name behind the prefix of libical',
      ';TZID=/freeassociation.sourceforge.net/Europe/Berlin:20261124T140000',
      '2026-11-24 13:00',
    ],
    ['a name of the world', ';TZID=America/Los_Angeles:20261124T050000', '2026-11-24 13:00'],
    ['no zone', ':20261124T130000', '2026-11-24 13:00'],
  ] as const) {
    test(`the clock of ${name}`, async ({ journal }) => {
      const { row, times } = await zoned(journal, [event({ uid: 'one', start, attendees })], TEN - 3_600_000)
      expect(row.report?.problems).toEqual([])
      expect(times).toEqual([expected])
    })
  }

  test('a zone that only the file knows is the clock of the city that changes as it says', async ({ journal }) => {
    const zone = [
      'BEGIN:VTIMEZONE',
      'TZID:Customized Time Zone',
      'BEGIN:STANDARD',
      'DTSTART:16010101T030000',
      'TZOFFSETFROM:+0200',
      'TZOFFSETTO:+0100',
      'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10',
      'END:STANDARD',
      'BEGIN:DAYLIGHT',
      'DTSTART:16010101T020000',
      'TZOFFSETFROM:+0100',
      'TZOFFSETTO:+0200',
      'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3',
      'END:DAYLIGHT',
      'END:VTIMEZONE',
    ]
    const one = event({ uid: 'one', start: ';TZID=Customized Time Zone:20261124T140000', attendees })
    const { row, times } = await zoned(journal, [one, zone], TEN - 3_600_000)
    expect([row.report?.problems, times]).toEqual([[], ['2026-11-24 13:00']])
  })

  test('a zone that does not exist is said, and its clock taken for that of this machine', async ({ journal }) => {
    const one = event({ uid: 'one', start: ';TZID=Mars/Olympus:20261124T140000', attendees })
    const { row, times } = await zoned(journal, [one], TEN - 3_600_000)
    expect(row.report?.problems).toEqual([{ code: 'zone', file: 'work.ics', what: 'Mars/Olympus' }])
    expect(times).toEqual(['2026-11-24 14:00'])
  })

  test('exceptions hold by their instant, whatever their zone, and by their day', async ({ journal }) => {
    const series = event({
      uid: 'daily',
      start: ';TZID=Europe/Berlin:20261118T090000',
      attendees,
      more: [
        'RRULE:FREQ=DAILY;COUNT=7',
        'EXDATE:20261119T080000Z',
        'EXDATE;TZID=America/New_York:20261120T030000',
        'EXDATE;VALUE=DATE:20261121',
        'EXDATE:20261122T090000',
      ],
    })
    const { times } = await zoned(journal, [series], TEN - 3_600_000)
    expect(times.toSorted()).toEqual(['2026-11-23 08:00', '2026-11-24 08:00'])
  })

  test('a time of a series named in another zone is not there twice', async ({ journal }) => {
    const series = event({
      uid: 'weekly',
      start: ';TZID=Europe/Berlin:20261117T090000',
      attendees,
      more: ['RRULE:FREQ=WEEKLY;COUNT=2'],
    })
    const moved = event({
      uid: 'weekly',
      start: '20261124T120000Z',
      attendees,
      more: ['RECURRENCE-ID:20261124T080000Z'],
    })
    const { times } = await zoned(journal, [series, moved], TEN - 3_600_000)
    expect(times).toEqual(['2026-11-24 12:00', '2026-11-17 08:00'])
  })

  test('it stays at nine by its own clock when clocks change, and a time that the clock leaves out is after it', async ({
    journal,
  }) => {
    const nine = event({
      uid: 'nine',
      start: ';TZID=America/New_York:20261028T090000',
      attendees,
      more: ['RRULE:FREQ=DAILY;COUNT=9'],
    })
    const { times } = await zoned(journal, [nine], Date.UTC(2026, 9, 31, 9))
    expect(times).toEqual(['2026-10-31 13:00', '2026-10-30 13:00'])
    journal.clock.now = Date.UTC(2026, 10, 3, 9)
    expect((await meetings(journal.client)).map(({ time }) => time)).toEqual(['14:00', '14:00'])
    const { client, clock } = journal
    const gap = event({ uid: 'gap', start: ';TZID=Europe/Berlin:20270328T023000', attendees })
    await read(client, written(calendarFile(gap)))
    clock.now = Date.UTC(2027, 2, 28, 0, 0)
    expect((await meetings(client)).map(({ on, time }) => `${on} ${time}`)).toEqual(['2027-03-28 01:30'])
  })

  test('whole days are civil days, and one of several days is there until its last', async ({
    journal: { client, clock },
  }) => {
    await person(client, 'Ana', 'ana@acme.example')
    const fair = event({ uid: 'fair', start: ';VALUE=DATE:20261123', end: ';VALUE=DATE:20261126', attendees })
    await read(client, written(calendarFile(fair)))
    clock.now = Date.UTC(2026, 10, 25, 22)
    expect(await meetings(client)).toMatchObject([{ on: '2026-11-23', until: '2026-11-25', time: null, isOver: false }])
    clock.now = Date.UTC(2026, 10, 26, 9)
    expect(await meetings(client)).toMatchObject([{ isOver: true }])
  })
})

describe('K3: a series without an end', () => {
  test('of twenty years is expanded for the weeks that are asked for alone', async ({ journal: { client, clock } }) => {
    await person(client, 'Ana', 'ana@acme.example')
    const attendees = ['ana@acme.example']
    const place = written(
      calendarFile(event({ uid: 'daily', start: '20061124T100000Z', attendees, more: ['RRULE:FREQ=DAILY'] })),
    )
    expect((await read(client, place)).report).toMatchObject({ meetings: 1, left: {}, problems: [] })
    clock.now = TEN - 3_600_000
    // Of what was missed day after day, it is asked of the last one.
    expect((await meetings(client)).map(({ on }) => on)).toEqual(['2026-11-24', '2026-11-23'])
    const { rows } = await client.queries.upcoming({ limit: 500 })
    expect(rows.map(({ on }) => on)).toEqual(
      ['25', '26', '27', '28', '29', '30'].map((day) => `2026-11-${day}`).concat('2026-12-01'),
    )
  })

  test('a rule that is not understood is said, and stands with its first time', async ({
    journal: { client, clock },
  }) => {
    await person(client, 'Ana', 'ana@acme.example')
    const attendees = ['ana@acme.example']
    const start = '20261124T100000Z'
    const rules = [
      'FREQ=SECONDLY',
      'FREQ=YEARLY;BYWEEKNO=48',
      'FREQ=DAILY;COUNT=99999999999',
      'FREQ=NEVER',
      'FREQ=DAILY;INTERVAL=999',
    ]
    const events = rules.map((rule, index) =>
      event({ uid: rule, start, attendees, title: String(index), more: [`RRULE:${rule}`] }),
    )
    const { report } = await read(client, written(calendarFile(...events)))
    expect(report?.problems.map(({ code, what }) => `${code} ${what}`)).toEqual(
      rules.filter((rule) => !rule.includes('COUNT')).map((rule) => `rule ${rule}`),
    )
    clock.now = TEN - 3_600_000
    expect(await meetings(client)).toHaveLength(rules.length)
  })
})

test('K2: the same file twice changes nothing, an update changes one, and what is gone is gone', async ({
  journal: { client, clock },
}) => {
  await person(client, 'Ana', 'ana@acme.example')
  const attendees = ['ana@acme.example']
  const other = event({ uid: 'two', start: '20261125T100000Z', attendees })
  const place = written(
    calendarFile(event({ uid: 'one', start: '20261124T100000Z', attendees, more: ['SEQUENCE:0'] }), other),
  )
  expect((await read(client, place)).report).toMatchObject({ added: 2, changed: 0, removed: 0 })
  expect((await again(client)).report).toMatchObject({ meetings: 2, added: 0, changed: 0, removed: 0 })
  writeFileSync(
    place,
    calendarFile(event({ uid: 'one', start: '20261124T160000Z', attendees, more: ['SEQUENCE:1'] }), other),
  )
  expect((await again(client)).report).toMatchObject({ meetings: 2, added: 0, changed: 1, removed: 0 })
  clock.now = TEN - 3_600_000
  expect((await meetings(client)).map(({ time }) => time)).toEqual(['16:00'])
  // The older version of it, behind the newer one in a file of both, is none.
  writeFileSync(
    place,
    calendarFile(
      event({ uid: 'one', start: '20261124T160000Z', attendees, more: ['SEQUENCE:1'] }),
      event({ uid: 'one', start: '20261124T100000Z', attendees, more: ['SEQUENCE:0'] }),
    ),
  )
  expect((await again(client)).report).toMatchObject({
    meetings: 1,
    added: 0,
    changed: 0,
    removed: 1,
    left: { older: 1 },
  })
  rmSync(place)
  const row = await again(client)
  expect(row.failure).toMatchObject({ code: 'CALENDAR_UNREADABLE', data: { problem: 'missing' } })
  expect((await meetings(client)).map(({ time }) => time)).toEqual(['16:00'])
})

test('K5: it is asked once whether a meeting happened, and nothing is a conversation by itself', async ({
  journal: { client, clock },
}) => {
  const ana = await person(client, 'Ana', 'ana@acme.example')
  const ben = await person(client, 'Ben', 'ben@acme.example')
  const cleo = await person(client, 'Cleo', 'cleo@acme.example')
  const at = (uid: string, start: string, ...attendees: string[]) => event({ uid, start, attendees })
  const place = written(
    calendarFile(
      at('a', '20261124T100000Z', 'ana@acme.example'),
      at('b', '20261124T110000Z', 'ben@acme.example'),
      at('c', '20261124T120000Z', 'cleo@acme.example'),
    ),
  )
  await read(client, place)
  clock.now = Date.UTC(2026, 10, 25, 9)
  const asked = await meetings(client)
  expect(asked.map(({ people, isOver }) => [people[0]?.id, isOver])).toEqual([
    [ana, true],
    [ben, true],
    [cleo, true],
  ])
  expect((await client.queries.journal({})).total).toBe(0)
  await client.commands.answerMeeting({ id: asked[0]?.id ?? '', answer: 'no' })
  await client.commands.logConversation({ date: asked[1]?.on as never, channel: 'meeting', people: [{ id: ben }] })
  expect((await meetings(client)).map(({ people }) => people[0]?.id)).toEqual([cleo])
  // Nor after the calendar was read again, nor for ever.
  await again(client)
  expect((await meetings(client)).map(({ people }) => people[0]?.id)).toEqual([cleo])
  clock.now = Date.UTC(2026, 11, 2, 9)
  expect(await meetings(client)).toEqual([])
  expect((await client.queries.journal({})).total).toBe(1)
})

test('“it did not happen” is taken back, and taken back again, as everything else is', async ({
  journal: { client, clock },
}) => {
  await person(client, 'Ana', 'ana@acme.example')
  clock.now = Date.UTC(2026, 10, 18)
  const weekly = event({ uid: 'a', start: '20261117T100000Z', attendees: ['ana@acme.example'] })
  await read(client, written(calendarFile(weekly)))
  const id = (await meetings(client))[0]?.id ?? ''
  const { undo } = await client.commands.answerMeeting({ id, answer: 'no' })
  expect(await meetings(client)).toEqual([])
  const { undo: redo } = await client.commands.undo({ token: undo ?? '' })
  expect(await meetings(client)).toHaveLength(1)
  await client.commands.undo({ token: redo ?? '' })
  expect(await meetings(client)).toEqual([])
  // The same answer again is nothing to take back; and what was answered since stays.
  expect(await client.commands.answerMeeting({ id, answer: 'no' })).toEqual({ undo: null })
  const { undo: stale } = await client.commands.answerMeeting({ id, answer: null })
  await client.commands.answerMeeting({ id, answer: 'logged' })
  expect((await refusalOf(client.commands.undo({ token: stale ?? '' }))).code).toBe('NOTHING_TO_UNDO')
})

test('a meeting of weeks ahead is on the page of whom it is with, and its brief opens, before and after Today was made', async ({
  journal: { client, clock },
}) => {
  const ana = await person(client, 'Ana', 'ana@acme.example')
  const attendees = ['ana@acme.example']
  const place = calendarFile(
    event({ uid: 'over', start: '20261124T080000Z', end: '20261124T083000Z', attendees }),
    event({ uid: 'far', start: '20270115T100000Z', end: '20270115T103000Z', title: 'Far', attendees }),
    event({ uid: 'too far', start: '20270301T100000Z', attendees }),
  )
  await read(client, written(place))
  clock.now = TEN - 3_600_000
  const { nextMeeting } = await client.queries.person({ id: ana })
  expect(nextMeeting).toMatchObject({ title: 'Far', on: '2027-01-15', time: '10:00', isOver: false })
  const id = nextMeeting?.id ?? ''
  expect((await meetings(client)).map(({ isOver }) => isOver)).toEqual([true])
  expect((await client.queries.upcoming({})).total).toBe(0)
  expect((await client.queries.meeting({ meeting: id })).meeting).toMatchObject({ title: 'Far' })
  expect((await client.queries.meeting({ meeting: id })).until).toBe('10:30')
  expect((await meetings(client)).map(({ isOver }) => isOver)).toEqual([true])
})

test('of thousands of series none keeps another from its day', async ({ journal: { client, clock } }) => {
  await person(client, 'Ana', 'ana@acme.example')
  const attendees = ['ana@acme.example']
  const series = Array.from({ length: 400 }, (_, index) =>
    event({ uid: `s${index}`, start: '20200101T100000Z', attendees, more: ['RRULE:FREQ=DAILY'] }),
  )
  await read(client, written(calendarFile(event({ uid: 'one', start: '20261124T110000Z', attendees }), ...series)))
  clock.now = TEN - 3_600_000
  const today = (await meetings(client)).filter(({ isOver }) => !isOver)
  expect(today).toHaveLength(401)
})

test('K8: what is private says so, and an own export brings nobody', async ({ journal: { client, clock } }) => {
  await person(client, 'Ana', 'ana@acme.example')
  const attendees = ['ana@acme.example']
  const secret = event({
    uid: 'secret',
    start: '20261124T100000Z',
    title: 'Leaving\\, quietly',
    attendees,
    more: ['CLASS:PRIVATE'],
  })
  await read(client, written(calendarFile(secret)))
  clock.now = TEN - 3_600_000
  expect(await meetings(client)).toMatchObject([{ title: 'Leaving, quietly', isPrivate: true }])
  // What a notification is made of says that it is private, or nothing of what it is called.
  clock.now = TEN - 600_000
  const ready = await client.queries.briefsReady()
  expect(ready).toHaveLength(1)
  expect(JSON.stringify(ready)).not.toContain('quietly')
  clock.now = TEN - 3_600_000
  const { id } = await client.commands.addBlock({
    purpose: 'quiet people',
    act: 'write',
    rule: { rrule: 'FREQ=DAILY', start: '2026-11-23' as never, time: '08:30' as never, minutes: 30, zone: 'UTC' },
    queue: 'anything',
  })
  const { text } = await client.queries.blocksCalendar()
  // As another program gives it back, with somebody in it.
  const back = text
    .replace(/PRODID:.*/, 'PRODID:-//Other//EN')
    .replaceAll(`UID:${id}`, `UID:${id}@google.example\r\nATTENDEE:mailto:ana@acme.example`)
  for (const each of [text, back]) {
    const { report } = await read(client, written(each))
    expect(report).toMatchObject({ events: 1, meetings: 0 })
  }
})

describe('forgetting', () => {
  test('takes the meetings with somebody, and the page of whoever else was there', async ({
    journal: { client, clock },
  }) => {
    const ana = await person(client, 'Ana', 'ana@acme.example')
    await person(client, 'Ben', 'ben@acme.example')
    const place = written(
      calendarFile(
        event({ uid: 'a', start: '20261124T100000Z', attendees: ['ana@acme.example', 'ben@acme.example'] }),
        event({ uid: 'b', start: '20261124T110000Z', attendees: ['ben@acme.example'] }),
      ),
    )
    await read(client, place)
    clock.now = TEN - 3_600_000
    expect(await meetings(client)).toHaveLength(2)
    await client.commands.forget({ id: ana })
    expect((await meetings(client)).map(({ people }) => people.map(({ name }) => name))).toEqual([['Ben']])
  })

  test('a calendar that is removed takes its meetings with it', async ({ journal: { client, clock } }) => {
    await person(client, 'Ana', 'ana@acme.example')
    const place = written(calendarFile(event({ uid: 'a', start: '20261124T100000Z', attendees: ['ana@acme.example'] })))
    const { id } = await read(client, place)
    clock.now = TEN - 3_600_000
    expect(await meetings(client)).toHaveLength(1)
    await client.commands.removeCalendar({ id })
    expect(await meetings(client)).toEqual([])
    expect(await client.queries.calendars()).toEqual([])
  })
})

test('whoever comes into the journal later is found when calendars are read again, and rows stay through a rebuild and a restart', async ({
  journal,
}) => {
  const { clock } = journal
  await person(journal.client, 'Ana', 'ana@acme.example')
  const attendees = ['ana@acme.example', 'ben@acme.example']
  await read(journal.client, written(calendarFile(event({ uid: 'a', start: '20261124T100000Z', attendees }))))
  clock.now = TEN - 3_600_000
  expect((await meetings(journal.client))[0]?.unknown).toEqual(['ben@acme.example'])
  await person(journal.client, 'Ben', 'BEN@acme.example')
  await reportOf(journal.client, journal.client.commands.rebuild(), 'rebuild')
  await journal.reopen()
  const [one] = await meetings(journal.client)
  expect([one?.people.map(({ name }) => name), one?.unknown]).toEqual([['Ana', 'Ben'], []])
})

test('what looks like one’s own address is offered as such, and then is nobody to meet', async ({
  journal: { client, clock },
}) => {
  await person(client, 'Ana', 'ana@acme.example')
  await person(client, 'Ben', 'ben@acme.example')
  const at = (uid: string, day: number, who: string) =>
    event({ uid, start: `202611${day}T100000Z`, attendees: [who, 'me@acme.example'] })
  const place = written(
    calendarFile(at('a', 24, 'ana@acme.example'), at('b', 25, 'ben@acme.example'), at('c', 26, 'ana@acme.example')),
  )
  expect((await read(client, place)).report?.maybeOwn).toEqual(['me@acme.example'])
  await client.commands.setSettings({ ownAddresses: ['Me@Acme.example'] })
  expect((await again(client)).report?.maybeOwn).toEqual([])
  clock.now = TEN - 3_600_000
  expect(await meetings(client)).toMatchObject([{ others: 1, unknown: [] }])
})
