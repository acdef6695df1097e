import type { ColumnField } from '#shared/model/column-field.ts'
import { foldName } from '#shared/model/person-name.ts'
import { cleanLine } from './clean-text.ts'
import type { ReadRow } from './csv-format.ts'
import type { CsvRow } from './csv-rows.ts'
import type { CsvTable } from './csv-table.ts'
import { circleOfGroup } from './group-name.ts'
import { columnKey, type GuessedColumn } from './guess-columns.ts'
import {
  civilDateOfPartial,
  parseImportDate,
  parseSlashDate,
  partialDateOf,
  slashDate,
  slashOrder,
  type SlashOrder,
} from './import-date.ts'
import { joinAddress } from './postal-address.ts'
import { problemLog } from './problem-log.ts'
import type { RecordDraft } from './record-draft.ts'
import { nameFromParts } from './whole-name.ts'

const ROWS_FOR_DATES = 20_000
const DATES: ReadonlySet<ColumnField> = new Set(['birthday', 'date', 'met-on'])
const ADDRESS_PARTS = ['street', 'city', 'region', 'postal-code', 'country'] as const
const SEVERAL = / ::: |[\n;|]/
const SEVERAL_GROUPS = / ::: |[\n;|,]/

interface Column extends GuessedColumn {
  readonly at: number
  /** As the header writes it. */
  readonly name: string
}

/** Reads the rows of a table whose columns are known. */
export function openRows(table: CsvTable, guessed: readonly GuessedColumn[]): ReadRow {
  const { header } = table
  const columns = guessed.map((one, at): Column => ({ ...one, at, name: header.labels[at] || `Column ${at + 1}` }))
  const of = (field: ColumnField) => columns.filter((column) => column.field === field)
  const order = orderOfDates(table, columns)
  const addresses = addressesOf(columns)
  const [organisations, titles] = [of('organisation'), of('title')]
  const bornIn = { y: of('birth-year'), m: of('birth-month'), d: of('birth-day') }

  return (row, draft) => {
    const cell = ({ at }: Pick<Column, 'at'>) => header.cellAt(row, at)
    const beside: (readonly [other: Column, column: Column])[] = []
    /** Of several columns with one meaning the first that says something; another that says something else is kept in the notes. */
    const firstOf = (several: readonly Column[]): Column | null => {
      const [column, ...more] = several.filter((one) => cell(one) !== '')
      if (column === undefined) return null
      for (const other of more) beside.push([other, column])
      return column
    }
    const first = (field: ColumnField) => {
      const column = firstOf(of(field))
      return column === null ? '' : cell(column)
    }
    nameFromParts(draft, {
      prefix: first('prefix'),
      given: first('given'),
      middle: first('middle'),
      family: familyOf(of('family'), cell),
      suffix: first('suffix'),
      whole: first('name'),
    })
    for (const column of of('nick')) draft.name('nick', cell(column))
    draft.name('phonetic', of('phonetic').map(cell).filter(Boolean).join(' '))
    for (const column of of('pronouns')) draft.line('pronouns', cell(column))
    for (let at = 0; at < Math.max(organisations.length, titles.length); at++) {
      const [organisation, title] = [organisations[at], titles[at]]
      draft.work(organisation === undefined ? '' : cell(organisation), title === undefined ? '' : cell(title))
    }
    for (const column of columns) {
      draft.about([column.at])
      readChannel(column, cell(column), draft)
    }
    for (const { label, place, parts } of addresses) {
      if (place !== null) draft.place(label, joinAddress(cell(place).split('\n')))
      draft.place(label, joinAddress(parts.map(cell)))
    }
    readBirth({ y: firstOf(bornIn.y), m: firstOf(bornIn.m), d: firstOf(bornIn.d) }, cell, draft)
    for (const column of columns.filter(({ field }) => DATES.has(field))) {
      draft.about([column.at])
      readDate(column, cell(column), order, draft)
    }
    for (const column of of('circles')) {
      for (const group of cell(column).split(SEVERAL_GROUPS)) draft.circle(circleOfGroup(group) ?? '')
    }
    for (const column of of('notes')) draft.note(cell(column))
    for (const [other, column] of beside) {
      const [own, one] = [cell(other), cell(column)]
      draft.about([other.at])
      if (wordsOf(own) === wordsOf(one)) draft.became('field')
      else draft.note(own, other.name)
    }
    for (const column of of('keep')) draft.notUnderstood(column.name, cell(column))
    for (const column of of('leave-out')) draft.leftOut(column.name, cell(column))
  }
}

/** Two columns are two family names, but one that stands twice with the same in it is one. */
function familyOf(columns: readonly Column[], cell: (column: Column) => string): string {
  const named = new Map(columns.map((column) => [`${columnKey(column.name)}\n${cell(column)}`, cell(column)]))
  return [...named.values()].filter(Boolean).join(' ')
}

