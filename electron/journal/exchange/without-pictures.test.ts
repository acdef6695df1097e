import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withoutPictures } from './without-pictures.ts'

/** What is kept of a text that comes in pieces of these lengths, again and again. */
function kept(text: string, most: number, lengths: readonly number[]): string {
  const bytes = Buffer.from(text)
  const out = Buffer.alloc(bytes.length)
  const filter = withoutPictures(most)
  let written = 0
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const length = Math.max(1, lengths[turn % lengths.length] ?? 1)
    written = filter(bytes.subarray(at, at + length), out, written)
    at += length
  }
  return out.subarray(0, written).toString()
}

const word = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom('data:', 'data', '"', '\\', '\\"', 'data:image/png;base64,'),
  fc.integer({ min: 0, max: 60 }).map((length) => `data:${'\\/"'.repeat(length)}`),
)

test('long data URLs become empty, and everything else is as it was, however the text is cut into pieces', () => {
  const value = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      word,
      fc.integer(),
      fc.dictionary(fc.string({ unit: 'grapheme', maxLength: 9 }), tie('value')),
      fc.array(tie('value')),
    ),
  })).value
  const lengths = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(value, lengths, (said, pieces) => {
      const most = 40
      const without = (one: unknown): unknown => {
        if (typeof one === 'string')
          return one.startsWith('data:') && Buffer.byteLength(JSON.stringify(one)) - 2 > most ? '' : one
        if (Array.isArray(one)) return one.map(without)
        if (typeof one !== 'object' || one === null) return one
        return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, without(inner)]))
      }
      expect(kept(JSON.stringify(said), most, pieces)).toBe(JSON.stringify(without(said)))
    }),
    { numRuns: 300 },
  )
})
