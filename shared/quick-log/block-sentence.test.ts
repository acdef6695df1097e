import { expect, test } from 'vitest'
import type { CivilDate, CivilTime } from '#shared/model/civil-date.ts'
import { readBlockSentence } from './block-sentence.ts'
import { ENGLISH_BLOCK_WORDS } from './english-block-words.ts'
import { ENGLISH_WORDS } from './english-words.ts'

// A Monday.
const NOW = { date: '2026-11-23' as CivilDate, time: '09:00' as CivilTime, zone: 'Europe/Berlin' }
const read = (text: string) => readBlockSentence(text, NOW)
/** The rule, the time and the minutes in short, and what one then does. */
const inShort = (text: string) => {
  const { rule, act, lacks } = read(text)
  expect(lacks).toEqual([])
  return [rule?.rrule, rule?.time, rule?.minutes, act]
}

test.each([
  ['Tuesdays 8:30, 30 minutes: write to two people', ['FREQ=WEEKLY;BYDAY=TU', '08:30', 30, 'write to two people']],
  ['every Tuesday at 8:30 for 45 min write by Friday', ['FREQ=WEEKLY;BYDAY=TU', '08:30', 45, 'write by Friday']],
  ['Fridays, Mondays and Wednesdays 9am: call', ['FREQ=WEEKLY;BYDAY=MO,WE,FR', '09:00', 30, 'call']],
  ['every other Friday 14:00-14:45: review', ['FREQ=WEEKLY;INTERVAL=2;BYDAY=FR', '14:00', 45, 'review']],
  ['every 3 weeks on Thursday at noon: lunch', ['FREQ=WEEKLY;INTERVAL=3;BYDAY=TH', '12:00', 30, 'lunch']],
  ['weekdays 8:15, a quarter of an hour: note', ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', '08:15', 15, 'note']],
  ['the first Monday of the month at 10:00: plan', ['FREQ=MONTHLY;BYDAY=1MO', '10:00', 30, 'plan']],
  ['last Friday of the month 15:00, an hour: review', ['FREQ=MONTHLY;BYDAY=-1FR', '15:00', 60, 'review']],
  ['monthly on the 15th at 9:00: look back', ['FREQ=MONTHLY;BYMONTHDAY=15', '09:00', 30, 'look back']],
  ['daily 7:45 10 min until 18 December: thank', ['FREQ=DAILY;UNTIL=20261218', '07:45', 10, 'thank']],
  ['Tuesday 1 December 8:30: call', ['FREQ=DAILY;COUNT=1', '08:30', 30, 'call']],
  ['FREQ=MONTHLY;BYDAY=-1FR 16:00, 60 minutes: look', ['FREQ=MONTHLY;BYDAY=-1FR', '16:00', 60, 'look']],
  ['When it is Tuesday 8:30, then I write to two', ['FREQ=WEEKLY;BYDAY=TU', '08:30', 30, 'write to two']],
])('reads %s', (text, expected) => {
  expect(inShort(text)).toEqual(expected)
})

test('keeps what is said beside day and time: where, and what it is for', () => {
  const { purpose, act } = read('Writing hour, Tuesdays 8:30 at my desk: write')
  expect({ purpose, act }).toEqual({ purpose: 'Writing hour, at my desk', act: 'write' })
})

test('says what a sentence lacks', () => {
  expect(read('').lacks).toEqual(['when', 'time', 'what'])
  expect(read('Tuesdays').lacks).toEqual(['time', 'what'])
  expect(read('8:30: write').lacks).toEqual(['when'])
  expect(read('Thursdays 18:00 Mars/Phobos: call')).toMatchObject({ lacks: ['zone'], zone: 'Mars/Phobos' })
  expect(read('Thursdays 18:00 America/New_York: call').rule?.zone).toBe('America/New_York')
})

test('a label of 100,000 characters is no sentence, of which nothing is read', () => {
  const language = { words: ENGLISH_WORDS, blocks: ENGLISH_BLOCK_WORDS }
  const unread = new Proxy(language, { get: (_, part) => expect.fail(`${String(part)} was asked for`) })
  const long = `Tuesdays 8:30: ${'x'.repeat(100_000)}`
  expect(readBlockSentence(long, NOW, unread)).toMatchObject({ rule: null, lacks: ['long'] })
  expect(() => readBlockSentence('Tuesdays 8:30: x', NOW, unread)).toThrow('was asked for')
})

test('a label that is too long is said, and nothing of it is cut off silently', () => {
  expect(read(`Tuesdays 8:30: ${'y '.repeat(1200)}`)).toMatchObject({ lacks: ['long'] })
})

test('begins on the day that is named', () => {
  expect(read('Tuesdays from 5 January at 8:30: go').rule?.start).toBe('2027-01-05')
  expect(read('Tuesday 1 December 8:30: call').rule?.start).toBe('2026-12-01')
})

test('guesses what is gone through', () => {
  expect(read('Tuesdays 8:30: write to two people who went quiet').queue).toBe('going-quiet')
  expect(read('Fridays 8:30: review the week').queue).toBe('review')
  expect(read('Fridays 8:30: read').queue).toBe('anything')
})
