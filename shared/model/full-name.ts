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

/** Names in these scripts begin with the family name (CLDR person names). */
export const FAMILY_FIRST = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}·・ー々\s]+$/u

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

const TITLES = words(
  'dr prof professor mr mrs ms mx miss sir dame lord lady rev reverend hon fr herr frau ing dipl dipl-ing mag dott dottssa dra dhr mevr sr sra srta don dona m mme mlle me shri smt sri capt captain col gen lt sgt maj rabbi sheikh imam univ-prof pd drs mgr herrn senor senora senorita monsieur madame mademoiselle dr-ing prof-dr father senator ambassador governor congressman congresswoman colonel lieutenant sergeant admiral commander fru frk pani mevrouw meneer signor signora signorina rechtsanwalt rechtsanwaltin notar ministro ministra minister president presidente maitre datuk dato datin sheikha ustadh ustad encik puan dom exmo exma',
)
/** Titles that are names as well, of whom there is more: *Pastor Maldonado* has a given name. */
const TITLES_OF_MORE = words(
  'doctor pastor judge major bishop ir the sister brother general cardinal archbishop baron chief',
)
/** Names that are titles before another title: *Tan* Sri, *RA* Dr. */
const TITLES_BEFORE_TITLE = words('tan ra stb wp')
/** Titles cut short, which without their point are names: *Sig* Hansen. */
const TITLES_WITH_POINT = words('avv sig lic arq eng hr dna geom rag cav')
/** A given name cut short with a point, and no title: *Wm. Blake*, *Chr. Ude*, *Md. Rahman*, *Fco. Ruiz*. */
const NAMES_CUT_SHORT = words(
  'wm geo chas jas jos thos robt alex edw benj saml danl chr ph th fred jno md mohd muhd sk ab ma fco gpe jn andr joh nic st ste edm matt nath theo phil hen abr',
)
/** What stands behind a doctor with a point: *Dr. med.*, *Dr. rer. nat.*, *Dr. h.c.* */
const FACULTIES = words('med phil rer nat hc habil jur iur oec pol theol ing techn dent vet sc mult em agr')
const PARTICLES = words(
  "de del della delle dello dei degli der den di da dal dalla dos das do du des la las le los van von vom zu zum zur ter ten te tot op bin ibn bint binti abu al el ul y e af av ap ab ni nic mac ua ui san santa st 't d vander vanden vande",
)
/** Particles as they are written here alone: *ben* in small letters, and none of their letters without its mark. */
const ALONE_PARTICLES = words('ben Ó à')
/** Between two family names: what stands before is one of them. */
const BETWEEN = words('y e i und')
/** What tells a son from a father. */
const GENERATIONS = words('jr sr junior senior ii iii iv vi vii viii ix 2nd 3rd 4th 5th filho neto netto sobrinho fils')
const POST_NOMINALS = words(
  'phd md mba pmp cpa esq dds dvm rn jd llm llb msc bsc ba ma meng beng ceng frcs obe mbe cbe kbe cfa cissp mp qc kc dphil edd pe dsc dba mph mpa psyd pharmd cfp csm cspo acca aca fca frsa lmft lcsw pmi-acp shrm-cp sphr phr cisa cism ccna itil prince2 emba mfa bfa mres mphil do dmd od np aprn facs facp ret usn usaf',
)
/** Those that in small letters may be a name: *Peng*, *Cal*. */
const POST_NOMINALS_IN_CAPITALS = words(
  'usa usmc fcca fcma acma fcpa bsn msn dnp crna fnp rd rdn frs frse fba frcp mrcp frcgp frcpath frcog mrcs mrics frics riba aia faia leed ap dd peng ieng dipl-ing dipl-kfm mdb mdl mep mla mls mlis mim shrm-scp sphri gphr mcipd fcipd cams cfe cia cma cpc acc pcc mcc cscs crisc cgeit ccsp oscp psm csp cal spc bcom bba barch bed med mstat mtech btech mbbs bds mds scd engd rph faan pgdm aicp asla mimeche mice mistructe pgce pgcert kcmg cmg gbe kcvo cvo lvo mvo kcb gcb kg',
)
/**
 * The family names of Spanish that are no given names as well, most frequent first: two of them in a row, or one before the last
 * word, are a father's and a mother's. (In Portuguese it is the last that somebody is known by.)
 */
