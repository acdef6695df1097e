import { expect, test } from 'vitest'
import { changeBetween, rebaseText } from './rebase-text.ts'

test('finds the one stretch that changed', () => {
  expect(changeBetween('coffee with Ana', 'coffee with Bob')).toEqual({ from: 12, to: 15, insert: 'Bob' })
  expect(changeBetween('aa', 'aaa')).toEqual({ from: 2, to: 2, insert: 'a' })
  expect(changeBetween('same', 'same')).toBeNull()
})

test('does not cut a character in two', () => {
  expect(changeBetween('\u{1F600}', '\u{1F601}')).toEqual({ from: 0, to: 2, insert: '\u{1F601}' })
})

test('keeps both sides of a text that changed in two places', () => {
  expect(rebaseText('one two three', 'ONE two three', 'one two THREE')).toBe('ONE two THREE')
  expect(rebaseText('one two three', 'one two THREE', 'ONE two three')).toBe('ONE two THREE')
})

test('keeps both insertions at the same place', () => {
  expect(rebaseText('note: ', 'note: mine', 'note: theirs')).toBe('note: minetheirs')
})

test('keeps what was typed into a stretch that was replaced elsewhere', () => {
  const merged = rebaseText('abcdef', 'abXcdef', 'aYf')
  expect(merged).toContain('X')
  expect(merged).toContain('Y')
})

test('gives the other side where nothing was typed here', () => {
  expect(rebaseText('a', 'a', 'b')).toBe('b')
  expect(rebaseText('a', 'b', 'b')).toBe('b')
})
