import { nameWords } from './name-words.ts'
import { foldName, type PersonNames } from './person-name.ts'
import { SOMEBODY } from './somebody.ts'
import { withoutNames } from './frozen-review.ts'

const WITHOUT_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
const TOKEN = /[\p{L}\p{N}\p{M}]+/gu
const TOKEN_ENDS = /[^\p{L}\p{N}\p{M}]+/u
/** Shorter names are hidden as they are written alone: Thế is not meant by every The, nor anybody by a single letter. */
const MIN_WITHOUT_ACCENTS = 4
/** The O of O’Neil, the A of A. Ruiz. */
const INITIAL = new RegExp(`(?<![\\p{L}\\p{N}])\\p{Lu}['’.]\\s?${SOMEBODY}`, 'gu')
const SEVERAL = new RegExp(`${SOMEBODY}(?:[\\s.'’-]+${SOMEBODY})+`, 'gu')

/**
 * Makes what takes everybody's names out of texts, first names and family names alone too, whatever their accents: each gives way to
 * `SOMEBODY`. A word in small letters is no name, so that _may_ and _will_ stay.
 * @param people the names of everybody who may be spoken of
 */
export function namesHider(people: readonly PersonNames[]): (text: string) => string {
  const words = new Set<string>()
  const whole = new Set<string>()
  for (const names of people) {
    for (const word of nameWords(names)) {
      for (const part of word.split(TOKEN_ENDS)) if (part.length >= MIN_WITHOUT_ACCENTS) words.add(part)
    }
    for (const name of [names.display, names.given, names.family, names.nick]) {
      for (const part of name.normalize('NFC').toLowerCase().split(TOKEN_ENDS)) if (part.length > 1) words.add(part)
    }
    for (const part of [names.family + names.given, names.display, names.family, names.given]) {
      if (WITHOUT_SPACES.test(part)) whole.add(part)
    }
  }
  words.delete('')
  return (text) => {
    const unspaced = [...whole].filter((name) => text.includes(name)).toSorted((a, b) => b.length - a.length)
    return withoutNames(text.normalize('NFC'), unspaced)
      .text.replace(TOKEN, (token) => (isWritten(token) && isOf(words, token) ? SOMEBODY : token))
      .replace(INITIAL, SOMEBODY)
      .replace(SEVERAL, SOMEBODY)
  }
}

function isOf(words: ReadonlySet<string>, token: string): boolean {
  return words.has(token.toLowerCase()) || words.has(foldName(token))
}

/** As names are: with a capital, or in a script that has none. */
function isWritten(token: string): boolean {
  return !/^\p{Ll}/u.test(token)
}
