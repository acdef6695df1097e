import { exportedPeople, type ExportedPerson } from '#journal/exchange/export-people.ts'
import type { ImportedRecord } from '#journal/exchange/imported-record.ts'
import { problemLog } from '#journal/exchange/problem-log.ts'
import { vcard } from '#journal/exchange/vcard.ts'
import { writeVcard } from '#journal/exchange/write-vcard.ts'
import type { QueryContext } from '#journal/queries/query-context.ts'
import type { ImportAccounts } from '#shared/contract/journal-file-contract.ts'

/** What Rapport says of people, in the version that is asked for. */
export function ownTexts(queries: QueryContext, ids: readonly string[], notes: boolean) {
  const numbers = queries.sql('SELECT n FROM people WHERE id IN (SELECT value FROM json_each(?))').pluck()
  const texts = new Map<string, (version: '3.0' | '4.0') => string>()
  for (const n of numbers.all(JSON.stringify(ids)) as number[]) {
    const [person] = exportedPeople(queries, { after: n - 1, limit: 1 }) as [ExportedPerson?]
    if (person?.n === n) texts.set(person.id, (version) => writeVcard(person, version, notes, true))
  }
  return texts
}

export function versionOf(card: string): '3.0' | '4.0' {
  return /^VERSION:4/im.test(card) ? '4.0' : '3.0'
}

/** The one person of a card; null where it has none. */
export function recordOf(text: string, country: string): ImportedRecord | null {
  return readCard(text, country).record
}

interface ReadCard {
  readonly record: ImportedRecord | null
  /** What became of the fields that are not in it. */
  readonly accounts: ImportAccounts | null
}

export const NOTHING_READ: ReadCard = { record: null, accounts: null }

export function readCard(text: string, country: string): ReadCard {
  const log = problemLog()
  const source = vcard.open(text, log, country)
  if (source === null) return NOTHING_READ
  const records = [...source.steps()].flatMap(({ record }) => record ?? [])
  return { record: source.finish(records)[0] ?? null, accounts: log.account.result() }
}

export function isSameCard(one: string, other: string, country: string): boolean {
  const said = (text: string) => JSON.stringify({ ...recordOf(text, country), line: 0 })
  return said(one) === said(other)
}
