import { fieldLexicon, type Phrase, type WordKind } from './lexicon.ts'
import { isStopWord } from './stop-words.ts'
import { foldWord, stemsOf } from './word-stems.ts'

/** One or several words of a text that stand for one thing. */
export interface Term {
  /** Where its words are in the text. */
  readonly at: number
  readonly end: number
  readonly folded: string
  /** Keys of the index, and how surely each means what the words mean, 0 … 1. */
  readonly keys: ReadonlyMap<string, number>
  /** `rank` and `place` say little by themselves. */
  readonly kind: WordKind
  readonly groups: readonly number[]
}

export interface Token {
  readonly at: number
  readonly raw: string
  readonly folded: string
  readonly stems: readonly string[]
}

const SAME_GROUP = 0.75
const IN_A_LONGER_WORD = 0.7
const GROUP_OF_PART = 0.6
const WORD_OF_PHRASE = 0.35
const PHRASE = 0.9

const WORD = /[\p{L}\p{N}\p{M}]+/gu
const MIN_COMPOUND_LETTERS = 8
const MIN_LETTERS = 3
const MIN_PART_LETTERS = 4

/** The keys under which an index may have what a term of a need asks for, with how surely each is it. */
export function keysToAsk({ keys }: Term): Map<string, number> {
  const asked = new Map(keys)
  for (const [key, sureness] of keys) {
    if (key.startsWith('~')) raise(asked, key.slice(1), sureness)
    else if (!key.startsWith('=')) raise(asked, `~${key}`, sureness * IN_A_LONGER_WORD)
  }
  return asked
}

/** What an index has of a text: keys of stems, of parts of long words (`~`) and of groups of the field (`=`). */
export function keysToIndex(text: string): Set<string> {
  const keys = new Set<string>()
  for (const term of fieldTerms(text)) for (const key of term.keys.keys()) keys.add(key)
  return keys
}

/**
 * The words of a text that tell something, each with the keys under which an index may have it. Words that every sentence has
 * are left out; the longest phrase of the field is one term.
 */
export function fieldTerms(text: string): Term[] {
  const tokens = tokensOf(text)
  const terms: Term[] = []
  for (let index = 0; index < tokens.length;) {
    const phrase = longestPhrase(tokens, index)
    const token = tokens[index] as Token
    if (phrase !== null) {
      const words = tokens.slice(index, index + phrase.words.length)
      terms.push(termOfPhrase(words, phrase))
      index += words.length
      continue
    }
    const term = termOf(token, tokens[index - 1])
    if (term !== null) terms.push(term)
    index += 1
  }
  return terms
}

export function tokensOf(text: string): Token[] {
  return [...text.matchAll(WORD)].map((found) => {
    const folded = foldWord(found[0])
    return { at: found.index, raw: found[0], folded, stems: stemsOf(folded) }
  })
}

function longestPhrase(tokens: readonly Token[], from: number): Phrase | null {
  const { phrasesByStem } = fieldLexicon()
  let longest: Phrase | null = null
  for (const stem of tokens[from]?.stems ?? []) {
    for (const phrase of phrasesByStem.get(stem) ?? []) {
      if (phrase.words.length <= (longest?.words.length ?? 0)) continue
      const isHere = phrase.words.every((stems, index) =>
        tokens[from + index]?.stems.some((one) => stems.includes(one)),
      )
      if (isHere) longest = phrase
    }
  }
  return longest
}

function termOfPhrase(words: readonly Token[], { group }: Phrase): Term {
  const keys = new Map([[groupKey(group), PHRASE]])
  const first = words[0] as Token
  const last = words.at(-1) as Token
  for (const { folded, stems } of words) {
    if (folded.length < MIN_LETTERS || isStopWord(folded)) continue
    for (const stem of stems) raise(keys, stem, WORD_OF_PHRASE)
  }
  return {
    at: first.at,
    end: last.at + last.raw.length,
    folded: words.map(({ folded }) => folded).join(' '),
    keys,
    kind: fieldLexicon().kinds[group] ?? 'field',
    groups: [group],
  }
}

function termOf(token: Token, before: Token | undefined): Term | null {
  const { groupsByStem, groupsByCapitals, kinds } = fieldLexicon()
  const ofCapitals = groupsByCapitals.get(token.raw) ?? []
  const groups = [...new Set([...ofCapitals, ...token.stems.flatMap((stem) => groupsByStem.get(stem) ?? [])])]
  if (ofCapitals.length === 0 && isStopWord(token.folded)) return null
  if (groups.length === 0 && (token.folded.length < MIN_LETTERS || /^\p{N}+$/u.test(token.folded))) return null
  const keys = new Map<string, number>()
  for (const stem of token.stems) raise(keys, stem, 1)
  for (const group of groups) raise(keys, groupKey(group), SAME_GROUP)
  const parts = groups.length > 0 ? [] : partsOf(token.folded)
  for (const part of parts) {
    const stems = stemsOf(part)
    for (const stem of stems) raise(keys, `~${stem}`, GROUP_OF_PART)
    for (const group of stems.flatMap((stem) => groupsByStem.get(stem) ?? [])) {
      groups.push(group)
      raise(keys, groupKey(group), GROUP_OF_PART)
    }
  }
  const known = groups.map((group) => kinds[group] ?? 'field')
  const isPlace = known.length === 0 ? looksLikePlace(token, before) : known.every((kind) => kind === 'place')
  const kind = isPlace ? 'place' : known.length > 0 && known.every((one) => one === 'rank') ? 'rank' : 'field'
  return { at: token.at, end: token.at + token.raw.length, folded: token.folded, keys, kind, groups }
}

/** The words of the field that a long word begins and ends with: *Personalleiterin*, *Arbeitsrecht*. */
function partsOf(folded: string): string[] {
  if (folded.length < MIN_COMPOUND_LETTERS) return []
  const { parts, groupsByStem } = fieldLexicon()
  const found: string[] = []
  for (let length = folded.length - MIN_LETTERS; length >= MIN_PART_LETTERS; length--) {
    if (!parts.has(folded.slice(0, length))) continue
    found.push(folded.slice(0, length))
    break
  }
  for (let from = MIN_LETTERS; from <= folded.length - MIN_PART_LETTERS; from++) {
    const end = folded.slice(from)
    // *Bürokauffrau* and *postwoman* say what somebody does, and nothing of women.
    if (OF_OCCUPATIONS.has(end)) break
    if (!parts.has(end) && !stemsOf(end).some((stem) => stem.length >= MIN_PART_LETTERS && groupsByStem.has(stem)))
      continue
    found.push(end)
    break
  }
  return found
}

const OF_OCCUPATIONS: ReadonlySet<string> = new Set(['frau', 'frauen', 'woman', 'women'])

/** A name that nobody knows, after *in*, *near*, *aus*: a town. */
function looksLikePlace({ raw }: Token, before: Token | undefined): boolean {
  return /^\p{Lu}/u.test(raw) && before !== undefined && BEFORE_PLACES.has(before.folded)
}

const BEFORE_PLACES: ReadonlySet<string> = new Set([
  'in',
  'near',
  'from',
  'around',
  'at',
  'to',
  'aus',
  'bei',
  'nahe',
  'nach',
])

export function groupKey(group: number): string {
  return `=${group}`
}

function raise(keys: Map<string, number>, key: string, sureness: number): void {
  if ((keys.get(key) ?? 0) < sureness) keys.set(key, sureness)
}
