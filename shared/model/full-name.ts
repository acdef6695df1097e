import { foldText } from './fold-text.ts'

/** The parts of a name that is written as one text, as typed; '' or none where it has no such part. */
export interface FullName {
  /** *Dr.*, *Prof. Dr.* */
  readonly title: string
  readonly given: readonly string[]
  /** With its particles: *van der Berg* is three words. */
  readonly family: readonly string[]
  /** *Jr.*, *III*, and what stands behind a name: *PhD*, *PMP®*. */
  readonly suffix: readonly string[]
  /** In brackets or quotes: Robert *(Bob)* Stone. */
  readonly nick: string
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

const TITLES = words(
  'dr prof professor mr mrs ms mx miss sir dame lord lady rev reverend hon fr herr frau ing dipl dipl-ing mag dott dottssa dra dhr mevr sr sra srta don dona m mme mlle me shri smt sri capt captain col gen lt sgt maj rabbi sheikh imam univ-prof pd drs mgr herrn senor senora monsieur madame mademoiselle dr-ing prof-dr',
)
/** Titles that are names as well, of whom there is more: *Pastor Maldonado* has a given name. */
const TITLES_OF_MORE = words('doctor pastor judge major bishop ir the')
/** What stands behind a doctor with a point: *Dr. med.*, *Dr. rer. nat.*, *Dr. h.c.* */
const FACULTIES = words('med phil rer nat hc habil jur iur oec pol theol ing techn dent vet sc mult em agr')
const PARTICLES = words(
  "de del della delle dello dei degli der den di da dal dalla dos das do du des la las le los van von vom zu zum zur ter ten te tot op bin ibn bint binti abu al el ul y e af av ap ab ni nic mac ua san santa st 't d vander vanden vande",
)
/** Between two family names: what stands before is one of them. */
const BETWEEN = words('y e i und')
const SUFFIXES = words(
  'jr sr junior senior ii iii iv phd md mba pmp cpa esq dds dvm rn jd llm llb msc bsc ba ma meng beng ceng frcs obe mbe cbe kbe cfa cissp mp qc kc dphil edd pe dsc dba mph mpa psyd pharmd cfp csm cspo acca aca fca frsa lmft lcsw pmi-acp shrm-cp sphr phr cisa cism ccna itil prince2 emba mfa bfa mres mphil do dmd od np aprn facs facp ret usn usaf',
)
// "Maria del Carmen Lopez": what follows the particle is still given.
const GIVEN_AFTER_PARTICLE = words(
  'carmen pilar mar rosario sol jesus luz angeles dolores cruz paz lourdes fatima guadalupe valle rocio cielo socorro consuelo pino milagro',
)

/**
 * Reads a full name into its parts: *Dr. Jan van der Berg Jr., PhD*, *Ruiz, Ana*, *Robert (Bob) Stone*. Of a name without a comma
 * the last word is the family name, with the particles before it, or what stands in capitals before the rest: *RUIZ Ana*. Nothing of the text is in two parts.
 */
export function readFullName(text: string): FullName {
  const { rest, nick } = withoutNick(text.replace(/\s+/gu, ' ').trim())
  const parts = rest.split(',').map((part) => part.trim())
  const suffix: string[] = []
  while (parts.length > 1 && (isSuffixes(parts.at(-1) ?? '') || isLetters(parts)))
    suffix.unshift(...wordsOf(parts.pop() ?? ''))
  const isReversed = parts.length > 1 && parts.every((part) => part !== '')
  const [first = '', ...others] = isReversed ? parts : [parts.join(' ')]
  const spoken = wordsOf(isReversed ? others.join(' ') : first)
  const title = takeTitle(spoken)
  const behind = isReversed ? wordsOf(first) : spoken
  while (behind.length > (isReversed ? 1 : 2) && isSuffix(behind.at(-1) ?? '')) suffix.unshift(behind.pop() ?? '')
  if (isReversed) {
    while (spoken.length > 1 && isSuffix(spoken.at(-1) ?? '')) suffix.unshift(spoken.pop() ?? '')
    return { title: title || takeTitle(behind), given: spoken, family: behind, suffix, nick }
  }
  if (spoken.length === 1 && title !== '') return { title, given: [], family: spoken, suffix, nick }
  const capitals = capitalsBefore(spoken)
  if (capitals > 0) return { title, given: spoken.slice(capitals), family: spoken.slice(0, capitals), suffix, nick }
  const from = familyFrom(spoken)
  return { title, given: spoken.slice(0, from), family: spoken.slice(from), suffix, nick }
}

/** The family name without the particles before it. */
export function withoutParticles(family: readonly string[]): readonly string[] {
  const first = family.findIndex((word) => !PARTICLES.has(plain(word)))
  return first <= 0 ? family : family.slice(first)
}

/** The words of a given name without the titles before it, which some lists write there. */
export function withoutTitles(words: readonly string[]): readonly string[] {
  const rest = [...words]
  takeTitle(rest)
  return rest
}

function familyFrom(spoken: readonly string[]): number {
  if (spoken.length < 2) return spoken.length
  for (let at = 1; at < spoken.length - 1; at++) {
    if (!isParticle(spoken[at] ?? '')) continue
    // "Fernández y Ruiz" are two family names; "Ana y Gasset" has one.
    if (BETWEEN.has(spoken[at] ?? '') && at > 1) return at - 1
    let next = at + 1
    while (next < spoken.length - 1 && isParticle(spoken[next] ?? '')) next += 1
    if (next < spoken.length - 1 && GIVEN_AFTER_PARTICLE.has(plain(spoken[next] ?? ''))) {
      at = next
      continue
    }
    return at
  }
  return spoken.length - 1
}

/** How many words of *RUIZ DIAZ Ana* are the family name: those in capitals before others, as lists and passports have them. */
function capitalsBefore(spoken: readonly string[]): number {
  const first = spoken.findIndex((word) => !/^\p{Lu}[\p{Lu}\p{M}'’-]{2,}$/u.test(word))
  return first > 0 && spoken.slice(first).every((word) => /^\p{Lu}.*\p{Ll}/u.test(word)) ? first : 0
}

function isParticle(word: string): boolean {
  // An initial is none: *John D Smith*. Ó is no initial, and *ben* is one in small letters alone.
  if (word !== 'Ó' && /^\p{Lu}\.?$/u.test(word)) return false
  return PARTICLES.has(plain(word).replace(/(?<=.)'$/u, '')) || word === 'ben' || word === 'Ó' || BETWEEN.has(word)
}

function takeTitle(spoken: string[]): string {
  const taken: string[] = []
  while (spoken.length > 1) {
    const word = spoken[0] ?? ''
    const key = plain(word)
    const isMore = TITLES_OF_MORE.has(key) && spoken.length > 2 && (key !== 'ir' || word.endsWith('.'))
    const isFaculty = taken.length > 0 && word.includes('.') && FACULTIES.has(key)
    // *M Smith* has an initial, *M. Smith* in French a title: only what is longer is sure.
    if (!(TITLES.has(key) && key.length > 1) && !isMore && !isFaculty) break
    taken.push(spoken.shift() ?? '')
  }
  return taken.join(' ')
}

const NICKS = [
  /\s*[(（[“„«"]\s*([^)）\]”"»„]{1,60}?)\s*[)）\]”"“»]\s*/u,
  // Within single quotes only what is a word: 't Hooft and O'Neil have apostrophes.
  /(?<=\s)['‘’‚]([^'‘’‚\s][^'‘’‚]{0,58}?)['’‘](?=\s|$)\s*/u,
]

function withoutNick(text: string): { rest: string; nick: string } {
  for (const pattern of NICKS) {
    const found = pattern.exec(text)
    if (found === null || found.index === 0) continue
    return {
      rest: `${text.slice(0, found.index).trimEnd()} ${text.slice(found.index + found[0].length)}`.trim(),
      nick: found[1] ?? '',
    }
  }
  return { rest: text, nick: '' }
}

function isSuffixes(part: string): boolean {
  const all = wordsOf(part)
  return all.length > 0 && all.every(isSuffix)
}

/** Letters behind a whole name, that nobody has heard of: *Priya Shah, FRICS*. Not *Ruiz, ANA*, and not *RUIZ DIAZ, ANA*. */
function isLetters(parts: readonly string[]): boolean {
  const [first = ''] = parts
  const last = wordsOf(parts.at(-1) ?? '')
  return (
    wordsOf(first).length > 1 && /\p{Ll}/u.test(first) && last.every((word) => /^(?:[A-Z]{2,6}|VI?)[®™]?$/u.test(word))
  )
}

function isSuffix(word: string): boolean {
  const key = plain(word)
  // In small letters some of them are names: *Ma*, *Do*.
  return SUFFIXES.has(key) && (key.length > 2 || /^(?:jr|sr|ii|iv)$/.test(key) || /^[\p{Lu}.®™]+$/u.test(word))
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/u).filter((word) => word !== '')
}

function plain(word: string): string {
  return foldText(word).replace(/[.®™©]/gu, '')
}
