import { civilDateOf, type CivilDate, type CivilTime } from '#shared/model/civil-date.ts'
import { partialDate, type PartialDate } from '#shared/model/partial-date.ts'
import { amountAlone } from './amount-at.ts'
import { nearestDayOfMonth, nearestDayOfYear, type Direction } from './calendar.ts'
import { dateAt } from './date-at.ts'
import type { KnownPerson } from './draft.ts'
import { ENGLISH_WORDS } from './english-words.ts'
import type { LanguageWords } from './language-words.ts'
import { lineOf, type Line } from './line.ts'
import { writtenDayAt } from './written-day.ts'

const NOBODY: readonly KnownPerson[] = []
/** A year of two digits in a birthday is one that has begun: 80 is 1980. */
const CENTURY = 100

export interface TypedDayOptions {
  /** Where a day without its year, or a weekday, is looked for. */
  readonly toward?: Direction
  /** Which of two numbers comes first where the reader lives: `3/4` says it by nothing else. */
  readonly dayFirst?: boolean
  readonly words?: LanguageWords
}

/**
 * The day that somebody means who types it into a field: what names a day in a line (docs/quick-log.md), and also what only
 * says one where nothing else can be meant: *2 weeks*, *the 12th*, *12*, *3/4*, *may*, *christmas*.
 * @returns null where the words name none, or something besides
 */
export function typedDay(
  text: string,
  today: CivilDate,
  { toward = 'future', dayFirst = true, words = ENGLISH_WORDS }: TypedDayOptions = {},
): CivilDate | null {
  const typed = text.trim()
  const inDigits = dayInDigits(typed, today, toward, dayFirst)
  if (inDigits !== undefined) return inDigits
  const line = toLine(typed, today, words)
  const amount = amountAlone(line, 0, toward)
  if (amount !== null && amount.to === line.tokens.length) return amount.on(toward)
  for (const introduced of ['', ...introductions(words)]) {
    const read = toLine(`${introduced} ${typed}`.trim(), today, words)
    const match = read.tokens.length === 0 ? null : dateAt(read, 0)
    if (match !== null && match.to === read.tokens.length) return match.on(toward)
  }
  return null
}

/** A day of the year, with its year where one is typed: *3 May*, *May 3rd 1980*, *3.5.*, *29 Feb*. */
export function typedPartialDay(
  text: string,
  today: CivilDate,
  { dayFirst = true, words = ENGLISH_WORDS }: Omit<TypedDayOptions, 'toward'> = {},
): PartialDate | null {
  const typed = text.trim().replace(/\.$/, '')
  const digits = numbersOf(typed, dayFirst)
  if (digits !== null && digits.month !== null) {
    const y = digits.year === null ? {} : { y: yearBefore(digits.year, today) }
    return partialDate.safeParse({ ...y, m: digits.month, d: digits.day }).data ?? null
  }
  const line = toLine(typed, today, words)
  const written = line.tokens.length === 0 ? null : writtenDayAt(line, 0, true)
  if (written === null || written.to !== line.tokens.length || !/\p{L}{3}|\d{4}/u.test(typed)) return null
  const [y = 0, m = 1, d = 1] = written.on('past').split('-').map(Number)
  return { ...(/\d{4}/.test(typed) ? { y } : {}), m, d }
}

/** Words of which one before it makes a date of what is none by itself: *on* the 12th, *in* May, *at* Christmas. */
function introductions({ dates }: LanguageWords): readonly string[] {
  return [dates.on[0], dates.in[0], dates.by[0]].filter((word) => word !== undefined)
}

interface Numbers {
  readonly day: number
  readonly month: number | null
  readonly year: string | null
}

/** A day in digits alone; undefined where it is not one, null where the calendar does not have it. */
function dayInDigits(
  typed: string,
  today: CivilDate,
  toward: Direction,
  dayFirst: boolean,
): CivilDate | null | undefined {
  const numbers = numbersOf(typed, dayFirst)
  if (numbers === null) return undefined
  const { day, month, year } = numbers
  if (month === null) return nearestDayOfMonth(today, day, toward)
  if (year === null) return nearestDayOfYear(today, month, day, toward)
  const century = Math.floor(Number(today.slice(0, 4)) / CENTURY) * CENTURY
  return civilDateOf(year.length === 2 ? century + Number(year) : Number(year), month, day)
}

/** 12; 3/4, 3-4, 3.4.; 3/4/26, 3.4.2026. A point puts the day first everywhere. */
function numbersOf(typed: string, dayFirst: boolean): Numbers | null {
  const parts = /^(\d{1,2})(?:([./-])(\d{1,2})(?:\2(\d{4}|\d{2})?)?)?$/.exec(typed)
  if (parts === null) return null
  const [first, second] = [Number(parts[1]), Number(parts[3])]
  if (parts[3] === undefined) return { day: first, month: null, year: null }
  // Where only one of both can be the month, it is.
  const isDayFirst = second > 12 ? false : first > 12 || parts[2] === '.' || dayFirst
  const [day, month] = isDayFirst ? [first, second] : [second, first]
  return { day, month, year: parts[4] ?? null }
}

function yearBefore(digits: string, today: CivilDate): number {
  if (digits.length === 4) return Number(digits)
  const thisYear = Number(today.slice(0, 4))
  const year = Math.floor(thisYear / CENTURY) * CENTURY + Number(digits)
  return year > thisYear ? year - CENTURY : year
}

function toLine(text: string, today: CivilDate, words: LanguageWords): Line {
  return lineOf(text, { date: today, time: '00:00' as CivilTime }, NOBODY, words)
}
