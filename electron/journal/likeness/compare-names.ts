import { foldText } from '#shared/model/fold-text.ts'
import { readFullName, withoutParticles, withoutTitles } from '#shared/model/full-name.ts'
import { displayName, type PersonNames } from '#shared/model/person-name.ts'
import { knownGivenNames, nicknameLines } from './nicknames.ts'
import { isSlip, soundOf } from './spelled-alike.ts'

/** A word of a name, with all that it is compared by. */
export interface NameWord {
  /** Folded. */
  readonly text: string
  readonly sound: string
  /** Of the table of nicknames, those in which it stands. */
  readonly lines: readonly number[]
}

/** A name as it is compared. */
export interface ComparedName {
  /** Without titles; the nickname is not among them. */
  readonly given: readonly NameWord[]
  /** Without particles; parts of a double name each. */
  readonly family: readonly NameWord[]
  /** What else somebody is called: a nickname, and a name before a marriage. */
  readonly nick: readonly NameWord[]
  /** *jr*, *iii*: what tells a father from a son. */
  readonly generation: string
  /** All words in one order, whatever the name says is the family's. '' for who has no name, but an address. */
  readonly whole: string
}

/** How far two names are one person's. */
export interface NameAgreement {
  /**
   * `same`: word for word, in whatever order; `variant`: as one is also called or written; `near`: but for a slip or an initial;
   * `given`: by the first name alone; `nameless`: where one of both has none.
   */
  readonly level: 'same' | 'variant' | 'near' | 'given' | 'nameless'
  readonly because: readonly NameReason[]
}
export type NameReason =
  | 'same-name'
  | 'order'
  | 'nickname'
  | 'spelling'
  | 'initials'
  | 'slip'
  | 'part-of-name'
  | 'other-family-name'
  | 'no-name'

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
const BORN = /^(?:born|n[ée]e?|geb(?:oren[e]?)?\.?)\s+/iu
const GENERATION = /^(?:jr|junior|sr|senior|ii|iii|iv)$/

/** @param names as a document has them, or a record of a file */
export function comparedName(names: PersonNames): ComparedName {
  const shown = displayName(names)
  const read = readFullName(shown)
  const hasParts = names.given.trim() !== '' && names.family.trim() !== ''
  // "Stone Jr." and "Stone, PhD" in the field for the family name.
  const written = readFullName(`x ${names.family.replace(/,/gu, ' ')}`)
  const given = hasParts ? withoutTitles(wordsOf(names.given)) : read.given.flatMap(wordsOf)
  const all = (hasParts ? written.family : read.family).flatMap(wordsOf)
  const family = [...withoutParticles(all)].flatMap((word) => word.split('-'))
  const suffix = [...read.suffix, ...(hasParts ? written.suffix : [])].flatMap(wordsOf)
  const generation = suffix.find((word) => GENERATION.test(word)) ?? ''
  const called = [names.nick, read.nick].map((text) => text.replace(BORN, ''))
  const isAddress = shown === '' || /[@/]|\d{3}/u.test(shown)
  const whole = CJK.test(shown)
    ? foldText(shown).replace(/[\s·・-]/gu, '')
    : [...given, ...family]
        .flatMap((word) => word.split('-'))
        .toSorted()
        .join(' ')
  return {
    given: isAddress ? [] : given.map(nameWord),
    family: isAddress ? [] : family.filter((word) => word !== '').map(nameWord),
    nick: called.flatMap(wordsOf).map(nameWord),
    generation: { junior: 'jr', senior: 'sr' }[generation] ?? generation,
    whole: isAddress ? '' : whole,
  }
}

/** null where the two names are those of two people. */
export function compareNames(one: ComparedName, other: ComparedName): NameAgreement | null {
  if (one.generation !== other.generation && one.generation !== '' && other.generation !== '') return null
  if (one.whole === '' || other.whole === '') return { level: 'nameless', because: ['no-name'] }
  if (one.whole === other.whole) {
    // Who is called Ana and no more may be any Ana.
    if (!one.whole.includes(' ') && !CJK.test(one.whole)) return { level: 'given', because: ['part-of-name'] }
    const [first, second] = [one.given[0], other.given[0]]
    const isTurned = first !== undefined && second !== undefined && first.text !== second.text
    return { level: 'same', because: [isTurned ? 'order' : 'same-name'] }
  }
  const straight = compareParts(one, other)
  if (straight !== null && straight.level !== 'given') return straight
  // Turned on either side: nicknames are those of given names.
  return turned(compareParts(one, inOtherOrder(other))) ?? turned(compareParts(inOtherOrder(one), other)) ?? straight
}

function inOtherOrder(name: ComparedName): ComparedName {
  return { ...name, given: name.family, family: name.given }
}

type WordAgreement = 'equal' | 'nickname' | 'spelling' | 'part-of-name' | 'initials' | 'slip' | null
const ORDER: readonly WordAgreement[] = ['equal', 'nickname', 'spelling', 'part-of-name', 'initials', 'slip']

