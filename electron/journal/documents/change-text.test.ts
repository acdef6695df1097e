import * as Automerge from '@automerge/automerge'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changeText } from './change-text.ts'

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

test('a long note that is changed at both ends grows by what was changed', () => {
  let doc = Automerge.from<{ notes: string }>({ notes: 'word '.repeat(4000) })
  const before = Automerge.stats(doc).numOps
  for (let edit = 0; edit < 20; edit++) {
    const wanted = `${edit} begins ${doc.notes} ends ${edit}`
    doc = Automerge.change(doc, (draft) => changeText(draft, 'notes', wanted))
    expect(doc.notes).toBe(wanted)
  }
  expect(Automerge.stats(doc).numOps - before).toBeLessThan(20 * 20)
})

test('what another device wrote into the middle stays where both ends are changed', () => {
  const notes = 'The cello. '.repeat(500)
  const base = Automerge.from<{ notes: string }>({ notes })
  const other = Automerge.change(Automerge.clone(base), (draft) =>
    changeText(draft, 'notes', notes.slice(0, 2750) + 'And the garden. ' + notes.slice(2750)),
  )
  const mine = Automerge.change(base, (draft) => changeText(draft, 'notes', `First. ${notes}Last.`))
  expect(Automerge.merge(mine, other).notes).toBe(
    `First. ${notes.slice(0, 2750)}And the garden. ${notes.slice(2750)}Last.`,
  )
})
