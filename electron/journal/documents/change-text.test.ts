import * as Automerge from '@automerge/automerge'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changeText, lettersCompared } from './change-text.ts'

const changed = (before: string, wanted: string): string => {
  const doc = Automerge.from<{ notes: string }>({ notes: before })
  return Automerge.change(doc, (draft) => changeText(draft, 'notes', wanted)).notes
}
// Long enough for all ways to be taken, and made of what shares halves of surrogate pairs and letters with marks.
const text = fc
  .array(fc.constantFrom('a', 'b ', '😀', '😁', '👩‍👩‍👧', 'é', 'e\u0301', '山', '\n', '\u{1f1e9}\u{1f1ea}'), {
    maxLength: 60,
  })
  .chain((parts) => fc.constantFrom(1, 1, 1, 80).map((times) => parts.join('').repeat(times)))

test('a text says what is wanted, whatever it said', () => {
  fc.assert(
    fc.property(text, text, text, (one, other, wanted) => {
      expect(changed(one, wanted)).toBe(wanted)
      expect(changed(one + other, one + wanted + other)).toBe(one + wanted + other)
      expect(changed(one + wanted + other, one + other)).toBe(one + other)
    }),
    { numRuns: 150 },
  )
  expect(changed('x😀y', 'x😁y')).toBe('x😁y')
  expect(changed('ab', 'a\ud83db')).toBe('a\ufffdb')
})

test('long texts are replaced without comparing them letter by letter', () => {
  const one = Array.from({ length: 60_000 }, (_, index) => `${(index * 7919) % 10_007}`).join(' ')
  const other = Array.from({ length: 60_000 }, (_, index) => `${(index * 104_729) % 10_009}`).join(' ')
  for (const [before, wanted] of [
    ['abc', one],
    [one, other],
    [other, 'abc'],
    ['', one],
  ] as const) {
    // Comparing takes time by the square of the letters.
    expect(lettersCompared(before, wanted)).toBe(0)
    expect(changed(before, wanted)).toBe(wanted)
  }
  expect(lettersCompared(`${one} old words`, `${one} new words`)).toBeGreaterThan(0)
  expect(lettersCompared(`${one} old words`, `${one} new words`)).toBeLessThan(20)
})
