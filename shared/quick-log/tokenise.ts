import { foldName } from '#shared/model/person-name.ts'
import type { LookOf, NameLook } from './language-words.ts'

/** A word, a tag or a mark of a line. `start` and `end` are offsets in UTF-16 units. */
export interface Token {
  readonly start: number
  readonly end: number
  /** `word` bears a letter or digit; `mark` is punctuation; `symbol` any other sign; `break` a new line. */
  readonly kind: 'word' | 'tag' | 'mark' | 'symbol' | 'break'
  readonly text: string
  /** Folded: without case and accents, apostrophes made straight. Tokens are compared by it. */
  readonly key: string
  readonly spaceBefore: boolean
  readonly spaceAfter: boolean
  readonly startsWithDigit: boolean
  /** What the language says of how a word looks; `none` of what begins with no letter. */
  readonly look: NameLook | 'none'
}

const NOTHING_TELLS: LookOf = () => 'either'
const LETTER = charTest(/[a-z]/i, () => /\p{L}/u)
const LETTER_OR_DIGIT = charTest(/[a-z0-9]/i, () => /[\p{L}\p{N}]/u)
// With what is not seen within a word: joiners, soft hyphens.
const INSIDE = charTest(/\w/, () => /[\p{L}\p{N}\p{M}_]|\u00ad|\u200c|\u200d|\u2060/u)
const DIGIT = charTest(/\d/, () => /\p{N}/u)
const SPACE = charTest(/\s/, () => /[\s\u200b\ufeff]/u)
const TAG = /^[\p{L}\p{N}_][\p{L}\p{N}_\-/]*$/u
const JOINERS = "'’ʼ-‐‑.:/,@"

/**
 * Cuts a line into tokens, in one pass: every character but white space is in exactly one of them.
 * @param lookOf the rule of the language; left out where nobody asks how the words look
 */
export function tokenise(line: string, lookOf: LookOf = NOTHING_TELLS): Token[] {
  const tokens: Token[] = []
  const add = (start: number, end: number, kind: Token['kind']) =>
    tokens.push(token(line, start, end, kind, lookOf, tokens.at(-1)?.key))
  let at = 0
  while (at < line.length) {
    const char = charAt(line, at)
    if (char === '\n') add(at, at + 1, 'break')
    if (SPACE.test(char)) {
      at += char.length
      continue
    }
    const end = tagEnd(line, at) ?? wordEnd(line, at)
    if (end !== null) {
      add(at, end, char === '#' ? 'tag' : 'word')
      at = end
      continue
    }
    add(at, at + char.length, /\p{P}/u.test(char) || '+<>=|→⇒'.includes(char) ? 'mark' : 'symbol')
    at += char.length
  }
  return tokens
}

/** The form in which names and words are compared. */
export function wordKey(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text.toLowerCase()
  return foldName(text.replace(/[’ʼ]/g, "'").replace(/[‐‑]/g, '-'))
}

/** Whether a word may be a name by its look. */
export function canBeName(token: Token | undefined): boolean {
  return token?.kind === 'word' && (token.look === 'name' || token.look === 'either')
}

/** *J*, *J.P*: letters that stand for names. */
export function isInitials(token: Token | undefined): boolean {
  return token !== undefined && /^\p{L}\p{M}*(\.\p{L}\p{M}*)*$/u.test(token.text)
}

function token(
  line: string,
  start: number,
  end: number,
  kind: Token['kind'],
  lookOf: LookOf,
  before: string | undefined,
): Token {
  const text = line.slice(start, end)
  const spaceBefore = start === 0 || SPACE.test(line.charAt(start - 1))
  const spaceAfter = end >= line.length || SPACE.test(line.charAt(end))
  const first = charAt(text, 0)
  const look = kind === 'word' && LETTER.test(first) ? lookOf(text, before) : 'none'
  return {
    start,
    end,
    kind,
    text,
    key: wordKey(text),
    spaceBefore,
    spaceAfter,
    startsWithDigit: DIGIT.test(first),
    look,
  }
}

/**
 * The test of one character, answered from a table for ASCII: lines are read again on each key.
 * @param ascii what holds of ASCII
 * @param all what holds of every character, made when one beyond ASCII is asked for: it takes as long as reading a line
 */
function charTest(ascii: RegExp, all: () => RegExp): { test(char: string): boolean } {
  const table = Array.from({ length: 128 }, (_, code) => ascii.test(String.fromCharCode(code)))
  let pattern: RegExp | null = null
  return { test: (char) => char !== '' && (table[char.charCodeAt(0)] ?? (pattern ??= all()).test(char)) }
}

function charAt(text: string, at: number): string {
  const code = text.codePointAt(at)
  if (code === undefined) return ''
  return code < 0x10000 ? text.charAt(at) : String.fromCodePoint(code)
}

/** A tag is `#` and a word that the model takes as a tag; `#1` is a rank, not a tag. */
function tagEnd(line: string, at: number): number | null {
  if (line[at] !== '#' || (at > 0 && INSIDE.test(line.charAt(at - 1)))) return null
  let end = at + 1
  while (end < line.length) {
    const char = charAt(line, end)
    if (!(LETTER_OR_DIGIT.test(char) || '_-/'.includes(char))) break
    end += char.length
  }
  while (end > at + 1 && '-/'.includes(line.charAt(end - 1))) end--
  const word = line.slice(at + 1, end)
  const isTag = TAG.test(word) && word.length <= 100 && word !== '__proto__' && !/^\p{N}+$/u.test(word)
  return isTag ? end : null
}

function wordEnd(line: string, at: number): number | null {
  if (!LETTER_OR_DIGIT.test(charAt(line, at)) && line[at] !== '_') return null
  if (startsAddress(line, at)) return spaceAfter(line, at)
  let end = at
  while (end < line.length) {
    const char = charAt(line, end)
    if (INSIDE.test(char)) end += char.length
    else if (end > at && joins(line, end)) end += 1
    else break
  }
  return end
}

/** Whether the mark at `at` belongs to the word around it: O'Neil, Anne-Marie, 14:30, 9.30, ana@example.org. */
function joins(line: string, at: number): boolean {
  const mark = line.charAt(at)
  if (!JOINERS.includes(mark)) return false
  const before = line.charAt(at - 1)
  const after = charAt(line, at + 1)
  if (!LETTER_OR_DIGIT.test(after)) return false
  if (':/,'.includes(mark)) return DIGIT.test(before) && DIGIT.test(after)
  if (mark === '.') return DIGIT.test(before) === DIGIT.test(after)
  return true
}

function startsAddress(line: string, at: number): boolean {
  const head = line.slice(at, at + 8).toLowerCase()
  return head.startsWith('https://') || head.startsWith('http://') || head.startsWith('www.')
}

/** The end of an address: its white space, without the punctuation of the sentence after it. */
function spaceAfter(line: string, at: number): number {
  let end = at
  while (end < line.length && !SPACE.test(line.charAt(end))) end++
  while (end > at + 1 && '.,;:!?)'.includes(line.charAt(end - 1))) end--
  return end
}
