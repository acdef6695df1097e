import { expect, test } from 'vitest'
import { createUndoStack } from './undo-stack.ts'

test('gives the latest that was not taken back', () => {
  const stack = createUndoStack()
  expect(stack.latest()).toBeNull()
  stack.push({ token: 'a', message: 'A' })
  stack.push({ token: 'b', message: 'B' })
  stack.take('b')
  expect(stack.latest()?.token).toBe('a')
  stack.take('a')
  expect(stack.latest()).toBeNull()
})

test('forgets the oldest where it grows long', () => {
  const stack = createUndoStack()
  for (let n = 0; n < 150; n++) stack.push({ token: String(n), message: '' })
  for (let n = 149; n >= 50; n--) stack.take(String(n))
  expect(stack.latest()).toBeNull()
})
