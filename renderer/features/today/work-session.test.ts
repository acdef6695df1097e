import { expect, test } from 'vitest'
import type { TodayRow } from '#shared/contract/today-contract.ts'
import {
  beginSession,
  currentItem,
  doneIdOf,
  entriesWith,
  minutesLeft,
  minutesOver,
  queueOf,
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

test('a session of a block goes through what the block is for', () => {
  const row = (id: string, ...kinds: string[]) =>
    ({ id, person: null, reasons: kinds.map((kind) => ({ kind })) }) as unknown as TodayRow
  const rows = [row('a', 'quiet', 'promise'), row('b', 'promise'), row('c', 'unmet'), row('d', 'date')]
  const ids = (queue: Parameters<typeof queueOf>[1]) => queueOf(rows, queue).map(({ id }) => id)
  expect(ids('anything')).toEqual(['a', 'b', 'c', 'd'])
  expect(ids('going-quiet')).toEqual(['a', 'c'])
  expect(ids('follow-ups')).toEqual(['a', 'b'])
  expect(ids('review')).toEqual(['a', 'b', 'c', 'd'])
})

test('nothing is closed when the time is over: it goes on, and says for how long', () => {
  expect([24, 25, 33].map((minutes) => minutesOver(beginSession(0, 25), minutes * 60_000))).toEqual([0, 0, 8])
})

test('writes as done what was kept, what happened and whom one spoke with', () => {
  const about = (reasons: object[]) => ({ id: 'r', person: { id: 'ana', name: 'Ana' }, reasons }) as unknown as TodayRow
  const promise = about([{ kind: 'promise', followUp: { id: 'f' } }])
  expect(doneIdOf(promise, 'done')).toBe('f')
  expect(doneIdOf(promise, 'logged')).toBe('ana')
  expect(doneIdOf(about([{ kind: 'plan', conversation: 'c' }]), 'logged')).toBe('c')
  expect(doneIdOf(about([{ kind: 'quiet' }]), 'put-off')).toBeUndefined()
  expect(doneIdOf(promise, 'skipped')).toBeUndefined()
})
