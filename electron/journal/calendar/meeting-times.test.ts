import { describe, expect, test } from 'vitest'
import {
  addDays,
  dayOfMonth,
  daysBetween,
  monthOf,
  weekdayOf,
  type CivilDate,
  type CivilTime,
} from '#shared/model/civil-date.ts'
import { cutCalendar } from './cut-calendar.ts'
import { meetingRule } from './meeting-rule.ts'
import { timesOfMeeting, type MeetingWhen } from './meeting-times.ts'

const day = (text: string) => text as CivilDate
const NINE = '09:00' as CivilTime

function daysOf(rrule: string, start: string, from: string, to: string): string[] | null {
  const clock = { date: day(start), time: NINE }
  const rule = meetingRule(rrule, clock, 'UTC', { left: 100_000 })
  if (rule === null) return null
  const when: MeetingWhen = { start: clock, zone: 'UTC', minutes: 30, rule, also: [], except: [] }
  return timesOfMeeting(when, { from: day(from), to: day(to), zone: 'UTC', limit: 2000 }).map(({ date }) => date)
}

/** All days of a span that are as asked, counted by hand. */
function counted(from: string, to: string, is: (date: CivilDate) => boolean): string[] {
  const days: string[] = []
  for (let at = day(from); at <= to; at = addDays(at, 1)) if (is(at)) days.push(at)
  return days
}

describe('rules of calendars', () => {
  test.each([
    ['FREQ=YEARLY', '2019-11-24', (date: CivilDate) => date.endsWith('-11-24')],
    [
      'FREQ=YEARLY;INTERVAL=2',
      '2020-11-24',
      (date: CivilDate) => date.endsWith('-11-24') && Number(date.slice(0, 4)) % 2 === 0,
    ],
    ['FREQ=YEARLY', '2016-02-29', (date: CivilDate) => date.endsWith('-02-29')],
    [
      'FREQ=YEARLY;BYMONTH=11;BYDAY=4TH',
      '2019-11-28',
      (date: CivilDate) =>
        monthOf(date) === 11 && weekdayOf(date) === 4 && dayOfMonth(date) > 21 && dayOfMonth(date) <= 28,
    ],
    ['FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=1', '2019-03-01', (date: CivilDate) => /-0[39]-01$/.test(date)],
    ['FREQ=MONTHLY;INTERVAL=2;BYMONTH=1,2,3', '2020-01-05', (date: CivilDate) => /-0[13]-05$/.test(date)],
    [
      'FREQ=DAILY;INTERVAL=2;BYMONTH=11',
      '2020-11-01',
      (date: CivilDate) => monthOf(date) === 11 && daysBetween(day('2020-11-01'), date) % 2 === 0,
    ],
    [
      'FREQ=WEEKLY;INTERVAL=2;BYMONTH=11;BYDAY=SU',
      '2020-11-01',
      (date: CivilDate) => monthOf(date) === 11 && daysBetween(day('2020-11-01'), date) % 14 === 0,
    ],
    [
      'FREQ=MONTHLY;BYDAY=-1FR',
      '2015-01-30',
      (date: CivilDate) => weekdayOf(date) === 5 && monthOf(addDays(date, 7)) !== monthOf(date),
    ],
    ['FREQ=MONTHLY;BYMONTHDAY=31', '1990-01-31', (date: CivilDate) => dayOfMonth(date) === 31],
    ['FREQ=WEEKLY;BYDAY=MO,WE', '2001-01-01', (date: CivilDate) => [1, 3].includes(weekdayOf(date))],
    ['FREQ=DAILY;BYHOUR=9;BYMINUTE=0', '2001-01-01', () => true],
  ])('%s from %s on has the days that one counts by hand', (rrule, start, is) => {
    expect(daysOf(rrule, start, '2026-01-01', '2028-12-31')).toEqual(counted('2026-01-01', '2028-12-31', is))
  })

  test('COUNT and UNTIL end a series on its last day, in whatever zone they are written', () => {
    expect(daysOf('FREQ=DAILY;COUNT=3', '2026-11-24', '2026-11-01', '2027-01-01')).toEqual([
      '2026-11-24',
      '2026-11-25',
      '2026-11-26',
    ])
    // The first counts although the rule has another day.
    expect(daysOf('FREQ=WEEKLY;BYDAY=WE;COUNT=2', '2026-11-24', '2026-11-01', '2027-01-01')).toEqual([
      '2026-11-24',
      '2026-11-25',
    ])
    expect(daysOf('FREQ=DAILY;UNTIL=20261125T090000Z', '2026-11-24', '2026-11-01', '2027-01-01')).toEqual([
      '2026-11-24',
      '2026-11-25',
    ])
    expect(daysOf('FREQ=DAILY;UNTIL=20261125T085900Z', '2026-11-24', '2026-11-01', '2027-01-01')).toEqual([
      '2026-11-24',
    ])
    expect(daysOf('FREQ=DAILY;UNTIL=20261125', '2026-11-24', '2026-11-01', '2027-01-01')).toEqual([
      '2026-11-24',
      '2026-11-25',
    ])
    // Berlin is an hour ahead: its 25th at half past midnight is the 24th in UTC.
    const clock = { date: day('2026-11-24'), time: '00:30' as CivilTime }
    expect(meetingRule('FREQ=DAILY;UNTIL=20261124T233000Z', clock, 'Europe/Berlin', { left: 10 })?.until).toBe(
      '2026-11-25',
    )
  })

  test('K3: what is looked at does not grow with the age of a series, nor with what it never comes to', () => {
    let steps = 0
    const rule = meetingRule('FREQ=DAILY', { date: day('1926-11-24'), time: NINE }, 'UTC', { left: 10 })
    expect(rule).toEqual({ rrule: 'FREQ=DAILY', until: null })
    for (const rrule of [
      'FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30',
      'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31',
      'FREQ=MONTHLY;BYDAY=5MO;BYSETPOS=7',
    ]) {
      const found = daysOf(rrule, '2001-01-01', '2026-01-01', '2026-12-31')
      steps += found?.length ?? 0
    }
    expect(steps).toBe(0)
  })
})

