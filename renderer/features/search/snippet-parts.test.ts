import { expect, test } from 'vitest'
import { snippetParts } from './snippet-parts.ts'

test('cuts a snippet at the words that matched', () => {
  expect(snippetParts('the \u0002platform\u0003 org and \u0002plat\u0003')).toEqual([
    { text: 'the ', isMatch: false },
    { text: 'platform', isMatch: true },
    { text: ' org and ', isMatch: false },
    { text: 'plat', isMatch: true },
  ])
})

test('leaves a snippet without marks whole', () => {
  expect(snippetParts('nothing here')).toEqual([{ text: 'nothing here', isMatch: false }])
  expect(snippetParts('')).toEqual([])
})

test('loses no text where a mark is never closed', () => {
  expect(snippetParts('a \u0002b c')).toEqual([
    { text: 'a ', isMatch: false },
    { text: 'b c', isMatch: true },
  ])
})
