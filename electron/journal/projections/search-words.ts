import { foldText } from '#shared/model/fold-text.ts'

// Letters that the index reads as `foldText` does: the tokenizer takes accents off these, and off no others.
const READ_ALIKE = /^[a-zà-åçèéêëìíîïñòóôõöùúûüýÿāăąćĉċčďēĕėęěĝğġģĥĩīĭįĵķĺļľńņňōŏőŕŗřśŝşšţťũūŭůűųŵŷźżž\d]*$/u
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々]/u
const RUNS = new RegExp(`${CJK.source}+|(?:(?!${CJK.source})[\\p{L}\\p{N}\\p{M}])+`, 'gu')
const WORDS = /[\p{L}\p{N}\p{M}]+/gu
const UNSEEN = /[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/gu
const SHORT_BEFORE_APOSTROPHE = /(?<![\p{L}\p{N}])\p{L}{1,2}['’‘ʼ`´′]\p{L}{3,}/gu
const PLAIN = /^\p{ASCII}*$/u

/** Between letters of text that is written without spaces, so that the tokenizer takes each for a word. One byte, and typed by nobody. */
const LETTER_END = '\u001f'
const BETWEEN_LETTERS = new RegExp(`${CJK.source}(?=[\\p{L}\\p{N}])|[\\p{L}\\p{N}\\p{M}](?=${CJK.source})`, 'gu')

const MIN_COMPOUND_LETTERS = 9
const MIN_COMPOUND_LETTERS_ANY_CASE = 14
const MAX_COMPOUND_LETTERS = 60
const MIN_PART_LETTERS = 4
const MIN_LETTERS_BEFORE_PART = 3

/**
 * A text as the table of texts and its index have it: each Chinese, Japanese or Korean letter by itself, so that a word is found in
 * the middle of a sentence, and marked there. `withoutSpacing` gives the text back. One whose letters are not composed stays as
 * it is, and is found by `wordsBeside`. Twice is once.
 */
export function spacedLetters(text: string): string {
  if (PLAIN.test(text) || !CJK.test(text) || text.normalize('NFC') !== text) return text
  return text.replace(BETWEEN_LETTERS, `$&${LETTER_END}`)
}

/** The expression of SQL for a column of `texts` as it was written. */
export function withoutSpacing(column: string): string {
  return `replace(${column}, char(31), '')`
}

/** What was cut out of a text of the index, as it was written. */
export function unspaced(text: string): string {
  return text.replaceAll(LETTER_END, '')
}

/**
 * Words that a text is found by besides those that the tokenizer sees in it, for the index's column `also`:
 * words whose letters no decomposition takes apart, folded (*lukasz* for *Łukasz*, *strasse* for *Straße*); *obrien* for
 * *O’Brien*; and the letters of Chinese, Japanese and Korean that are not composed. Empty for most texts.
 * @param texts as `spacedLetters` gives them
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
  if (PLAIN.test(word)) return
  const composed = word.normalize('NFC')
  if (CJK.test(composed)) {
    if (composed !== word) also.add(spacedLetters(composed))
  } else if (!READ_ALIKE.test(composed.toLowerCase())) also.add(foldText(word))
}

/** The long words of these texts of which a part may be a word that is searched for, folded, each once. */
export function compoundsIn(texts: readonly string[]): Set<string> {
  const found = new Set<string>()
  for (const text of texts) {
    const seen = PLAIN.test(text) ? text : text.replace(UNSEEN, '')
    for (const word of seen.match(LONG_WORDS) ?? []) if (isCompound(word)) found.add(foldText(word))
  }
  return found
}

const LONG_WORDS = new RegExp(`[\\p{L}\\p{N}\\p{M}]{${MIN_COMPOUND_LETTERS},}`, 'gu')
// An expression of the index with more alternatives takes longer than one is willing to wait for a key.
const MAX_COMPOUNDS = 200

/**
 * Which of these compounds have that word as a part that is not their first: at their end, or where it is only begun
 * (`isBeginning`) anywhere behind their third letter.
 * @param compounds each between two line feeds
 */
export function compoundsWith(compounds: string, word: string, isBeginning: boolean): readonly string[] {
  if (Array.from(word).length < MIN_PART_LETTERS) return []
  const found: string[] = []
  for (let at = compounds.indexOf(word); at >= 0 && found.length < MAX_COMPOUNDS;) {
    const from = compounds.lastIndexOf('\n', at) + 1
    const to = compounds.indexOf('\n', at)
    const isPart = at - from >= MIN_LETTERS_BEFORE_PART && (isBeginning || at + word.length === to)
    if (isPart) found.push(compounds.slice(from, to))
    // Only begun, once is enough; else a later place in the same word may be its end.
    at = compounds.indexOf(word, isPart ? to : at + 1)
  }
  return found
}

/** A long noun as German writes it, with a capital and no other; or a word so long that it is likely one. */
function isCompound(word: string): boolean {
  if (word.length < MIN_COMPOUND_LETTERS || word.length > MAX_COMPOUND_LETTERS || /\d/.test(word)) return false
  return (
    /^\p{Script=Latin}\p{Ll}+$/u.test(word) && (/^\p{Lu}/u.test(word) || word.length >= MIN_COMPOUND_LETTERS_ANY_CASE)
  )
}

/**
 * The words of a search as the index has them, in order: folded, and those without spaces as their letters.
 * Each is the words of a phrase.
 */
export function askedWords(text: string): readonly (readonly string[])[] {
  return (text.normalize('NFC').replace(UNSEEN, '').match(RUNS) ?? []).flatMap((run): (readonly string[])[] => {
    if (CJK.test(run)) return [Array.from(run)]
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
  const wanted = asked.map((phrase) => phrase.join(CJK.test(phrase.join('')) ? '' : ' '))
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
