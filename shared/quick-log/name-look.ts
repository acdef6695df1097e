import type { LookOf, NameRules } from './language-words.ts'

const CAPITAL = /^[\p{Lu}\p{Lt}]/u
const SMALL = /^\p{Ll}/u
const CAPITALS = /^\p{Lu}+$/u

/** For languages that write names, and few other words, with a capital. Scripts without case do not tell. */
export const capitalsAreNames: LookOf = (word) => {
  const char = word.charAt(0)
  if (char >= 'a' && char <= 'z') return 'word'
  if ((char >= 'A' && char <= 'Z') || CAPITAL.test(word)) return 'name'
  return SMALL.test(word) ? 'word' : 'either'
}

/** For languages that write initials, and words that are shouted, in capitals throughout. */
export const capitalsAreInitials: NameRules['areInitials'] = (letters) => CAPITALS.test(letters)
