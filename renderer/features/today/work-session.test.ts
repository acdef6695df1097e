import { expect, test } from 'vitest'
import type { TodayRow } from '#shared/contract/today-contract.ts'
import {
  beginSession,
  currentItem,
  entriesWith,
  minutesLeft,
  recordOutcome,
  remainingItems,
  timeGone,
  withoutUndone,
} from './work-session.ts'

const item = (id: string) => ({ id, person: null, reasons: [] }) as unknown as TodayRow
const queue = ['a', 'b', 'c'].map(item)
const start = beginSession(1_000_000, 10)

test('takes one line after the other, and none when all were gone through', () => {
  expect(currentItem(start, queue)?.id).toBe('a')
  const skipped = recordOutcome(start, { key: 'a', outcome: 'skipped', text: 'A' })
  expect(currentItem(skipped, queue)?.id).toBe('b')
  const all = ['b', 'c'].reduce((session, key) => recordOutcome(session, { key, outcome: 'done', text: key }), skipped)
  expect(currentItem(all, queue)).toBeNull()
})

test('goes on when a line was done elsewhere meanwhile', () => {
  expect(currentItem(start, queue.slice(1))?.id).toBe('b')
  expect(remainingItems(start, queue.slice(1))).toBe(2)
})

test('counts a line once, by what became of it last', () => {
  const skipped = recordOutcome(start, { key: 'a', outcome: 'skipped', text: 'A' })
  const done = recordOutcome(skipped, { key: 'a', outcome: 'done', text: 'A' })
  expect(entriesWith(done, 'skipped')).toEqual([])
  expect(entriesWith(done, 'done')).toHaveLength(1)
})

test('goes again through a line that was undone, and does not count it', () => {
  const done = recordOutcome(start, { key: 'a', outcome: 'done', text: 'A' })
  const still = withoutUndone(done, queue)
  expect(still).toBe(done)
  const gone = withoutUndone(still, queue.slice(1))
  expect(currentItem(gone, queue.slice(1))?.id).toBe('b')
  expect(withoutUndone(gone, queue.slice(1))).toBe(gone)
  const undone = withoutUndone(gone, queue)
  expect(currentItem(undone, queue)?.id).toBe('a')
  expect(entriesWith(undone, 'done')).toEqual([])
})

test('leaves alone what was skipped, wherever it stands', () => {
  const skipped = recordOutcome(start, { key: 'a', outcome: 'skipped', text: 'A' })
  expect(withoutUndone(withoutUndone(skipped, queue.slice(1)), queue)).toEqual(skipped)
})

test('counts begun minutes, and stops at nothing', () => {
  expect(minutesLeft(start, 1_000_000)).toBe(10)
  expect(minutesLeft(start, 1_000_000 + 61_000)).toBe(9)
  expect(minutesLeft(start, 1_000_000 + 20 * 60_000)).toBe(0)
  expect(timeGone(start, 1_000_000 + 5 * 60_000)).toBe(0.5)
})

test('leaves no more time than there was when the clock is set back', () => {
  expect(minutesLeft(start, 0)).toBe(10)
  expect(timeGone(start, 0)).toBe(0)
})
