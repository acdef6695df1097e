import { foldText } from './fold-text.ts'
import { FAMILY_FIRST, readFullName } from './full-name.ts'

/** Every part may be empty, not all of them: a person has at least one name. */
export interface PersonNames {
  given: string
  family: string
  /** Written by the user; goes before what is put together from the parts. */
  display: string
  /** How it is said, or its reading (furigana, pinyin); used to sort and to find. */
  phonetic: string
  nick: string
}

/**
 * The name in the order of its script: family name first and without a space for names written in Han,
 * kana or Hangul (CLDR person names), given name first otherwise. Falls back to the nickname, then to ''.
 */
export function displayName(names: PersonNames): string {
  if (names.display.trim() !== '') return names.display.trim()
  const given = names.given.trim()
  const family = names.family.trim()
  if (given === '' || family === '') return given || family || names.nick.trim()
  return FAMILY_FIRST.test(given + family) ? `${family}${given}` : `${given} ${family}`
}

/**
 * The key to sort people by: reading, else family then given name; folded to lower case without accents, and kana of both
 * kinds to one. Of a name that is written whole the last word is the family name, as in `familyNameIn`.
 */
export function sortName(names: PersonNames): string {
  const phonetic = names.phonetic.trim()
  const hasParts = names.family.trim() !== '' || names.given.trim() !== ''
  const { family, given } = hasParts ? names : namesFromText(withoutTitles(names.display))
  const parts = phonetic !== '' ? [phonetic] : [family, given]
  const key = parts
    .map((text) => text.trim())
    .filter(Boolean)
    .join(' ')
  return hiraganaOf(foldName(key || displayName(names)))
}

/**
 * The part of a name as it is shown that is the family name, by which it is sorted: '' where that is all of it, or the name
 * has none. Of a name written whole it is the last word, but for names in Han, kana or Hangul, which begin with it.
 * @param family as the person's document has it, '' where only the whole name is known
 */
export function familyNameIn(name: string, { family, given }: Pick<PersonNames, 'family' | 'given'>): string {
  const known = family.trim()
  if (known !== '') return known !== name && name.includes(known) ? known : ''
  if (given.trim() !== '' || FAMILY_FIRST.test(name)) return ''
  return namesFromText(withoutTitles(name)).family
}

function withoutTitles(name: string): string {
  const words = name.trim().split(/\s+/u)
  const first = words.findIndex((word) => !TITLE.test(word))
  return first <= 0 ? name : words.slice(first).join(' ')
}

/** Katakana as hiragana: one reading is sorted as one, however it is written. */
function hiraganaOf(text: string): string {
  return text.replace(/[ァ-ヶ]/gu, (kana) => String.fromCodePoint((kana.codePointAt(0) ?? 0) - 0x60))
}

/** Two spellings that a reader takes for one name are equal: see `foldText`. */
export function foldName(name: string): string {
  return foldText(name)
}

const REVERSED = /^[\p{L}\p{M}'’ .-]*\p{L}[\p{L}\p{M}'’ .-]*, ?[\p{L}\p{M}'’ .-]*\p{L}[\p{L}\p{M}'’ .-]*$/u
const TITLE = /^(?:dr|prof|mr|mrs|ms|mx|sir|herr|frau)\.?$/iu

/**
 * Splits a name typed as one text, as `readFullName` reads it: the last word is the family name, with the particles before it
 * (`Chen Wei` stays in the order typed, since nothing tells which is which); with a title or a suffix the whole is the display
 * name besides. Names in Han, kana or Hangul are kept whole as the display name.
 */
export function namesFromText(text: string): PersonNames {
  const clean = text.replace(/\s+/g, ' ').trim()
  const empty = { given: '', family: '', display: '', phonetic: '', nick: '' }
  if (FAMILY_FIRST.test(clean)) return { ...empty, display: clean }
  // "Mr & Mrs Smith" are two.
  if (/[&+]| and /u.test(clean)) return splitAtLast(clean)
  const { title, given, family, suffix, nick } = readFullName(clean)
  const names = { ...empty, given: given.join(' '), family: family.join(' '), nick }
  // "Ruiz, Ana" is the order of a list. Whatever else the parts do not say stays as it was written.
  const isReversed = title === '' && suffix.length === 0 && nick === '' && REVERSED.test(clean)
  return isReversed || displayName(names) === clean ? names : { ...names, display: clean }
}

function splitAtLast(clean: string): PersonNames {
  const words = clean.split(' ')
  const empty = { given: '', family: '', display: '', phonetic: '', nick: '' }
  return words.length === 1
    ? { ...empty, given: clean }
    : { ...empty, given: words.slice(0, -1).join(' '), family: words.at(-1) ?? '' }
}
