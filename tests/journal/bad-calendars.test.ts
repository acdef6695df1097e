import { createServer } from 'node:http'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, vi } from 'vitest'
import { openDatabase } from '#journal/documents/database.ts'
import { cutCalendar } from '#journal/calendar/cut-calendar.ts'
import { openZoneFinder } from '#journal/calendar/resolve-zone.ts'
import type { JournalClient } from '#shared/contract/contract.ts'
import { again, meetings, person, read, written } from '#support/calendar-journal.ts'
import { calendarFile, event } from '#support/calendar-file.ts'
import { test } from '#support/journal-test.ts'
import { openTestJournal, reportOf, TEST_KEY } from '#support/test-journal.ts'

const NINE = Date.UTC(2026, 10, 24, 9)
const START = '20261124T100000Z'
const attendees = ['ana@acme.example']

const clocks = async (client: JournalClient) => (await meetings(client)).map(({ on, time }) => `${on} ${time}`)

describe('one bad event keeps nothing else from working, and is told', () => {
  const good = event({ uid: 'good', start: START, attendees })
  const tokyo = ';TZID=Asia/Tokyo:20261124T180000'
  const york = ';TZID=America/New_York:20261124T040000'
  for (const [name, bad, told] of [
    [
      'a time behind the last day of the calendar',
      event({ uid: 'bad', start: tokyo, attendees, more: ['RDATE:99991231T235900Z'] }),
      'time',
    ],
    [
      'a time before the first day of the calendar',
      event({ uid: 'bad', start: york, attendees, more: ['RDATE:00010101T000000Z'] }),
      'time',
    ],
    [
      'an end at an hour that no day has',
      event({ uid: 'bad', start: tokyo, attendees, more: ['RRULE:FREQ=DAILY;UNTIL=20261130T256000Z'] }),
      'rule',
    ],
    [
      'an end behind the last day of the calendar',
      event({ uid: 'bad', start: tokyo, attendees, more: ['RRULE:FREQ=DAILY;UNTIL=99991231T235959Z'] }),
      null,
    ],
    [
      'one that lasts beyond it',
      event({ uid: 'bad', start: tokyo, attendees, more: ['DURATION:P1D', 'RDATE;TZID=Asia/Tokyo:99991231T230000'] }),
      null,
    ],
    [
      'a time of a series that is named there',
      event({ uid: 'good', start: START, attendees, more: ['RECURRENCE-ID;TZID=America/New_York:99991231T235900'] }),
      null,
    ],
  ] as const) {
    test(name, async ({ journal: { client, clock } }) => {
      const id = await person(client, 'Ana', 'ana@acme.example')
      clock.now = NINE
      const { report } = await read(client, written(calendarFile(good, bad)))
      expect(report?.problems.map(({ code }) => code)).toEqual(told === null ? [] : [told])
      expect(await clocks(client)).toContain('2026-11-24 10:00')
      expect((await client.queries.person({ id: id as never })).nextMeeting).not.toBeNull()
      expect((await client.queries.upcoming({})).total).toBeGreaterThanOrEqual(0)
    })
  }

  test('a meeting in a zone that this machine does not know, as another one has kept it', async () => {
    const journal = openTestJournal()
    onTestFinished(() => journal.close())
    const { client, clock } = journal
    await person(client, 'Ana', 'ana@acme.example')
    clock.now = NINE
    const kept = event({ uid: 'kept', start: ';TZID=Europe/Berlin:20261124T120000', attendees })
    await read(client, written(calendarFile(event({ uid: 'good', start: START, attendees }), kept)))
    expect(await clocks(client)).toEqual(['2026-11-24 10:00', '2026-11-24 11:00'])
    await journal.journal.close()
    const database = openDatabase({ file: join(journal.folder, 'journal.db'), key: TEST_KEY })
    database.exec(`UPDATE calendar_meetings SET content = replace(content, 'Europe/Berlin', 'Mars/Olympus')`)
    database.close()
    await journal.reopen()
    expect(await clocks(journal.client)).toEqual(['2026-11-24 10:00'])
  })
})

test('one bad calendar keeps none of the others from being read', async ({ journal: { client, clock } }) => {
  await person(client, 'Ana', 'ana@acme.example')
  clock.now = NINE
  const first = written(calendarFile(event({ uid: 'a', start: START, attendees })))
  const second = written(calendarFile(event({ uid: 'b', start: START, attendees })))
  await read(client, first)
  await read(client, second)
  const bad = event({ uid: 'bad', start: START, attendees, more: ['RRULE:FREQ=DAILY;UNTIL=20261130T256000Z'] })
  writeFileSync(first, calendarFile(bad))
  writeFileSync(second, calendarFile(event({ uid: 'b', start: '20261124T150000Z', attendees })))
  await again(client)
  expect(await clocks(client)).toEqual(['2026-11-24 10:00', '2026-11-24 15:00'])
})