const SPANISH_FAMILY_NAMES = words(
  'garcia rodriguez gonzalez fernandez lopez martinez sanchez perez gomez jimenez ruiz hernandez diaz moreno munoz alvarez romero gutierrez navarro torres dominguez vazquez ramos ramirez serrano blanco molina morales suarez ortega delgado castro ortiz rubio marin nunez iglesias medina garrido cortes castillo lozano guerrero cano prieto mendez cruz calvo gallego vidal herrera marquez pena cabrera flores campos vega fuentes carrasco diez reyes caballero nieto aguilar herrero gimenez montero hidalgo duran ibanez ferrer mora arias vargas carmona crespo pastor soto velasco parra moya rivera gallardo rojas contreras silva espinoza sepulveda araya valenzuela guzman chavez mendoza salazar rios estrada ochoa cardenas zapata quintero ospina restrepo giraldo cordoba mejia pineda acosta avila maldonado valdez velazquez juarez espinosa orozco trejo zamora villanueva zuniga quispe mamani huaman paredes benitez aguirre figueroa peralta ponce ojeda bustos godoy toledo roldan escobar valencia cardona bermudez pacheco trujillo barrera camacho cervantes galvan ledezma saavedra villalobos olivares tapia',
)
/** Given names of Spanish and of no language beside it, and those that stand second: behind both, two names are the family's. */
const SPANISH_GIVEN_NAMES = words(
  'juan javier pablo alejandro joaquin inigo ignacio enrique begona pilar consuelo guadalupe rocio nuria maite itziar ainhoa ximena jimena macarena soledad yolanda remedios asuncion inmaculada mercedes rosario dolores jesus alvaro gonzalo santiago nicolas matias agustin emilio julian felipe ramon jordi xavier iker mikel unai andres joaquin lucia ines belen estefania maria jose',
)
const SECOND_GIVEN_NAMES = words(
  'maria jose luis carlos antonio manuel miguel angel pablo javier jesus francisco alberto eduardo fernando enrique ignacio ramon rafael sebastian alejandro andres felipe david daniel martin pedro diego jorge esteban camilo guillermo gabriel tomas vicente teresa isabel elena luisa cristina paula carmen pilar rosa lucia sofia fernanda alejandra victoria eugenia ines clara andrea gabriela beatriz mercedes dolores rosario belen valentina camila laura marta patricia julia ana antonia josefa emilia ricardo roberto mauricio mario sergio oscar hugo ivan raul victor emilio ernesto leonardo adrian cesar salvador',
)
// "Maria del Carmen Lopez": what follows the particle is still given.
const GIVEN_AFTER_PARTICLE = words(
  'carmen pilar mar rosario sol jesus luz angeles dolores cruz paz lourdes fatima guadalupe valle rocio cielo socorro consuelo pino milagro',
)

/**
 * Reads a full name into its parts: *Dr. Jan van der Berg Jr., PhD*, *Ruiz, Ana*, *Robert (Bob) Stone*. Of a name without a comma
 * the last word is the family name, with the particles before it, or what stands in capitals before the rest: *RUIZ Ana*; of a Spanish
 * one the last two. Nothing of the text is in two parts.
 */
export function readFullName(text: string): FullName {
  const { rest, nick } = withoutNick(text.replace(/\s+/gu, ' ').trim())
  const parts = rest.split(',').map((part) => part.trim())
  const suffix: string[] = []
  while (parts.length > 1 && (isSuffixes(parts.at(-1) ?? '') || isLetters(parts)))
    suffix.unshift(...wordsOf(parts.pop() ?? ''))
  // "Smith, Jr., John"
  while (parts.length > 2 && isSuffixes(parts[1] ?? '')) suffix.unshift(...wordsOf(parts.splice(1, 1)[0] ?? ''))
  const isReversed = parts.length > 1 && parts.every((part) => part !== '')
  const [first = '', ...others] = isReversed ? parts : [parts.join(' ')]
  const spoken = wordsOf(isReversed ? others.join(' ') : first)
  const title = takeTitle(spoken)
  const behind = isReversed ? wordsOf(first) : spoken
  while (behind.length > (isReversed ? 1 : 2) && endsInSuffix(behind)) suffix.unshift(behind.pop() ?? '')
  if (isReversed) {
    while (spoken.length > 1 && isSuffix(spoken.at(-1) ?? '')) suffix.unshift(spoken.pop() ?? '')
    const behindTitle = title || takeTitle(behind)
    // "Humboldt, Alexander von", as libraries have it.
    while (spoken.length > 1 && isSmallParticle(spoken.at(-1) ?? '')) behind.unshift(spoken.pop() ?? '')
    return { title: behindTitle, given: spoken, family: behind, suffix, nick }
  }
  if (spoken.length === 1 && title !== '') return { title, given: [], family: spoken, suffix, nick }
  // "村上 春樹"
  if (spoken.length > 1 && FAMILY_FIRST.test(spoken.join('')))
    return { title, given: spoken.slice(1), family: spoken.slice(0, 1), suffix, nick }
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
    const isSecond = at > 1 && SPANISH_FAMILY_NAMES.has(plain(spoken[at - 1] ?? ''))
    let next = at + 1
    while (next < spoken.length - 1 && isParticle(spoken[next] ?? '')) next += 1
    if (next < spoken.length - 1 && GIVEN_AFTER_PARTICLE.has(plain(spoken[next] ?? ''))) {
      at = next
      continue
    }
    // "Juan Pérez de la Fuente"
    return isSecond ? at - 1 : at
  }
  return spoken.length - (haveTwoFamilies(spoken) ? 2 : 1)
}

