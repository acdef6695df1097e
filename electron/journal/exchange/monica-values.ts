import { derivedId } from '#journal/documents/derived-id.ts'
import { parseCivilDate, type CivilDate } from '#shared/model/civil-date.ts'
import { cleanLine, cleanNote, cutText } from './clean-text.ts'
import { VALUE_CAPS } from './import-caps.ts'

/** What Monica says of one thing, by the names of its columns. */
export type Fields = Readonly<Record<string, unknown>>
export interface Collection {
  readonly type: string
  readonly values: readonly unknown[]
}

/** Of what says no day at all, that nothing of it is lost. */
export const NO_DAY = '1970-01-01' as CivilDate

/** N6: a year that is a guess is no day, and a day without its year has none. */
export function specialDate(value: unknown): { date?: { y?: number; m: number; d: number }; about?: number } | null {
  const said = fieldsOf(value)
  const day = dayOf(said['date'])
  if (day === null) return null
  const parts = partsOf(day)
  if (said['is_age_based'] === true) return { about: parts.y }
  return { date: said['is_year_unknown'] === true ? { m: parts.m, d: parts.d } : parts }
}

export function collectionsOf(contact: Fields): Collection[] {
  const data = contact['data']
  return (Array.isArray(data) ? data : []).map(fieldsOf).map(({ type, values }) => ({
    type: text(type),
    values: Array.isArray(values) ? values : [],
  }))
}

export function propertiesOf(item: Fields): Fields {
  return fieldsOf(item['properties'])
}

export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}

export function setOf(ids: readonly string[]): Record<string, true> {
  return Object.fromEntries(ids.map((id) => [id, true]))
}

/** No program says anything deeper than that. */
const MAX_DEPTH = 16

export function wordsOf(value: unknown, depth = 0): string {
  if (typeof value === 'string') return note(value)
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return ''
  return Object.values(value)
    .map((one) => wordsOf(one, depth + 1))
    .filter(Boolean)
    .join(', ')
}

/** Timestamps stand for days too: the day is taken as it is written, and never moved by a zone. */
export function dayOf(value: unknown): CivilDate | null {
  return parseCivilDate(text(value).slice(0, 10))
}

export function partsOf(day: CivilDate): { y: number; m: number; d: number } {
  const [y = 0, m = 0, d = 0] = day.split('-').map(Number)
  return { y, m, d }
}

export function dayText(y: number, m: number, d: number): string {
  return [String(y).padStart(4, '0'), String(m).padStart(2, '0'), String(d).padStart(2, '0')].join('-')
}

export function instantOf(value: unknown): number {
  const at = Date.parse(text(value))
  return Number.isFinite(at) && at > 0 ? at : 0
}

/** What a thing is known by; one that says it nowhere is known by all that it says. */
export function uuidOf(item: Fields): string {
  return text(item['uuid']) || JSON.stringify(item)
}

export function isOftener(count: unknown): boolean {
  return typeof count === 'number' && count > 1
}

/** N of Monica's weeks or months, as a follow-up comes again; null for what comes once. */
export function everyOf(often: unknown, count: unknown): string | null {
  const unit = { week: 'W', month: 'M', year: 'Y' }[text(often)]
  const times = typeof count === 'number' && count >= 1 && count < 1000 ? Math.floor(count) : 1
  return unit === undefined ? null : `P${times}${unit}`
}

export function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

export function line(value: unknown): string {
  return cutText(cleanLine(typeof value === 'number' ? String(value) : text(value)), VALUE_CAPS.line)
}

export function note(value: unknown): string {
  return cutText(cleanNote(text(value)), VALUE_CAPS.notes)
}

export function monicaId(kind: string, uuid: string): string {
  return derivedId('monica', kind, uuid)
}