describe('cutting a calendar', () => {
  const cut = (text: string, size: number) => {
    const cutter = cutCalendar()
    const pieces = []
    for (let at = 0; at < text.length; at += size) pieces.push(...cutter.push(text.slice(at, at + size)))
    const { pieces: last, ...end } = cutter.end()
    return { pieces: [...pieces, ...last], ...end }
  }
  const text = [
    'BEGIN:VCALENDAR',
    'PRODID:-//x//',
    'BEGIN:VTIMEZONE',
    'TZID:Here',
    'BEGIN:STANDARD',
    'TZOFFSETTO:+0100',
    'END:STANDARD',
    'END:VTIMEZONE',
    'BEGIN:VEVENT',
    'UID:a',
    'ATTENDEE;CN="A long',
    '  name":mailto:ana@acme.exa',
    ' mple',
    'DESCRIPTION:nothing of this',
    '  is kept',
    'BEGIN:VALARM',
    'SUMMARY:Not of the event',
    'END:VALARM',
    'SUMMARY:Hello',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]

  test.each([1, 2, 3, 7, 100, 10_000])('in pieces of %i characters says the same, with every line end', (size) => {
    for (const ending of ['\r\n', '\n', '\r']) {
      expect(cut(text.join(ending), size)).toEqual({
        pieces: [
          { name: 'VCALENDAR', lines: ['PRODID:-//x//'], isTooLarge: false },
          { name: 'VTIMEZONE', lines: ['TZID:Here', 'BEGIN:STANDARD', 'TZOFFSETTO:+0100'], isTooLarge: false },
          {
            name: 'VEVENT',
            lines: ['UID:a', 'ATTENDEE;CN="A long name":mailto:ana@acme.example', 'SUMMARY:Hello'],
            isTooLarge: false,
          },
        ],
        isCalendar: true,
        isCutOff: false,
      })
    }
  })

  test('what is cut off has the events before, and says so; what is none is none', () => {
    expect(cut(text.slice(0, -4).join('\n'), 50)).toMatchObject({ isCalendar: true, isCutOff: true })
    expect(cut(text.slice(0, -4).join('\n'), 50).pieces.map(({ name }) => name)).toEqual(['VCALENDAR', 'VTIMEZONE'])
    expect(cut('<html>BEGIN:VCALENDAR</html>', 5)).toEqual({ pieces: [], isCalendar: false, isCutOff: false })
    const endless = cut(`BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:${'x'.repeat(200_000)}\nUID:a\nEND:VEVENT\n`, 1000)
    expect(endless.pieces[1]?.lines[0]?.length).toBeLessThan(50_000)
    expect(endless.pieces[1]?.lines[1]).toBe('UID:a')
  })

  test('an event with more than is taken of one is told', () => {
    const many = Array.from({ length: 30 }, () => `ATTENDEE:mailto:${'x'.repeat(19_000)}`)
    const { pieces } = cut(['BEGIN:VCALENDAR', 'BEGIN:VEVENT', ...many, 'END:VEVENT', 'END:VCALENDAR'].join('\n'), 1000)
    expect(pieces[1]?.isTooLarge).toBe(true)
  })
})
