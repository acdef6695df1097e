import { expect, test } from 'vitest'
import type { QueryOutput } from '#shared/contract/contract.ts'
import { civilDate, civilTime } from '#shared/model/civil-date-schema.ts'
import { personId } from '#shared/model/id.ts'
import { DEFAULT_SETTINGS } from '#shared/model/settings.ts'
import { briefReminder } from './brief-reminder.ts'
import { dueReminder } from './due-reminder.ts'

const DAY = '2026-11-24'
const NINE = { now: Date.parse('2026-11-24T09:45:00Z'), time: '09:45' }
const WITH_NAMES = { ...DEFAULT_SETTINGS, notificationNames: true }

function ready(id: string, time: string, ...names: string[]): QueryOutput<'briefsReady'>[number] {
  const people = names.map((name, index) => ({
    id: personId.parse(`01932b6e-7c00-7000-9000-00000000000${index}`),
    name,
  }))
  return { id, on: civilDate.parse(DAY), time: civilTime.parse(time), people }
}

const ana = ready('one', '10:00', 'Ana Ruiz')

test('B4: a brief is ready at a time, and nobody is named unless that was asked for', () => {
  const hidden = briefReminder(DAY, [ana], DEFAULT_SETTINGS, null, NINE)
  expect(hidden?.title).toBe('A brief is ready, 10:00')
  expect(JSON.stringify(hidden)).not.toMatch(/Ana|Ruiz/)
  const named = briefReminder(DAY, [ana, ready('two', '10:05', 'Ben', 'Cleo')], WITH_NAMES, null, NINE)
  expect(named?.title).toBe('2 briefs are ready, from 10:00')
  expect(named?.body).toBe('10:00 · Ana Ruiz\n10:05 · Ben, Cleo')
})

test('B4: each is spoken of once, and once more where it was moved; what is kept of it names nobody', () => {
  const first = briefReminder(DAY, [ana], WITH_NAMES, null, NINE)
  expect(JSON.stringify(first?.reminded)).not.toMatch(/Ana|Ruiz/)
  expect(briefReminder(DAY, [ana], WITH_NAMES, first?.reminded ?? null, NINE)).toBeNull()
  const moved = briefReminder(DAY, [ready('one', '15:00', 'Ana Ruiz')], WITH_NAMES, first?.reminded ?? null, NINE)
  expect(moved?.body).toBe('15:00 · Ana Ruiz')
  // What was said of follow-ups is kept beside it.
  expect(dueReminder(DAY, [], WITH_NAMES, moved?.reminded ?? null, NINE)).toBeNull()
  expect(moved?.reminded.ids).toHaveLength(2)
})

test('B4: nothing is said while reminders are off, paused or quiet, and nothing where nothing is ready', () => {
  const quiet = { quietFrom: civilTime.parse('09:00'), quietTo: civilTime.parse('10:00') }
  for (const settings of [
    { ...DEFAULT_SETTINGS, notifications: false },
    { ...DEFAULT_SETTINGS, ...quiet },
    { ...DEFAULT_SETTINGS, remindersPausedUntil: NINE.now + 1 },
  ]) {
    expect(briefReminder(DAY, [ana], settings, null, NINE)).toBeNull()
  }
  expect(briefReminder(DAY, [], DEFAULT_SETTINGS, null, NINE)).toBeNull()
})
