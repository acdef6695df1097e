import Papa from 'papaparse'
import { birthdayOf, channelsOf, type ExportedPerson } from './export-people.ts'

export interface CsvOptions {
  readonly separator: string
  /** With what is noted about them. */
  readonly notes: boolean
}

/** What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r]/

const SHEET_COLUMNS = [
  'Given name',
  'Family name',
  'Name',
  'Organisation',
  'Title',
  'E-mail',
  'More e-mail',
  'Phone',
  'More phones',
  'Other addresses',
  'Places',
  'Birthday',
  'Other dates',
  'Circles',
  'Notes',
  'Rapport id',
] as const

/**
 * People for a spreadsheet: a cell that it would take for a formula begins with an apostrophe, which changes `+49…` for every
 * other program. The byte order mark makes Excel read it as UTF-8.
 */
export function sheetHead({ separator }: CsvOptions): string {
  return `\uFEFF${csvLine(SHEET_COLUMNS, separator)}`
}

export function sheetRow(
  { id, name, content, organisation, title, circles }: ExportedPerson,
  options: CsvOptions,
): string {
  const channels = channelsOf(content)
  const of = (kind: string) => channels.flatMap((one) => (one.kind === kind ? [one.value] : []))
  const [email = '', ...emails] = of('email')
  const [phone = '', ...phones] = of('phone')
  const others = channels.flatMap(({ kind, value }) => (kind === 'email' || kind === 'phone' ? [] : [value]))
  const dates = Object.values(content.dates)
  const birthday = birthdayOf(content)
  const cells = [
    content.names.given,
    content.names.family,
    name,
    organisation,
    title,
    email,
    emails.join('\n'),
    phone,
    phones.join('\n'),
    others.join('\n'),
    Object.values(content.places)
      .map(({ text }) => text)
      .join('\n'),
    birthday === undefined ? '' : isoDay(birthday.date),
    dates.flatMap((one) => (one === birthday ? [] : [`${one.label}: ${isoDay(one.date)}`])).join('\n'),
    circles.join('\n'),
    options.notes ? content.notes.trim() : '',
    id,
  ]
  return csvLine(
    cells.map((cell) => (FORMULA.test(cell) ? `'${cell}` : cell)),
    options.separator,
  )
}

const GOOGLE_HEAD =
  'First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels'
/** So many of each: what is more stands in the last, as Google itself joins several values. */
const GOOGLE_NUMBERED = [
  { kind: 'email', column: 'E-mail', count: 3 },
  { kind: 'phone', column: 'Phone', count: 3 },
] as const
const ADDRESS_PARTS = ['Formatted', 'Street', 'City', 'PO Box', 'Region', 'Postal Code', 'Country', 'Extended Address']
const JOINED = ' ::: '

/** The columns of Google Contacts, in its order; cells as they are, since it is no spreadsheet that reads them. */
export function googleHead(): string {
  const numbered = (column: string, count: number, parts: readonly string[]) =>
    Array.from({ length: count }, (_, at) => parts.map((part) => `${column} ${at + 1} - ${part}`)).flat()
  return csvLine(
    [
      ...GOOGLE_HEAD.split(','),
      ...GOOGLE_NUMBERED.flatMap(({ column, count }) => numbered(column, count, ['Label', 'Value'])),
      ...numbered('Address', 1, ['Label', ...ADDRESS_PARTS]),
      ...numbered('Relation', 1, ['Label', 'Value']),
      ...numbered('Website', 1, ['Label', 'Value']),
      ...numbered('Event', 1, ['Label', 'Value']),
    ],
    ',',
  )
}

export function googleRow(
  { name, content, organisation, title, circles }: ExportedPerson,
  options: CsvOptions,
): string {
  const { given, family, nick, phonetic } = content.names
  const channels = channelsOf(content)
  const labelled = (kinds: readonly string[], count: number) => {
    const some = channels.filter(({ kind }) => kinds.includes(kind))
    return Array.from({ length: count }, (_, at) => {
      const these = at < count - 1 ? some.slice(at, at + 1) : some.slice(at)
      const marked = these[0]?.preferred === true ? '* ' : ''
      return [
        these.length === 0 ? '' : `${marked}${these[0]?.label ?? ''}`.trim(),
        these.map(({ value }) => value).join(JOINED),
      ]
    }).flat()
  }
  const dates = Object.values(content.dates)
  const birthday = birthdayOf(content)
  const others = dates.filter((one) => one !== birthday)
  const [place] = Object.values(content.places)
  return csvLine(
    [
      ...(given === '' && family === '' ? [name, '', ''] : [given, '', family]),
      phonetic,
      '',
      '',
      '',
      '',
      nick,
      '',
      organisation,
      title,
      '',
      birthday === undefined ? '' : isoDay(birthday.date),
      options.notes ? content.notes.trim() : '',
      '',
      ['* myContacts', ...circles].join(JOINED),
      ...GOOGLE_NUMBERED.flatMap(({ kind, count }) => labelled([kind], count)),
      place?.label ?? '',
      Object.values(content.places)
        .map(({ text }) => text)
        .join(JOINED),
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      ...labelled(['profile', 'website', 'message', 'address', 'other'], 1),
      others[0]?.label ?? '',
      others.map(({ date }) => isoDay(date)).join(JOINED),
    ],
    ',',
  )
}

function csvLine(cells: readonly string[], delimiter: string): string {
  return `${Papa.unparse([cells.map((cell) => cell.toWellFormed())], { delimiter, newline: '\r\n' })}\r\n`
}

/** A day without its year is written as Google writes it, and as a vCard does. */
function isoDay({ y, m, d }: { readonly y?: number | undefined; readonly m: number; readonly d: number }): string {
  const day = `${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
  return y === undefined ? `--${day}` : `${String(y).padStart(4, '0')}-${day}`
}
