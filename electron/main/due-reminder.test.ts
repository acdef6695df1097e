import { expect, test } from 'vitest'
import type { FollowUpRow } from '#shared/contract/rows.ts'
import { civilTime } from '#shared/model/civil-date-schema.ts'
import { followUpId, personId } from '#shared/model/id.ts'
import { DEFAULT_SETTINGS } from '#shared/model/settings.ts'
import { dueReminder } from './due-reminder.ts'

const DAY = '2026-11-23'
const NINE = { now: Date.parse('2026-11-23T09:00:00Z'), time: '09:00' }

function followUp(number: number, text: string, name: string): FollowUpRow {
  const digits = String(number).padStart(12, '0')
  return {
    id: followUpId.parse(`01932b6e-7c00-7000-8000-${digits}`),
    text,
    people: [{ id: personId.parse(`01932b6e-7c00-7000-9000-${digits}`), name }],
    actor: 'me',
    due: null,
    every: null,
    snoozed: false,
    done: false,
    doneOn: null,
    origin: null,
    review: null,
  }
}

const deck = followUp(1, 'send the deck', 'Ana Ruiz')
const list = followUp(2, 'the reading list', 'Dr. Lee')

test('tells how many are due and names nobody', () => {
  const reminder = dueReminder(DAY, [deck, list], DEFAULT_SETTINGS, null, NINE)
  expect(reminder?.title).toBe('2 follow-ups are due')
  expect(reminder?.body).not.toMatch(/deck|Ana|Lee/)
})

test('names people when the user asked for that', () => {
  const reminder = dueReminder(DAY, [deck, list], { ...DEFAULT_SETTINGS, notificationNames: true }, null, NINE)
  expect(reminder?.body).toBe('send the deck · Ana Ruiz\nthe reading list · Dr. Lee')
})

test('speaks of each follow-up once a day', () => {
  const first = dueReminder(DAY, [deck], DEFAULT_SETTINGS, null, NINE)
  expect(dueReminder(DAY, [deck], DEFAULT_SETTINGS, first?.reminded ?? null, NINE)).toBeNull()
  const second = dueReminder(DAY, [deck, list], DEFAULT_SETTINGS, first?.reminded ?? null, NINE)
  expect(second?.title).toBe('One follow-up is due')
  expect(second?.reminded.ids).toEqual([deck.id, list.id])
  expect(dueReminder('2026-11-24', [deck], DEFAULT_SETTINGS, second?.reminded ?? null, NINE)).not.toBeNull()
})

test('is silent while reminders are paused, and speaks after', () => {
  const paused = { ...DEFAULT_SETTINGS, remindersPausedUntil: NINE.now + 1 }
  expect(dueReminder(DAY, [deck], paused, null, NINE)).toBeNull()
  expect(dueReminder(DAY, [deck], paused, null, { ...NINE, now: NINE.now + 1 })).not.toBeNull()
})

test('is silent when notifications are off, in quiet hours, and when nothing is due', () => {
  expect(dueReminder(DAY, [deck], { ...DEFAULT_SETTINGS, notifications: false }, null, NINE)).toBeNull()
  const quiet = { quietFrom: civilTime.parse('22:00'), quietTo: civilTime.parse('09:30') }
  expect(dueReminder(DAY, [deck], { ...DEFAULT_SETTINGS, ...quiet }, null, NINE)).toBeNull()
  expect(dueReminder(DAY, [], DEFAULT_SETTINGS, null, NINE)).toBeNull()
})
