import { csvFormat } from './csv-format.ts'
import type { CsvHeader } from './csv-header.ts'
import type { CsvRow } from './csv-rows.ts'
import { foldName } from '#shared/model/person-name.ts'
import { circleOfGroup } from './group-name.ts'
import { parseImportDate, parseSlashDate, slashDate } from './import-date.ts'
import { joinAddress } from './postal-address.ts'
import type { RecordDraft } from './record-draft.ts'
import { nameFromParts } from './whole-name.ts'

const SEPARATOR = ' ::: '
/** Columns of the older layout that say something about a person and have no place of their own in the journal. */
const KEPT_IN_NOTES = [
  'occupation',
  'hobby',
  'maiden name',
  'gender',
  'location',
  'billing information',
  'file as',
] as const
const ADDRESS_PARTS = ['po box', 'extended address', 'street', 'city', 'region', 'postal code', 'country'] as const

const NUMBERED =
  /^(e-mail|phone|address|website|event|im|instant message|organization|relation|custom field) \d+ - [a-z ]+$/
const COLUMNS: ReadonlySet<string> = new Set([
  'name',
  'given name',
  'additional name',
  'family name',
  'first name',
  'middle name',
  'last name',
  'yomi name',
  'given name yomi',
  'additional name yomi',
  'family name yomi',
  'name prefix',
  'name suffix',
  'initials',
  'phonetic first name',
  'phonetic middle name',
  'phonetic last name',
  'nickname',
  'short name',
  'birthday',
  'directory server',
  'mileage',
  'sensitivity',
  'priority',
  'subject',
  'notes',
  'language',
  'photo',
  'labels',
  'group membership',
  'organization name',
  'organization title',
  'organization department',
  ...KEPT_IN_NOTES,
])

interface NumberedField {
  readonly group: string
  readonly number: string
}

/**
 * Google Contacts' CSV, both layouts: the present one (`First Name`, `E-mail 1 - Label`) and the one before 2024
 * (`Given Name`, `E-mail 1 - Type`). A cell may hold several values, separated by ` ::: `; a leading `* ` marks
 * the preferred value of a kind, and groups that Google made itself.
 */
export const googleCsv = csvFormat({
  id: 'google',
  isHeader: ({ has, names, share }) => {
    const isNumbered = (name: string) => NUMBERED.test(name)
    const isOurs =
      (has('given name') && has('family name')) ||
      (has('first name') && (names.some(isNumbered) || (has('labels') && has('file as'))))
    return isOurs && share((name) => isNumbered(name) || COLUMNS.has(name)) >= 0.6
  },
  leavesOut: /^photo$/,
  open({ header }) {
    const fields = numberedFields(header)
    return (row, draft) => {
      readNames(header, row, draft)
      readWork(draft, header.cell(row, 'organization name'), header.cell(row, 'organization title'))
      readDate(draft, 'birthday', header.cell(row, 'birthday'))
      draft.note(header.cell(row, 'notes'))
      draft.note(header.cell(row, 'organization department'), 'Department')
      for (const field of fields) readNumbered(header, row, draft, field)
      for (const group of header.cell(row, 'labels', 'group membership').split(SEPARATOR)) {
        const circle = circleOfGroup(group)
        if (circle !== null) draft.circle(circle)
      }
      // Of groups of Google's own nothing was told.
      draft.about([])
      for (const name of KEPT_IN_NOTES) draft.note(header.cell(row, name), name)
    }
  },
})

function readNames(header: CsvHeader, row: CsvRow, draft: RecordDraft): void {
  const cell = (...names: string[]) => header.cell(row, ...names)
  nameFromParts(draft, {
    prefix: cell('name prefix'),
    given: cell('first name', 'given name'),
    middle: cell('middle name', 'additional name'),
    family: cell('last name', 'family name'),
    suffix: cell('name suffix'),
    whole: cell('name'),
  })
  draft.name('nick', cell('nickname', 'short name'))
  const phonetic = [
    cell('phonetic last name', 'family name yomi'),
    cell('phonetic first name', 'given name yomi'),
    cell('phonetic middle name', 'additional name yomi'),
  ].filter(Boolean)
  draft.name('phonetic', phonetic.join(' ') || cell('yomi name'))
}

