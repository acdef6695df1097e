import { inWords, type CodeWords } from '#shared/contract/coded.ts'
import type {
  ImportedValue,
  ImportEnd,
  ImportProblemCode,
  IMPORT_PROBLEMS,
  IMPORT_REMARKS,
} from '#shared/contract/import-codes.ts'
import type { ImportProblem, ImportRemark } from '#shared/contract/import-contract.ts'
import { MAX_PHOTO_BYTES, MAX_PHOTO_SIDE } from '#shared/model/photo.ts'
import { counted } from './words.ts'

/** What is wrong with a line of a file: "a.vcf, line 4: Left out: no name." */
export function problemLine({ file, line, ...problem }: ImportProblem): string {
  const where = [file, line > 0 ? `line ${line}` : undefined].filter((part) => part !== undefined).join(', ')
  return `${where === '' ? '' : `${where}: `}${problemWords(problem)}`
}

/** The sentence alone, for a program that reads file and line by themselves. */
export function problemWords(problem: ImportProblemCode): string {
  return inWords(PROBLEMS, problem)
}

export function remarkLine({ file, ...remark }: ImportRemark): string {
  return `${file === undefined ? '' : `${file}: `}${inWords(REMARKS, remark)}`
}

export function forgottenLine(count: number, isWanted: boolean): string {
  const records = `${counted(count, 'record is', 'records are')} about people who were forgotten`
  return isWanted ? `${records}: made anew` : `${records}: left out (--import-forgotten makes them anew)`
}

const PROBLEMS: CodeWords<typeof IMPORT_PROBLEMS> = {
  'no-name': () => 'Left out: no name.',
  'no-name-yet': ({ name }) => `No name yet: kept as ${name}.`,
  'value-cut': ({ value, max }) => `The ${VALUES[value]} is longer than ${max} characters; it was cut.`,
  'notes-cut': ({ max }) => `The notes are longer than ${max} characters; they were cut.`,
  'list-cut': ({ list, max }) => `More than ${max} ${LISTS[list]}; the rest was left out.`,
  'no-email-address': ({ text }) => `"${text}" is no e-mail address; it was left out.`,
  'internal-address': () => 'An internal Exchange address was left out: it reaches nobody outside.',
  'date-left-out': ({ text }) => `"${text}" is no date that can be read; it was left out.`,
  'date-in-notes': ({ label, text }) =>
    `The ${label} "${text}" is no date that can be read with certainty; it was kept in the notes.`,
  'month-first-guessed': ({ label, text }) =>
    `The ${label} "${text}" may be day or month first; it was read month first.`,
  'quote-not-closed': () => 'Left out: a quotation mark that begins on this line is never closed.',
  'row-too-long': () => 'Left out: the row is over 2 MB, or a quotation mark that begins on this line is never closed.',
  'too-many-columns': ({ max }) => `Left out: more than ${max} columns.`,
  'too-many-broken-rows': () => 'Too many lines with broken quotation marks: the file was not read from here on.',
  'row-cut-off': () => 'The file ends in the middle of this row; check what was read of it.',
  'card-without-end': () => 'The card has no end; it was read up to the next card.',
  'card-cut-off': () => 'The file ends in the middle of this card; it was read up to there.',
  'card-too-long': () => 'The card is over 2 MB; the rest of it was left out.',
  'card-too-many-lines': ({ max }) => `The card has over ${max} lines; the rest was left out.`,
  'property-unreadable': ({ text }) => `"${text}" could not be read; it was left out.`,
  'characters-unreadable': ({ count }) =>
    `${counted(count, 'character', 'characters')} could not be read from here on: the file is damaged or cut off.`,
  'read-as-windows-1252': () =>
    'The file is not UTF-8. It was read as Windows-1252 (Western European); check names with accents.',
  'same-id-other-name': ({ name, other }) =>
    `${name} has the same id in the file as ${other}; they were read as two people.`,
  ended: ({ because }) => `The import ended here because ${ENDS[because]}. What came before is in the journal.`,
}

const REMARKS: CodeWords<typeof IMPORT_REMARKS> = {
  'attachments-left-out': ({ count }) =>
    `${counted(count, 'logo, sound or key was', 'logos, sounds or keys were')} left out.`,
  'photos-left-out': ({ tooLarge, elsewhere, noPicture }) => {
    const reasons = [
      tooLarge > 0 && `${tooLarge} larger than ${MAX_PHOTO_BYTES / 1024} kB or ${MAX_PHOTO_SIDE} pixels`,
      elsewhere > 0 && `${elsewhere} only an address on the web, which is not fetched`,
      noPicture > 0 && `${noPicture} neither JPEG, PNG nor WebP`,
    ]
    return `Photos left out: ${reasons.filter(Boolean).join('; ')}.`
  },
  'organisations-left-out': ({ count }) =>
    `${counted(count, 'card of an organisation was', 'cards of organisations were')} left out.`,
  'calendars-left-out': ({ count }) =>
    `${counted(count, 'calendar was', 'calendars were')} left out here: "rapport calendars add" reads calendars.`,
  'files-left-out': ({ count, names }) =>
    `${counted(count, 'other file', 'other files')} of the archive ${count === 1 ? 'was' : 'were'} left out: ${fieldList(names)}.`,
  'groups-as-circles': ({ count }) =>
    count === 1
      ? '1 group was read as the circle of its members.'
      : `${count} groups were read as circles of their members.`,
  'fields-in-notes': ({ fields }) => `Kept in the notes, each under its own name: ${fieldList(fields)}.`,
  'fields-left-out': ({ fields }) => `Left out, because it says nothing of the person: ${fieldList(fields)}.`,
  'notes-left-out': ({ count }) =>
    `${counted(count, 'person has', 'people have')} notes already; what the file says otherwise there was left out.`,
}

function fieldList(fields: readonly { readonly name: string; readonly count: number }[]): string {
  return fields.map(({ name, count }) => `${name} (${count})`).join(', ')
}

const ENDS: Readonly<Record<ImportEnd, string>> = {
  stopped: 'it was stopped',
  'disk-full': 'the disk is full',
  'read-only': 'the folder of the journal cannot be written',
  io: 'the disk could not be read or written',
  closed: 'the journal was closed',
  damaged: 'the file of the journal is damaged',
  mistake: 'of a mistake in Rapport',
}

const VALUES: Readonly<Record<ImportedValue, string>> = {
  name: 'name',
  label: 'label',
  organisation: 'organisation',
  title: 'title',
  place: 'address',
  circle: 'group',
  pronouns: 'pronouns',
  email: 'email',
  phone: 'phone',
  profile: 'profile',
  website: 'website',
  message: 'message',
  address: 'address',
  other: 'other channel',
}

const LISTS = { channels: 'channels', places: 'addresses', dates: 'dates', circles: 'groups', roles: 'roles' } as const
