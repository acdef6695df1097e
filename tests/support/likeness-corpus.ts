import type { PartialDate } from '#shared/model/partial-date.ts'
import type { PersonNames } from '#shared/model/person-name.ts'
import { seededRandom } from './seeded-random.ts'

/** One record of somebody, as an address book has it. */
export interface CorpusRecord {
  readonly names: PersonNames
  readonly emails: readonly string[]
  readonly phones: readonly string[]
  readonly organisation: string
  readonly title: string
  readonly place: string
  readonly birthday: PartialDate | null
}

export interface CorpusPair {
  readonly one: number
  readonly other: number
  /** What happened to the name of the second. */
  readonly kind: ErrorKind
}

export interface LikenessCorpus {
  readonly records: readonly CorpusRecord[]
  /** The records that are one person, and no others. */
  readonly pairs: readonly CorpusPair[]
}

const GIVEN =
  `Alexander Katharina Elizabeth William Robert Margaret Thomas Michael Christina Johannes Franziska Susanne Matthias Andrew Gabriele Benjamin Stephanie Nikolaus Victoria Samuel Jennifer Patricia Christopher Daniel Rebecca Frederick Josephine Maximilian Theodore Sebastian Dorothy Lawrence Richard Charlotte Edward Antonia Florian Julia Sabine Holger Ingrid Volker Heike Norma Fabian Lars Priya Rahul Deepa Meera Omar Leila Yusuf Amina Chen Hao Yuki Kenji Zoe Elena Carlos Lucia Diego Carmen Giulia Marco Sofia Ludwig Petra Ulrich Monika Renate Manfred Birgit Oskar Konstantin Vladimir Sergei Tatiana Olga Dmitry Natalia Bruno Adele Emil Ida Hugo Nora Felix Clara Anton Greta Moritz Lena Jakob Hannah Philipp Nadia`.split(
    ' ',
  )
const FAMILY =
  `Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Krause Lehmann Köhler Maier Huber Kaiser Fuchs Peters Scholz Möller Weiß Jung Hahn Vogel Friedrich Keller Günther Berger Winkler Roth Beck Lorenz Baumann Franke Albrecht Ludwig Simon Böhm Winter Kraus Martin Schumacher Krämer Vogt Stein Jäger Otto Sommer Groß Seidel Heinrich Brandt Haas Schreiber Graf Dietrich Ziegler Kuhn Pohl Engel Horn Busch Bergmann Voigt Sauer Arnold Pfeiffer Thompson Robinson Walker Wright Hughes Edwards Green Hall Wood Clarke Jackson Turner Hill Cooper Ward Morris Moore Harris Kelly Murphy Sullivan Nowak Kowalski Novák Horvat Petrov Ivanov Sokolov Kuznetsov García Fernández Moreno Navarro Rossi Ferrari Bianchi Colombo Dubois Laurent Lefebvre Moreau Janssen Visser Bakker Larsen Nielsen Sørensen Lindqvist Bergström Sharma Gupta Verma Patel Reddy Tanaka Yamamoto Nakamura Nguyen Tran Okafor Mensah Haddad Rahman Demir Yilmaz Kaya`.split(
    ' ',
  )
