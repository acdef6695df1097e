import { fieldTerms, groupKey, tokensOf, type Term, type Token } from './field-terms.ts'
import { NEED_HINTS } from './need-hints.ts'
import { isStopWord } from './stop-words.ts'
import { foldWord, stemsOf } from './word-stems.ts'

/** Words that hint at a field, with what an index may have of it. */
interface Hint {
  /** Stems of each word. */
  readonly words: readonly (readonly string[])[]
  readonly keys: readonly string[]
  readonly groups: readonly number[]
  /** Where it is one short word: the word itself. */
  readonly exact: string | null
  /** It stands in no other line. */
  readonly isClear: boolean
}

/** A term of a need; of its keys, those of fields of which it hints at several. */
export interface HintedTerm {
  readonly term: Term
  readonly hinted: ReadonlySet<string>
}

/** A word that hints at a field counts less than a word of the field. */
const HINT = 0.5

let made: ReadonlyMap<string, readonly Hint[]> | null = null

/** The terms of a need, with the fields at which its words hint; words that are no terms become some where they hint at one. */
export function hintedTerms(text: string): HintedTerm[] {
  const terms = new Map<number, HintedTerm>(fieldTerms(text).map((term) => [term.at, { term, hinted: new Set() }]))
  const tokens = tokensOf(text)
  tokens.forEach((_, index) => {
    for (const hint of hintsAt(tokens, index)) {
      const last = tokens[index + hint.words.length - 1] as Token
      const at = (tokens[index] as Token).at
      terms.set(at, withHint(terms.get(at) ?? nothingSaid(text, at, last.at + last.raw.length), hint))
    }
  })
  return [...terms.values()].toSorted((a, b) => a.term.at - b.term.at)
}

function withHint(said: HintedTerm, { keys, groups, isClear }: Hint): HintedTerm {
  const { term, hinted } = said
  // What tells how far up somebody is, or where, says which of several: it stays that little.
  if (term.kind !== 'field') return said
  const fresh = keys.filter((key) => (term.keys.get(key) ?? 0) < HINT)
  return {
    term: {
      ...term,
      keys: new Map([...term.keys, ...fresh.map((key) => [key, HINT] as const)]),
      groups: [...new Set([...term.groups, ...groups])],
    },
    hinted: isClear ? hinted : new Set([...hinted, ...fresh]),
  }
}

function nothingSaid(text: string, at: number, end: number): HintedTerm {
  const folded = foldWord(text.slice(at, end))
  return { term: { at, end, folded, keys: new Map(), kind: 'field', groups: [] }, hinted: new Set() }
}

function hintsAt(tokens: readonly Token[], index: number): Hint[] {
  const hints = (made ??= makeHints())
  const token = tokens[index]
  const folded = token === undefined ? '' : foldWord(token.raw)
  const isHere = ({ words, exact }: Hint) =>
    (words.length > 1 || !isStopWord(folded)) &&
    (exact === null || exact === folded) &&
    words.every((stems, offset) => tokens[index + offset]?.stems.some((stem) => stems.includes(stem)) === true)
  return [...new Set((tokens[index]?.stems ?? []).flatMap((stem) => hints.get(stem) ?? []))].filter(isHere)
}

/** Of so short a word the stem is that of many others: *vat* of *Vater*. */
const MIN_LETTERS_OF_A_STEM = 4

function exactOf(said: string): string | null {
  const word = said.trim()
  return word.length < MIN_LETTERS_OF_A_STEM && !word.includes(' ') ? foldWord(word) : null
}

/** A phrase says more than a word: that of two fields makes both likely. */
function isClear(lines: number, words: number): boolean {
  return lines === 1 || (lines === 2 && words > 1)
}

/** By each stem of the first word. */
function makeHints(): Map<string, Hint[]> {
  const hints = new Map<string, Hint[]>()
  const lines = new Map<string, number>()
  for (const line of NEED_HINTS.trim().split('\n')) {
    const words = (line.split(':')[1] ?? '').split(',')
    // *Stammer* and *stammers* hint at one field.
    for (const said of new Set(words.map(saidAs))) lines.set(said, (lines.get(said) ?? 0) + 1)
  }
  for (const line of NEED_HINTS.trim().split('\n')) {
    const [target = '', words = ''] = line.split(':')
    const groups = [...new Set(fieldTerms(target).flatMap((term) => [...term.groups]))]
    // A field of one word has no group: then it is the word itself.
    const stems = groups.length > 0 ? [] : stemsOf(foldWord(target))
    const keys = [...groups.map(groupKey), ...stems]
    for (const said of words.split(',')) {
      const of = tokensOf(said).map((token) => token.stems)
      const [first] = of
      if (first === undefined) continue
      const hint: Hint = {
        words: of,
        keys,
        groups,
        exact: exactOf(said),
        isClear: isClear(lines.get(saidAs(said)) ?? 0, of.length),
      }
      for (const stem of first) hints.set(stem, [...(hints.get(stem) ?? []), hint])
    }
  }
  return hints
}

/** One word in its forms, *copy* and *copies*, is one. */
function saidAs(words: string): string {
  return tokensOf(words)
    .map(({ stems }) => stems[0])
    .join(' ')
}
