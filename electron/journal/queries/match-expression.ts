import type { Term } from '#journal/matching/field-terms.ts'
import { fieldLexicon } from '#journal/matching/lexicon.ts'

const MIN_STEM_LETTERS = 4

/** An expression of the full-text index for whatever may have a term, or a word of its groups; null where nothing can be asked. */
export function matchExpression({ keys, folded, groups }: Term): string | null {
  const stems = [...keys.keys()].filter((key) => /^[^=]/u.test(key)).map((key) => key.replace(/^~/, ''))
  const whole = new Set<string>([wordsIn(folded)])
  const beginnings = new Set<string>()
  for (const stem of stems) {
    // *companies* has the stem *compani*, with which *company* does not begin.
    const beginning = stem.replace(/i$/, '')
    if (beginning.length >= MIN_STEM_LETTERS) beginnings.add(wordsIn(beginning))
  }
  for (const group of groups) {
    for (const word of fieldLexicon().words[group] ?? []) {
      const isLong = !word.includes(' ') && word.length > MIN_STEM_LETTERS
      ;(isLong ? beginnings : whole).add(wordsIn(word))
    }
  }
  // What a shorter beginning finds already need not be read once more.
  const isFound = (words: string) => [...beginnings].some((one) => one !== words && words.startsWith(one))
  const alternatives = [
    ...[...whole].filter((words) => words !== '' && !beginnings.has(words) && !isFound(words)).map((one) => `"${one}"`),
    ...[...beginnings].filter((words) => words !== '' && !isFound(words)).map((one) => `"${one}"*`),
  ]
  return alternatives.length === 0 ? null : alternatives.join(' OR ')
}

/** What the index has as words, so that quoted none is an operator of FTS5. */
function wordsIn(text: string): string {
  return (text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).join(' ')
}