const NICKNAMES: Readonly<Record<string, string>> = {
  Alexander: 'Alex',
  Katharina: 'Kathrin',
  Elizabeth: 'Liz',
  William: 'Bill',
  Robert: 'Bob',
  Margaret: 'Peggy',
  Thomas: 'Tom',
  Michael: 'Mike',
  Christina: 'Tina',
  Johannes: 'Hans',
  Franziska: 'Franzi',
  Susanne: 'Susi',
  Andrew: 'Drew',
  Benjamin: 'Ben',
  Stephanie: 'Steffi',
  Nikolaus: 'Klaus',
  Victoria: 'Vicky',
  Samuel: 'Sam',
  Jennifer: 'Jenny',
  Patricia: 'Trish',
  Christopher: 'Kit',
  Rebecca: 'Becky',
  Frederick: 'Fritz',
  Maximilian: 'Max',
  Theodore: 'Ted',
  Lawrence: 'Larry',
  Richard: 'Dick',
  Charlotte: 'Lotte',
  Edward: 'Ned',
  Antonia: 'Toni',
  Ulrich: 'Uli',
  Dmitry: 'Dima',
  Vladimir: 'Volodya',
  Philipp: 'Phil',
}
const SPELLINGS: Readonly<Record<string, string>> = {
  Schäfer: 'Schaefer',
  Schröder: 'Schroeder',
  Krüger: 'Krueger',
  Köhler: 'Koehler',
  Möller: 'Moeller',
  Günther: 'Guenther',
  Böhm: 'Boehm',
  Krämer: 'Kraemer',
  Jäger: 'Jaeger',
  Weiß: 'Weiss',
  Groß: 'Gross',
  Meyer: 'Meier',
  Maier: 'Mayer',
  Schulz: 'Schultz',
  Brandt: 'Brand',
  Hoffmann: 'Hofmann',
  Petrov: 'Петров',
  Ivanov: 'Иванов',
  Sokolov: 'Соколов',
  Kuznetsov: 'Кузнецов',
  Nowak: 'Novak',
  Bergström: 'Bergstroem',
  Sørensen: 'Soerensen',
  Thompson: 'Tompson',
  Pfeiffer: 'Pfeifer',
  Clarke: 'Clark',
  Schumacher: 'Schuhmacher',
}
const COMPANIES = Array.from(
  { length: 140 },
  (_, index) =>
    `${['North', 'Blue', 'Iron', 'Clear', 'High', 'Red', 'New'][index % 7]}${['works', 'bridge', 'field', 'lab', 'stone', 'path', 'port', 'line', 'gate', 'mill', 'wood', 'tech', 'care', 'flow', 'grid', 'yard', 'hub', 'cast', 'ware', 'point'][Math.floor(index / 7)]}`,
)
const TITLES = ['Engineer', 'Head of Sales', 'Partner', 'Product Manager', 'Consultant', 'Director', 'Designer', 'CFO']
const PLACES = [
  'Berlin',
  'Hamburg',
  'München',
  'Wien',
  'Zürich',
  'London',
  'Leeds',
  'Paris',
  'Madrid',
  'Milano',
  'Boston',
  'Austin',
  'Toronto',
  'Oslo',
  'Praha',
  'Delft',
]

export const ERROR_KINDS = [
  'as it was',
  'slip in the family name',
  'slip in the given name',
  'turned',
  'initial',
  'nickname',
  'spelling',
  'married',
  'double name',
  'title',
  'middle name',
  'one text',
] as const
export type ErrorKind = (typeof ERROR_KINDS)[number]

const NO_NAME: PersonNames = { given: '', family: '', display: '', phonetic: '', nick: '' }

/**
 * People, each second of whom stands there twice, the second time with errors; among them families of one telephone, twins,
 * fathers and sons of one name, namesakes of one company. The same for the same seed.
 */
