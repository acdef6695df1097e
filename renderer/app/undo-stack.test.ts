import { expect, test } from 'vitest'
import { createUndoStack, type Undoable } from './undo-stack.ts'

const one = (token: string): Undoable => ({ token, message: token.toUpperCase() })

test('gives the latest that was not taken back', () => {
  const stack = createUndoStack()
  expect(stack.latest()).toBeNull()
  stack.did(one('a'))
  stack.did(one('b'))
  stack.take('b')
  expect(stack.latest()?.token).toBe('a')
  stack.take('a')
  expect(stack.latest()).toBeNull()
})

test('what was undone is done again in the order back, and can be undone once more', () => {
  const stack = createUndoStack()
  stack.did(one('a'))
  stack.did(one('b'))
  for (const token of ['b', 'a']) {
    stack.take(token)
    stack.undid(one(`redo ${token}`))
  }
  expect(stack.latestUndone()?.token).toBe('redo a')
  stack.take('redo a')
  stack.redid(one('a2'))
  expect(stack.latest()?.token).toBe('a2')
  expect(stack.latestUndone()?.token).toBe('redo b')
})

test('something new that is done ends what could be done again', () => {
  const stack = createUndoStack()
  stack.did(one('a'))
  stack.take('a')
  stack.undid(one('redo a'))
  stack.did(one('b'))
  expect(stack.latestUndone()).toBeNull()
  expect(stack.latest()?.token).toBe('b')
})

test('what could not be undone for now is what comes next again', () => {
  const stack = createUndoStack()
  stack.did(one('a'))
  stack.take('a')
  stack.redid(one('a'))
  expect(stack.latest()?.token).toBe('a')
  expect(stack.latestUndone()).toBeNull()
})

test('forgets the oldest where it grows long', () => {
  const stack = createUndoStack()
  for (let n = 0; n < 150; n++) stack.did(one(String(n)))
  for (let n = 149; n >= 50; n--) stack.take(String(n))
  expect(stack.latest()).toBeNull()
})
