import { foldText } from '#shared/model/fold-text.ts'

// Letters that the index reads as `foldText` does: the tokenizer takes accents off these, and off no others.
const READ_ALIKE = /^[a-zà-åçèéêëìíîïñòóôõöùúûüýÿāăąćĉċčďēĕėęěĝğġģĥĩīĭįĵķĺļľńņňōŏőŕŗřśŝşšţťũūŭůűųŵŷźżž\d]*$/u
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々]/u
const RUNS = new RegExp(`${CJK.source}+|(?:(?!${CJK.source})[\\p{L}\\p{N}\\p{M}])+`, 'gu')
const WORDS = /[\p{L}\p{N}\p{M}]+/gu
const UNSEEN = /[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/gu
const SHORT_BEFORE_APOSTROPHE = /(?<![\p{L}\p{N}])\p{L}{1,2}['’‘ʼ`´′]\p{L}{3,}/gu
const PLAIN = /^\p{ASCII}*$/u

const MIN_COMPOUND_LETTERS = 9
const MIN_COMPOUND_LETTERS_ANY_CASE = 14
const MAX_COMPOUND_LETTERS = 60
const MIN_PART_LETTERS = 4
const MIN_LETTERS_BEFORE_PART = 3

/**
 * Words that a text is found by besides those that the tokenizer sees in it, for the index's column `also`:
 * words whose letters no decomposition takes apart, folded (*lukasz* for *Łukasz*, *strasse* for *Straße*); *obrien* for
 * *O’Brien*; pairs of neighbouring letters of text written without spaces, so that a word is found in the middle of a
 * sentence; and how the second parts of long compounds go on (*vertrag* for *Arbeitsvertrag*). Empty for most texts.
 */
export function wordsBeside(texts: readonly string[]): string {
  const also = new Set<string>()
  for (const text of texts) {
    for (const name of text.match(SHORT_BEFORE_APOSTROPHE) ?? []) also.add(foldText(name).replaceAll("'", ''))
    const seen = PLAIN.test(text) ? text : text.replace(UNSEEN, '')
    for (const word of seen.match(WORDS) ?? []) addWord(word, also)
    if (seen !== text) for (const word of seen.match(WORDS) ?? []) also.add(foldText(word))
  }
  also.delete('')
  return [...also].join('\n')
}

function addWord(word: string, also: Set<string>): void {
  if (!PLAIN.test(word)) {
    if (CJK.test(word.normalize('NFC'))) {
      for (const run of word.normalize('NFC').match(RUNS) ?? []) {
        // One entry a run, because its pairs are asked for as neighbours.
        also.add(CJK.test(run) ? pairs(run).join(' ') : foldText(run))
      }
      return
    }
    if (!READ_ALIKE.test(word.normalize('NFC').toLowerCase())) also.add(foldText(word))
  }
  if (!isCompound(word)) return
  const letters = Array.from(foldText(word))
  for (let at = MIN_LETTERS_BEFORE_PART; at <= letters.length - MIN_PART_LETTERS; at++) {
    also.add(letters.slice(at).join(''))
  }
}

/** A long noun as German writes it, with a capital and no other; or a word so long that it is likely one. */
function isCompound(word: string): boolean {
  if (word.length < MIN_COMPOUND_LETTERS || word.length > MAX_COMPOUND_LETTERS || /\d/.test(word)) return false
  return (
    /^\p{Script=Latin}\p{Ll}+$/u.test(word) && (/^\p{Lu}/u.test(word) || word.length >= MIN_COMPOUND_LETTERS_ANY_CASE)
  )
}

/** Each letter with its neighbour, and the last one alone. */
function pairs(run: string): string[] {
  const letters = Array.from(run)
  return letters.map((letter, at) => letter + (letters[at + 1] ?? ''))
}

/**
 * The words of a search as the index has them, in order: folded, and those without spaces as the pairs that stand in them.
 * Each is the words of a phrase.
 */
export function askedWords(text: string): readonly (readonly string[])[] {
  return (text.normalize('NFC').replace(UNSEEN, '').match(RUNS) ?? []).flatMap((run): (readonly string[])[] => {
    if (CJK.test(run)) {
      const letters = pairs(run)
      return [letters.length === 1 ? letters : letters.slice(0, -1)]
    }
    // A letter can fold into none, as a mark by itself does.
    const folded = foldText(run).match(WORDS) ?? []
    return folded.length === 0 ? [] : [folded]
  })
}

const LETTERS_AROUND = 40

/**
 * A cut of the first of `texts` that has one of the asked words, as the index's own cuts are: the word between U+0002 and
 * U+0003. It is for words that were found beside a text. Null where none is there.
 */
export function cutAround(texts: readonly string[], asked: readonly (readonly string[])[]): string | null {
  const wanted = asked.map((phrase) => (CJK.test(phrase.join('')) ? fromPairs(phrase) : phrase.join(' ')))
  for (const text of texts) {
    const found = placeOf(text, wanted)
    if (found === null) continue
    const from = Math.max(0, found.start - LETTERS_AROUND)
    const before = text.slice(from, found.start)
    const to = found.end + LETTERS_AROUND
    const after = text.slice(found.end, to)
    // Whole words, where there are spaces.
    const start = from > 0 ? `…${before.replace(/^\S*\s/u, '')}` : before
    const end = to < text.length ? `${after.replace(/\s\S*$/u, '')}…` : after
    return `${start}\u0002${text.slice(found.start, found.end)}\u0003${end}`
  }
  return null
}

function placeOf(text: string, wanted: readonly string[]): { start: number; end: number } | null {
  for (const one of wanted) {
    const start = CJK.test(one) ? text.indexOf(one) : -1
    if (start >= 0) return { start, end: start + one.length }
  }
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}\p{M}'’‘ʼ`´′\u00ad\u200b-\u200f\u2060-\u2064]+/gu)) {
    const folded = foldText(word).replaceAll("'", '')
    if (wanted.some((one) => folded.includes(one))) return { start: index, end: index + word.length }
  }
  return null
}

/** The text whose neighbouring letters these are. */
function fromPairs(phrase: readonly string[]): string {
  const [first = ''] = phrase
  return (
    first +
    phrase
      .slice(1)
      .map((pair) => Array.from(pair).at(-1))
      .join('')
  )
}
