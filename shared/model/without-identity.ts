/** What stands where a word was that would have told who somebody is. */
export const LEFT_OUT = '…'

const MARKS = /\p{M}+/gu
const WORD = /[\p{L}\p{N}\p{M}]/u

/**
 * `text` without anything that tells who somebody is: each of `words` (names, where they work, addresses) is left out, whatever its
 * case and accents, where it stands as a word of its own. The longest are taken first, so that of a whole name no part is left.
 */
export function withoutIdentity(text: string, words: readonly string[]): string {
  const wanted = [...new Set(words.map(folded))].filter((word) => word !== '').toSorted((a, b) => b.length - a.length)
  // One entry for each code point as it is written, so that what is found in the folded text is cut out of this one.
  const letters = Array.from(text.normalize('NFC'))
  const keys = letters.map(folded)
  const starts: number[] = []
  let key = ''
  for (const one of keys) {
    starts.push(key.length)
    key += one
  }
  starts.push(key.length)
  const isGone = new Uint8Array(letters.length)
  for (const word of wanted) {
    for (let at = key.indexOf(word); at >= 0; at = key.indexOf(word, at + 1)) {
      const from = starts.findLastIndex((start) => start <= at)
      const to = starts.findIndex((start) => start >= at + word.length)
      if (!isWordAt(letters, from, to, word)) continue
      for (let index = from; index < to; index++) isGone[index] = 1
    }
  }
  return joined(letters, isGone)
}

function folded(text: string): string {
  return (
    text.normalize('NFKD').replace(MARKS, '').toLowerCase().replace(/ß/g, 'ss').replace(/[’‘ʼ]/g, "'").trim() ||
    (/^\s+$/u.test(text) ? ' ' : '')
  )
}

/** Whether no letter goes on where it begins and ends: of a name without spaces none is asked for. */
function isWordAt(letters: readonly string[], from: number, to: number, word: string): boolean {
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(word)) return true
  const continues = (at: number, edge: string) => WORD.test(letters[at] ?? '') && WORD.test(edge)
  return !continues(from - 1, letters[from] ?? '') && !continues(to, letters[to - 1] ?? '')
}

function joined(letters: readonly string[], isGone: Uint8Array): string {
  let text = ''
  letters.forEach((letter, index) => {
    if (isGone[index] === 0) text += letter
    else if (!text.endsWith(LEFT_OUT)) text += LEFT_OUT
  })
  // Of a whole name cut word by word one mark is enough.
  return text.replace(/…(?:[ .]*…)+/gu, LEFT_OUT)
}