describe('a hostile file is read in bounded steps', () => {
  test('of rules that are counted, so many as can be are, and the others are told', async ({
    journal: { client, clock },
  }) => {
    await person(client, 'Ana', 'ana@acme.example')
    clock.now = NINE
    const rule = 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29;COUNT=10000'
    const events = Array.from({ length: 40 }, (_, index) =>
      event({ uid: `e${index}`, start: START, attendees, more: [rule] }),
    )
    const { report } = await read(
      client,
      written(calendarFile(...events, event({ uid: 'plain', start: START, attendees }))),
    )
    expect(report).toMatchObject({ meetings: 41 })
    expect(report?.problems).toContainEqual({ code: 'rule', file: 'work.ics', what: rule.slice(6) })
    expect(await meetings(client)).toHaveLength(41)
  })

  test('of times that are listed, so many as are kept of one calendar', async ({ journal: { client, clock } }) => {
    await person(client, 'Ana', 'ana@acme.example')
    clock.now = NINE
    const listed = `EXDATE:${Array.from({ length: 2000 }, () => '20270101').join(',')}`.slice(0, 19_000)
    const events = Array.from({ length: 300 }, (_, index) =>
      event({ uid: `e${index}`, start: START, attendees, more: [listed] }),
    )
    const { report } = await read(client, written(calendarFile(...events)))
    expect(report?.left['too-many']).toBeGreaterThan(0)
    expect(report?.meetings).toBeGreaterThan(200)
  })

  test('components within components are as many steps as there are lines', () => {
    const depth = 400_000
    const cutter = cutCalendar()
    const pieces = [
      'BEGIN:VCALENDAR\n',
      'BEGIN:X\n'.repeat(depth),
      'END:Y\n'.repeat(depth - 30),
      'BEGIN:VCALENDAR\n',
    ].flatMap((text) => cutter.push(text))
    pieces.push(...cutter.push('BEGIN:VEVENT\nUID:a\nEND:VEVENT\nEND:VCALENDAR\n'))
    expect(pieces.filter(({ name }) => name === 'VEVENT')).toEqual([
      { name: 'VEVENT', lines: ['UID:a'], isTooLarge: false },
    ])
  })

  test('a line that comes letter by letter is put together once', () => {
    const cutter = cutCalendar()
    for (const text of ['BEGIN:VCALENDAR\n', 'BEGIN:VEVENT\n', 'SUMMARY:']) cutter.push(text)
    for (let letters = 0; letters < 300_000; letters++) cutter.push('x')
    const [, piece] = cutter
      .push('\nUID:a\nEND:VEVENT\n')
      .concat(cutter.end().pieces)
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    expect(piece?.lines[1]).toBe('UID:a')
    expect(piece?.lines[0]?.length).toBeLessThan(50_000)
  })

  test('a zone of a name that no zone has is not looked for', () => {
    const find = openZoneFinder(NINE)
    expect(find('a/'.repeat(1_000_000), new Map())).toBeNull()
    expect(find(`/freeassociation.sourceforge.net/Europe/Berlin`, new Map())).toBe('Europe/Berlin')
  })
})

describe('a mistake in Rapport', () => {
  const told: unknown[] = []
  const withMistake = () => {
    const journal = openTestJournal({ onBackgroundFailure: (...failure) => told.push(failure) })
    onTestFinished(() => journal.close())
    told.length = 0
    return journal
  }
  const broken = () =>
    vi.spyOn(TextDecoder.prototype, 'decode').mockImplementation(() => {
      throw new TypeError('Ana is not a function')
    })
  const file = () => written(calendarFile(event({ uid: 'a', start: START, attendees })))
  const mistake = {
    code: 'CALENDAR_UNREADABLE',
    data: { problem: 'mistake', detail: expect.stringMatching(/^TypeError, [\w-]+\.ts:\d+$/) },
  }

  test('with a calendar that is added is named, logged, and keeps nothing of it', async () => {
    const { client } = withMistake()
    const spy = broken()
    const { job } = await client.commands.addCalendar({ place: file() })
    while ((await client.queries.job({ job })).state === 'running')
      await new Promise((resolve) => setImmediate(resolve))
    spy.mockRestore()
    expect(await client.queries.job({ job })).toMatchObject({ state: 'failed', failure: mistake })
    expect(await client.queries.calendars()).toEqual([])
    expect(told).toMatchObject([['calendars', expect.any(TypeError)]])
  })

  test('with one that is read again is its own, keeps what was read before, and is gone with the next reading', async () => {
    const { client, clock } = withMistake()
    await person(client, 'Ana', 'ana@acme.example')
    clock.now = NINE
    await read(client, file())
    const spy = broken()
    const { calendars } = await reportOf(client, client.commands.refreshCalendars({ id: null }), 'calendar')
    spy.mockRestore()
    expect(calendars[0]?.failure).toMatchObject(mistake)
    expect(await meetings(client)).toHaveLength(1)
    expect((await client.queries.journalInfo()).background).toMatchObject({
      code: 'BACKGROUND_BUG',
      data: { work: 'calendars' },
    })
    expect((await again(client)).failure).toBeNull()
  })
})

