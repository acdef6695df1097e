import { foldName } from '#shared/model/person-name.ts'

/** Finds whom of the journal a text names. */
export interface MentionedPeople {
  /** Whole names of two words or more, anywhere in the text, each person once. */
  within(text: string): string[]
  /** Whom this is the very name of, also of one word: a tag, what a link says. */
  called(text: string): string[]
  /** How often a name was that of several. */
  ambiguous(): number
}

const MIN_WORDS = 2

/** @param people everybody who is known, with what they are called; a first name alone names nobody, because it may be a word */
export function mentionedPeople(people: Iterable<{ readonly id: string; readonly name: string }>): MentionedPeople {
  const byName = new Map<string, Set<string>>()
  // By the first word, so that a text is gone through once however many are known.
  const byFirst = new Map<string, Set<string>>()
  let ambiguous = 0
  for (const { id, name } of people) {
    const words = wordsOf(name)
    const key = words.join(' ')
    if (key === '') continue
    byName.set(key, (byName.get(key) ?? new Set()).add(id))
    const [first = ''] = words
    if (words.length >= MIN_WORDS) byFirst.set(first, (byFirst.get(first) ?? new Set()).add(key))
  }
  const onlyOf = (key: string): string[] => {
    const ids = [...(byName.get(key) ?? [])]
    if (ids.length > 1) ambiguous++
    return ids.length === 1 ? ids : []
  }
  return {
    within(text) {
      const words = wordsOf(text)
      const found = new Set<string>()
      for (const [at, word] of words.entries()) {
        // Of "Ana Ruiz" and "Ana Ruiz Ortega" the longer one is meant where both fit.
        const names = [...(byFirst.get(word) ?? [])].filter((key) => isAt(words, at, key.split(' ')))
        const longest = names.toSorted((a, b) => b.length - a.length)[0]
        if (longest !== undefined) for (const id of onlyOf(longest)) found.add(id)
      }
      return [...found]
    },
    called: (text) => onlyOf(wordsOf(text.replace(/^[@#]+/, '')).join(' ')),
    ambiguous: () => ambiguous,
  }
}

function isAt(words: readonly string[], at: number, name: readonly string[]): boolean {
  return name.every((word, index) => words[at + index] === word)
}

function wordsOf(text: string): string[] {
  return foldName(text).match(/[\p{L}\p{N}]+/gu) ?? []
}
