import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import type { PathValue } from '#journal/documents/encode-first-change.ts'
import { encodeFirstChange } from '#journal/documents/encode-first-change.ts'
import { kindsOf } from '#journal/documents/kind-rules.ts'
import { writeFirstChange } from '#journal/documents/new-document.ts'
import { openSkeletons } from '#journal/documents/skeleton.ts'
import { KINDS } from '#journal/kinds/kinds.ts'

const person = [...kindsOf(KINDS).values()].find(({ kind }) => kind === 'person')
if (person === undefined) throw new Error('no kind person')

const words = fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => text.toWellFormed())
const scalar = fc.oneof(words, fc.boolean(), fc.constant(null), fc.integer(), fc.maxSafeInteger())
const entry = fc.oneof(
  scalar,
  fc.dictionary(
    fc.string({ minLength: 1, maxLength: 8 }).map((key) => `k${key}`.toWellFormed()),
    scalar,
    { maxKeys: 5 },
  ),
)
const content = fc
  .record({
    fields: fc.dictionary(fc.constantFrom('metOn', 'ring', 'side', 'pronouns'), scalar),
    names: fc.dictionary(fc.constantFrom('given', 'family', 'display'), words),
    channels: fc.dictionary(fc.uuid(), entry, { maxKeys: 3 }),
    texts: fc.dictionary(
      fc.constantFrom('notes', 'howWeMet', 'caresAbout'),
      words.filter((text) => text !== ''),
    ),
  })
  .map(({ fields, names, channels, texts }): PathValue[] => [
    ...Object.entries(fields).map(([key, value]) => ({ path: [key], value })),
    ...Object.entries(names).map(([key, value]) => ({ path: ['names', key], value })),
    ...Object.entries(channels).map(([key, value]) => ({ path: ['channels', key], value })),
    ...Object.entries(texts).map(([key, value]) => ({ path: [key], value })),
  ])
  .filter((values) => values.length > 0)

test('a first change that is encoded has the bytes of the one that Automerge writes', () => {
  const skeletons = openSkeletons()
  onTestFinished(() => skeletons.close())
  const skeleton = skeletons.of(person)
  const change = { actor: '0123456789abcdef0123456789abcdef', step: 0 }
  fc.assert(
    fc.property(content, (values) => {
      const encoded = encodeFirstChange(skeleton, person.texts, values, change)
      expect(encoded).toEqual(writeFirstChange(person, skeleton, values, change))
    }),
    { numRuns: 300 },
  )
})