/** `E-mail 2`, `Phone 1` … in the order of the file's columns, each once. */
function numberedFields(header: CsvHeader): NumberedField[] {
  const fields = new Map<string, NumberedField>()
  for (const name of header.names) {
    const match = /^([a-z -]+) (\d{1,3}) - /.exec(name)
    if (match !== null) fields.set(`${match[1]} ${match[2]}`, { group: match[1] ?? '', number: match[2] ?? '' })
  }
  return [...fields.values()]
}

function readNumbered(header: CsvHeader, row: CsvRow, draft: RecordDraft, { group, number }: NumberedField): void {
  const cell = (part: string) => header.cell(row, `${group} ${number} - ${part}`)
  draft.about([])
  const marked = cell('label') || cell('type')
  const preferred = marked.startsWith('*')
  const label = labelOf(marked)
  // At which service somebody is says more than where they use it, and what they do there more than that it is work.
  const saysMore = group === 'organization' || (/^(?:im|instant message)$/.test(group) && cell('service') !== '')
  if (saysMore) draft.leftOut(`${group} ${number} - type`, marked)
  const values = cell('value').split(SEPARATOR)
  switch (group) {
    case 'e-mail':
      return values.forEach((value) => draft.email(value, { label, preferred }))
    case 'phone':
      return values.forEach((value) => draft.channel('phone', value, { label, preferred }))
    case 'website':
      return values.forEach((value) => draft.web(value, { label, preferred }))
    case 'im':
    case 'instant message':
      return values.forEach((value) => draft.channel('message', value, { label: cell('service') || label, preferred }))
    case 'event':
      return values.forEach((value) => readDate(draft, label || 'event', value))
    case 'address':
      return readAddresses(cell, label, draft)
    case 'organization':
      readWork(draft, cell('name'), cell('title'))
      return draft.note(cell('department'), 'Department')
    case 'relation':
    case 'custom field':
      return values.forEach((value) => draft.note(value, label || group))
    default:
      return values.forEach((value) => draft.notUnderstood(label || `${group} ${number}`, value))
  }
}

/** Several in one cell are pairs in their order. */
function readWork(draft: RecordDraft, organisation: string, title: string): void {
  const [organisations, titles] = [organisation.split(SEPARATOR), title.split(SEPARATOR)]
  for (let at = 0; at < Math.max(organisations.length, titles.length); at++)
    draft.work(organisations[at] ?? '', titles[at] ?? '')
}

function readAddresses(cell: (part: string) => string, label: string, draft: RecordDraft): void {
  const parts = ADDRESS_PARTS.map((part) => cell(part).split(SEPARATOR))
  const count = Math.min(20, Math.max(...parts.map((values) => values.length)))
  const joined = Array.from({ length: count }, (_, at) => joinAddress(parts.map((values) => values[at] ?? '')))
  for (const address of joined) draft.place(label, address)
  for (const [at, text] of cell('formatted').split(SEPARATOR).entries()) {
    const printed = joinAddress(text.split('\n'))
    const known = joined[at] ?? ''
    if (known === '') draft.place(label, printed)
    // Mostly it is the same once more; what it says besides is kept.
    else if (isWithin(printed, known)) draft.became('field')
    else draft.note(printed, `${label} address`.trim())
  }
}

function isWithin(printed: string, joined: string): boolean {
  const known = new Set(wordsOf(joined))
  return wordsOf(printed).every((word) => known.has(word))
}

function wordsOf(text: string): string[] {
  return foldName(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
}

function readDate(draft: RecordDraft, label: string, text: string): void {
  if (text === '') return
  const slashed = parseSlashDate(text)
  const date = slashed === null ? parseImportDate(text) : slashDate(slashed, null)
  if (date !== null) return draft.date(label, date)
  draft.note(text, label)
  draft.report({ code: 'date-in-notes', params: { label: label.slice(0, 40), text: text.slice(0, 40) } })
}

/** Google's own labels begin in capitals ("Home") and may be marked ("* Work"). */
function labelOf(marked: string): string {
  const label = marked.replace(/^\*\s*/, '')
  return /^\p{Lu}\p{Ll}+$/u.test(label) ? label.toLowerCase() : label
}
