import { csvFormat } from './csv-format.ts'
import type { CsvHeader } from './csv-header.ts'
import type { CsvRow } from './csv-rows.ts'
import type { CsvTable } from './csv-table.ts'
import { circleOfGroup } from './group-name.ts'
import {
  parseImportDate,
  parseSlashDate,
  slashDate,
  slashOrder,
  type SlashDate,
  type SlashOrder,
} from './import-date.ts'
import {
  OUTLOOK,
  OUTLOOK_ADDRESSES,
  OUTLOOK_COLUMNS,
  OUTLOOK_EMAILS,
  OUTLOOK_KEPT_IN_NOTES,
  OUTLOOK_MARKS,
  OUTLOOK_PHONES,
  OUTLOOK_WEB,
} from './outlook-columns.ts'
import { joinAddress } from './postal-address.ts'
import { problemLog } from './problem-log.ts'
import type { RecordDraft } from './record-draft.ts'
import { nameFromParts } from './whole-name.ts'

// A 0 for the day is how Outlook writes that there is none.
const NO_DATE = /^0{1,2}[/.]0{1,2}[/.]0{2,4}$/
const ROWS_FOR_DATES = 20_000
// Exchange writes its internal address where there is no other.
const EXCHANGE_ADDRESS = /^\/o=/i

// How the program shows, sorts and sends, and what it makes of the other columns by itself.
const NOT_OF_THE_PERSON =
  /^(e-?mail.*(type|typ|display name|angezeigter name)|initials|initialen|priority|priorität|sensitivity|vertraulichkeit|private|privat|directory server|verzeichnisserver|internet free busy|internet-frei\/gebucht)$/

/**
 * Outlook's CSV, English and German. It writes dates in the order of the machine that exported them; a date
 * that tells (`17/5/1980`) decides for its whole file, otherwise `3/4/1980` is read month first, as an English
 * Outlook writes it by default, and reported.
 */
export const outlookCsv = csvFormat({
  id: 'outlook',
  isHeader: ({ has, share }) =>
    OUTLOOK.given.some(has) &&
    OUTLOOK.family.some(has) &&
    OUTLOOK_MARKS.filter(has).length >= 2 &&
    // There it stands before a name; in other tables it is what somebody does.
    (!has('title') || has('job title')) &&
    share((name) => OUTLOOK_COLUMNS.has(name) || NOT_OF_THE_PERSON.test(name)) >= 0.5,
  leavesOut: NOT_OF_THE_PERSON,
  open(table) {
    const { header } = table
    const order = orderOfDates(table)
    return (row, draft) => {
      const cell = (names: readonly string[]) => header.cell(row, ...names)
      readNames(cell, draft)
      draft.organisation(cell(OUTLOOK.organisation))
      draft.title(cell(OUTLOOK.jobTitle))
      readChannels(cell, draft)
      for (const { label, parts } of OUTLOOK_ADDRESSES) draft.place(label, joinAddress(parts.map(cell)))
      readDate(draft, 'birthday', cell(OUTLOOK.birthday), order)
      readDate(draft, 'anniversary', cell(OUTLOOK.anniversary), order)
      for (const group of cell(OUTLOOK.categories).split(/[;,]/)) {
        const circle = circleOfGroup(group)
        if (circle !== null) draft.circle(circle)
      }
      draft.note(cell(OUTLOOK.notes))
      const gender = cell(OUTLOOK.gender)
      if (!/^(unspecified|keine angabe|nicht angegeben)$/i.test(gender)) draft.note(gender, 'Gender')
      draft.about([])
      for (const { label, names } of OUTLOOK_KEPT_IN_NOTES) draft.note(cell(names), label)
    }
  },
})

type Cell = (names: readonly string[]) => string

function readNames(cell: Cell, draft: RecordDraft): void {
  nameFromParts(draft, {
    prefix: cell(OUTLOOK.prefix),
    given: cell(OUTLOOK.given),
    middle: cell(OUTLOOK.middle),
    family: cell(OUTLOOK.family),
    suffix: cell(OUTLOOK.suffix),
    whole: '',
  })
  draft.name('nick', cell(OUTLOOK.nick))
  draft.name('phonetic', [cell(OUTLOOK.phoneticFamily), cell(OUTLOOK.phoneticGiven)].filter(Boolean).join(' '))
}

function readChannels(cell: Cell, draft: RecordDraft): void {
  for (const names of OUTLOOK_EMAILS) {
    const address = cell(names)
    if (EXCHANGE_ADDRESS.test(address)) draft.report({ code: 'internal-address', params: {} })
    else draft.email(address)
  }
  for (const { label, names } of OUTLOOK_PHONES) draft.channel('phone', cell(names), { label })
  for (const name of OUTLOOK_WEB) draft.web(cell([name]))
  draft.channel('message', cell(OUTLOOK.messenger))
}

function orderOfDates({ header, rows }: CsvTable): SlashOrder | null {
  return slashOrder(slashDates(header, rows(problemLog())))
}

function* slashDates(header: CsvHeader, rows: Iterable<CsvRow>): Generator<SlashDate> {
  let count = 0
  for (const row of rows) {
    if (++count > ROWS_FOR_DATES) return
    for (const names of [OUTLOOK.birthday, OUTLOOK.anniversary]) {
      const date = parseSlashDate(header.cell(row, ...names))
      if (date !== null) yield date
    }
  }
}

function readDate(draft: RecordDraft, label: string, text: string, order: SlashOrder | null): void {
  if (text === '' || NO_DATE.test(text)) return draft.about([])
  const slashed = parseSlashDate(text)
  if (slashed === null) {
    const date = parseImportDate(text)
    if (date !== null) return draft.date(label, date)
  } else {
    const certain = slashDate(slashed, order)
    const date = certain ?? slashDate(slashed, 'month first')
    if (certain === null && date !== null) draft.report({ code: 'month-first-guessed', params: { label, text } })
    if (date !== null) return draft.date(label, date)
  }
  draft.note(text, label)
  draft.report({ code: 'date-in-notes', params: { label, text: text.slice(0, 40) } })
}
