import { FIELD_WORDS } from './field-words.ts'
import { foldWord, stemsOf } from './word-stems.ts'

export type WordKind = 'field' | 'rank' | 'place'

/** What the words of the field are looked up in: groups by their number. */
export interface Lexicon {
  /** Groups by a stem of one of their single words. */
  readonly groupsByStem: ReadonlyMap<string, readonly number[]>
  /** Phrases by each stem of their first word. */
  readonly phrasesByStem: ReadonlyMap<string, readonly Phrase[]>
  /** Groups that an abbreviation has only where it is written in capitals. */
  readonly groupsByCapitals: ReadonlyMap<string, readonly number[]>
  /** Single words that compounds are made of, folded. */
  readonly parts: ReadonlySet<string>
  readonly kinds: readonly WordKind[]
  /** The words of a group, folded, to search for those that have them. */
  readonly words: readonly (readonly string[])[]
}

export interface Phrase {
  /** Stems of each of its words. */
  readonly words: readonly (readonly string[])[]
  readonly group: number
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu
// Shorter ones are the beginning of too many words that have nothing to do with them.
const MIN_PART_LETTERS = 4

let made: Lexicon | null = null

/** Made when it is first asked for: most starts never ask. */
export function fieldLexicon(): Lexicon {
  return (made ??= makeLexicon())
}

function makeLexicon(): Lexicon {
  const groupsByStem = new Map<string, number[]>()
  const phrasesByStem = new Map<string, Phrase[]>()
  const groupsByCapitals = new Map<string, number[]>()
  const parts = new Set<string>()
  const kinds: WordKind[] = []
  const words: string[][] = []
  for (const { kind, groups } of FIELD_WORDS) {
    for (const line of groups.split('\n').filter((candidate) => candidate.trim() !== '')) {
      const group = kinds.push(kind) - 1
      const entries = line.split(',').map((entry) => entry.trim())
      words.push(entries.map(foldWord))
      for (const entry of entries) {
        const tokens = (entry.match(WORD) ?? []).map((word) => ({ word, stems: stemsOf(foldWord(word)) }))
        const [first, ...rest] = tokens
        if (first === undefined) continue
        if (rest.length > 0) {
          const phrase = { words: tokens.map(({ stems }) => stems), group }
          for (const stem of first.stems) addTo(phrasesByStem, stem, phrase)
        } else if (isAbbreviation(entry)) addTo(groupsByCapitals, entry, group)
        else {
          for (const stem of first.stems) addTo(groupsByStem, stem, group)
          if (kind !== 'place' && first.word.length >= MIN_PART_LETTERS) parts.add(foldWord(first.word))
        }
      }
    }
  }
  return { groupsByStem, phrasesByStem, groupsByCapitals, parts, kinds, words }
}

function isAbbreviation(entry: string): boolean {
  return entry === entry.toUpperCase() && entry !== entry.toLowerCase()
}

function addTo<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const there = map.get(key)
  if (there === undefined) map.set(key, [value])
  else if (!there.includes(value)) there.push(value)
}
