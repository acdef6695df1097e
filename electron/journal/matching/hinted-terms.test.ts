import { expect, test } from 'vitest'
import { hintedTerms } from './hinted-terms.ts'
import { askedTerms, rankCandidate, weighed, type Evidence } from './rank-matches.ts'

/** The words of a need at which a field is found, and whether one alone makes somebody of it likely. */
function fieldsAt(text: string): (readonly [word: string, isClear: boolean])[] {
  return hintedTerms(text)
    .filter(({ term }) => term.groups.length > 0)
    .map(({ term, hinted }) => [term.folded, hinted.size === 0] as const)
}

test.each([
  // Two forms of a word in one line are no two fields.
  ['two pupils stammer', ['stammer']],
  // A stop word has the stem of a hint, and a short hint that of another word.
  ['salt and pepper', []],
  ['mein Vater', []],
  ['the vat is due', ['vat']],
])('%s: hints at what it says', (text, words) => {
  const clear = words.map((word) => [word, true])
  expect(fieldsAt(text)).toEqual(words.length === 0 ? [] : expect.arrayContaining(clear))
})

test.each([
  [200, false],
  [2, true],
])('a plain word that %d of 300 people have makes somebody likely alone: %s', (found, isLikely) => {
  const asked = askedTerms('pepper')
  const talk: Evidence = {
    from: 'conversation',
    text: 'Talked about pepper.',
    on: null,
    source: 'a' as never,
    shared: 1,
  }
  expect(rankCandidate(weighed(asked, [found], 300), [talk])?.isLikely).toBe(isLikely)
})