describe('who was forgotten', () => {
  const three = (who: string) =>
    ['24', '25', '26'].map((day) =>
      event({ uid: day, start: `202611${day}T100000Z`, attendees: ['ana@acme.example', who] }),
    )

  test('is in no report of a reading', async ({ journal: { client } }) => {
    await person(client, 'Ana', 'ana@acme.example')
    expect((await read(client, written(calendarFile(...three('ben@acme.example'))))).report?.maybeOwn).toEqual([
      'ben@acme.example',
    ])
    const ben = await person(client, 'Ben', 'Ben@acme.example')
    await client.commands.forget({ id: ben })
    expect(JSON.stringify(await client.queries.calendars())).not.toContain('ben@')
  })

  test('does not come back with a reading that was under way', async ({ journal: { client, journal } }) => {
    const ana = await person(client, 'Ana', 'ana@acme.example')
    const forgotten = Promise.withResolvers<void>()
    const text = calendarFile(...three('kim@acme.example'))
    const server = createServer((_, response) => {
      response.writeHead(200, { 'content-length': Buffer.byteLength(text) })
      response.write(text.slice(0, 100))
      void forgotten.promise.then(() => response.end(text.slice(100)))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : 0
    const moved = Promise.withResolvers<void>()
    journal.onChange((topics) => topics.some((topic) => topic.startsWith('job:')) && moved.resolve())
    const { job } = await client.commands.addCalendar({ place: `http://127.0.0.1:${port}/` })
    // The first that a job tells is that something was read.
    await moved.promise
    expect((await client.queries.job({ job })).done).toBeGreaterThan(0)
    await client.commands.forget({ id: ana })
    forgotten.resolve()
    const { calendars } = await reportOf(client, Promise.resolve({ job }), 'calendar')
    expect(calendars[0]?.report).toMatchObject({ meetings: 0, left: { nobody: 3 } })
  })

  test('takes no meeting from whoever has the same address and stays', async ({ journal: { client, clock } }) => {
    await person(client, 'Ana', 'ana@acme.example')
    const twin = await person(client, 'Ana again', 'ana@acme.example')
    clock.now = NINE
    await read(client, written(calendarFile(event({ uid: 'a', start: START, attendees }))))
    await client.commands.forget({ id: twin })
    expect((await meetings(client)).map(({ people }) => people.map(({ name }) => name))).toEqual([['Ana']])
  })

  test('takes none from whom they were merged into, and all where they were the last', async ({
    journal: { client, clock },
  }) => {
    const ana = await person(client, 'Ana', 'ana@acme.example')
    const twin = await person(client, 'Ana again', 'ana@acme.example')
    await client.commands.mergePeople({ from: twin, into: ana } as never)
    clock.now = NINE
    await read(client, written(calendarFile(event({ uid: 'a', start: START, attendees }))))
    await client.commands.forget({ id: twin })
    expect(await meetings(client)).toHaveLength(1)
    await client.commands.forget({ id: ana })
    expect(await meetings(client)).toEqual([])
  })
})

describe('an end in another zone than the beginning', () => {
  for (const [name, start, end, minutes] of [
    ['in UTC', ';TZID=Europe/Berlin:20261124T110000', '20261124T104500Z', 45],
    ['in another place', ';TZID=Europe/Berlin:20261124T110000', ';TZID=America/New_York:20261124T060000', 60],
    [
      'in the same place by another name',
      ';TZID=W. Europe Standard Time:20261124T110000',
      ';TZID=Europe/Berlin:20261124T120000',
      60,
    ],
    ['of no zone is by the same clock', ';TZID=Europe/Berlin:20261124T110000', '20261124T113000', 30],
    [
      'of a zone that nobody knows is by the same clock',
      ';TZID=Europe/Berlin:20261124T110000',
      ';TZID=Mars/Olympus:20261124T113000',
      30,
    ],
    ['that is before it is none', ';TZID=Europe/Berlin:20261124T110000', '20261124T093000Z', 0],
  ] as const) {
    test(name, async ({ journal: { client, clock } }) => {
      await person(client, 'Ana', 'ana@acme.example')
      clock.now = NINE
      await read(client, written(calendarFile(event({ uid: 'a', start, end, attendees }))))
      const [one] = await meetings(client)
      expect(((one?.endsAt ?? 0) - (one?.startsAt ?? 0)) / 60_000).toBe(minutes)
    })
  }
})
