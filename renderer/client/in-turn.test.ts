import { expect, test, vi } from 'vitest'
import { inTurn } from './in-turn.ts'

const MAX_SHOWN_AFTER_MS = 600
const never = new AbortController().signal

test('one begins when the one before has ended, whether it failed or not; another owner waits for nobody', async () => {
  const owner = {}
  const told: string[] = []
  const first = Promise.withResolvers<string>()
  const asked = [
    inTurn(owner, never, async () => {
      told.push('first')
      return first.promise
    }),
    inTurn(owner, never, async () => {
      told.push('second')
      return 'second'
    }),
  ]
  const other = inTurn({}, never, async () => 'other')
  expect(await other).toBe('other')
  expect(told).toEqual(['first'])
  first.reject(new Error('refused'))
  expect((await Promise.allSettled(asked)).map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
  expect(told).toEqual(['first', 'second'])
})

test('what was called off before its turn is never begun, and holds nobody up', async () => {
  const owner = {}
  const first = Promise.withResolvers<void>()
  const ending = new AbortController()
  let begun = 0
  const all = [
    inTurn(owner, never, () => first.promise),
    inTurn(owner, ending.signal, async () => void begun++),
    inTurn(owner, never, async () => void begun++),
  ]
  ending.abort()
  first.resolve()
  await Promise.allSettled(all)
  expect(begun).toBe(1)
})

test('results come together: nobody who waits is answered before the last has ended, and all are then', async () => {
  const owner = {}
  const last = Promise.withResolvers<string>()
  const told: string[] = []
  const both = [
    inTurn(owner, never, async () => 'first').then((result) => told.push(result)),
    inTurn(owner, never, () => last.promise).then((result) => told.push(result)),
  ]
  await new Promise((resolve) => setTimeout(resolve))
  expect(told).toEqual([])
  last.resolve('last')
  await Promise.all(both)
  expect(told).toEqual(['first', 'last'])
})

test('what has ended is not held back for long by those that take long', async () => {
  vi.useFakeTimers()
  try {
    const owner = {}
    const last = Promise.withResolvers<string>()
    const first = inTurn(owner, never, async () => 'first')
    const second = inTurn(owner, never, () => last.promise)
    await vi.advanceTimersByTimeAsync(MAX_SHOWN_AFTER_MS)
    expect(await first).toBe('first')
    last.resolve('last')
    expect(await second).toBe('last')
  } finally {
    vi.useRealTimers()
  }
})
