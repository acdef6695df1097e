import { expect, test } from 'vitest'
import { entryId } from '#shared/model/id.ts'
import { entryKeys } from './entry-keys.ts'

test('keys sort in the order in which they were made, also within a millisecond and after the clock was set back', () => {
  let now = Date.UTC(2026, 10, 23, 9)
  const newKey = entryKeys(
    () => now,
    (bytes) => void crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>),
  )
  const made: string[] = []
  for (const forward of [0, 0, 1, 1, 250, 86_400_000 * 365, 0, -86_400_000, 5, 86_400_000 * 40_000]) {
    now += forward
    for (let count = 0; count < 20; count++) made.push(entryId.parse(newKey()))
  }
  expect(made).toEqual(made.toSorted())
  expect(new Set(made).size).toBe(made.length)
})
