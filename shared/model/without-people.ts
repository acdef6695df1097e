import { nameWords } from './name-words.ts'
import { foldName, type PersonNames } from './person-name.ts'
import { SOMEBODY } from './somebody.ts'
import { withoutNames } from './frozen-review.ts'

const WITHOUT_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
const TOKEN = /[\p{L}\p{N}\p{M}]+/gu
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
    for (const word of nameWords(names)) for (const part of word.split(/[^\p{L}\p{N}]+/u)) words.add(part)
    for (const part of [names.family + names.given, names.display, names.family, names.given]) {
      if (WITHOUT_SPACES.test(part)) whole.add(part)
    }
  }
  words.delete('')
  return (text) => {
    const unspaced = [...whole].filter((name) => text.includes(name)).toSorted((a, b) => b.length - a.length)
    return withoutNames(text.normalize('NFC'), unspaced)
      .text.replace(TOKEN, (token) => (isWritten(token) && words.has(foldName(token)) ? SOMEBODY : token))
      .replace(SEVERAL, SOMEBODY)
  }
}

/** As names are: with a capital, or in a script that has none. */
function isWritten(token: string): boolean {
  return !/^\p{Ll}/u.test(token)
}
