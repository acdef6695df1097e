import {
  taskComponents,
  taskEvents,
  yearlyEvents,
  type CalendarTask,
  type YearlyDay,
} from '#journal/calendar/write-days.ts'
import { writeCalendar } from '#journal/calendar/write-calendar.ts'
import { keptBlocks } from '#journal/queries/block-rows.ts'
import { problemOfBlock } from '#journal/calendar/occurrences.ts'
import { preferencesNow } from '#journal/queries/lists.ts'
import type { QueryContext } from '#journal/queries/query-context.ts'
import { strategyCanvas } from '#journal/queries/strategy-canvas.ts'
import type { QueryOutput, QueryRequest } from '#shared/contract/contract.ts'
import { dayNumberToCivilDate, yearOf, type CivilDate } from '#shared/model/civil-date.ts'
import { exportedPeople, type ExportedPerson } from './export-people.ts'
import { namesHidden, type NamesHidden } from './hidden-names.ts'
import { kumuBlueprint } from './kumu-blueprint.ts'
import { googleHead, googleRow, sheetHead, sheetRow, type CsvOptions } from './write-csv.ts'
import type { FolderFile } from './write-folder.ts'
import { writeVcard } from './write-vcard.ts'

type Asked = QueryRequest<'exportFile'>

const PEOPLE_A_PIECE = 500

/** The next piece of a file for another program. A long export may see edits made meanwhile. */
export function exportFile(context: QueryContext, asked: Asked): QueryOutput<'exportFile'> {
  const { format, after } = asked
  const hidden = asked.namesHidden ? namesHidden(context) : null
  if (format === 'calendar') return calendarPiece(context, asked, hidden)
  if (format === 'kumu') return kumuPiece(context, hidden)
  const people = exportedPeople(context, { after: after ?? 0, limit: PEOPLE_A_PIECE, hidden })
  const count = (where: string, ...values: number[]) =>
    context
      .sql(`SELECT count(*) FROM people WHERE hidden = 0 ${where}`)
      .pluck()
      .get(...values) as number
  const last = people.at(-1)?.n ?? after ?? 0
  const head = after === null ? headOf(asked) : ''
  return {
    text: head + people.map((person) => rowOf(person, asked)).join(''),
    next: people.length < PEOPLE_A_PIECE ? null : last,
    done: count('AND n <= ?', last),
    total: count(''),
  }
}

/** A file for each person, and one for each date and task, for programs that keep a folder up to date with a server. */
export function* cardFiles(
  context: QueryContext,
  { withoutPrivate, hidden }: { readonly withoutPrivate: boolean; readonly hidden: NamesHidden | null },
): Generator<FolderFile> {
  for (const person of exportedPeople(context, { hidden }))
    yield { path: `contacts/${person.id}.vcf`, id: person.id, text: writeVcard(person, '4.0', !withoutPrivate) }
  const made = { ...calendarOptions(context), now: 0 }
  for (const day of yearlyDays(context, hidden))
    yield {
      path: `calendar/${day.uid}.ics`,
      id: day.uid,
      text: writeCalendar([], { ...made, also: yearlyEvents([day], 0) }),
    }
  for (const task of tasks(context, hidden))
    yield {
      path: `calendar/${task.uid}.ics`,
      id: task.uid,
      text: writeCalendar([], { ...made, also: taskComponents([task], 0) }),
    }
}

function headOf({ format, ...asked }: Asked): string {
  if (format === 'csv') return sheetHead(csvOptions(asked))
  return format === 'csv-google' ? googleHead() : ''
}

function rowOf(person: ExportedPerson, { format, ...asked }: Asked): string {
  switch (format) {
    case 'csv':
      return sheetRow(person, csvOptions(asked))
    case 'csv-google':
      return googleRow(person, csvOptions(asked))
    default:
      return writeVcard(person, format === 'vcard3' ? '3.0' : '4.0', !asked.withoutPrivate)
  }
}

function csvOptions({ separator, withoutPrivate }: Pick<Asked, 'separator' | 'withoutPrivate'>): CsvOptions {
  return { separator, notes: !withoutPrivate }
}

function calendarOptions(context: QueryContext) {
  return { title: preferencesNow(context).calendarTitle, version: context.version, now: context.now() }
}

function calendarPiece(
  context: QueryContext,
  { followUpEvents }: Asked,
  hidden: NamesHidden | null,
): QueryOutput<'exportFile'> {
  const options = calendarOptions(context)
  const blocks = keptBlocks(context.sql).filter(({ content }) => problemOfBlock(content) === null)
  const [days, todo] = [yearlyDays(context, hidden), tasks(context, hidden)]
  const events = followUpEvents ? taskEvents(todo, options.now) : []
  const also = [...yearlyEvents(days, options.now), ...taskComponents(todo, options.now), ...events]
  const total = blocks.length + also.length
  return { text: writeCalendar(blocks, { ...options, also }), next: null, done: total, total }
}

function kumuPiece(context: QueryContext, hidden: NamesHidden | null): QueryOutput<'exportFile'> {
  const blueprint = kumuBlueprint(strategyCanvas(context), hidden)
  const total = blueprint.elements.length
  return { text: `${JSON.stringify(blueprint, null, 2)}\n`, next: null, done: total, total }
}

/** A day without its year begins this year: nobody knows how old somebody is. */
function yearlyDays(context: QueryContext, hidden: NamesHidden | null): YearlyDay[] {
  const year = yearOf(context.today())
  return exportedPeople(context, { hidden }).flatMap(({ id, name, content }) =>
    Object.entries(content.dates).map(
      ([
        entry,
        {
          label,
          date: { y, m, d },
        },
      ]) => ({
        uid: `${id}-${entry.replaceAll(/[^\w-]/g, '')}`,
        title: label === '' ? name : `${name}: ${label}`,
        from: `${String(y ?? (isLeapDay(m, d) ? nextLeapYear(year) : year)).padStart(4, '0')}-${two(m)}-${two(d)}` as CivilDate,
      }),
    ),
  )
}

function tasks({ sql }: QueryContext, hidden: NamesHidden | null): CalendarTask[] {
  const rows = sql('SELECT id, text, due_day, done_at FROM follow_ups WHERE deleted_at IS NULL ORDER BY n').all() as {
    id: string
    text: string
    due_day: number | null
    done_at: number | null
  }[]
  return rows.map(({ id, text, due_day: due, done_at: doneAt }) => ({
    uid: id,
    title: hidden?.text(text) ?? text,
    due: due === null ? null : dayNumberToCivilDate(due),
    doneAt,
  }))
}

function isLeapDay(month: number, day: number): boolean {
  return month === 2 && day === 29
}

function nextLeapYear(from: number): number {
  for (let year = from; ; year++) if (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)) return year
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
