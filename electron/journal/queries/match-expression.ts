import type { Term } from '#journal/matching/field-terms.ts'
import { fieldLexicon } from '#journal/matching/lexicon.ts'

const MIN_STEM_LETTERS = 4

/** An expression of the full-text index for whatever may have a term, or a word of its groups; null where nothing can be asked. */
export function matchExpression({ keys, folded, groups }: Term): string | null {
  const stems = [...keys.keys()].filter((key) => /^[^=]/u.test(key)).map((key) => key.replace(/^~/, ''))
  const alternatives = new Set<string>([quoted(folded)])
  for (const stem of stems) {
    // *companies* has the stem *compani*, with which *company* does not begin.
    const beginning = stem.replace(/i$/, '')
    if (beginning.length >= MIN_STEM_LETTERS) alternatives.add(`${quoted(beginning)}*`)
  }
  for (const group of groups) {
    for (const word of fieldLexicon().words[group] ?? []) {
      const isLong = !word.includes(' ') && word.length > MIN_STEM_LETTERS
      alternatives.add(isLong ? `${quoted(word)}*` : quoted(word))
    }
  }
  alternatives.delete('""')
  return alternatives.size === 0 ? null : [...alternatives].join(' OR ')
}

/** Quoted, no word is an operator of FTS5. */
function quoted(words: string): string {
  return `"${(words.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).join(' ')}"`
}