export function likenessCorpus(
  seed: number,
  { pairs: wanted, alone }: { pairs: number; alone: number },
): LikenessCorpus {
  const random = seededRandom(seed)
  const one = <Value>(values: readonly Value[]): Value => values[random(values.length)] as Value
  const chance = (percent: number) => random(100) < percent
  let addresses = 0

  const made = (given = one(GIVEN), family = one(FAMILY)): CorpusRecord => {
    const organisation = one(COMPANIES)
    addresses += 1
    const local = `${given}.${family}${addresses}`.toLowerCase().replace(/[^a-z0-9.]/gu, '')
    return {
      names: { ...NO_NAME, given, family },
      emails: chance(80) ? [`${local}@${chance(50) ? 'gmail.com' : `${organisation.toLowerCase()}.example`}`] : [],
      phones: chance(60) ? [`+49301${String(1_000_000 + addresses * 37)}`] : [],
      organisation: chance(80) ? organisation : '',
      title: chance(60) ? one(TITLES) : '',
      place: chance(70) ? one(PLACES) : '',
      birthday: chance(50) ? { y: 1950 + random(55), m: 1 + random(12), d: 1 + random(28) } : null,
    }
  }

  /** The same person, elsewhere: something is missing, something has changed, and never all of it. */
  const again = (record: CorpusRecord, keepsAll: boolean): CorpusRecord => {
    const keys = ['emails', 'phones', 'organisation', 'place', 'birthday'] as const
    const said = keys.filter((key) => (Array.isArray(record[key]) ? record[key].length > 0 : Boolean(record[key])))
    const kept = new Set<string>([one(said), one(said), one(said)])
    const stays = (key: string) => keepsAll || kept.has(key)
    const birthday = record.birthday
    const isSlipped = birthday !== null && birthday.d <= 12 && chance(6)
    return {
      ...record,
      emails: stays('emails') ? record.emails : chance(50) ? [`private${(addresses += 1)}@web.de`] : [],
      phones: stays('phones')
        ? record.phones
        : chance(30)
          ? [`+44207${String(1_000_000 + (addresses += 1) * 41)}`]
          : [],
      organisation: stays('organisation') ? record.organisation : chance(40) ? one(COMPANIES) : '',
      title: chance(50) ? record.title : '',
      place: stays('place') ? record.place : chance(30) ? one(PLACES) : '',
      birthday: !stays('birthday') ? null : isSlipped ? { ...birthday, m: birthday.d, d: birthday.m } : birthday,
    }
  }

  const slipped = (word: string): string => {
    const letters = Array.from(word)
    const at = 1 + random(letters.length - 1)
    const letter = String.fromCodePoint(97 + random(26))
    switch (random(4)) {
      case 0:
        return letters.toSpliced(at, 1).join('')
      case 1:
        return letters.toSpliced(at, 0, letter).join('')
      case 2:
        return letters.toSpliced(at, 1, letter).join('')
      default: {
        const before = Math.max(1, at - 1)
        return letters.toSpliced(before, 2, ...letters.slice(before, before + 2).toReversed()).join('')
      }
    }
  }

  const wrong = (kind: ErrorKind, { given, family }: PersonNames): PersonNames => {
    switch (kind) {
      case 'as it was':
        return { ...NO_NAME, given, family }
      case 'slip in the family name':
        return { ...NO_NAME, given, family: slipped(family) }
      case 'slip in the given name':
        return { ...NO_NAME, given: slipped(given), family }
      case 'turned':
        return chance(50) ? { ...NO_NAME, given: family, family: given } : { ...NO_NAME, display: `${family} ${given}` }
      case 'initial':
        return { ...NO_NAME, given: `${given[0]}${chance(60) ? '.' : ''}`, family }
      case 'nickname':
        return { ...NO_NAME, given: NICKNAMES[given] ?? given, family }
      case 'spelling':
        return { ...NO_NAME, given, family: SPELLINGS[family] ?? family }
      case 'married':
        return { ...NO_NAME, given, family: one(FAMILY) }
      case 'double name':
        return { ...NO_NAME, given, family: chance(50) ? `${family}-${one(FAMILY)}` : `${one(FAMILY)}-${family}` }
      case 'title':
        return {
          ...NO_NAME,
          display: `${one(['Dr.', 'Prof. Dr.', 'Mr.', 'Frau'])} ${given} ${family}${chance(30) ? ', PhD' : ''}`,
        }
      case 'middle name':
        return { ...NO_NAME, given: `${given} ${chance(50) ? one(GIVEN) : `${one(GIVEN)[0]}.`}`, family }
      case 'one text':
        return { ...NO_NAME, display: chance(50) ? `${family}, ${given}` : `${given} ${family}`.toUpperCase() }
    }
  }

  const records: CorpusRecord[] = []
  const add = (record: CorpusRecord) => records.push(record) - 1
  const pairs: CorpusPair[] = []
  for (let at = 0; pairs.length < wanted; at++) {
    const kind = ERROR_KINDS[at % ERROR_KINDS.length] as ErrorKind
    const given = kind === 'nickname' ? one(Object.keys(NICKNAMES)) : one(GIVEN)
    const family = kind === 'spelling' ? one(Object.keys(SPELLINGS)) : one(FAMILY)
    const first = made(given, family)
    // Somebody of whom an address book has nothing but the name is nobody's duplicate for sure.
    if (first.emails.length + first.phones.length === 0 && first.birthday === null && first.organisation === '')
      continue
    const second = again(first, kind === 'married' || chance(25))
    pairs.push({ one: add(first), other: add({ ...second, names: wrong(kind, first.names) }), kind })
  }
  for (let at = 0; at < alone; at++) {
    const somebody = made()
    const { names } = somebody
    add(somebody)
    const home = { phones: [`+49891${String(2_000_000 + at * 7)}`], place: somebody.place }
    switch (at % 8) {
      case 0: // A family: one telephone, one town.
        records[records.length - 1] = { ...somebody, ...home }
        add({ ...made(one(GIVEN.filter((given) => given !== names.given)), names.family), ...home })
        break
      case 1: // Twins.
        add({
          ...made(one(GIVEN.filter((given) => given !== names.given)), names.family),
          birthday: somebody.birthday,
          place: somebody.place,
        })
        break
      case 2: // Father and son.
        add({
          ...made(names.given, `${names.family} Jr.`),
          phones: somebody.phones,
          place: somebody.place,
        })
        break
      case 3: // One name, two companies, two birthdays.
        add({
          ...made(names.given, names.family),
          birthday: somebody.birthday && { y: 1950 + random(55), m: 1 + random(12), d: 28 },
        })
        break
      case 4: // Two colleagues of one family name.
        add({
          ...made(one(GIVEN.filter((given) => given !== names.given)), names.family),
          organisation: somebody.organisation,
        })
        break
      case 5: // Two colleagues of one first name.
        add({ ...made(names.given), organisation: somebody.organisation, place: somebody.place })
        break
      default:
    }
  }
  return { records, pairs }
}
