import { expect, test } from 'vitest'
import { civilDate } from './civil-date-schema.ts'
import { addDays } from './civil-date.ts'
import { offerOf, withNote } from './hesitation.ts'

const today = civilDate.parse('2026-11-23')
const five = ['a', 'b', 'c', 'd', 'e']

test('of five things one is asked about, and none of the others on that day', () => {
  expect(offerOf(five, { today, notes: [] })).toBe('a')
  const shown = [{ subject: 'a', on: today, closed: false }]
  expect(offerOf(five, { today, notes: shown })).toBe('a')
  expect(offerOf(['b', 'c'], { today, notes: shown })).toBeNull()
  expect(offerOf(five, { today, notes: withNote(shown, { subject: 'a', on: today, closed: true }) })).toBeNull()
})

test('what one did not want to be asked about rests for two weeks', () => {
  const notes = [{ subject: 'a', on: addDays(today, -13), closed: true }]
  expect(offerOf(five, { today, notes })).toBe('b')
  expect(offerOf(['a'], { today, notes })).toBeNull()
  expect(offerOf(['a'], { today: addDays(today, 1), notes })).toBe('a')
  // What was shown and not answered is asked again.
  expect(offerOf(['a'], { today, notes: [{ subject: 'a', on: addDays(today, -1), closed: false }] })).toBe('a')
  expect(offerOf([], { today, notes: [] })).toBeNull()
})

test('only the latest notes are kept', () => {
  const notes = Array.from({ length: 60 }, (_, at) => ({ subject: `s${at}`, on: today, closed: true }))
  expect(notes.reduce(withNote, [] as ReturnType<typeof withNote>)).toHaveLength(50)
})
