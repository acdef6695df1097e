/**
 * An FTS5 expression for texts that have all `words`, one of them with one letter wrong, missing, too many, or in the
 * place of its neighbour; null where no word is long enough to be told from another.
 */
export function typoExpression(words: readonly string[]): string | null {
  if (words.length > MAX_WORDS) return null
  const parts = words.flatMap((word, at) => {
    const letters = Array.from(word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase())
    if (letters.length < MIN_LETTERS || letters.length > MAX_LETTERS) return []
    const others = words.filter((_, index) => index !== at).map((other) => `"${other}"*`)
    const near = [...nearWords(letters)].map((one) => `"${one}"`).join(' OR ')
    return [[`(${near})`, ...others].join(' AND ')]
  })
  return parts.length === 0 ? null : parts.map((part) => `(${part})`).join(' OR ')
}

// Each letter of a word is some fifty words to look up.
const MAX_WORDS = 4
const MAX_LETTERS = 20
const MIN_LETTERS = 4

/** Words at one slip of the fingers from that of these letters, without accents, as the index has them. */
function nearWords(letters: readonly string[]): Set<string> {
  const alphabet = alphabetOf(letters)
  const near = new Set<string>()
  const add = (before: readonly string[], middle: string, after: readonly string[]) =>
    near.add([...before, middle, ...after].join(''))
  for (let at = 0; at <= letters.length; at++) {
    const before = letters.slice(0, at)
    const [here, next] = letters.slice(at, at + 2)
    for (const letter of alphabet) add(before, letter, letters.slice(at))
    if (here === undefined) continue
    add(before, '', letters.slice(at + 1))
    for (const letter of alphabet) add(before, letter, letters.slice(at + 1))
    if (next !== undefined) add(before, next + here, letters.slice(at + 2))
  }
  near.delete(letters.join(''))
  return near
}

/** The letters of the script that a word is written in; of a script without few letters, those of the word alone. */
function alphabetOf(letters: readonly string[]): readonly string[] {
  const [first = ''] = letters
  const range = ALPHABETS.find(([from, to]) => first >= from && first <= to)
  if (range === undefined) return [...new Set(letters)]
  const [from, to] = range.map((letter) => letter.charCodeAt(0)) as [number, number]
  return Array.from({ length: to - from + 1 }, (_, index) => String.fromCharCode(from + index))
}

const ALPHABETS = [
  ['a', 'z'],
  ['α', 'ω'],
  ['а', 'я'],
  ['א', 'ת'],
] as const
