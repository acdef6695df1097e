import { expect, test } from 'vitest'
import { linksIn } from '#journal/exchange/vault-note.ts'
import { withoutOthers } from '#journal/exchange/vault-own.ts'

test('names in brackets behind a task are taken off, other brackets stay', () => {
  expect(withoutOthers('send it ([[People/Ana (Acme)|Ana (Acme)]], [[People/Ben|Ben]])')).toBe('send it')
  expect(withoutOthers('send it ([Ana (Acme)](People/Ana%20%28Acme%29.md))')).toBe('send it')
  expect(withoutOthers('send it (soon)')).toBe('send it (soon)')
  expect(withoutOthers('send it (see [[x]])')).toBe('send it (see [[x]])')
})

test('links are read with brackets in their words, and with spaces where angle brackets say so', () => {
  expect(linksIn('[[Ana|Ana [Acme]] and [b](<Two Words.md>) or [c](c.md#x y)', '')).toEqual(['Ana', 'Two Words', 'c'])
})
