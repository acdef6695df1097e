import { stemmer as englishStem } from '@orama/stemmers/english'
import { stemmer as germanStem } from '@orama/stemmers/german'

// Nobody writes longer words; a stemmer takes its time over them.
const MAX_LETTERS = 60

/**
 * The stems of a word, in English and in German: nobody says in which language a line is, and few words of one are another
 * word in the other. The feminine of a German occupation has the stem of the masculine.
 * @param folded lower case, without accents
 */
export function stemsOf(folded: string): string[] {
  const word = folded.slice(0, MAX_LETTERS)
  const plain = withoutFeminine(word)
  return [...new Set([englishStem(plain), germanStem(plain)])]
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
