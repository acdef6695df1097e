import type { ColumnField } from '#shared/model/column-field.ts'
import { foldName } from '#shared/model/person-name.ts'
import { COMPOUND_HEADS, FIELD_BY_WORDS, FILLER_WORDS, LABEL_BY_WORD } from './column-words.ts'
import { pageOwner } from './profile-address.ts'

/** What a column is taken for, and what binds it to others: `work`, `home 2`; '' where nothing does. */
export interface GuessedColumn {
  readonly field: ColumnField
  readonly label: string
  /** The number that the header gives it: `Address 2`. */
  readonly number: string
}

/** A header's cell as it is looked up: lower case, without accents, its words separated by one space. */
export function columnKey(name: string): string {
  const apart = name.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ').replace(/ß/g, 'ss')
  const words = foldName(apart)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  return words
    .replace(/\be mail(?=s?\b|\p{L})/gu, 'email')
    .replace(/\b(zip|post) ?code\b/g, '$1code')
    .replace(/\blinked in\b/g, 'linkedin')
}

/**
 * What each column of a table is, by its name in seven languages, by the columns beside it, and where the name says
 * nothing by what stands in it. A column that stays unknown is kept in the notes.
 * @param samples some values of each column
 */
export function guessColumns(names: readonly string[], samples: readonly (readonly string[])[]): GuessedColumn[] {
  const guessed = names.map((name, column) => guessOne(columnKey(name), samples[column] ?? []))
  const keys = names.map(columnKey)
  const has = (field: ColumnField) => guessed.some((one) => one.field === field)
  // Without one everybody would be called by their address.
  const isNameless = !(['name', 'given', 'family'] as const).some(has)
  const nameColumn = isNameless
    ? guessed.findIndex(({ field }, at) => field === 'keep' && areNames(samples[at] ?? []))
    : -1
  return guessed.map((one, column) => {
    const key = keys[column] ?? ''
    if (column === nameColumn) return { ...one, field: 'name' as const }
    // "Name" beside "Vorname" is a family name, "nombre" beside "apellidos" a given one.
    if (one.field === 'name' && WHOLE_OR_PART.has(key)) {
      if (has('given') && !has('family')) return { ...one, field: 'family' as const }
      if (has('family') && !has('given')) return { ...one, field: 'given' as const }
    }
    // "Title" beside "Job title" is one before the name; alone it is what they do.
    if (key === 'title' && guessed.some(({ field }, at) => field === 'title' && keys[at] !== 'title'))
      return { ...one, field: 'prefix' as const }
    if (PREFIX_OR_TITLE.has(key) && !has('title')) return { ...one, field: 'title' as const }
    // "Home address" beside "Home city" is its street.
    const isOfCity = ({ field, label }: GuessedColumn) => field === 'city' && label === one.label
    if (one.field === 'place' && !WHOLE_PLACE.test(key) && guessed.some(isOfCity))
      return { ...one, field: 'street' as const }
    // "Aniversário" is the day of birth in Portuguese, the wedding day in Spanish.
    if (key === 'aniversario' && !has('birthday') && keys.some((other) => IN_PORTUGUESE.test(other)))
      return { ...one, field: 'birthday' as const }
    return one
  })
}

const WHOLE_OR_PART = new Set(['name', 'nom', 'nombre', 'nome', 'naam'])
const PREFIX_OR_TITLE = new Set(['titolo', 'titel'])
const WHOLE_PLACE = /^(location|place|full address|standort|ubicacion|localizacao|locatie|luogo|lieu|lugar)$/
const IN_PORTUGUESE = /^(sobrenome|apelido|endereco.*|telefone.*|telemovel|empresa|email pessoal|observacoes|cidade)$/
const COLUMN_OF_NUMBERS = /^\+?[\d\s()./-]{7,25}$/

const NAME =
  /^\p{Lu}[\p{L}\p{M}'’.-]*(?: (?:\p{Lu}[\p{L}\p{M}'’.-]*|van|von|vom|zu|de|del|der|den|da|di|dos|la|le|bin|al|y)){1,4}$/u
