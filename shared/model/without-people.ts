import { nameWords } from './name-words.ts'
import { foldName, type PersonNames } from './person-name.ts'
import { SOMEBODY } from './somebody.ts'

const WITHOUT_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
const TOKEN = /[\p{L}\p{N}\p{M}]+/gu
const TOKEN_ENDS = /[^\p{L}\p{N}\p{M}]+/u
/** Shorter names are hidden as they are written alone: Thế is not meant by every The, nor anybody by a single letter. */
const MIN_WITHOUT_ACCENTS = 4
/** Around the number of what stands in place of a name, while a text is gone through. */
const [OPEN, CLOSE] = ['\uE000', '\uE001']
/** The O of O’Neil, the A of A. Ruiz. */
const INITIAL = new RegExp(`(?<![\\p{L}\\p{N}])\\p{Lu}['’.] ?(?=${OPEN})`, 'gu')
const ONE = `${OPEN}\\d+${CLOSE}`
/** Of one line: names below one another are of several. */
const SEVERAL = new RegExp(`${ONE}(?:[ \\t.'’-]+${ONE})+`, 'gu')
const EACH = new RegExp(`${OPEN}(\\d+)${CLOSE}`, 'gu')

/** Somebody who may be spoken of, and what stands in place of the name. */
export interface Hidden {
  readonly names: PersonNames
  readonly alias: string
}

export interface HidingOptions {
  /** What stands in place of a word that may mean several people. */
  readonly shared: string
  /** Words in small letters are names as well, but for those of which this is so. */
  readonly isCommon?: (word: string) => boolean
}

/**
 * Makes what takes everybody's names out of texts, first names and family names alone too, whatever their accents: each gives way to
 * `SOMEBODY`. A word in small letters is no name, so that _may_ and _will_ stay.
 * @param people the names of everybody who may be spoken of
 */
export function namesHider(people: readonly PersonNames[]): (text: string) => string {
  return namesReplacer(
    people.map((names) => ({ names, alias: SOMEBODY })),
    { shared: SOMEBODY, isCommon: () => true },
  )
}

/** The same, where something else stands for each of them: a whole name is theirs, a word of several people's names is anybody's. */
export function namesReplacer(
  people: readonly Hidden[],
  { shared, isCommon }: HidingOptions,
): (text: string) => string {
  const aliases = [shared]
  const numbers = new Map([[shared, 0]])
  const words = new Map<string, number>()
  const unspaced = new Map<string, number>()
  const phrases = new Map<string, { readonly tokens: readonly string[]; readonly number: number }[]>()
  const add = (known: Map<string, number>, word: string, number: number) => {
    const before = known.get(word)
    known.set(word, before === undefined || before === number ? number : 0)
  }
  for (const { names, alias } of people) {
    const number = numbers.get(alias) ?? aliases.push(alias) - 1
    numbers.set(alias, number)
    for (const word of nameWords(names))
      for (const part of word.split(TOKEN_ENDS)) if (part.length >= MIN_WITHOUT_ACCENTS) add(words, part, number)
    for (const name of [names.display, names.given, names.family, names.nick, names.phonetic])
      for (const part of tokensOf(name)) if (part.length > 1) add(words, part, number)
    for (const part of [names.family + names.given, names.display, names.family, names.given])
      if (WITHOUT_SPACES.test(part)) add(unspaced, part.normalize('NFC'), number)
    for (const name of [
      `${names.given} ${names.family}`,
      `${names.family} ${names.given}`,
      names.display,
      names.nick,
    ]) {
      const tokens = tokensOf(name)
      const known = phrases.get(tokens[0] ?? '') ?? []
      if (tokens.length > 1) phrases.set(tokens[0] ?? '', [...known, { tokens, number }])
    }
  }
  for (const known of phrases.values()) known.sort((a, b) => b.tokens.length - a.tokens.length)
  const replaceUnspaced = pieceReplacer(
    [...unspaced].map(([piece, number]) => ({ piece, instead: `${OPEN}${number}${CLOSE}` })),
  )

  const numberOf = (token: string): number | undefined => {
    const isSmall = /^\p{Ll}/u.test(token)
    if (isSmall && (isCommon?.(token) ?? false)) return undefined
    return words.get(token.toLowerCase()) ?? words.get(foldName(token))
  }
  return (text) => {
    let said = text.normalize('NFC').replaceAll(/[\uE000\uE001]/gu, '')
    if (WITHOUT_SPACES.test(said)) said = replaceUnspaced(said)
    const found = [...said.matchAll(TOKEN)]
    let [out, last] = ['', 0]
    for (let at = 0; at < found.length; at++) {
      const [token] = found[at] ?? ['']
      const { index: start = 0 } = found[at] ?? {}
      const whole = phraseAt(found, at, phrases.get(token.toLowerCase()) ?? [], said)
      const number = whole?.number ?? (said[start - 1] === OPEN ? undefined : numberOf(token))
      if (number === undefined) continue
      const end = found[at + (whole?.length ?? 1) - 1]
      out += `${said.slice(last, start)}${OPEN}${number}${CLOSE}`
      last = (end?.index ?? start) + (end?.[0].length ?? 0)
      at += (whole?.length ?? 1) - 1
    }
    return `${out}${said.slice(last)}`
      .replace(INITIAL, '')
      .replace(SEVERAL, (several) => {
        const all = new Set([...several.matchAll(EACH)].map(([, number]) => Number(number)))
        all.delete(0)
        if (all.size === 0) return `${OPEN}0${CLOSE}`
        return [...all].map((number) => `${OPEN}${number}${CLOSE}`).join(' ')
      })
      .replace(EACH, (_all, number: string) => aliases[Number(number)] ?? shared)
  }
}

/** Makes what puts something in place of pieces of a text, of two that begin alike the longer one; as quick with thousands of pieces as with one. */
export function pieceReplacer(
  pieces: readonly { readonly piece: string; readonly instead: string }[],
): (text: string) => string {
  const byFirst = Map.groupBy(
    pieces.filter(({ piece }) => piece !== '').toSorted((a, b) => b.piece.length - a.piece.length),
    ({ piece }) => piece.slice(0, 2),
  )
  return (text) => {
    let [out, last] = ['', 0]
    for (let at = 0; at < text.length; at++) {
      const here = byFirst.get(text.slice(at, at + 2)) ?? byFirst.get(text.charAt(at))
      const found = here?.find(({ piece }) => text.startsWith(piece, at))
      if (found === undefined) continue
      out += `${text.slice(last, at)}${found.instead}`
      last = at + found.piece.length
      at = last - 1
    }
    return `${out}${text.slice(last)}`
  }
}

function tokensOf(name: string): string[] {
  return name
    .normalize('NFC')
    .toLowerCase()
    .split(TOKEN_ENDS)
    .filter((part) => part !== '')
}

/** The longest name that begins with a token of a text, in one line and as names are: with a capital, or in a script without. */
function phraseAt(
  found: readonly RegExpMatchArray[],
  at: number,
  phrases: readonly { readonly tokens: readonly string[]; readonly number: number }[],
  said: string,
): { readonly number: number; readonly length: number } | null {
  for (const { tokens, number } of phrases) {
    const some = found.slice(at, at + tokens.length)
    const isSame =
      some.length === tokens.length && some.every(([token], index) => token.toLowerCase() === tokens[index])
    const [first, end] = [some[0]?.index ?? 0, some.at(-1)?.index ?? 0]
    if (!isSame || said.slice(first, end).includes('\n') || some.every(([token]) => /^\p{Ll}/u.test(token))) continue
    return { number, length: tokens.length }
  }
  return null
}
