import type { FullName } from '#shared/model/full-name.ts'
import { seededRandom } from './seeded-random.ts'

export interface NamedExample {
  readonly text: string
  readonly parts: FullName
}

const GIVEN =
  'Ana María Jürgen Priya Søren Łukasz Aoife Kwame Ingrid Thomas Elif Noor Beatriz Ewa Tom Ludovic Zoë'.split(' ')
const TWO_GIVEN = ['Anne-Marie', 'Jean-Luc', 'Ana María', 'John Paul', 'Mary Jane', 'Karl Heinz']
const FAMILY =
  'Ruiz Müller Okafor Nowak Sørensen Kowalski Thompson Weiß Haddad Nakamura Lindqvist Ferrari Novák Yılmaz Schäfer'.split(
    ' ',
  )
const PARTICLED = [
  'van der Berg',
  'van den Heuvel',
  'Van Gogh',
  'de la Cruz',
  'de Souza',
  'von Trapp',
  'von und zu Gutenberg',
  'von der Leyen',
  'di Stefano',
  'della Rovere',
  'bin Rashid',
  'bint Khalid',
  'ibn Sina',
  'ter Horst',
  'te Velde',
  'op de Beeck',
  'zu Stolberg',
  'du Pont',
  'des Forges',
  'da Silva',
  'dos Santos',
  'das Neves',
  'Le Guin',
  'La Fontaine',
  'del Toro',
  'dal Pozzo',
  'af Klint',
  'ap Rhys',
  'Ní Bhriain',
  'Nic Dhonnchadha',
  'Mac Giolla',
  'St. John',
  "'t Hooft",
  'Ó Briain',
  'El Baradei',
  'al Mansour',
  'Abu Bakr',
  'de los Reyes',
  'de las Casas',
  'van de Velde',
  "d' Alembert",
  'vom Stein',
  'zum Felde',
  'af Ugglas',
  'ben Gurion',
  'vander Elst',
]
const TWO_FAMILIES = [
  ['García', 'López'],
  ['Fernández', 'Ruiz'],
  ['Silva', 'Costa'],
  ['Moreno', 'Navarro'],
  ['Gómez', 'Ortega'],
  ['Rodríguez', 'Vega'],
] as const
const SUFFIXES = [
  ['Jr.'],
  ['Jr'],
  ['Sr.'],
  ['II'],
  ['III'],
  ['IV'],
  ['PhD'],
  ['Ph.D.'],
  ['MBA'],
  ['PMP®'],
  ['CPA'],
  ['M.D.'],
  ['MD'],
  ['Esq.'],
  ['PhD', 'MBA'],
  ['MSc'],
  ['B.Sc.'],
  ['LL.M.'],
  ['DDS'],
  ['CFA'],
  ['CISSP'],
  ['RN'],
  ['FRCS'],
  ['OBE'],
  ['MA'],
  ['BA'],
  ['P.E.'],
  ['SHRM-CP'],
  ['Jr.', 'PhD'],
  ['KC'],
  ['MPhil'],
  ['PE'],
  ['CSM®'],
  ['CPA', 'CFE'],
  ['MRICS'],
  ['FRICS'],
  ['DBA'],
  ['EdD'],
  ['MPH'],
  ['CEng'],
  ['FIET'],
] as const
const TITLES = [
  'Dr.',
  'Dr',
  'Prof.',
  'Prof. Dr.',
  'Mr.',
  'Mr',
  'Mrs.',
  'Ms',
  'Mx.',
  'Sir',
  'Dame',
  'Herr',
  'Frau',
  'Frau Dr.',
  'Dipl.-Ing.',
  'Prof. Dr. Dr.',
  'Sra.',
  'Sr.',
  'Dott.',
  'Dra.',
  'Mme',
  'Mlle',
  'Rev.',
  'Capt.',
  'Shri',
  'Smt.',
  'Hon.',
  'Ing.',
  'Mag.',
  'Prof. Dr.-Ing.',
  'Dr. med.',
  'Dr. rer. nat.',
  'Univ.-Prof.',
  'PD Dr.',
  'Judge',
  'Rabbi',
  'Herrn',
  'Señora',
  'Monsieur',
  'Madame',
  'Lt. Col.',
  'The Hon.',
  'Professor',
  'Doctor',
  'Dr. h.c.',
  'Pastor',
  'Fr.',
  'Sheikh',
  'Ir.',
  'Drs.',
  'Mgr.',
  'Dr. phil.',
]
const NICKS = ['Bob', 'Lizzie', 'Chuck', 'Paco', 'Kiki', 'Big Al', 'T.J.']
const CJK = [
  ['王', '小明'],
  ['田中', '花子'],
  ['김', '민준'],
  ['欧阳', '娜娜'],
  ['佐藤', 'さくら'],
] as const

