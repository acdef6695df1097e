import { expect, test } from 'vitest'
import { keyNames } from './key-names.ts'

test('names keys as they are printed on the keyboard of each machine', () => {
  expect(keyNames('$mod+Shift+j', false)).toEqual(['Ctrl+Shift+J'])
  expect(keyNames('$mod+Shift+j', true)).toEqual(['⇧⌘J'])
  expect(keyNames('$mod+Enter', false)).toEqual(['Ctrl+↵'])
})

test('names one press after the other', () => {
  expect(keyNames('g t', false)).toEqual(['G', 'T'])
})

test('does not name a modifier that may or may not be held', () => {
  expect(keyNames('[Shift]+?', false)).toEqual(['?'])
  expect(keyNames('$mod++', false)).toEqual(['Ctrl++'])
})
