import { civilDateOf, type CivilDate } from '#shared/model/civil-date.ts'
import { partialDate, type PartialDate } from '#shared/model/partial-date.ts'
import { foldName } from '#shared/model/person-name.ts'

// The first three letters, without accents, tell the months apart in English, German, French, Spanish, Italian,
// Portuguese and Dutch, but for June and July in French; März is also "Mrz".
const MONTH_BEGINNINGS: readonly string[] = [
  'jan,ene,gen',
  'feb,fev',
  'mar,mrz,mae,mrt,maa',
  'apr,abr,avr',
  'may,mai,mei,mag',
  'jun,juin,giu',
  'jul,juil,lug',
  'aug,ago,aou',
  'sep,set',
  'oct,okt,ott,out',
  'nov',
  'dec,dez,dic',
]
const MONTHS = new Map(
  MONTH_BEGINNINGS.flatMap((words, index) => words.split(',').map((word) => [word, index + 1] as const)),
)

/**
 * A day with its year, as LinkedIn writes it (`05 Mar 2024`, `05. Mär. 2024`) or as programs do
 * (`2024-03-05`, `05.03.2024`); null where it is no day or its order of day and month is not certain.
 */
export function parseImportDay(text: string): CivilDate | null {
  const date = parseImportDate(text)
  return date === null ? null : civilDateOfPartial(date)
}

/** The day, where its year is known. */
export function civilDateOfPartial({ y, m, d }: PartialDate): CivilDate | null {
  return y === undefined ? null : civilDateOf(y, m, d)
}

const SHAPES: readonly RegExp[] = [
  /^(?<y>\d{4}|-)-?(?<m>\d{2})-?(?<d>\d{2})(?:[T ].*)?$/,
  /^(?<d>\d{1,2})\.\s*(?<m>\d{1,2})\.\s*(?<y>\d{4}|\d{2})?$/,
  // A spreadsheet that opened the file writes it so.
  /^(?<d>\d{1,2})-(?<m>\p{L}+)-(?<y>\d{4}|\d{2})$/u,
  /^(?<d>\d{1,2})\.?\s+(?:de\s+)?(?<m>\p{L}+)\.?,?(?:\s+(?:de\s+)?(?<y>\d{4}))?$/u,
  /^(?<m>\p{L}+)\.?\s+(?<d>\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(?<y>\d{4}))?$/u,
]

/**
 * A birthday or anniversary, with or without its year: `1980-02-29`, `19800229`, `--02-29`, `--0229`,
 * `29.02.1980`, `29-Feb-80`, `29 Feb`, `February 29, 1980`, and ISO dates with a time, which is left out. Null for anything
 * else, days that do not exist, and `3/4/1980`, which has two readings (see `parseSlashDate`).
 */
export function parseImportDate(text: string): PartialDate | null {
  const trimmed = text.trim()
  if (trimmed.length > 40) return null
  for (const shape of SHAPES) {
    const groups = shape.exec(trimmed)?.groups
    if (groups !== undefined) return partialDateOf(yearOf(groups['y']), monthOf(groups['m'] ?? ''), Number(groups['d']))
  }
  return null
}

/** `a/b/year` as written: which of the two is the day is not known from one date alone. */
export interface SlashDate {
  readonly first: number
  readonly second: number
  readonly year: number | undefined
}

/** Reads `3/4/1980`, `3/4/80`, `3/4`, with or without a time behind it (`10/25/17, 3:30 PM`), which is left out; null where it has another shape. Two digits are a year from 1930 to 2029. */
export function parseSlashDate(text: string): SlashDate | null {
  const match = /^(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d{2}))?(?:,?\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AP]M)?)?$/i.exec(
    text.trim(),
  )
  if (match === null) return null
  const [, first, second, year] = match
  return { first: Number(first), second: Number(second), year: year === undefined ? undefined : fullYear(year) }
}

/**
 * The date where the order of day and month is certain: from the date itself (`17/5`, `3/3`), or as `order`
 * says for the whole file. Null where it is not, or where the calendar has no such day.
 */
export function slashDate(date: SlashDate, order: SlashOrder | null): PartialDate | null {
  const { first, second, year } = date
  const certain = slashOrder([date]) ?? order ?? (first === second ? 'day first' : null)
  if (certain === null) return null
  return certain === 'day first' ? partialDateOf(year, second, first) : partialDateOf(year, first, second)
}

export type SlashOrder = 'day first' | 'month first'

/** How a file writes `a/b/year`, told by one whose other reading has a 13th month; null where none tells. */
export function slashOrder(dates: Iterable<SlashDate>): SlashOrder | null {
  for (const { first, second } of dates) {
    if (first > 12 && second <= 12) return 'day first'
    if (second > 12 && first <= 12) return 'month first'
  }
  return null
}

export function partialDateOf(y: number | undefined, m: number, d: number): PartialDate | null {
  const parsed = partialDate.safeParse(y === undefined ? { m, d } : { y, m, d })
  return parsed.success ? parsed.data : null
}

function yearOf(text: string | undefined): number | undefined {
  return text === undefined || text === '-' || text === '0000' ? undefined : fullYear(text)
}

function monthOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  const folded = foldName(text)
  return folded.length < 3 ? 0 : (MONTHS.get(folded.slice(0, 4)) ?? MONTHS.get(folded.slice(0, 3)) ?? 0)
}

function fullYear(digits: string): number {
  const year = Number(digits)
  if (digits.length === 4) return year
  return year < 30 ? 2000 + year : 1900 + year
}
