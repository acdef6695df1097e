import { foldText } from '#shared/model/fold-text.ts'
import { ENGLISH_WORDS } from './english-words.ts'
import type { RememberedWords } from './language-words.ts'

export interface CaresSaid {
  /** Before the verb, as written: *she*, *Ana Ruiz*; '' where a sentence begins with the verb. */
  readonly subject: string
  /** What they care about, as written. */
  readonly text: string
}

const MAX_LETTERS = 300

/**
 * What a note says that somebody cares about: *she cares about open data*, *Ana is passionate about dahlias*. The first such
 * clause, up to its end; null where there is none, or where the words go on for more than 300 letters.
 */
export function caresIn(
  note: string,
  { remembered }: { readonly remembered: RememberedWords } = ENGLISH_WORDS,
): CaresSaid | null {
  for (const [sentence] of note.matchAll(/[^.!?;\n]+/gu)) {
    // Folded, a letter may become two: positions are those of words.
    const words = [...sentence.matchAll(/\S+/gu)]
    const folded = words.map(([word]) => foldText(word))
    for (let at = 0; at < words.length; at++) {
      for (const phrase of remembered.cares) {
        const parts = phrase.split(' ')
        if (!parts.every((part, index) => folded[at + index] === part)) continue
        const from = words[at + parts.length]?.index
        if (from === undefined) continue
        const text = clauseOf(sentence.slice(from))
        if (text === '' || text.length > MAX_LETTERS) continue
        return { subject: subjectBefore(sentence.slice(0, words[at]?.index)), text }
      }
    }
  }
  return null
}

/** Up to a dash, or to a comma behind which another sentence begins. */
function clauseOf(text: string): string {
  const [clause = ''] = text.split(/\s[-–—]\s|,\s(?=(?:and|but|so|I|she|he|they|we)\b)/u)
  return clause.replace(/[\s,:]+$/u, '')
}

/** The last clause before the verb. */
function subjectBefore(text: string): string {
  return (text.split(/[,:()]|\s[-–—]\s|\b(?:and|but)\s/u).at(-1) ?? '').trim()
}
