import { stemmer as englishStem } from '@orama/stemmers/english'
import { stemmer as germanStem } from '@orama/stemmers/german'

// Nobody writes longer words; a stemmer takes its time over them.
const MAX_LETTERS = 60

// A few thousand words are most of what anybody writes, and a long one is looked at from each of its letters on.
const MAX_KNOWN = 20_000
const known = new Map<string, readonly string[]>()

/**
 * The stems of a word, in English and in German: nobody says in which language a line is, and few words of one are another
 * word in the other. The feminine of a German occupation has the stem of the masculine.
 * @param folded lower case, without accents
 */
export function stemsOf(folded: string): readonly string[] {
  const word = folded.slice(0, MAX_LETTERS)
  const before = known.get(word)
  if (before !== undefined) return before
  const plain = withoutFeminine(word)
  const stems = [...new Set([englishStem(plain), germanStem(plain)])]
  if (known.size >= MAX_KNOWN) known.clear()
  known.set(word, stems)
  return stems
}

/** Lower case, without accents and marks. */
export function foldWord(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
}

/** *Leiterin*, *Ärztinnen*, *Anwältin* as *Leiter*, *Ärzt*, *Anwält*; *Berlin* and *Medizin* stay. */
function withoutFeminine(folded: string): string {
  return folded.replace(/(?<=\p{L}{2}(?:er|or|ist|ent|ant|alt|log|arzt|rzt|at|iker|eur|eut|koch|rat))in(?:nen)?$/u, '')
}