const NOTHING: FullName = { title: '', given: [], family: [], suffix: [], nick: '' }
const words = (text: string) => text.split(' ')

/** Full names with their parts, by kind; the same for the same seed. */
export function fullNameCorpus(seed: number, each = 120): Readonly<Record<string, readonly NamedExample[]>> {
  const random = seededRandom(seed)
  const one = <Value>(values: readonly Value[]): Value => values[random(values.length)] as Value
  const given = () => (random(4) === 0 ? one(TWO_GIVEN) : one(GIVEN))
  const family = () => one(FAMILY)
  const named = (text: string, parts: Partial<FullName>): NamedExample => ({ text, parts: { ...NOTHING, ...parts } })
  const kinds: Readonly<Record<string, () => NamedExample>> = {
    plain: () => {
      const [a, b] = [given(), family()]
      return named(`${a} ${b}`, { given: words(a), family: [b] })
    },
    particles: () => {
      const [a, b] = [given(), one(PARTICLED)]
      return named(`${a} ${b}`, { given: words(a), family: words(b) })
    },
    suffixes: () => {
      const [a, b, suffix] = [given(), family(), one(SUFFIXES)]
      const text = one([
        `${a} ${b}, ${suffix.join(', ')}`,
        `${a} ${b} ${suffix.join(' ')}`,
        `${a} ${b}, ${suffix.join(' ')}`,
      ])
      return named(text, { given: words(a), family: [b], suffix })
    },
    honorifics: () => {
      const [title, a, b] = [one(TITLES), given(), one([family(), one(PARTICLED)])]
      return named(`${title} ${a} ${b}`, { title, given: words(a), family: words(b) })
    },
    reversed: () => {
      const [a, b] = [given(), one([family(), one(PARTICLED), one(TWO_FAMILIES).join(' ')])]
      return named(`${b}, ${a}`, { given: words(a), family: words(b) })
    },
    'two family names': () => {
      const [a, [b, c]] = [one(GIVEN), one(TWO_FAMILIES)]
      const joined = one([`${b}-${c}`, `${b} y ${c}`, `${b}–${c}`])
      return named(`${a} ${joined}`, { given: [a], family: words(joined) })
    },
    nicknames: () => {
      const [a, b, nick] = [given(), family(), one(NICKS)]
      const marked = one([
        `(${nick})`,
        `"${nick}"`,
        `“${nick}”`,
        `„${nick}“`,
        `'${nick}'`,
        `‘${nick}’`,
        `«${nick}»`,
        `[${nick}]`,
      ])
      const text = one([`${a} ${marked} ${b}`, `${a} ${b} ${marked}`])
      return named(text, { given: words(a), family: [b], nick })
    },
    initials: () => {
      const [a, b, middle] = [one(GIVEN), family(), one(['D.', 'D', 'J.R.', 'J. R.', 'M', 'É.'])]
      const text = one([`${a} ${middle} ${b}`, `${middle} ${b}`])
      return named(text, { given: words(text.slice(0, text.length - b.length - 1)), family: [b] })
    },
    'all at once': () => {
      const [title, a, b, suffix] = [
        one(['Dr.', 'Prof. Dr.', 'Mrs', 'Frau']),
        given(),
        one(PARTICLED),
        one([['Jr.'], ['PhD'], ['III'], ['MBA']]),
      ]
      return named(`${title} ${a} ${b}, ${suffix.join(' ')}`, { title, given: words(a), family: words(b), suffix })
    },
  }
  return Object.fromEntries(Object.entries(kinds).map(([kind, make]) => [kind, Array.from({ length: each }, make)]))
}

/** Names in the order of their script: as one text, and by their parts. */
export const FAMILY_FIRST_NAMES: readonly { readonly family: string; readonly given: string; readonly text: string }[] =
  CJK.map(([family, given]) => ({ family, given, text: `${family}${given}` }))
