import { foldName, type PersonNames } from './person-name.ts'

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/** The words by which a person may be named, folded, each once. Names without spaces stand as they are. */
export function nameWords(names: PersonNames): string[] {
  const words = new Set<string>()
  for (const part of [names.display, names.given, names.family, names.nick, names.phonetic]) {
    const folded = foldName(part)
    for (const word of splitWords(folded)) words.add(word)
  }
  if (CJK.test(names.given + names.family)) words.add(foldName(names.family + names.given))
  words.delete('')
  return [...words]
}

/** Words of a line that may be (part of) a name: its folded words, and every short run inside text written without spaces. */
export function mentionedWords(line: string): string[] {
  const words = new Set<string>()
  for (const word of splitWords(foldName(line.slice(0, 2000)))) {
    words.add(word)
    if (CJK.test(word)) for (const run of shortRuns(word)) words.add(run)
  }
  words.delete('')
  return [...words]
}

function splitWords(folded: string): string[] {
  const whole = folded.split(/[^\p{L}\p{N}'’.-]+/u).map((word) => word.replace(/^[.'’-]+|[.'’-]+$/gu, ''))
  // "O'Neil" and "Anne-Marie" are found by the whole and by each part; "Ana's" also by "Ana".
  return whole.flatMap((word) => (/['’.-]/u.test(word) ? [word, ...word.split(/['’.-]+/u)] : [word]))
}

function* shortRuns(word: string): Generator<string> {
  const letters = Array.from(word)
  for (let start = 0; start < letters.length; start++) {
    for (let length = 1; length <= 6 && start + length <= letters.length; length++) {
      yield letters.slice(start, start + length).join('')
    }
  }
}
