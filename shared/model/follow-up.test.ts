import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from './civil-date.ts'
import { civilDate } from './civil-date-schema.ts'
import { followUpState, type FollowUpEvent } from './follow-up.ts'

const due = civilDate.parse('2026-11-23')
const until = civilDate.parse('2026-12-01')
const done = (at: number): FollowUpEvent => ({ type: 'done', at })
const snoozed = (at: number, day = until): FollowUpEvent => ({ type: 'snoozed', at, until: day })
const reopened = (at: number): FollowUpEvent => ({ type: 'reopened', at })
const stateOf = (...events: FollowUpEvent[]) =>
  followUpState({ due, events: Object.fromEntries(events.map((event, index) => [`e${index}`, event])) })

test('without events it is open on its own day', () => {
  expect(stateOf()).toEqual({ done: false, doneAt: null, due, snoozed: false, putOff: 0 })
  expect(followUpState({ due: null, events: {} }).due).toBeNull()
})

test('done beats snoozed, whichever was said first', () => {
  expect(stateOf(done(5), snoozed(9))).toMatchObject({ done: true, doneAt: 5, snoozed: false })
  expect(stateOf(snoozed(5), done(9))).toMatchObject({ done: true, doneAt: 9, snoozed: false })
})

test('the last snooze counts, and of two at one instant the same one everywhere', () => {
  const later = addDays(until, 3)
  expect(stateOf(snoozed(5), snoozed(9, later)).due).toBe(later)
  expect(stateOf(snoozed(9, later), snoozed(5)).due).toBe(later)
  const one = followUpState({ due, events: { a: snoozed(5), b: snoozed(5, later) } })
  const other = followUpState({ due, events: { b: snoozed(5, later), a: snoozed(5) } })
  expect(one).toEqual(other)
})

test('only a later reopening takes done back, and it ends older snoozes', () => {
  expect(stateOf(done(5), reopened(6))).toEqual({ done: false, doneAt: null, due, snoozed: false, putOff: 0 })
  expect(stateOf(done(6), reopened(6))).toMatchObject({ done: true, doneAt: 6 })
  expect(stateOf(done(7), reopened(6))).toMatchObject({ done: true, doneAt: 7 })
  expect(stateOf(snoozed(5), done(6), reopened(7))).toMatchObject({ due, snoozed: false, putOff: 0 })
  expect(stateOf(done(5), reopened(6), snoozed(7))).toMatchObject({ due: until, snoozed: true, done: false })
})

test('two devices come to one state, in whatever order their events arrive', () => {
  const at = fc.integer({ min: 0, max: 6 })
  const event = fc.oneof(
    at.map(done),
    at.map(reopened),
    fc.tuple(at, fc.nat(20)).map(([when, days]) => snoozed(when, addDays(due, days))),
  )
  const events = fc.uniqueArray(fc.tuple(fc.stringMatching(/^[a-z]{2}$/), event), {
    selector: ([id]) => id,
    maxLength: 9,
  })
  fc.assert(
    fc.property(
      events.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      ([one, other]) => {
        const [a, b] = [one, other].map((order) => followUpState({ due, events: Object.fromEntries(order) }))
        expect(a).toEqual(b)
      },
    ),
  )
})

test('saying the same thing once more changes nothing but when', () => {
  expect(stateOf(done(5), done(8))).toMatchObject({ done: true })
  expect(stateOf(reopened(5))).toEqual(stateOf())
})

test('put off is counted by days since it was opened, never by presses', () => {
  const day = 86_400_000
  expect(stateOf(snoozed(1), snoozed(2), snoozed(day), snoozed(2 * day)).putOff).toBe(3)
  expect(stateOf(snoozed(1), done(2), reopened(day), snoozed(day + 5)).putOff).toBe(1)
})