function compareParts(one: ComparedName, other: ComparedName): NameAgreement | null {
  const given = compareGiven(one, other)
  const family = compareFamily(one, other)
  if (given === null) return null
  const isSure = (agreement: WordAgreement) => agreement !== 'initials' && agreement !== 'slip' && agreement !== null
  if (family === null) {
    const isAlone = one.family.length === 0 || other.family.length === 0
    return isSure(given) ? { level: 'given', because: [isAlone ? 'part-of-name' : 'other-family-name'] } : null
  }
  // An initial on one side and a slip, or an initial, on the other leave nothing that is sure.
  if (!isSure(given) && !isSure(family)) return null
  const because = [...new Set([given, family].filter((reason) => reason !== 'equal'))] as NameReason[]
  if (because.length === 0) because.push('part-of-name')
  return { level: isSure(given) && isSure(family) ? 'variant' : 'near', because }
}

/** Names in the other order are as they stand there: what is said of them beside it holds as well. */
function turned(agreement: NameAgreement | null): NameAgreement | null {
  if (agreement === null || agreement.level === 'given') return null
  const because = agreement.because.filter((reason) => reason !== 'part-of-name')
  return { level: agreement.level, because: ['order', ...because] }
}

function compareGiven(one: ComparedName, other: ComparedName): WordAgreement {
  const [a, b] = [one.given, other.given]
  const [first, second] = [a[0], b[0]]
  if (first === undefined || second === undefined) return null
  // "John A. Smith" and "John B. Smith" are two.
  const middle =
    a.length > 1 && b.length > 1 && a.slice(1).every((word) => best([word], b.slice(1), compareGivenWords) === null)
  if (middle) return null
  const straight = compareGivenWords(first, second)
  if (straight !== null && straight !== 'slip') return straight
  const called = best([first], [...b.slice(1), ...other.nick], compareGivenWords)
  const calledOther = best([second], [...a.slice(1), ...one.nick], compareGivenWords)
  const found = better(called, calledOther)
  return found === 'equal' ? 'nickname' : found === 'nickname' || found === 'spelling' ? found : straight
}

function compareGivenWords(one: NameWord, other: NameWord): WordAgreement {
  if (one.text === other.text) return 'equal'
  if (one.text.length === 1 || other.text.length === 1) return one.text[0] === other.text[0] ? 'initials' : null
  if (one.lines.some((line) => other.lines.includes(line))) return 'nickname'
  if (one.text.replaceAll('-', '') === other.text.replaceAll('-', '') || isSameSound(one, other)) return 'spelling'
  if (GIVEN.has(one.text) && GIVEN.has(other.text)) return null
  const bare = (word: NameWord) => word.sound.replaceAll('h', '')
  if (bare(one).length > 2 && bare(one) === bare(other)) return 'spelling'
  return !isOtherGender(one.text, other.text) && isSlip(one.text, other.text) ? 'slip' : null
}

/** Martin and Martina, Mario and Maria: one letter, and another person. */
function isOtherGender(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (long.startsWith(short) && /^[aeio]$/u.test(long.slice(short.length))) return true
  const haveOneStem = one.length === other.length && one.slice(0, -1) === other.slice(0, -1)
  return haveOneStem && /[aeoiy]$/u.test(one) && /[aeoiy]$/u.test(other)
}

function compareFamily(one: ComparedName, other: ComparedName): WordAgreement {
  const [a, b] = [one.family, other.family]
  if (a.length === 0 || b.length === 0) return null
  const [whole, otherWhole] = [joined(a), joined(b)]
  if (whole.text === otherWhole.text) return 'equal'
  if (whole.text.length === 1 || otherWhole.text.length === 1)
    return whole.text[0] === otherWhole.text[0] ? 'initials' : null
  if (isSameSound(whole, otherWhole)) return 'spelling'
  const shared = a.filter(
    (word) => word.text.length > 1 && b.some((known) => known.text === word.text || isSameSound(known, word)),
  )
  // Brothers and sisters share one of two names: García López and García Ruiz.
  if (shared.length > 0 && shared.length === Math.min(a.length, b.length)) return 'part-of-name'
  const wasCalled = (names: readonly NameWord[], family: NameWord) => names.some(({ text }) => text === family.text)
  if (wasCalled(one.nick, otherWhole) || wasCalled(other.nick, whole)) return 'part-of-name'
  return isSlip(whole.text, otherWhole.text) ? 'slip' : null
}

function joined(words: readonly NameWord[]): NameWord {
  const [only] = words
  return words.length === 1 && only !== undefined ? only : nameWord(words.map(({ text }) => text).join(''))
}

/** Of one letter a sound says nothing. */
function isSameSound(one: NameWord, other: NameWord): boolean {
  return one.sound.length > 1 && one.sound === other.sound
}

const LINES = nicknameLines(foldText)
const GIVEN = knownGivenNames(foldText)
const NO_LINES: readonly number[] = []

function nameWord(text: string): NameWord {
  return { text, sound: soundOf(text), lines: LINES.get(text) ?? NO_LINES }
}

function best(
  words: readonly NameWord[],
  others: readonly NameWord[],
  compare: (one: NameWord, other: NameWord) => WordAgreement,
): WordAgreement {
  let found: WordAgreement = null
  for (const word of words) for (const other of others) found = better(found, compare(word, other))
  return found
}

function better(one: WordAgreement, other: WordAgreement): WordAgreement {
  if (one === null || other === null) return one ?? other
  return ORDER.indexOf(one) <= ORDER.indexOf(other) ? one : other
}

function wordsOf(text: string): string[] {
  return foldText(text)
    .replace(/[.®™©,]/gu, ' ')
    .split(/\s+/u)
    .map((word) => word.replace(/'/gu, '').replace(/^-+|-+$/gu, ''))
    .filter((word) => word !== '')
}
