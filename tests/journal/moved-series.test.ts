import { describe, expect } from 'vitest'
import type { JournalClient } from '#shared/contract/contract.ts'
import { again, meetings, person, read, written } from '#support/calendar-journal.ts'
import { calendarFile, event } from '#support/calendar-file.ts'
import { test } from '#support/journal-test.ts'

const attendees = ['ana@acme.example']
const TUESDAYS = event({
  uid: 'weekly',
  start: ';TZID=Europe/Berlin:20261103T100000',
  end: ';TZID=Europe/Berlin:20261103T103000',
  title: 'Weekly',
  attendees,
  more: ['RRULE:FREQ=WEEKLY;COUNT=8', 'EXDATE;TZID=Europe/Berlin:20261215T100000'],
})

function fromThenOn(day: string, start: string, more: readonly string[] = [], who: readonly string[] = attendees) {
  const named = `RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:${day}T100000`
  return event({ uid: 'weekly', start, title: 'Later', attendees: who, more: [named, ...more] })
}

/** All that is to come from a day on, a week after the other. */
async function from(client: JournalClient, clock: { now: number }, month: number, day: number) {
  clock.now = Date.UTC(2026, month - 1, day)
  const { rows } = await client.queries.upcoming({ limit: 500 })
  const ahead = rows.flatMap(({ reason }) => (reason.kind === 'meeting' ? [reason.meeting] : []))
  const today = (await meetings(client)).filter(({ isOver }) => !isOver)
  return [...today, ...ahead].map(
    ({ on, time, title, endsAt, startsAt }) => `${on} ${time} ${title} ${(endsAt - startsAt) / 60_000}`,
  )
}

describe('a series that was changed from one of its times on', () => {
  test('is moved by as much in all that come after it, to another day and length, until its end', async ({
    journal: { client, clock },
  }) => {
    await person(client, 'Ana', 'ana@acme.example')
    const change = fromThenOn('20261124', ';TZID=Europe/Berlin:20261125T150000', ['DURATION:PT1H'])
    const { report } = await read(client, written(calendarFile(change, TUESDAYS)))
    expect(report?.problems).toEqual([])
    expect(await from(client, clock, 11, 16)).toEqual(['2026-11-17 09:00 Weekly 30'])
    expect(await from(client, clock, 11, 23)).toEqual(['2026-11-25 14:00 Later 60'])
    expect(await from(client, clock, 11, 30)).toEqual(['2026-12-02 14:00 Later 60'])
    // One that the series leaves out stays left out, and the last is the last.
    expect(await from(client, clock, 12, 14)).toEqual([])
    expect(await from(client, clock, 12, 21)).toEqual(['2026-12-23 14:00 Later 60'])
    expect(await from(client, clock, 12, 28)).toEqual([])
  })

  test('may be changed again, and have single times that stand elsewhere', async ({ journal: { client, clock } }) => {
    await person(client, 'Ana', 'ana@acme.example')
    const single = event({
      uid: 'weekly',
      start: ';TZID=Europe/Berlin:20261203T080000',
      title: 'Once',
      attendees,
      more: ['RECURRENCE-ID;TZID=Europe/Berlin:20261201T100000'],
    })
    const second = fromThenOn('20261208', ';TZID=Europe/Berlin:20261208T170000')
    const first = fromThenOn('20261117', ';TZID=America/New_York:20261117T100000')
    const place = written(calendarFile(TUESDAYS, second, single, first))
    await read(client, place)
    expect(await from(client, clock, 11, 9)).toEqual(['2026-11-10 09:00 Weekly 30'])
    expect(await from(client, clock, 11, 16)).toEqual(['2026-11-17 15:00 Later 0'])
    expect(await from(client, clock, 11, 23)).toEqual(['2026-11-24 15:00 Later 0'])
    expect(await from(client, clock, 11, 30)).toEqual(['2026-12-03 07:00 Once 0'])
    expect(await from(client, clock, 12, 7)).toEqual(['2026-12-08 16:00 Later 0'])
    clock.now = Date.UTC(2026, 10, 23)
    await again(client)
    expect((await again(client)).report).toMatchObject({ added: 0, changed: 0, removed: 0 })
  })

  test('ends there where that was cancelled, or nobody of the journal takes part any more', async ({
    journal: { client, clock },
  }) => {
    await person(client, 'Ana', 'ana@acme.example')
    const start = ';TZID=Europe/Berlin:20261124T100000'
    for (const change of [
      fromThenOn('20261124', start, ['STATUS:CANCELLED']),
      fromThenOn('20261124', start, [], ['kim@acme.example']),
    ]) {
      clock.now = Date.UTC(2026, 10, 16)
      const { id } = await read(client, written(calendarFile(TUESDAYS, change)))
      expect(await from(client, clock, 11, 16)).toEqual(['2026-11-17 09:00 Weekly 30'])
      expect(await from(client, clock, 11, 23)).toEqual([])
      expect(await from(client, clock, 11, 30)).toEqual([])
      await client.commands.removeCalendar({ id })
    }
  })

  test('from its first time on is another series, of which what was answered stays answered', async ({
    journal: { client, clock },
  }) => {
    await person(client, 'Ana', 'ana@acme.example')
    clock.now = Date.UTC(2026, 10, 18)
    const place = written(calendarFile(TUESDAYS))
    await read(client, place)
    const [asked] = await meetings(client)
    await client.commands.answerMeeting({ id: asked?.id ?? '', answer: 'no' })
    const change = fromThenOn('20261103', ';TZID=Europe/Berlin:20261103T120000')
    await read(client, written(calendarFile(change, TUESDAYS)))
    expect((await meetings(client)).map(({ title, isOver }) => `${title} ${isOver}`)).toEqual([])
    expect(await from(client, clock, 11, 23)).toContain('2026-11-24 11:00 Later 0')
  })
})
