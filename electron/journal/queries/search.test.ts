import fc from 'fast-check'
import { expect, test } from 'vitest'
import { searchExpression } from './search.ts'

test('every word is wanted, the last one also as the beginning of a word', () => {
  expect(searchExpression('ana pri')).toBe('"ana" AND "pri"*')
  expect(searchExpression('  ana  ')).toBe('"ana"*')
})

test('without a word there is nothing to look for', () => {
  for (const text of ['', '   ', '"*()', '-:^']) expect(searchExpression(text)).toBeNull()
})

test('signs are no operators, and words that are operators are words', () => {
  expect(searchExpression('a"b OR NOT(c')).toBe('"a" AND "b" AND "or" AND "not" AND "c"*')
})

test('twenty words are enough, and the last of them may be a beginning', () => {
  const parts = searchExpression(Array.from({ length: 50 }, (_, index) => `w${index}`).join(' '))?.split(' AND ')
  expect(parts).toHaveLength(20)
  expect(parts?.at(-1)).toBe('"w19"*')
})

test('whatever is typed, every quote is the expression’s own', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const expression = searchExpression(text)
      expect(expression ?? '"x"*').toMatch(/^"[^"]+"( AND "[^"]+")*\*$/u)
    }),
  )
})
