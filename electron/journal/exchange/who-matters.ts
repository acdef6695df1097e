import type { ImportReason } from '#shared/contract/import-codes.ts'
import { daysBetween, type CivilDate } from '#shared/model/civil-date.ts'
import { displayName, foldName } from '#shared/model/person-name.ts'
import type { ImportedRecord } from './imported-record.ts'

/** Fewer people than this are looked through in the list of people as quickly. */
export const MANY = 20
const SHOWN = 20
const RECENT_DAYS = 730

/** Words of titles whose work is to lead or to decide, in the languages that files come in. */
const LEADS = new Set(
  `founder cofounder co-founder owner partner ceo cto cfo coo cmo cio cpo chro chief president vp svp evp vice director
  head lead principal chair chairman chairwoman managing dean professor inhaber inhaberin gründer gründerin
  geschäftsführer geschäftsführerin geschäftsführung vorstand vorständin leiter leiterin leitung bereichsleiter
  bereichsleiterin abteilungsleiter abteilungsleiterin direktor direktorin partnerin professorin`.split(/\s+/),
)

/** What a reason counts for: what only people who know each other have goes before what anybody publishes. */
const WEIGHT: Readonly<Record<ImportReason['code'], number>> = {
  notes: 5,
  phone: 4,
  'works-with': 4,
  email: 3,
  leads: 3,
  birthday: 2,
  recent: 2,
}

export interface Mattering {
  /** Index in what was given. */
  readonly index: number
  readonly reasons: readonly ImportReason[]
}

export interface WhoMattersOptions {
  readonly today: CivilDate
  /** How many people of the user's rings work at an organisation, by its folded name. */
  readonly inRings: ReadonlyMap<string, number>
}

/**
 * Those of whom a file says most, so that of thousands twenty can be sorted into rings by hand; by what the file says
 * alone, and nothing is kept of it. Equals are in the order of how lately they were connected, then of the file.
 */
export function whoMatters(records: readonly ImportedRecord[], options: WhoMattersOptions): Mattering[] {
  return records
    .map((record, index) => ({ index, record, reasons: reasonsFor(record, options) }))
    .filter(({ record, reasons }) => reasons.length > 0 && displayName(record.names) !== '')
    .map((one) => ({ ...one, weight: one.reasons.reduce((sum, { code }) => sum + WEIGHT[code], 0) }))
    .toSorted((a, b) => b.weight - a.weight || laterFirst(a.record.metOn, b.record.metOn) || a.index - b.index)
    .slice(0, SHOWN)
    .map(({ index, reasons }) => ({ index, reasons }))
}

function reasonsFor(record: ImportedRecord, { today, inRings }: WhoMattersOptions): ImportReason[] {
  const { channels, organisation, title, metOn, dates, notes } = record
  const reasons: ImportReason[] = []
  const count = inRings.get(foldName(organisation)) ?? 0
  if (notes.trim() !== '') reasons.push({ code: 'notes', params: {} })
  if (channels.some(({ kind }) => kind === 'phone')) reasons.push({ code: 'phone', params: {} })
  if (organisation !== '' && count > 0) reasons.push({ code: 'works-with', params: { organisation, count } })
  if (channels.some(({ kind }) => kind === 'email')) reasons.push({ code: 'email', params: {} })
  if (leads(title)) reasons.push({ code: 'leads', params: { title } })
  if (dates.length > 0) reasons.push({ code: 'birthday', params: {} })
  if (metOn !== null && isRecent(metOn, today)) reasons.push({ code: 'recent', params: { on: metOn } })
  return reasons
}

function isRecent(day: CivilDate, today: CivilDate): boolean {
  const days = daysBetween(day, today)
  return days >= 0 && days <= RECENT_DAYS
}

function leads(title: string): boolean {
  return title
    .toLowerCase()
    .split(/[^\p{L}-]+/u)
    .some((word) => LEADS.has(word))
}

function laterFirst(a: CivilDate | null, b: CivilDate | null): number {
  if (a === b) return 0
  return (a ?? '') > (b ?? '') ? -1 : 1
}