const NO_NAME = /\b(?:inc|ltd|llc|gmbh|ag|kg|corp|co|sarl|sas|bv|nv|spa|srl|plc|street|st|ave|road|city)\b/i

/** Whether all that stands in a column looks like names of people: *Ana Ruiz*, *Jan van der Berg*. */
function areNames(samples: readonly string[]): boolean {
  const filled = samples.map((sample) => sample.trim()).filter((sample) => sample !== '')
  return filled.length > 0 && filled.every((sample) => NAME.test(sample) && !NO_NAME.test(sample))
}

const UNKNOWN: GuessedColumn = { field: 'keep', label: '', number: '' }

function guessOne(key: string, samples: readonly string[]): GuessedColumn {
  const whole = FIELD_BY_WORDS.get(key)
  if (whole !== undefined) return { field: whole, label: LABEL_BY_WORD.get(key) ?? '', number: '' }
  const words = key.split(' ')
  const number =
    words.find((word) => /^\d{1,2}$/.test(word)) ?? /^\p{L}+(\d{1,2})$/u.exec(words.at(-1) ?? '')?.[1] ?? ''
  const without = words
    .map((word) => word.replace(/(?<=\p{L})\d{1,2}$/u, ''))
    .filter((word) => word !== '' && !/^\d+$/.test(word))
  // Which one it is may be said before or behind, and need not be said twice.
  for (const skipped of [isQualifier, isQualifierOrFiller]) {
    const rest = without.filter((word) => !skipped(word))
    const field = FIELD_BY_WORDS.get(rest.join(' '))
    if (field !== undefined) return { field, label: labelOf(without), number }
  }
  const plain = FIELD_BY_WORDS.get(without.join(' '))
  if (plain !== undefined) return { field: plain, label: '', number }
  const rest = without.filter((word) => !isQualifierOrFiller(word))
  const label = labelOf(without)
  if (rest.length === 0 && /\b(mobile|fax|pager)\b/.test(label)) return { field: 'phone', label, number }
  const compound = compoundOf(rest)
  if (compound !== null) return { ...compound, label: [compound.label, label].filter(Boolean).join(' '), number }
  return bySamples(samples, label, number, rest.length === 0)
}

function isQualifier(word: string): boolean {
  return LABEL_BY_WORD.has(word)
}

function isQualifierOrFiller(word: string): boolean {
  return LABEL_BY_WORD.has(word) || FILLER_WORDS.has(word)
}

function labelOf(words: readonly string[]): string {
  const labels = words.flatMap((word) => LABEL_BY_WORD.get(word) ?? [])
  return [...new Set(labels)].filter((label) => label !== 'main').join(' ')
}

/** "Geschäftstelefon", "privéadres": a known word behind a known beginning. */
function compoundOf(words: readonly string[]): { field: ColumnField; label: string } | null {
  const [word = '', ...more] = words
  if (more.length > 0) return null
  for (const [head, label] of Object.entries(COMPOUND_HEADS)) {
    const field = word.startsWith(head) ? FIELD_BY_WORDS.get(word.slice(head.length)) : undefined
    if (field !== undefined) return { field, label: label === 'main' ? '' : label }
  }
  return null
}

/** @param isNamed whether the name says at least which one of several it is: "Home", "Work 2" */
function bySamples(samples: readonly string[], label: string, number: string, isNamed: boolean): GuessedColumn {
  const filled = samples.filter((sample) => sample.trim() !== '')
  const all = (test: (text: string) => boolean) => filled.length > 0 && filled.every((text) => test(text.trim()))
  if (all((text) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text))) return { field: 'email', label, number }
  if (all((text) => /^(https?:\/\/|www\.)\S+$/i.test(text)))
    return { field: all((text) => pageOwner(text) === 'person') ? 'profile' : 'website', label, number }
  const isNumber = all((text) => COLUMN_OF_NUMBERS.test(text))
  if (isNumber && (isNamed || all((text) => text.startsWith('+')))) return { field: 'phone', label, number }
  return UNKNOWN
}
