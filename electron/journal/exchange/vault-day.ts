import { parseCivilDate, type CivilDate } from '#shared/model/civil-date.ts'
import { foldName } from '#shared/model/person-name.ts'
import {
  civilDateOfPartial,
  parseImportDay,
  parseSlashDate,
  slashDate,
  slashOrder,
  type SlashOrder,
} from './import-date.ts'

/** A day, with the time where it is said. */
export interface VaultDay {
  readonly date: CivilDate
  /** `14:00`; null where nothing says it. */
  readonly time: string | null
}

/** A day that the name of a note says, and what else it says: `2026-11-20 Lunch with Ana`. */
export interface NamedDay extends VaultDay {
  readonly topic: string
}

/** `2026-11-20`, `2026_11_20`, `2026.11.20`, `20261120`, `202611201530`. */
const YEAR_FIRST =
  /^(?<y>\d{4})(?<sign>[-_. ]?)(?<m>\d{2})\k<sign>(?<d>\d{2})(?:(?:[-_T]?|[ ](?=\d\d[:.h-]))(?<hour>[01]\d|2[0-3])[:.h-]?(?<minute>[0-5]\d)(?:[:.-]?[0-5]\d)?)?$/
/** `20.11.2026`, `20 November 2026`, `November 20, 2026`; what two readings has, `11-12-2026`, as the other notes write it. */
const OTHERS = [
  /^\d{1,2}\.\s?\d{1,2}\.\s?\d{4}$/,
  /^\d{1,2}(?:st|nd|rd|th|\.)?[ _-](?:de )?\p{L}{3,}\.?,?[ _-](?:de )?\d{4}$/u,
  /^\p{L}{3,}\.?[ _-]\d{1,2}(?:st|nd|rd|th)?,?[ _-]\d{4}$/u,
]
const TWO_READINGS = /^\d{1,2}([-_/])\d{1,2}\1\d{4}$/
/** What stands around a day, or around what else a name says. */
const EDGES = /^[\s,()[\]–—_-]+|[\s,()[\]–—_-]+$/gu
/** What notes of days are called beside their day. */
const DAILY = /^(?:daily(?: notes?)?|journal|diary|notes?|tagebuch|tagesnotiz)$/i
/** So many words a day takes in a name, at most. */
const MAX_WORDS = 5

/**
 * The day with which the name of a note begins or ends, in whatever of the usual ways it is written. A day of the week beside it is no topic.
 * @param order how the vault writes `11-12-2026`; null where nothing tells
 */
export function dayInName(title: string, order: SlashOrder | null): NamedDay | null {
  const words = title.trim().split(/(?<=[\s,–—])|(?<=\d)(?=[-_ ][^\d\s]|\p{Lu})/u)
  const most = Math.min(words.length, MAX_WORDS)
  for (const isEnd of [false, true]) {
    for (let count = most; count > 0; count--) {
      // After the day of the week with which a name may begin.
      for (const skip of isEnd ? [0] : [0, 1]) {
        const from = isEnd ? words.length - count : skip
        const day = dayOf(words.slice(from, from + count).join(''), order)
        if (day === null) continue
        const before = words.slice(0, from).join('')
        if (skip === 1 && !isDayOfWeek(before)) continue
        return { ...day, topic: topicOf(`${before} ${words.slice(from + count).join('')}`) }
      }
    }
  }
  return null
}

/** The day that a value of front matter says, with its time. */
export function dayInFront(said: string, order: SlashOrder | null): VaultDay | null {
  const [, day = said, hour, minute] =
    /^(.*\d)[T ,]+(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$/.exec(said.trim()) ?? []
  const found = dayOf(day, order)
  if (found === null || hour === undefined || Number(hour) > 23 || Number(minute) > 59)
    return hour === undefined ? found : null
  return { date: found.date, time: `${hour.padStart(2, '0')}:${minute}` }
}

/** Which of two readings days have in a vault: told by one that has no other. */
export function orderOfDays(texts: Iterable<string>): SlashOrder | null {
  const dates = [...texts].flatMap((text) => text.split(/[\s,]+/).flatMap((part) => slashesIn(part) ?? []))
  return slashOrder(dates)
}

function dayOf(said: string, order: SlashOrder | null): VaultDay | null {
  const text = said.replace(EDGES, '')
  const { y, m, d, hour, minute } = YEAR_FIRST.exec(text)?.groups ?? {}
  if (y !== undefined) {
    const date = /^(?:19|20)/.test(y) ? parseCivilDate(`${y}-${m}-${d}`) : null
    return date === null ? null : { date, time: hour === undefined ? null : `${hour}:${minute}` }
  }
  const slashes = slashesIn(text)
  const partial = slashes === null ? null : slashDate(slashes, order)
  const date =
    partial === null
      ? OTHERS.some((shape) => shape.test(text))
        ? parseImportDay(text.replaceAll(/(?<=\d)(?:st|nd|rd|th)\b/g, '').replaceAll(/[_-]/g, ' '))
        : null
      : civilDateOfPartial(partial)
  return date === null ? null : { date, time: null }
}

function slashesIn(text: string) {
  return TWO_READINGS.test(text) ? parseSlashDate(text.replaceAll(/[-_]/g, '/')) : null
}

function topicOf(rest: string): string {
  const topic = rest.replace(EDGES, '')
  return isDayOfWeek(topic) || DAILY.test(topic) ? '' : topic
}

function isDayOfWeek(text: string): boolean {
  return daysOfWeek().has(foldName(text.replaceAll(/[^\p{L}-]/gu, '')))
}

const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl']
const MONDAY = Date.UTC(2026, 10, 23)
const DAY_MS = 86_400_000
let known: ReadonlySet<string> | null = null

/** The days of the week in the languages that tables are read in, whole and short. */
function daysOfWeek(): ReadonlySet<string> {
  known ??= new Set(
    LANGUAGES.flatMap((language) =>
      (['long', 'short'] as const).flatMap((weekday) => {
        const format = new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' })
        return Array.from({ length: 7 }, (_, day) => foldName(format.format(MONDAY + day * DAY_MS).replaceAll('.', '')))
      }),
    ),
  )
  return known
}
