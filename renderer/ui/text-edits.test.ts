import fc from 'fast-check'
import { expect, test } from 'vitest'
import { textEdits, type TextEdit } from './text-edits.ts'

test('tells two edits in different places apart', () => {
  const before = 'She runs the platform team.\n\nMet at the fair in May.'
  const after = 'She now runs the platform team.\n\nMet at the fair in June.'
  expect(textEdits(before, after)).toEqual([
    { from: 4, to: 4, insert: 'now ' },
    { from: 48, to: 51, insert: 'June' },
  ])
})

test('changes only the letters that differ of a word', () => {
  expect(textEdits('the color', 'the colour')).toEqual([{ from: 8, to: 8, insert: 'u' }])
})

test('never cuts a character that is written in two units', () => {
  expect(textEdits('a 😀', 'a 😁')).toEqual([{ from: 2, to: 4, insert: '😁' }])
})

const words = fc.array(fc.constantFrom('a', 'b', 'the', ' ', '\n', '- ', '😀', '😁', 'é', 'team'), { maxLength: 40 })
const text = words.map((parts) => parts.join(''))

test('the edits of any two texts make the second of the first', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const edits = textEdits(before, after)
      expect(applied(before, edits)).toBe(after)
      for (const [index, edit] of edits.entries()) {
        expect(edit.from).toBeGreaterThan(edits[index - 1]?.to ?? -1)
      }
    }),
    { numRuns: 2000 },
  )
})

test('texts with nothing in common are one edit', () => {
  const before = Array.from({ length: 900 }, (_, index) => `old${index}`).join(' ')
  const after = Array.from({ length: 900 }, (_, index) => `new${index}`).join('\n')
  const edits = textEdits(before, after)
  expect(edits).toHaveLength(1)
  expect(applied(before, edits)).toBe(after)
})

function applied(before: string, edits: readonly TextEdit[]): string {
  let [text, at] = ['', 0]
  for (const edit of edits) {
    text += before.slice(at, edit.from) + edit.insert
    at = edit.to
  }
  return text + before.slice(at)
}