/** "Ruiz, Ana" says nothing else than "Ana Ruiz". */
function wordsOf(text: string): string {
  const words = foldName(text).split(/[^\p{L}\p{N}]+/u)
  return words.filter(Boolean).toSorted().join(' ')
}

function readChannel({ field, label, name }: Column, text: string, draft: RecordDraft): void {
  if (text === '') return
  switch (field) {
    case 'email':
      return text.split(/ ::: |[\n;|,]/).forEach((value) => draft.email(value, { label }))
    case 'phone':
      return text.split(SEVERAL).forEach((value) => draft.channel('phone', value, { label }))
    case 'profile':
      return text.split(SEVERAL).forEach((value) => draft.channel('profile', value, { label: serviceOf(name) }))
    case 'website':
      return text.split(SEVERAL).forEach((value) => draft.web(value, { label }))
    case 'message':
      return text.split(SEVERAL).forEach((value) => draft.channel('message', value, { label: serviceOf(name) }))
    default:
  }
}

/** A column of one service is named after it: "LinkedIn URL", "Skype". */
function serviceOf(name: string): string {
  if (/screen ?name|display ?name/i.test(name)) return ''
  const word = cleanLine(name).replace(/\s*\b(url|profile|profil|handle|address|id|name|username)\b\s*/gi, ' ')
  return /^(messenger|im|instant.*|screen ?name|social|chat|)$/i.test(word.trim()) ? '' : word.trim()
}

interface Address {
  readonly label: string
  /** The address in one cell. */
  readonly place: Column | null
  readonly parts: readonly Column[]
}

/** The columns of one address have the same label and number; a street has several lines. */
function addressesOf(columns: readonly Column[]): Address[] {
  const isPart = ({ field }: Column) => (ADDRESS_PARTS as readonly string[]).includes(field)
  const labels = [...new Set(columns.filter(isPart).map(({ label }) => label))]
  const parts = labels.flatMap((label) => {
    const own = columns.filter((one) => isPart(one) && one.label === label)
    // "Address 2" is a second line where there is one city, a second address where there are two.
    const numbers = [...new Set(own.filter(({ field }) => field === 'city').map(({ number }) => number))]
    const groups = numbers.length > 1 ? numbers : [null]
    return groups.map((number) => {
      const grouped = number === null ? own : own.filter((one) => one.number === number)
      return {
        label,
        place: null,
        parts: ADDRESS_PARTS.flatMap((part) => grouped.filter(({ field }) => field === part)),
      }
    })
  })
  const wholes = columns.filter(({ field }) => field === 'place')
  return [...wholes.map((place) => ({ label: place.label, place, parts: [] })), ...parts]
}

function readBirth(
  { y, m, d }: Readonly<Record<'y' | 'm' | 'd', Column | null>>,
  cell: (column: Column) => string,
  draft: RecordDraft,
): void {
  const parts = [y, m, d].flatMap((column) => (column === null ? [] : [{ name: column.name, text: cell(column) }]))
  if (parts.length === 0) return
  const numberOf = (column: Column | null) => (column === null ? undefined : Number(cell(column)))
  const date = partialDateOf(numberOf(y), numberOf(m) ?? 0, numberOf(d) ?? 0)
  if (date !== null) return draft.date('birthday', date)
  for (const { name, text } of parts) draft.note(text, name)
}

function readDate({ field, name }: Column, text: string, order: SlashOrder | null, draft: RecordDraft): void {
  if (text === '' || /^0{1,4}[-/.]0{1,2}[-/.]0{1,4}$/.test(text)) return
  const slashed = parseSlashDate(text)
  const label = field === 'birthday' ? 'birthday' : cleanLine(name).toLowerCase()
  const date = slashed === null ? parseImportDate(text) : slashDate(slashed, order)
  const day = date === null ? null : civilDateOfPartial(date)
  if (field === 'met-on' && day !== null) return draft.metOn(day)
  if (field !== 'met-on' && date !== null) return draft.date(label, date)
  draft.note(text, label)
  draft.report({ code: 'date-in-notes', params: { label: label.slice(0, 40), text: text.slice(0, 40) } })
}

/** One date that tells the order of day and month decides for the file. */
function orderOfDates({ header, rows }: CsvTable, columns: readonly Column[]): SlashOrder | null {
  const dated = columns.filter(({ field }) => DATES.has(field))
  return dated.length === 0 ? null : slashOrder(slashDates())

  function* slashDates() {
    let count = 0
    for (const row of rows(problemLog())) {
      if (++count > ROWS_FOR_DATES) return
      for (const { at } of dated) {
        const date = parseSlashDate(cellOf(row, at))
        if (date !== null) yield date
      }
    }
  }
  function cellOf(row: CsvRow, at: number): string {
    return header.cellAt(row, at)
  }
}
