import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MAX_COMPARED, textEdits, type TextEdit } from './text-edits.ts'

function applied(before: string, edits: readonly TextEdit[]): string {
  let text = before
  for (const { at, removed, added } of edits.toReversed()) text = text.slice(0, at) + added + text.slice(at + removed)
  return text
}
const lettersOf = (edits: readonly TextEdit[]) =>
  edits.reduce((sum, { removed, added }) => sum + removed + added.length, 0)
const sentences = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => `Sentence ${from + index} of ${(from + index) * 7919}. `).join('')

test('edits make of a text what is wanted, in its order, and cut no pair of surrogates', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b ', '😀', '😁', 'é', '山', '.', '\n', 'One more. '), { maxLength: 40 })
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, text, text, text, (one, two, three, four) => {
      const [before, after] = [one + two + three, one + four + three + two]
      const { edits } = textEdits(before, after)
      expect(applied(before, edits)).toBe(after)
      for (const { at, removed, added } of edits) {
        expect(added.isWellFormed() && before.slice(at, at + removed).isWellFormed()).toBe(true)
      }
    }),
    { numRuns: 500 },
  )
  expect(textEdits('x😀y', 'x😁y').edits).toEqual([{ at: 1, removed: 2, added: '😁' }])
})

test('a word that is added before one that begins alike is put between words', () => {
  expect(textEdits(' t93086 ', ' t93087  t93086 ').edits).toEqual([{ at: 1, removed: 0, added: 't93087  ' }])
  expect(textEdits('see Anna', 'see Anton Anna').edits).toEqual([{ at: 4, removed: 0, added: 'Anton ' }])
  expect(textEdits('banana', 'bananana').edits).toEqual([{ at: 6, removed: 0, added: 'na' }])
})

test('a word that is taken out before one that begins alike, or changed beside another edit, is that word', () => {
  expect(textEdits('see Anton Anna', 'see Anna').edits).toEqual([{ at: 4, removed: 6, added: '' }])
  expect(textEdits('Anna came', 'First Anton, Anna! came last').edits).toEqual([
    { at: 0, removed: 0, added: 'First Anton, ' },
    { at: 4, removed: 0, added: '!' },
    { at: 9, removed: 0, added: ' last' },
  ])
})

test('of few letters that differ the fewest are changed', () => {
  expect(textEdits('The kitten sat', 'The sitting sat').edits.length).toBe(3)
  const long = sentences(0, 2000)
  const { edits } = textEdits(long, `As I said: ${long}The end.`)
  expect(edits).toEqual([
    { at: 0, removed: 0, added: 'As I said: ' },
    { at: long.length, removed: 0, added: 'The end.' },
  ])
})

test('what is changed at both ends, however much, leaves the middle alone', () => {
  const middle = sentences(0, 600)
  const { edits } = textEdits(sentences(5000, 100) + middle, sentences(7000, 90) + middle + sentences(9000, 120))
  expect(lettersOf(edits)).toBeLessThan(sentences(5000, 320).length)
  expect(applied(sentences(5000, 100) + middle, edits)).toBe(sentences(7000, 90) + middle + sentences(9000, 120))
})

test('texts that have nothing in common are replaced, and no two texts are compared for long', () => {
  const numbers = (factor: number, modulus: number) =>
    Array.from({ length: 60_000 }, (_, index) => `${(index * factor) % modulus}`).join(' ')
  const [one, other] = [numbers(7919, 10_007), numbers(104_729, 10_009)]
  const same = 'a'.repeat(200_000)
  for (const [before, after] of [
    ['abc', one],
    [one, other],
    [other, 'abc'],
    ['', one],
    [same, `b${same.slice(3000)}b`],
    ['a.b'.repeat(60_000), 'b.a'.repeat(70_000)],
    [sentences(0, 9000), sentences(3, 9000)],
  ] as const) {
    const { edits, compared } = textEdits(before, after)
    expect(applied(before, edits)).toBe(after)
    expect(edits.length).toBeLessThanOrEqual(100)
    expect(compared).toBeLessThan(MAX_COMPARED + before.length + after.length)
  }
})