/** *Ana García López*, *Begoña Villacís Sánchez* */
function haveTwoFamilies(spoken: readonly string[]): boolean {
  const [first = '', second = ''] = [spoken[0], spoken.at(-2)].map((word) => plain(word ?? ''))
  if (spoken.length < 3) return false
  if (SPANISH_FAMILY_NAMES.has(second)) return true
  // *Maria* and *Jose* are names of other languages as well, without their accent.
  const isSpanish =
    SPANISH_GIVEN_NAMES.has(first) && (!/^(?:maria|jose)$/.test(first) || first !== spoken[0]?.toLowerCase())
  return isSpanish && second.length > 2 && !SECOND_GIVEN_NAMES.has(second)
}

/** How many words of *RUIZ DIAZ Ana* are the family name: those in capitals before others, as lists and passports have them. */
function capitalsBefore(spoken: readonly string[]): number {
  const first = spoken.findIndex((word) => !/^\p{Lu}[\p{Lu}\p{M}'’-]{2,}$/u.test(word))
  return first > 0 && spoken.slice(first).every((word) => /^\p{Lu}.*\p{Ll}/u.test(word)) ? first : 0
}

function isParticle(word: string): boolean {
  // An initial is none: *John D Smith*. Ó is no initial.
  if (word !== 'Ó' && /^\p{Lu}\.?$/u.test(word)) return false
  return PARTICLES.has(plain(word).replace(/(?<=.)'$/u, '')) || ALONE_PARTICLES.has(word) || BETWEEN.has(word)
}

function isSmallParticle(word: string): boolean {
  return isParticle(word) && /^\p{Ll}/u.test(word)
}

function takeTitle(spoken: string[]): string {
  const taken: string[] = []
  while (spoken.length > 1) {
    const word = spoken[0] ?? ''
    const key = plain(word)
    const isMore = TITLES_OF_MORE.has(key) && spoken.length > 2 && (key !== 'ir' || word.endsWith('.'))
    const isFaculty = taken.length > 0 && word.includes('.') && FACULTIES.has(key)
    // *M Smith* has an initial, *M. Smith* in French a title: only what is longer is sure.
    const isBefore = TITLES_BEFORE_TITLE.has(key) && TITLES.has(plain(spoken[1] ?? ''))
    if (
      !(TITLES.has(key) && key.length > 1) &&
      !isMore &&
      !isBefore &&
      !isFaculty &&
      !isCutTitle(word, spoken.length > 2)
    )
      break
    taken.push(spoken.shift() ?? '')
  }
  return taken.join(' ')
}

/** *Avv.* Marco Bruni, *Dkfm.* Eva Lang: cut short with a point before a whole name, and not for a name. */
function isCutTitle(word: string, isMore: boolean): boolean {
  const key = plain(word)
  if (!word.endsWith('.')) return false
  return (
    TITLES_WITH_POINT.has(key) ||
    key.startsWith('dipl-') ||
    (isMore && /^\p{Lu}\p{Ll}{1,4}\.$/u.test(word) && !NAMES_CUT_SHORT.has(key))
  )
}

const NICKS = [
  /\s*[(（[“„«"]\s*([^)）\]”"»„]{1,60}?)\s*[)）\]”"“»]\s*/u,
  // Within single quotes only what is a word: 't Hooft and O'Neil have apostrophes.
  /(?<=\s)['‘’‚]([^'‘’‚\s][^'‘’‚]{0,58}?)['’‘](?=\s|$)\s*/u,
]

function withoutNick(text: string): { rest: string; nick: string } {
  for (const pattern of NICKS) {
    const found = pattern.exec(text)
    if (found === null) continue
    // What stands before a single word may be all the name there is: *"Bob" Stone*.
    if (found.index === 0 && wordsOf(text.slice(found[0].length)).length < 2) continue
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
    wordsOf(first).length > 1 &&
    /\p{Ll}/u.test(first) &&
    last.every((word) => /^(?:[A-Z]{2,6}(?:-[A-Z]{1,4})?|VI?)[®™]?$/u.test(word))
  )
}

/** Or in letters behind one: *Helen Marsh OBE FZS*. */
function endsInSuffix(spoken: readonly string[]): boolean {
  const [before = '', last = ''] = spoken.slice(-2)
  return isSuffix(last) || (spoken.length > 3 && isSuffix(before) && /^[A-Z]{2,6}[®™]?$/u.test(last))
}

/** *Jr.*, *PhD*, *PMP®*: what stands behind a name. */
export function isSuffix(word: string): boolean {
  const key = plain(word)
  if (POST_NOMINALS_IN_CAPITALS.has(key) && /\p{Lu}.*\p{Lu}/u.test(word)) return true
  // In small letters some of them are names: *Ma*, *Do*.
  return (
    (GENERATIONS.has(key) || POST_NOMINALS.has(key)) &&
    (key.length > 2 || /^(?:jr|sr|ii|iv)$/.test(key) || /^[\p{Lu}.®™]+$/u.test(word))
  )
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/u).filter((word) => word !== '')
}

function plain(word: string): string {
  return foldText(word).replace(/[.®™©]/gu, '')
}
